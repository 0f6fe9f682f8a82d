"""The published annual counts, ready to look up: read once, never estimated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from lessonkit.data import load
from lessonkit.data.source_line import source_line
from lessonkit.language import sentences_beside
from scomm.measures.coverage import Agency, Bound, Coverage, Group, ShownBound

say = sentences_beside(__file__)

OHSS = source_line(["OHSS-MONTHLY"])
ICE_DASHBOARD = source_line(["ICE-DASHBOARD"])
BEFORE_MONTHLY_TABLES = say("absent.before-monthly-tables")
"""Why there is no figure for FY2013 beside ICE's own."""
YEARS = tuple(range(2013, 2025))
AGENCIES: tuple[Agency, ...] = ("ice", "cbp")
ENDS: tuple[Bound, ...] = ("lowest", "highest")


@cache
def annual(universe: str, split: str, year: int) -> dict[str, int]:
    """People by category in one published table and fiscal year; a category without a figure is left out."""
    return _annual().get((universe, split, year), {})


@cache
def months(year: int) -> int:
    """How many months the monthly tables cover in this fiscal year."""
    table = load("dhs-annual", ["fiscal_year", "months"])
    return int(table.loc[table["fiscal_year"] == year, "months"].iloc[0])


@dataclass(frozen=True)
class Crossed:
    """One fiscal year of arresting agency (or place) by criminal record, as published."""

    source: str
    people: Mapping[str, Mapping[str, int]]
    published_total: int

    def total(self, agency: str) -> int:
        """Everyone that the source shows for this agency."""
        return sum(self.people[agency].values())


@cache
def crossed(year: int) -> Crossed | None:
    """Arresting agency by criminal record in one fiscal year; None where nobody published it."""
    table = load("agency-conviction")
    rows = table[table["fiscal_year"] == year]
    if rows.empty:
        return None
    people: dict[str, dict[str, int]] = {}
    columns = (rows[column].tolist() for column in ("agency", "criminality", "people"))
    for agency, record, number in zip(*columns, strict=True):
        people.setdefault(agency, {})[record] = int(number)
    one = rows.iloc[0]
    return Crossed(str(one["source"]), people, int(one["published_total"]))


def spelled(year: int, *, monthly: bool = True) -> str:
    """A fiscal year as the months that are counted of it."""
    first = pd.Timestamp(year - 1, 10, 1)
    return say(
        "fiscal-year.spelled",
        year=year,
        first=first,
        last=first + pd.DateOffset(months=(months(year) if monthly else 12) - 1),
    )


def fiscal_year(year: int, *, monthly: bool = True) -> str:
    """The year as it is written everywhere.

    >>> fiscal_year(2023), fiscal_year(2024), fiscal_year(2024, monthly=False)
    ('FY2023', 'FY2024 (11 months)', 'FY2024')
    """
    short = monthly and year >= 2014 and months(year) < 12
    if short:
        return say("fiscal-year.short", year=year, months=months(year))
    return say("fiscal-year.whole", year=year)


def ice_statement(year: int) -> str:
    """The source of ICE's own count in one fiscal year.

    >>> ice_statement(2013)
    'ICE, removal statistics for FY2013.'
    """
    return say("source.ice-statement", year=year)


@cache
def _annual() -> dict[tuple[str, str, int], dict[str, int]]:
    known = load("dhs-annual").dropna(subset=["people"])
    found: dict[tuple[str, str, int], dict[str, int]] = {}
    columns = (
        known[column].tolist() for column in ("universe", "split", "fiscal_year", "category", "people")
    )
    for universe, split, year, category, number in zip(*columns, strict=True):
        found.setdefault((universe, split, int(year)), {})[category] = int(number)
    return found


def coverage(agency: Agency, year: int) -> str:
    """How much of the removals after one agency's own arrests the dashboard shows, by DHS's count of the same months."""
    return f"{Coverage(Group(year, agency))(load):.1f}%"


@dataclass(frozen=True)
class Bounds:
    """Percent of one agency's arrests with a conviction, at least and at most, because the dashboard does not show them all."""

    lowest: float
    highest: float


@cache
def bounds_of_shown(agency: Agency, year: int) -> Bounds:
    """What share of one agency's own arrests may have had a conviction."""
    return Bounds(*(ShownBound(Group(year, agency), end)(load) for end in ENDS))


@cache
def shown_of(agency: Agency, year: int) -> str:
    """How much of one agency's own arrests the dashboard shows, and what share of them may have had a conviction."""
    bounds = bounds_of_shown(agency, year)
    return say(
        "coverage.year" if months(year) == 12 else "coverage.to-august",
        coverage=coverage(agency, year),
        agency=agency.upper(),
        year=year,
        lowest=bounds.lowest,
        highest=bounds.highest,
    )
