"""Claims on detainers that local agencies declined: shares as bounds, Pennsylvania by quarter, two states by year."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, Share
from lessonkit.claims.state import computed
from scomm.measures.records import Rows, RowShare

DECLINED = {"outcome": "declined"}
NOT_BLANK = (
    *("booked-in", "declined", "lifted", "lifted-no-funds", "lifted-no-space", "case-closed", "discretion"),
    *("transferred", "early-release", "not-deportable", "citizen", "died"),
)
"""Every outcome that somebody wrote down."""
DETAINER_DATE = "The date is that of the detainer. The jail may have answered months later."


def claims() -> tuple[Claim, ...]:
    """The claims on declined detainers, in the order listed here."""
    return (*_declined_shares(), *_fy2015(), *_pennsylvania(), *_by_year())


def _declined_shares() -> Iterator[Claim]:
    declined = Count("detainers-outcomes", {"calendar_year": 2014, **DECLINED}, "detainers")
    bases: tuple[tuple[str, str, dict[str, object], str], ...] = (
        ("low", "all detainers", {}, "9.2 percent"),
        ("high", "the detainers with an outcome", {"outcome": NOT_BLANK}, "18.0 percent"),
    )
    for end, words, base, seen in bases:
        yield computed(
            f"declined-share-2014-{end}",
            f"By ICE's records, local agencies declined {{value}} of {words} of 2014.",
            Share(declined, Count("detainers-outcomes", {"calendar_year": 2014, **base}, "detainers")),
            seen,
            "ice",
            "ICE-NPR-15",
            DETAINER_DATE,
        )


def _fy2015() -> Iterator[Claim]:
    yield computed(
        "detainers-fy2015",
        "From October 2014 to 19 July 2015 ICE sent {value} detainers.",
        Rows("detainers-fy2015"),
        "79,053",
        "ice",
        "ICE-NPR-15",
        unit="detainers",
    )
    yield computed(
        "declined-share-fy2015-high",
        "By ICE's records, local agencies declined {value} of the detainers with an outcome from October 2014 to 19 July 2015.",
        RowShare(
            Rows("detainers-fy2015", DECLINED),
            Rows("detainers-fy2015", {"outcome": NOT_BLANK}),
        ),
        "20.5 percent",
        "ice",
        "ICE-NPR-15",
        unit="percent",
        decimals=1,
    )


def _pennsylvania() -> Iterator[Claim]:
    """Declined detainers of the state by quarter; one city's part only for a whole year, as a share."""
    for quarter, words, first, last, seen in (
        ("2013-4", "October to December 2013", "2013-10-01", "2013-12-31", "4"),
        ("2014-1", "January to March 2014", "2014-01-01", "2014-03-31", "14"),
        ("2014-2", "April to June 2014", "2014-04-01", "2014-06-30", "53"),
        ("2014-3", "July to September 2014", "2014-07-01", "2014-09-30", "62"),
        ("2014-4", "October to December 2014", "2014-10-01", "2014-12-31", "40"),
    ):
        yield computed(
            f"declined-pennsylvania-{quarter}",
            f"Jails in Pennsylvania declined {{value}} of the detainers of {words}.",
            Rows("detainers-pennsylvania", DECLINED, between=("month_start", first, last)),
            seen,
            "ice",
            "ICE-NPR-15",
            DETAINER_DATE,
            unit="detainers",
        )
    year = ("month_start", "2014-01-01", "2014-12-31")
    yield computed(
        "declined-philadelphia-share-2014",
        "Of the detainers of 2014 that jails in Pennsylvania declined, at least {value} were sent to a place in Philadelphia.",
        RowShare(
            Rows("detainers-pennsylvania", DECLINED, between=year, city="PHILADELPHIA"),
            Rows("detainers-pennsylvania", DECLINED, between=year),
        ),
        "88 percent",
        "ice",
        "ICE-NPR-15",
        "By ICE's city; small places are pooled and not counted as Philadelphia's. " + DETAINER_DATE,
        unit="percent",
    )


def _by_year() -> Iterator[Claim]:
    for state, code, years in (
        ("Oregon", "OR", ((2012, "7"), (2014, "201"))),
        ("Illinois", "IL", ((2012, "2"), (2014, "447"))),
    ):
        for year, seen in years:
            yield computed(
                f"declined-{state.lower()}-{year}",
                f"By ICE's records, jails in {state} declined {{value}} of the detainers of {year}.",
                Count("detainers-declined", {"state_code": code, "calendar_year": year}, "declined"),
                seen,
                "ice",
                "ICE-NPR-15",
                DETAINER_DATE,
                unit="detainers",
            )
