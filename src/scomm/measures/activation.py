"""How claims on the rollout are computed: counties, people and days, each in words too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lessonkit.claims.claim import Load
from lessonkit.errors import KitError

if TYPE_CHECKING:
    import pandas as pd

DATASET = "county-activation"
_DAY = "`activation_date`"


@dataclass(frozen=True)
class Connected:
    """Counties connected on or before a day, or what share of a column's sum lies in them.

    >>> from lessonkit.data import load
    >>> Connected("2008-12-31")(load)
    14
    """

    day: str
    share_of: str = ""
    datasets: tuple[str, ...] = field(default=(DATASET,), init=False)

    def __call__(self, load: Load) -> float:
        table = _counties(load)
        connected = table["activation_date"] <= self.day
        if not self.share_of:
            return int(connected.sum())
        weight = table[self.share_of] if self.share_of in table else connected * 0 + 1
        return float(100 * weight[connected].sum() / weight.sum())

    def __str__(self) -> str:
        rows = f"rows where {_DAY} is {self.day} or earlier"
        if not self.share_of:
            return f"the number of {rows}"
        return f"{_sum_of(self.share_of)} over the {rows}, divided by the same over all rows"


@dataclass(frozen=True)
class DaysBetweenHalves:
    """Days from the one that reached half of the people to the one that reached half of the counties."""

    datasets: tuple[str, ...] = field(default=(DATASET,), init=False)

    def __call__(self, load: Load) -> int:
        table = _counties(load).sort_values("activation_date")
        people = table["population_2010"].fillna(0).cumsum()
        half_of_people = table["activation_date"][people >= people.iloc[-1] / 2].iloc[0]
        half_of_counties = table["activation_date"].iloc[(len(table) - 1) // 2]
        return int((half_of_counties - half_of_people).days)

    def __str__(self) -> str:
        return f"rows in the order of {_DAY}: the day of the middle row, minus the first day with half of `population_2010`"


@dataclass(frozen=True)
class StatesInOneDay:
    """States all of whose counties were connected on one day; the District of Columbia is left out."""

    datasets: tuple[str, ...] = field(default=(DATASET,), init=False)

    def __call__(self, load: Load) -> int:
        table = _counties(load)
        days = table[table["state"] != "District of Columbia"].groupby("state")["activation_date"].nunique()
        return int((days == 1).sum())

    def __str__(self) -> str:
        return f"states, without the District of Columbia, in which {_DAY} has one value"


@dataclass(frozen=True)
class OnTheLastDay:
    """Share of counties that were connected on the day on which their state was complete."""

    datasets: tuple[str, ...] = field(default=(DATASET,), init=False)

    def __call__(self, load: Load) -> float:
        table = _counties(load)
        return float(100 * (table["activation_date"] == table["statewide_date"]).mean())

    def __str__(self) -> str:
        return f"rows where {_DAY} equals `statewide_date`, divided by all rows"


@dataclass(frozen=True)
class Correlation:
    """How closely the order of the days follows a share: -1 to 1."""

    column: str
    datasets: tuple[str, ...] = field(default=(DATASET,), init=False)

    def __call__(self, load: Load) -> float:
        table = _counties(load).dropna(subset=[self.column])
        days = (table["activation_date"] - table["activation_date"].min()).dt.days
        return float(days.corr(table[self.column].astype("float64")))

    def __str__(self) -> str:
        return f"the correlation (Pearson) of {_DAY} with `{self.column}`, over the rows that have it"


@dataclass(frozen=True)
class WideMargins:
    """Counties whose margin of error is larger than the estimate of noncitizens."""

    datasets: tuple[str, ...] = field(default=(DATASET,), init=False)

    def __call__(self, load: Load) -> int:
        table = _counties(load)
        return int((table["noncitizens_moe"] > table["noncitizens"]).sum())

    def __str__(self) -> str:
        return "the number of rows where `noncitizens_moe` is larger than `noncitizens`"


@dataclass(frozen=True)
class CodingsCompared:
    """Counties that two coders dated, all of them or those with the same month."""

    same: bool = False
    datasets: tuple[str, ...] = field(default=("county-activation-second-coding",), init=False)

    def __call__(self, load: Load) -> int:
        table = load("county-activation-second-coding")
        if table.empty:
            raise KitError("The dataset 'county-activation-second-coding' is empty.")
        return int((table["month"] == table["second_month"]).sum() if self.same else len(table))

    def __str__(self) -> str:
        return "the number of rows" + (" where `month` equals `second_month`" if self.same else "")


ActivationMeasure = (
    Connected
    | DaysBetweenHalves
    | StatesInOneDay
    | OnTheLastDay
    | Correlation
    | WideMargins
    | CodingsCompared
)


def _counties(load: Load) -> pd.DataFrame:
    table = load(DATASET)
    if table.empty:
        raise KitError(f"The dataset {DATASET!r} is empty.")
    return table


def _sum_of(column: str) -> str:
    return "the number of counties" if column == "counties" else f"the sum of `{column}`"
