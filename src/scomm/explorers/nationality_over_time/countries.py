"""Removals with and without a conviction, by fiscal year: of all countries together and of the largest ones."""

from __future__ import annotations

from functools import cache

import pandas as pd

from scomm.claims.measures.runs import RunOfMoreRemovals
from scomm.data import load

ALL = "All countries"
"""The value of the control, as states hold it; what it is called stands in the words."""
COUNTRIES = 20
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
    largest = sorted(sums[whole].nlargest(COUNTRIES).index)
    everyone = table.groupby("fiscal_year", as_index=False)[["convicted", "not_convicted"]].sum()
    frames = {country: table[table["country"] == country] for country in largest}
    return {name: _tidy(frame) for name, frame in {ALL: everyone, **frames}.items()}


@cache
def changes() -> pd.DataFrame:
    """For each of the largest countries: its first and last share, the change in points, and its people over all years."""
    rows = {
        name: {
            "first": table["share"].iloc[0],
            "last": table["share"].iloc[-1],
            "change": round(table["share"].iloc[-1] - table["share"].iloc[0], 1),
            "people": int(table[["convicted", "not_convicted"]].to_numpy().sum()),
        }
        for name, table in by_country().items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


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
