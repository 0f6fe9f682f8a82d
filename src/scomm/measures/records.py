"""How claims count records: rows that meet conditions, and what share they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lessonkit.claims.claim import Load
from lessonkit.claims.measures.counts import conditions
from lessonkit.errors import KitError

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Rows:
    """The number of rows of a dataset that meet every condition.

    A condition is a value or a tuple of values; `blank` columns must be missing, `between` is a column of
    dates with its first and last day. With `city` only the facilities of that city count. That no row is
    left is an error: a claim about nothing is a mistake in its conditions.

    >>> from lessonkit.data import load
    >>> Rows("local-policies", {"precision": "on-or-before"})(load)
    120
    """

    dataset: str
    where: Mapping[str, Any] = field(default_factory=dict)
    blank: tuple[str, ...] = ()
    between: tuple[str, str, str] | None = None
    city: str = ""

    def __call__(self, load: Load) -> int:
        rows = load(self.dataset)
        for column, wanted in self.where.items():
            rows = rows[rows[column].isin(wanted if isinstance(wanted, tuple) else (wanted,))]
        for column in self.blank:
            rows = rows[rows[column].isna()]
        if self.between:
            column, first, last = self.between
            rows = rows[rows[column].between(first, last)]
        if self.city:
            rows = rows[rows["facility"].isin(_facilities(load("detainers-facilities"), self.city))]
        if rows.empty:
            raise KitError(f"The dataset {self.dataset!r} has no {self}.")
        return len(rows)

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""
        return (self.dataset, "detainers-facilities") if self.city else (self.dataset,)

    def __str__(self) -> str:
        words = [conditions(self.where)] if self.where else []
        words += [f"`{column}` is blank" for column in self.blank]
        words += ["`{}` is from {} to {}".format(*self.between)] if self.between else []
        words += [f"the facility's `city` is {self.city}"] if self.city else []
        return "rows" + (f" where {' and '.join(words)}" if words else "")


@dataclass(frozen=True)
class RowShare:
    """Some rows as a percentage of others."""

    part: Rows
    base: Rows

    def __call__(self, load: Load) -> float:
        return 100 * self.part(load) / self.base(load)

    @property
    def datasets(self) -> tuple[str, ...]:
        """The datasets that are read."""
        return tuple(dict.fromkeys(self.part.datasets + self.base.datasets))

    def __str__(self) -> str:
        return f"{self.part}, divided by {self.base}"


def _facilities(table: pd.DataFrame, city: str) -> pd.Series:
    return table.loc[table["city"] == city, "facility"]
