"""The tables that dossiers are filled from, each loaded once and laid out by county or state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from lessonkit.data import load

LAST_ROSTER, FIRST_ROSTER = "2025-12-31", "2025-07-18"
"""The days of ICE's two lists of 287(g) agreements."""


@dataclass(frozen=True)
class Place:
    """One row of the list of counties."""

    fips: str
    county: str
    state: str
    state_code: str
    row: Any

    @property
    def label(self) -> str:
        """The county as a deal names it."""
        return f"{self.county}, {self.state_code}"


@cache
def places() -> Mapping[str, Place]:
    """Every county by its code."""
    return {
        row.fips: Place(row.fips, row.county, row.state, row.state_code, row)
        for row in _rows(load("county-activation"))
    }


@cache
def alone() -> frozenset[str]:
    """The codes of counties that are the only one of their state: the District of Columbia."""
    counts = load("county-activation", ["fips", "state"]).groupby("state")["fips"]
    return frozenset(fips.iloc[0] for _, fips in counts if len(fips) == 1)


@cache
def days() -> np.ndarray:
    """The activation days of all counties, in order."""
    return np.sort(load("county-activation")["activation_date"].to_numpy())


@cache
def people_by_day() -> tuple[np.ndarray, np.ndarray]:
    """The activation days, in order, and the population of the counties up to each."""
    table = load("county-activation").sort_values("activation_date")
    return table["activation_date"].to_numpy(), table["population_2010"].fillna(0).cumsum().to_numpy("int64")


@cache
def shares() -> Mapping[str, tuple[float, float]]:
    """People and noncitizens of each state and of the country ("US"), over the counties that show both."""
    table = load("county-activation").dropna(subset=["population_2010", "noncitizens"])
    sums = table.groupby("state")[["population_2010", "noncitizens"]].sum()
    whole = {"US": (float(table["population_2010"].sum()), float(table["noncitizens"].sum()))}
    return whole | {str(state): (float(people), float(non)) for state, people, non in sums.itertuples()}


@cache
def second_months() -> Mapping[str, tuple[pd.Timestamp, bool]]:
    """The month that the second coder read, and whether it is the same, by county."""
    table = load("county-activation-second-coding")
    return {row.fips: (row.second_month, bool(row.same)) for row in _rows(table)}


@cache
def changes() -> Mapping[str, tuple[Any, ...]]:
    """What became of a retired code."""
    return _grouped(load("county-fips-changes"), "fips")


@cache
def offices() -> Mapping[str, Any]:
    """The field office of each county."""
    return {row.fips: row for row in _rows(load("county-office"))}


@cache
def arrests() -> Mapping[str, tuple[Any, ...]]:
    """The yearly arrests of each field office, in the order of the years."""
    return _grouped(load("ero-arrests-by-office").sort_values("fiscal_year"), "office")


@cache
def agreements() -> Mapping[str, tuple[Any, ...]]:
    """The 287(g) agreements whose county is known, by county."""
    return _grouped(load("agreements-287g").dropna(subset="fips"), "fips")


@cache
def agreements_elsewhere() -> Mapping[str, tuple[Any, ...]]:
    """The agreements whose county is not known, and those of state agencies, by state."""
    table = load("agreements-287g")
    return _grouped(table[table["fips"].isna()], "state")


@cache
def facilities() -> Mapping[str, tuple[Any, ...]]:
    """The facilities that somebody placed in a county, by county."""
    table = load("detainers-facilities")
    return _grouped(table[table["confidence"].isin(["high", "medium", "low"])].dropna(subset="fips"), "fips")


@cache
def outcomes_2015() -> Mapping[tuple[str, str], int]:
    """Detainers of FY2015 by facility and outcome."""
    counts = load("detainers-fy2015", ["facility", "outcome"]).value_counts()
    pairs: list[Any] = list(counts.items())
    return {(str(facility), str(outcome)): int(n) for (facility, outcome), n in pairs}


@cache
def state_2015() -> Mapping[str, tuple[int, int, int]]:
    """Detainers of FY2015 of each state: all, declined, and without an outcome."""
    table = load("detainers-fy2015", ["state_code", "outcome"]).dropna()
    found = {}
    for state, outcomes in table.groupby("state_code")["outcome"]:
        counts = outcomes.value_counts()
        found[str(state)] = (len(outcomes), int(counts.get("declined", 0)), int(counts.get("blank", 0)))
    return found


@cache
def listed() -> tuple[Any, ...]:
    """The rows of the list of the Department of Justice."""
    return tuple(load("doj-list").itertuples(index=False))


@cache
def counts_of_the_program() -> Mapping[str, tuple[Any, ...]]:
    """What sources print about one county, by county."""
    return _grouped(load("program-counts").dropna(subset="fips"), "fips")


@cache
def crime() -> Mapping[tuple[str, int], Any]:
    """Crimes known to the police by state and year."""
    return {(row.state, int(row.year)): row for row in _rows(load("state-crime"))}


NOT_OF_A_PLACE = ("steinle",)
"""Events of the timeline that tell of a person's death: a lesson may weigh them, a county's page does not list them."""


@cache
def events() -> Mapping[str, tuple[Any, ...]]:
    """What happened in each state, in the order of the days; what concerns the whole country is left out."""
    table = load("timeline").sort_values("date")
    table = table[~table["id"].isin(NOT_OF_A_PLACE)]
    rows = [(code, row) for row in _rows(table) for code in str(row.place).split()]
    found: dict[str, tuple[Any, ...]] = {}
    for code, row in rows:
        found[code.strip(",;")] = (*found.get(code.strip(",;"), ()), row)
    return found


def _rows(table: pd.DataFrame) -> list[Any]:
    return list(table.itertuples(index=False))


def _grouped(table: pd.DataFrame, by: str) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for row in _rows(table):
        key = str(getattr(row, by))
        found[key] = (*found.get(key, ()), row)
    return found
