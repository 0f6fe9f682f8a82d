"""Claims on sharing prints and holding people that more than one lesson prints, or will."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, Share
from lessonkit.claims.state import computed, said

YEARS = tuple(range(2008, 2016))
CALENDAR_YEARS = tuple(range(2007, 2016))


def claims() -> tuple[Claim, ...]:
    """The claims on sharing and holding, in the order listed here."""
    return (*_program(), *_detainers(), *_holds(), *_agreements())


def _program() -> Iterator[Claim]:
    yield computed(
        "matches-us-2012",
        "Up to 31 March 2012, {value} sets of prints matched a record at DHS.",
        Count("program-counts", {"id": "us-2012-03"}, "matches"),
        "883,270",
        "ice",
        "ACLUM-12",
    )
    yield said(
        "sc-removals-2012",
        "ICE removed {value} people through Secure Communities from October 2008 to March 2012.",
        phrase="about {value}",
    )


def _detainers() -> Iterator[Claim]:
    yield computed(
        "detainers-all",
        "From October 2007 to July 2015 ICE sent {value} detainers to local agencies.",
        Count("detainers-monthly", {"fiscal_year": YEARS}, "detainers"),
        "1,814,828",
        "ice",
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
        "ice",
        "ICE-NPR-15",
        note="A blank is a case still open or a paper that was not filed. It does not mean that the jail held the person.",
    )
    for year, seen in ((2010, "121"), (2014, "13,595")):
        yield computed(
            f"detainers-declined-{year}",
            f"By ICE's records, local agencies declined {{value}} of the detainers that it sent in {year}.",
            Count("detainers-outcomes", {"calendar_year": year, "outcome": "declined"}, "detainers"),
            seen,
            "ice",
            "ICE-NPR-15",
        )


def _holds() -> Iterator[Claim]:
    yield said(
        "hold-hours",
        "Until 2015 ICE's form asked a jail to hold a person for up to {value} after the time of release, without "
        "Saturdays, Sundays and holidays.",
        phrase="{value} hours",
    )


def _agreements() -> Iterator[Claim]:
    """Was participation voluntary? The agreements with states read so; ICE says that none was needed."""
    yield said(
        "agreements-with-exit",
        "All {value} agreements with states that the inspector general read had a clause by which either side could end them.",
        disputed_by=("agreements-ended-2011",),
    )
    yield said(
        "agreements-ended-2011",
        "On 5 August 2011 ICE told {value} governors that no agreement was needed, and ended all of them.",
    )
