"""How claims are computed: counts, shares and ratios that also say in words what they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from lessonkit.claims.claim import Load
from lessonkit.data.published import figure
from lessonkit.errors import KitError
from lessonkit.language.words import joined, nearest


@dataclass(frozen=True)
class Count:
    """The sum of one column over the rows of a dataset that meet every condition.

    A condition is a value or a tuple of values, each of which must occur. A row that is not there or
    is blank is an error: missing is never zero.

    >>> from lessonkit.data import load
    >>> convicted = Count("agency-conviction", {"fiscal_year": 2014, "criminality": "convicted"})
    >>> convicted(load)
    177960
    """

    dataset: str
    where: Mapping[str, Any]
    column: str = "people"

    def __call__(self, load: Load) -> float:
        rows = load(self.dataset)
        for column in (*self.where, self.column):
            if column not in rows:
                raise KitError(
                    f"The dataset {self.dataset!r} has no column {column!r}.",
                    allowed=map(str, rows),
                    do=nearest(column, map(str, rows)),
                )
        for column, wanted in self.where.items():
            values = wanted if isinstance(wanted, tuple) else (wanted,)
            rows = rows[rows[column].isin(values)]
            lost = [value for value in values if not (rows[column] == value).any()]
            if lost:
                raise KitError(
                    f"The dataset {self.dataset!r} has no row where {conditions(self.where)}: {lost[0]!r} is missing.",
                    do=nearest(str(lost[0]), map(str, load(self.dataset)[column].dropna().unique())),
                )
        if rows[self.column].isna().any():
            raise KitError(
                f"The dataset {self.dataset!r} has a blank in `{self.column}` where {conditions(self.where)}."
            )
        found = rows[self.column].sum()
        return int(found) if found == int(found) else float(found)

    @property
    def datasets(self) -> tuple[str, ...]:
        """The dataset that is read."""
        return (self.dataset,)

    def __str__(self) -> str:
        return f"`{self.column}` where {conditions(self.where)}"


@dataclass(frozen=True)
class Share:
    """A part as a percentage of its base."""

    part: Count
    base: Count

    def __call__(self, load: Load) -> float:
        base = self.base(load)
        if base == 0:
            raise KitError(f"The base of a share is zero: {self.base}.")
        return 100 * self.part(load) / base

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""
        return tuple(dict.fromkeys(self.part.datasets + self.base.datasets))

    def __str__(self) -> str:
        if self.part.column != self.base.column:
            return f"{self.part}, divided by {self.base}"
        both = {name: value for name, value in self.part.where.items() if self.base.where.get(name) == value}
        of_part = {name: value for name, value in self.part.where.items() if name not in both}
        of_base = {name: value for name, value in self.base.where.items() if name not in both}
        base = f"those where {conditions(of_base)}" if of_base else "all of them"
        return f"`{self.part.column}` where {conditions(both)}: those where {conditions(of_part)}, divided by {base}"


@dataclass(frozen=True)
class Difference:
    """How much larger one count is than another."""

    later: Count
    earlier: Count

    def __call__(self, load: Load) -> float:
        return self.later(load) - self.earlier(load)

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""
        return tuple(dict.fromkeys(self.later.datasets + self.earlier.datasets))

    def __str__(self) -> str:
        return f"{self.later}, minus {self.earlier}"


@dataclass(frozen=True)
class Ratio:
    """One difference as a percentage of another: whose growth it was."""

    part: Difference
    whole: Difference

    def __call__(self, load: Load) -> float:
        whole = self.whole(load)
        if whole == 0:
            raise KitError(f"The base of a share is zero: {self.whole}.")
        return 100 * self.part(load) / whole

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""
        return tuple(dict.fromkeys(self.part.datasets + self.whole.datasets))

    def __str__(self) -> str:
        return f"({self.part}), divided by ({self.whole})"


@dataclass(frozen=True)
class PrintedShare:
    """A part as a percentage of its base, both printed: ids of published figures.

    With `rest` the part is what is left of the base without the figure named as part.

    >>> from lessonkit.data import load
    >>> round(PrintedShare("ice-removals-fy2011-crim", "ice-removals-fy2011")(load), 1)
    54.6
    """

    part: str
    base: str
    rest: bool = False
    datasets: tuple[str, ...] = field(default=(), init=False)

    def __call__(self, load: Load) -> float:
        part, base = self._numbers()
        if base == 0:
            raise KitError(f"The base of a share is zero: the published figure {self.base!r}.")
        return 100 * part / base

    def __str__(self) -> str:
        part, base = self._numbers()
        return f"{part:,} divided by {base:,}, both printed by the source"

    def _numbers(self) -> tuple[float, float]:
        part, base = figure(self.part).value, figure(self.base).value
        return (base - part if self.rest else part), base


@dataclass(frozen=True)
class ChangesTogether:
    """By how many percent a number changes where one factor of it rises and the other falls, each by a printed percentage; without its sign.

    >>> from lessonkit.data import load
    >>> round(ChangesTogether("hispanic-victims-rose", "hispanic-reporting-fell")(load), 1)
    18.8
    """

    rise: str
    fall: str
    datasets: tuple[str, ...] = field(default=(), init=False)

    def __call__(self, load: Load) -> float:
        return 100 * abs((1 + figure(self.rise).value / 100) * (1 - figure(self.fall).value / 100) - 1)

    def __str__(self) -> str:
        rise, fall = figure(self.rise).value, figure(self.fall).value
        return f"{100 + rise:g} percent times {100 - fall:g} percent, set against one hundred"


class Measure(Protocol):
    """Computes a number from datasets, and says in words how."""

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""

    def __call__(self, load: Load) -> float:
        """The number."""


def conditions(where: Mapping[str, Any]) -> str:
    """The conditions in words.

    >>> conditions({"fiscal_year": 2014, "category": ("convicted", "pending-charges")})
    '`fiscal_year` is 2014 and `category` is convicted or pending-charges'
    """
    words = [
        f"`{column}` is {' or '.join(map(str, wanted)) if isinstance(wanted, tuple) else wanted}"
        for column, wanted in where.items()
    ]
    return joined(words)
