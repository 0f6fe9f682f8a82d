"""Claims on how prints are shared, how many lead where, how long a hold lasts, and who could refuse."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.claims.claim import Claim
from scomm.claims.measures import Count, PrintedShare, Share
from scomm.claims.stating import ICE, computed, said

FBI = "Federal Bureau of Investigation (FBI)"
OIG = "DHS Office of Inspector General (OIG)"
CRS = "Congressional Research Service (CRS)"
TENNESSEAN = "Tennessean"
NINTH_CIRCUIT = "US Court of Appeals for the Ninth Circuit"

MARCH_2011 = "to 31 March 2011"
YEARS = tuple(range(2008, 2016))
CALENDAR_YEARS = tuple(range(2007, 2016))


def claims() -> tuple[Claim, ...]:
    """The claims on sharing and holding, in the order listed here."""
    return (*_funnel(), *_matches(), *_steps(), *_detainers(), *_holds(), *_agreements(), *_local())


def _published(place: str, column: str) -> Count:
    return Count("program-counts", {"id": f"{place}-2011-03"}, column)


def _funnel() -> Iterator[Claim]:
    for place, words in (("us", ""), ("ca", " in California")):
        counts = {
            "prints": (
                "submissions",
                f"Under Secure Communities, {{value}} sets of fingerprints were submitted{words} {MARCH_2011}.",
            ),
            "arrests": (
                "arrests",
                f"ICE arrested or booked {{value}} people{words} {MARCH_2011} through the program.",
            ),
            "removals": (
                "removals",
                f"ICE removed {{value}} people{words} {MARCH_2011} through the program.",
            ),
        }
        expected = {
            "us": ("7,225,393", "197,302", "101,741"),
            "ca": ("1,785,488", "78,407", "38,828"),
        }[place]
        for (stage, (column, sentence)), seen in zip(counts.items(), expected, strict=True):
            yield computed(
                f"funnel-{stage}-{place}-2011",
                sentence,
                _published(place, column),
                seen,
                ICE,
                "HSNW-11",
                note="ICE's figures, as quoted by the San Francisco Chronicle.",
            )
        arrests, removals = {"us": ("2.7 percent", "1.4 percent"), "ca": ("4.4 percent", "2.2 percent")}[
            place
        ]
        for id, part, verb, seen in (
            ("arrests", "arrests", "an arrest or a booking by ICE", arrests),
            ("removals", "removals", "a removal", removals),
        ):
            yield computed(
                f"funnel-{id}-of-prints-{place}-2011",
                f"Of the prints submitted{words} {MARCH_2011}, {{value}} led to {verb}.",
                Share(_published(place, part), _published(place, "submissions")),
                seen,
                ICE,
                "HSNW-11",
            )
    yield computed(
        "funnel-convicted-us-2011",
        f"Of the people removed through the program {MARCH_2011}, {{value}} had a conviction.",
        Share(_published("us", "removals_with_conviction"), _published("us", "removals")),
        "71.2 percent",
        ICE,
        "HSNW-11",
    )


def _matches() -> Iterator[Claim]:
    """The one day for which prints and matches are published together."""
    matches = Count("program-counts", {"id": "us-2012-03"}, "matches")
    prints = Count("program-counts", {"id": "us-2012-03"}, "submissions")
    yield computed(
        "matches-us-2012",
        "Up to 31 March 2012, {value} sets of prints matched a record at DHS.",
        matches,
        "883,270",
        ICE,
        "ACLUM-12",
    )
    yield computed(
        "matches-of-prints-us-2012",
        "Of the prints submitted up to 31 March 2012, {value} matched a record at DHS.",
        Share(matches, prints),
        "5.7 percent",
        ICE,
        "ACLUM-12",
    )
    yield computed(
        "not-taken-residents-2011",
        "Of the people whom Secure Communities identified and ICE did not take up to July 2011, {value} were green-card "
        "holders.",
        PrintedShare(87_000, 159_000),
        "54.7 percent",
        CRS,
        "CIS-CRS-12",
        note="As reported by the Center for Immigration Studies. Both counts are rounded to thousands.",
    )


def _steps() -> Iterator[Claim]:
    yield said(
        "fbi-answer-hours",
        "The FBI aims to answer a set of prints from a booking within {value}.",
        2,
        "P",
        FBI,
        "FBI-NGI-14",
        unit="hours",
        phrase="{value} hours",
    )
    yield said(
        "lesc-requests-2007",
        "In FY2007, the year before Secure Communities, ICE's support center answered {value} requests.",
        728_243,
        "P",
        ICE,
        "ICE-LESC-07",
        unit="requests",
    )
    yield said(
        "lesc-databases",
        "After a match, ICE's support center looks through {value} databases, the inspector general found.",
        16,
        "S",
        OIG,
        "FIERCE-12",
        unit="databases",
        phrase="as many as {value}",
    )
    yield said(
        "ident-identities-2013",
        "In November 2013 the records of DHS's IDENT held {value} identities.",
        160_200_000,
        "S",
        "DHS Office of Biometric Identity Management (OBIM)",
        "FEDTIMES-13",
        unit="identities",
        phrase="about 160 million",
        prints="rounded",
    )


def _detainers() -> Iterator[Claim]:
    for year, seen in ((2008, "212,406"), (2011, "317,347"), (2014, "164,186")):
        yield computed(
            f"detainers-{year}",
            f"In FY{year} ICE sent {{value}} detainers to local agencies.",
            Count("detainers-monthly", {"fiscal_year": year}, "detainers"),
            seen,
            ICE,
            "ICE-NPR-15",
        )
    yield computed(
        "detainers-all",
        "From October 2007 to July 2015 ICE sent {value} detainers to local agencies.",
        Count("detainers-monthly", {"fiscal_year": YEARS}, "detainers"),
        "1,814,828",
        ICE,
        "ICE-NPR-15",
    )
    yield computed(
        "detainers-blank",
        "For {value} of the detainers of October 2007 to July 2015 no outcome is on record.",
        Share(
            Count("detainers-outcomes", {"calendar_year": CALENDAR_YEARS, "outcome": "blank"}, "detainers"),
            Count("detainers-outcomes", {"calendar_year": CALENDAR_YEARS}, "detainers"),
        ),
        "45.6 percent",
        ICE,
        "ICE-NPR-15",
        note="A blank is a case still open or a paper that was not filed. It does not mean that the jail held the person.",
    )
    for year, seen in ((2010, "121"), (2014, "13,595")):
        yield computed(
            f"detainers-declined-{year}",
            f"Local agencies declined {{value}} of the detainers that ICE sent in {year}.",
            Count("detainers-outcomes", {"calendar_year": year, "outcome": "declined"}, "detainers"),
            seen,
            ICE,
            "ICE-NPR-15",
        )


def _holds() -> Iterator[Claim]:
    yield said(
        "hold-hours",
        "Until 2015 ICE's form asked a jail to hold a person for up to {value} after the time of release, without "
        "Saturdays, Sundays and holidays.",
        48,
        "P",
        ICE,
        "ICE-DET-11",
        unit="hours",
        phrase="{value} hours",
    )
    yield said(
        "hold-five-days",
        "In one case that reached the Ninth Circuit, ICE had asked the jail to hold a US citizen for up to {value} more days.",
        5,
        "P",
        NINTH_CIRCUIT,
        "GONZALEZ-20",
        unit="days",
        phrase="five",
        prints="words",
    )


def _agreements() -> Iterator[Claim]:
    """Was participation voluntary? The agreements with states read so; ICE says that none was needed."""
    yield said(
        "agreement-notice-days",
        "Either side could end such an agreement with {value} days' written notice, the inspector general found.",
        30,
        "S",
        OIG,
        "ETHNOBLOG-12",
        unit="days",
        disputed_by=("agreements-ended-2011",),
    )
    yield said(
        "agreements-with-exit",
        "All {value} agreements with states that the inspector general read had a clause by which either side could end them.",
        42,
        "S",
        OIG,
        "ETHNOBLOG-12",
        unit="agreements",
        disputed_by=("agreements-ended-2011",),
    )
    yield said(
        "agreements-ended-2011",
        "On 5 August 2011 ICE told {value} governors that no agreement was needed, and ended all of them.",
        39,
        "S",
        ICE,
        "FIERCE-11",
        unit="governors",
    )


def _local() -> Iterator[Claim]:
    yield said(
        "nashville-license-bookings",
        "From October 2014 to October 2016, Hispanic people were booked in Nashville {value} times for driving without a license "
        "and nothing else.",
        9_709,
        "S",
        TENNESSEAN,
        "TENNESSEAN-17",
        unit="bookings",
        phrase="at least {value}",
        note="The newspaper's analysis of police records. Whether a driver was Hispanic is what the officer ticked.",
    )
