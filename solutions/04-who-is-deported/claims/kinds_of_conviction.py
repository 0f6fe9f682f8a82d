"""Claims computed from the datasets: what kinds of conviction removed people had, where DHS sorts them."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count, Share
from lessonkit.claims.state import computed

LIST = (
    "An aggravated felony is a crime on a long list in immigration law; some on it are neither aggravated nor "
    "felonies under state law."
)
SINCE = "DHS sorts convictions by kind only from FY2022."


def claims() -> tuple[Claim, ...]:
    """The kinds of conviction of one year, as shares of everyone whom ICE removed in it."""
    return tuple(_removals_2023())


def _removals_2023() -> Iterator[Claim]:
    for kind, words, share, note in (
        ("aggravated-felony", "an aggravated felony", "7.5 percent", LIST),
        ("felony", "another felony", "13.7 percent", SINCE),
        ("misdemeanor", "a misdemeanor", "16.2 percent", SINCE),
        ("other-conviction", "another or an unknown kind of conviction", "2.6 percent", SINCE),
    ):
        yield computed(
            f"removals-share-{kind}-2023",
            f"In FY2023, DHS counted {words} for {{value}} of the people ICE removed.",
            Share(_removals(kind), _removals("total")),
            share,
            "ohss",
            "OHSS-MONTHLY",
            note=note,
        )


def _removals(category: str) -> Count:
    return Count(
        "dhs-annual",
        {"universe": "ero-removals", "split": "criminality", "fiscal_year": 2023, "category": category},
    )
