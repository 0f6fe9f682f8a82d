"""Claims on opting out: what places decided, what courts ruled, and who counts as one that limits detainers."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures import Count
from scomm.claims.record_measures import Rows
from scomm.claims.stating import CIS, ICE, OREGON_COURT, computed, said

KIT = "This kit"
FIFTH_CIRCUIT = "US Court of Appeals for the Fifth Circuit"
ATTORNEYS_GENERAL = "Attorneys General of five states and the District of Columbia"
DOJ = "US Department of Justice (DOJ)"
GOVERNING = "Governing"


def claims() -> tuple[Claim, ...]:
    """The claims on opting out, in the order listed here."""
    return (
        *_policies(),
        *_oregon(),
        *_arrests_and_agreements(),
        *_courts(),
        *_reports(),
    )


def _policies() -> Iterator[Claim]:
    for id, sentence, rows, seen in (
        (
            "all",
            "We hold {value} dated policies of counties, cities and states.",
            Rows("local-policies"),
            "242",
        ),
        (
            "limits",
            "Of the dated policies, {value} limit what a jail or an officer does for ICE.",
            Rows("local-policies", {"direction": "limits"}),
            "201",
        ),
        (
            "mandates",
            "Of the dated policies, {value} are laws that make places help ICE.",
            Rows("local-policies", {"direction": "mandates"}),
            "15",
        ),
        (
            "on-or-before",
            "For {value} of the dated policies our sources give no more than a day by which they were there.",
            Rows("local-policies", {"precision": "on-or-before"}),
            "120",
        ),
        (
            "exact-day",
            "For {value} of the dated policies our sources give the day on which they began.",
            Rows("local-policies", {"precision": "day"}),
            "65",
        ),
        (
            "no-lower-bound",
            "For {value} of those our sources don't give even an earliest day.",
            Rows("local-policies", {"precision": "on-or-before"}, blank=("not_before",)),
            "30",
        ),
    ):
        yield computed(
            f"policies-{id}",
            sentence,
            rows,
            seen,
            KIT,
            "LOCAL-POLICIES",
            "No list of policies is complete. A place that is not in it may have one.",
            unit="policies",
        )


def _oregon() -> Iterator[Claim]:
    yield said(
        "oregon-counties-changed",
        "Within weeks of the ruling of April 2014, {value} Oregon counties stopped holding people on detainers alone.",
        30,
        "S",
        GOVERNING,
        "GOVERNING-14",
        unit="counties",
        phrase="nearly {value}",
    )


def _arrests_and_agreements() -> Iterator[Claim]:
    for year, seen in ((2013, "232,287"), (2016, "110,104"), (2017, "143,470")):
        yield computed(
            f"ero-arrests-{year}",
            f"In FY{year} ICE's officers made {{value}} arrests in the whole country.",
            Count("ero-arrests-total", {"fiscal_year": year}, "published_total"),
            seen,
            ICE,
            "MPI-18",
            unit="arrests",
        )
    for day, words, seen in (
        ("2025-07-18", "18 July 2025", "832"),
        ("2025-12-31", "31 December 2025", "1,274"),
    ):
        yield computed(
            f"agreements-287g-{day}",
            f"On {words} ICE's list had {{value}} agreements under section 287(g).",
            Rows("agreements-287g", between=("roster_date", day, day)),
            seen,
            ICE,
            "ICE-287G-25",
            "ICE overwrites the list: agreements that ended are not in it.",
            unit="agreements",
        )


def _courts() -> Iterator[Claim]:
    """Two courts look at holding people on detainers, and come out differently."""
    yield said(
        "miranda-hours",
        "A court in Oregon found that holding a woman for {value} hours on a detainer alone, after her sentence was served, "
        "was a seizure without probable cause.",
        19,
        "P",
        OREGON_COURT,
        "MIRANDA-14",
        unit="hours",
        disputed_by=("el-cenizo-blocked",),
        note="One magistrate judge, one county, the form of that time.",
    )
    yield said(
        "el-cenizo-blocked",
        "The Fifth Circuit let the duty to honor detainers stand, with all of a Texas law but {value} ban.",
        1,
        "P",
        FIFTH_CIRCUIT,
        "ELCENIZO-18",
        unit="bans",
        phrase="one",
        prints="words",
        note="Blocked is the ban on elected officials who endorse limits. The law was challenged as a whole, not for one case.",
    )


def _reports() -> Iterator[Claim]:
    yield said(
        "ice-detainers-one-week",
        "From 28 January to 3 February 2017 ICE sent {value} detainers, its first weekly report says.",
        3_083,
        "P",
        ICE,
        "ICE-DDOR-17",
        unit="detainers",
        disputed_by=("attorneys-general",),
    )
    yield said(
        "ice-declined-one-week",
        "ICE's first weekly report lists {value} detainers that were recorded as declined from 28 January to 3 February 2017.",
        206,
        "P",
        ICE,
        "ICE-DDOR-17",
        unit="detainers",
        disputed_by=("attorneys-general",),
        note="Listed by the day of the record, whenever the detainer was sent. ICE corrected the list afterward.",
    )
    yield said(
        "attorneys-general",
        "In May 2017 {value} Attorneys General, of five states and the District of Columbia, called ICE's weekly lists inaccurate and incomplete.",
        6,
        "P",
        ATTORNEYS_GENERAL,
        "AGS-17",
        unit="people",
        phrase="six",
        prints="words",
    )
    yield said(
        "cis-jurisdictions-2014",
        "In 2014 ICE listed {value} jurisdictions that limit detainers, the Center for Immigration Studies reports.",
        276,
        "S",
        CIS,
        "CIS-DET-15",
        unit="jurisdictions",
    )
    yield said(
        "doj-list-2025",
        "In August 2025 the Department of Justice first published its list, of {value} “sanctuary jurisdictions”.",
        35,
        "P",
        DOJ,
        "DOJ-25",
        unit="jurisdictions",
        note="Who counts as one depends on who makes the list. DOJ took Nevada off it on 26 September 2025.",
    )
