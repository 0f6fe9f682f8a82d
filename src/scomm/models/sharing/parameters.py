"""The numbers that the pipeline runs on, each with its range and with where it comes from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from scomm.models.inputs import check_id, check_share, check_whole
from scomm.models.sharing.federal_rules import LEVELS, STATUSES

say = sentences_beside(__file__)

GRADES = say.group("grade")
"""How well a number is known."""

RATES = say.group("rate")
"""Every rate of the pipeline, in the order of its steps."""

LEVEL_SHARES = tuple(f"share-{level}" for level in LEVELS)
STATUS_SHARES = tuple(f"share-{status}" for status in STATUSES)
SHARES = {id: say(f"of-matches.{id}") for id in (*LEVEL_SHARES, *STATUS_SHARES)}
"""How matches divide by level and by status; each set sums to 1."""


@dataclass(frozen=True)
class Parameter:
    """One number of the model, a share of 0 to 1.

    `low` and `high` are the ends of what the sources leave possible. `grade` is one of GRADES, `source` are
    keys of documents (`lessonkit.sources`) or names of datasets, `how` says in a sentence where the value and its range come from.
    """

    id: str
    value: float
    low: float
    high: float
    grade: str
    source: tuple[str, ...]
    how: str

    def __post_init__(self) -> None:
        for name in ("value", "low", "high"):
            check_share(getattr(self, name), f"{name} of the parameter {self.id!r}")
        if not self.low <= self.value <= self.high:
            raise KitError(f"The parameter {self.id!r} lies outside its own range.")
        if self.grade not in GRADES:
            raise KitError(f"The parameter {self.id!r} has the grade {self.grade!r}.", allowed=GRADES)

    @property
    def label(self) -> str:
        """What the number is a share of, in words."""
        return {**RATES, **SHARES}[self.id]


@dataclass(frozen=True)
class Parameters:
    """A full set of parameters, calibrated to the published totals of one place and day.

    `bookings` is how many people the published totals start with. `published` maps a stage of the funnel to
    the published count. `parameters["matched"]` gives a value, `parameters.get("matched")` the whole Parameter.
    """

    id: str
    title: str
    bookings: int
    published: tuple[tuple[str, int], ...]
    items: tuple[Parameter, ...]

    def __post_init__(self) -> None:
        check_whole(self.bookings, "The number of bookings")
        ids = [one.id for one in self.items]
        if sorted(ids) != sorted([*RATES, *SHARES]):
            raise KitError("The set of parameters is not complete.", allowed=[*RATES, *SHARES])
        for shares, name in ((LEVEL_SHARES, "levels"), (STATUS_SHARES, "statuses")):
            total = sum(self[id] for id in shares)
            if not math.isclose(total, 1, abs_tol=1e-6):
                raise KitError(
                    f"The shares of the {name} sum to {total:.3f}, not to 1.",
                    do=f"Change {', '.join(shares)} together.",
                )

    def __getitem__(self, id: str) -> float:
        return self.get(id).value

    def get(self, id: str) -> Parameter:
        """The parameter with this id; a `KitError` that lists the ids if there is none."""
        known = check_id(id, [*RATES, *SHARES], "parameter")
        return next(one for one in self.items if one.id == known)

    def change(self, values: Mapping[str, float]) -> Parameters:
        """A copy with other values, graded as yours. They may leave the range, but not 0 to 1."""
        for id in values:
            self.get(id)
        return replace(
            self,
            items=tuple(
                set_by_you(one, values[one.id], say("how.yours")) if one.id in values else one
                for one in self.items
            ),
        )


Graded = TypeVar("Graded", bound=Parameter)


def set_by_you(one: Graded, value: object, how: str) -> Graded:
    """The parameter with another value, graded as yours, its range wide enough for it; `how` says so in a sentence."""
    checked = check_share(value, f"The parameter {one.id!r}")
    if checked == one.value:
        return one
    return replace(
        one,
        value=checked,
        low=min(one.low, checked),
        high=max(one.high, checked),
        grade="yours",
        source=(),
        how=how,
    )
