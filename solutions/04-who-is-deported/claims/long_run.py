"""Claims on the long run of removals and returns, followed to the last year that the kit holds."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.measures.counts import Count
from lessonkit.claims.state import computed
from scomm.measures.runs import RunOfMoreRemovals


def claims() -> tuple[Claim, ...]:
    """The claims on the long run, in the order listed here."""
    return tuple(_long_run())


def _long_run() -> Iterator[Claim]:
    for column, sentence, count in (
        (
            "removals",
            "In 2013 DHS made {value} removals, more than ICE alone, by the Yearbook for 2013.",
            "438,421",
        ),
        ("returns", "In 2013 DHS counted {value} returns, by the Yearbook for 2013.", "178,371"),
    ):
        measure = Count("yearbook-removals", {"year": 2013}, column)
        yield computed(
            f"dhs-{column}-2013",
            sentence,
            measure,
            count,
            "ohss",
            "YEARBOOK-2013",
            "Later editions revise the years before them: this is the edition of that year.",
        )
    runs = (
        (
            "removals-overtake-returns",
            "The latest run of years in which removals outnumbered returns began in {value}.",
            RunOfMoreRemovals("first"),
            "2011",
            "",
        ),
        (
            "removals-above-returns-until",
            "The run of years in which removals outnumbered returns ended in {value}: in each year since, to August 2024, "
            "DHS counted more returns.",
            RunOfMoreRemovals("last"),
            "2020",
            "The years to 2013 are from the Yearbook for 2013, the later ones from DHS's monthly tables. Returns there are "
            "administrative and enforcement returns; expulsions under Title 42 are neither removals nor returns.",
        ),
        (
            "removals-last-above-returns",
            "Before that, removals last outnumbered returns in {value}.",
            RunOfMoreRemovals("before"),
            "1941",
            "Returns are counted since 1927.",
        ),
    )
    for id, sentence, run, year, note in runs:
        yield computed(id, sentence, run, year, "ohss", "OHSS-MONTHLY", note, unit="year")
