"""Removals with and without a conviction, by fiscal year: of all countries together and of the largest ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from lessonkit.data import load
from scomm.measures.runs import RunOfMoreRemovals

ALL = "All countries"
"""The value of the control, as states hold it; what it is called stands in the words."""
COUNTRIES = 20
BREAK = (2008, 2010)
"""The last year of the old definition of “convicted” and the first of the new one: no change is counted across them."""
SAME = 2.0
"""A share that moved by fewer points before the break is called about the same: in a country with few people one person in a hundred moves it so far."""
LATEST, SINCE = RunOfMoreRemovals("last"), RunOfMoreRemovals("first")


@cache
def by_country() -> dict[str, pd.DataFrame]:
    """Fiscal year, convicted and not convicted for all countries together, and for the largest ones.

    A country is in it if both figures are published for every year; the largest are those with
    the most removals over all years.
    """
    table = load("yearbook-convictions").dropna(subset=["convicted", "not_convicted"])
    years = table["fiscal_year"].nunique()
    sums = table.groupby("country")[["convicted", "not_convicted"]].sum().sum(axis=1)
    whole = table.groupby("country")["fiscal_year"].nunique().eq(years)
    most = sorted(sums[whole].nlargest(COUNTRIES).index)
    everyone = table.groupby("fiscal_year", as_index=False)[["convicted", "not_convicted"]].sum()
    frames = {country: table[table["country"] == country] for country in most}
    return {name: _tidy(frame) for name, frame in {ALL: everyone, **frames}.items()}


@dataclass(frozen=True)
class Change:
    """The first share of a country and its last before the break in %, how many points lie between them, and its people over all years."""

    first: float
    last: float
    people: int

    @property
    def points(self) -> float:
        """How many points the share rose; below zero it fell."""
        return round(self.last - self.first, 1)


@cache
def changes() -> dict[str, Change]:
    """For all countries together and for each of the largest ones, how its share changed up to the break."""
    return {
        name: Change(
            float(table["share"].iloc[0]),
            float(table.loc[table["fiscal_year"] == BREAK[0], "share"].iloc[0]),
            int(table[["convicted", "not_convicted"]].to_numpy().sum()),
        )
        for name, table in by_country().items()
    }


def percent(row: pd.Series) -> float:
    """The share with a conviction in a year, in percent, without rounding: a rounded one rounds wrongly once more."""
    return float(100 * row["convicted"] / (row["convicted"] + row["not_convicted"]))


def sides(name: str) -> tuple[float, float, float, float]:
    """The first and the last share on each side of the break, in percent without rounding."""
    table = by_country()[name]
    before, after = (table[table["fiscal_year"] == year].iloc[0] for year in BREAK)
    return percent(table.iloc[0]), percent(before), percent(after), percent(table.iloc[-1])


def largest() -> list[str]:
    """The names of the largest countries, by the alphabet."""
    return [name for name in by_country() if name != ALL]


def most_risen() -> list[str]:
    """The largest countries, the one whose share rose most before the break first."""
    return sorted(largest(), key=lambda name: -changes()[name].points)


def fallen() -> int:
    """In how many of the largest countries the share fell before the break."""
    return sum(changes()[name].points < 0 for name in largest())


def not_fallen() -> list[str]:
    """The largest countries whose share did not fall before the break, the largest rise first."""
    return [name for name in most_risen() if changes()[name].points >= 0]


def about_the_same(name: str) -> bool:
    """Whether the share of a country moved so little before the break that no rise or fall is told of it."""
    return abs(changes()[name].points) < SAME


def part_of_all(name: str) -> float:
    """How many of a hundred people removed over all years were of this country."""
    return 100 * changes()[name].people / changes()[ALL].people


def most_removed() -> str:
    """The country with most people removed over all years."""
    return max(largest(), key=lambda name: changes()[name].people)


@cache
def since_1892() -> pd.DataFrame:
    """Year, removals and returns, from 1892 to the last year that the kit holds; returns are missing before 1927."""
    old = load("yearbook-removals", ["year", "removals", "returns"])
    newer = LATEST.years(load).rename_axis("year").reset_index()
    return pd.concat([old, newer[newer["year"] > old["year"].max()]], ignore_index=True)


def _tidy(frame: pd.DataFrame) -> pd.DataFrame:
    tidy = frame[["fiscal_year", "convicted", "not_convicted"]].sort_values("fiscal_year", ignore_index=True)
    total = tidy["convicted"] + tidy["not_convicted"]
    return tidy.assign(share=(100 * tidy["convicted"] / total).astype(float).round(1))
