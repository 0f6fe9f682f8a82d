"""What a threshold does to a thousand pairs of either kind, each one a dot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lessonkit.charts.marks import Dots, Swarm
from lessonkit.language import count, sentences_beside
from scomm.explorers.synthetic_prints.scores import Errors

say = sentences_beside(__file__)

TRIES = 1_000
ROW = 50
"""Dots in a row: five squares of a hundred."""


@dataclass(frozen=True)
class OfThousand:
    """A share as so many of a thousand: `n` are drawn, and `said` and `kind` tell "none" from fewer than one ("under")."""

    n: int
    said: str
    kind: Literal["none", "under", "some"]


def of_thousand(errors: int, of: int) -> OfThousand:
    """So many errors of so many comparisons, for a thousand of them.

    >>> [of_thousand(errors, 600).said for errors in (0, 31, 600)], of_thousand(5, 359_400)
    (['none', '52', '1,000'], OfThousand(n=0, said='under 1', kind='under'))
    """
    n = round(TRIES * errors / of)
    if n:
        return OfThousand(n, count(n), "some")
    return OfThousand(0, say("under"), "under") if errors else OfThousand(0, say("none"), "none")


def fields(here: Errors) -> tuple[Dots, Dots]:
    """A thousand pairs of one finger beside as many of different ones: filled is a match, a diamond is an error."""
    missed = of_thousand(here.misses, here.mates)
    wrong = of_thousand(here.false_matches, here.non_mates)
    return (
        _field(
            "same",
            missed,
            Swarm(missed.n, say("field.same.error"), missed.said, "outline", "accent", "diamond"),
            Swarm(TRIES - missed.n, say("field.same.well"), _others(missed), "solid", "accent", quiet=True),
        ),
        _field(
            "different",
            wrong,
            Swarm(wrong.n, say("field.different.error"), wrong.said, "solid", "counter", "diamond"),
            Swarm(
                TRIES - wrong.n, say("field.different.well"), _others(wrong), "outline", "edge", quiet=True
            ),
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
    return say("over") if errors.kind == "under" else count(TRIES - errors.n)
