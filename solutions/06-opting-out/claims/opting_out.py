"""Claims on opting out: what places decided, what courts ruled, and who counts as one that limits detainers."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count
from lessonkit.claims.state import computed, said
from scomm.measures.records import Rows


def claims() -> tuple[Claim, ...]:
    """The claims on opting out, in the order listed here."""
    return (
        *_policies(),
        *_oregon(),
        *_arrests_and_agreements(),
        *_galarza(),
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
            "kit",
            "LOCAL-POLICIES",
            "No list of policies is complete. A place that is not in it may have one.",
            unit="policies",
        )


def _oregon() -> Iterator[Claim]:
    yield said(
        "oregon-counties-changed",
        "Within weeks of the ruling of April 2014, {value} Oregon counties stopped holding people on detainers alone.",
        phrase="nearly {value}",
    )


def _arrests_and_agreements() -> Iterator[Claim]:
    for year, seen in ((2013, "232,287"), (2016, "110,104"), (2017, "143,470")):
        yield computed(
            f"ero-arrests-{year}",
            f"In FY{year} ICE's officers made {{value}} arrests in the whole country.",
            Count("ero-arrests-total", {"fiscal_year": year}, "published_total"),
            seen,
            "ice",
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
            "ice",
            "ICE-287G-25",
            "ICE overwrites the list: agreements that ended are not in it.",
            unit="agreements",
        )


def _galarza() -> Iterator[Claim]:
    yield said(
        "galarza-days",
        "A US citizen in Pennsylvania was held for about {value} days after he had posted bail, because of a detainer.",
        phrase="three",
        prints="words",
    )


def _reports() -> Iterator[Claim]:
    yield said(
        "ice-detainers-one-week",
        "From 28 January to 3 February 2017 ICE sent {value} detainers, its first weekly report says.",
        figure="detainers-week-2017",
        disputed_by=("attorneys-general",),
    )
    yield said(
        "ice-declined-one-week",
        "ICE's first weekly report lists {value} detainers that were recorded as declined from 28 January to 3 February 2017.",
        disputed_by=("attorneys-general",),
        note="Listed by the day of the record, whenever the detainer was sent. ICE corrected the list afterward.",
    )
    yield said(
        "attorneys-general",
        "In May 2017 {value} Attorneys General, of five states and the District of Columbia, called ICE's weekly lists inaccurate and incomplete.",
        phrase="six",
        prints="words",
    )
    yield said(
        "cis-jurisdictions-2014",
        "In 2014 ICE listed {value} jurisdictions that limit detainers, the Center for Immigration Studies reports.",
    )
    yield said(
        "doj-list-2025",
        "In August 2025 the Department of Justice first published its list, of {value} “sanctuary jurisdictions”.",
        note="Who counts as one depends on who makes the list. DOJ took Nevada off it on 26 September 2025.",
    )
