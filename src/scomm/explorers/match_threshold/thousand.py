"""What a threshold does to a thousand tries of either kind, each one a dot."""

from __future__ import annotations

from dataclasses import dataclass

from scomm.charts.marks import Dots, Swarm
from scomm.explorers.synthetic_prints.scores import Errors
from scomm.language import count, sentences_beside

say = sentences_beside(__file__)

TRIES = 1_000
ROW = 50
"""Dots in a row: five squares of a hundred."""


@dataclass(frozen=True)
class OfThousand:
    """A share as so many of a thousand: `n` are drawn, and `said` tells none from a few."""

    n: int
    said: str


def of_thousand(errors: int, of: int) -> OfThousand:
    """So many errors of so many comparisons, for a thousand of them.

    >>> [of_thousand(errors, 600).said for errors in (0, 31, 600)], of_thousand(5, 359_400)
    (['none', '52', '1,000'], OfThousand(n=0, said='under 1'))
    """
    n = round(TRIES * errors / of)
    few = say("none") if not errors else say("under")
    return OfThousand(n, count(n) if n else few)


def fields(here: Errors) -> tuple[Dots, Dots]:
    """A thousand tries of the right finger beside as many of a stranger's: filled is a match, a diamond is an error."""
    missed = of_thousand(here.misses, here.mates)
    wrong = of_thousand(here.false_matches, here.non_mates)
    return (
        _field(
            "right",
            missed,
            Swarm(missed.n, say("field.right.error"), missed.said, "outline", "accent", "diamond"),
            Swarm(TRIES - missed.n, say("field.right.well"), _others(missed), "solid", "accent", quiet=True),
        ),
        _field(
            "stranger",
            wrong,
            Swarm(wrong.n, say("field.stranger.error"), wrong.said, "solid", "counter", "diamond"),
            Swarm(TRIES - wrong.n, say("field.stranger.well"), _others(wrong), "outline", "edge", quiet=True),
        ),
    )


def _field(side: str, errors: OfThousand, *groups: Swarm) -> Dots:
    return Dots(
        groups,
        name=say(f"field.{side}.name", errors=errors.said),
        heading=say(f"field.{side}.heading"),
        columns=ROW,
        hundreds=True,
        ghost=1,
        wide=False,
    )


def _others(errors: OfThousand) -> str:
    """All others; where an error or two of many more are not drawn, they are nearly all."""
    return say("over") if errors.said == say("under") else count(TRIES - errors.n)
