"""Two counts of one day: the share of the people beside that of the counties."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import (
    Deal,
    Load,
    Wrong,
    about,
    among,
    dealt,
    number,
    of_form,
    opens,
)

THE_COUNTRY = "United States"
APART = 0.27
"""Three tolerances: two numbers that lie nearer can't be told apart by the number alone."""


def row_of(load: Load, name: str) -> pd.Series:
    """The row of a county."""
    table = load("county-activation")
    county, state = name.rsplit(", ", 1)
    this = (table["state_code"] == state) & (table["county"] == county)
    return table.iloc[this.to_numpy().argmax()]


def day_of(load: Load, name: str, when: str) -> pd.Timestamp:
    """The day that is meant: the end of the county's month, or another day that a learner may take for it."""
    row = row_of(load, name)
    day = row["activation_date"]
    end = day + pd.offsets.MonthEnd(0)
    known = {
        "month-end": end,
        "own-day": day,
        "month-before": end - pd.offsets.MonthEnd(1),
        "month-after": end + pd.offsets.MonthEnd(1),
        "year-before": end - pd.DateOffset(years=1) + pd.offsets.MonthEnd(0),
        "year-after": end + pd.DateOffset(years=1) + pd.offsets.MonthEnd(0),
        "states-day": row["statewide_date"],
    }
    return known[when] if when in known else pd.Timestamp(when)


def percent_connected(table: pd.DataFrame, day: pd.Timestamp, weight: str = "") -> float:
    """Share of the counties of a table, or of a column's sum, that was connected by the end of a day, in percent."""
    weights = table[weight] if weight else pd.Series(1, index=table.index)
    return float(100 * weights[table["activation_date"] <= day].sum() / weights.sum())


def gap_of(load: Load, county: str, day: str, place: str) -> float:
    """People's share minus counties' share, in percentage points.

    A `LookupError` for a day that a learner may take without its changing the number: then it is no mistake that shows.
    """
    table, end = load("county-activation"), day_of(load, county, day)
    if place != THE_COUNTRY:
        table = table[table["state"] == row_of(load, county)["state"]]
    found = percent_connected(table, end, "population_2010") - percent_connected(table, end)
    always = day in ("month-end", "month-before", "month-after", OPENING)
    if not always and abs(found - gap_of(load, county, "month-end", THE_COUNTRY)) <= APART:
        raise LookupError(day)
    return found


OPENING = "2010-09-30"
"""The day on which map and curves open, and of the text's example."""


def shares(load: Load, deal: Deal, weight: str = "population_2010") -> tuple[float, float]:
    """Both shares at the end of the dealt county's month: of people, and of counties."""
    table, day = load("county-activation"), day_of(load, deal.county, "month-end")
    return percent_connected(table, day, weight), percent_connected(table, day)


def gap(load: Load, deal: Deal) -> float:
    """People's share minus counties' share at the end of the county's month, in percentage points."""
    people, counties = shares(load, deal)
    return people - counties


def gap_of_noncitizens(load: Load, deal: Deal) -> float:
    """The same difference with noncitizens in the place of people."""
    noncitizens, counties = shares(load, deal, "noncitizens")
    return noncitizens - counties


def gap_of_one_month(load: Load, deal: Deal) -> float:
    """The difference among those alone who joined in the county's month."""
    table, day = load("county-activation"), day_of(load, deal.county, "month-end")
    joined = table["activation_date"].dt.to_period("M") == day.to_period("M")
    people = table["population_2010"]
    return float(100 * people[joined].sum() / people.sum() - 100 * joined.mean())


def gap_of_year_and_month_apart(load: Load, deal: Deal) -> float:
    """The difference with year and month compared each for itself: the last months of earlier years are missing.

    A `LookupError` where that changes the number too little to show.
    """
    table, day = load("county-activation"), day_of(load, deal.county, "month-end")
    joined = table["activation_date"].dt
    connected = (joined.year <= day.year) & (joined.month <= day.month)
    people = table["population_2010"]
    found = float(100 * people[connected].sum() / people.sum() - 100 * connected.mean())
    if min(abs(found - gap(load, deal)), abs(found + gap(load, deal))) <= APART:
        raise LookupError(deal.county)
    return found


def two_counts(counties, deal):
    day = counties.loc[counties["label"] == deal.county, "activation_date"].iloc[0]
    connected = counties["activation_date"] <= day + pd.offsets.MonthEnd(0)
    people = counties["population_2010"]
    two_counts = 100 * people[connected].sum() / people.sum() - 100 * connected.mean()
    return two_counts


TWO_COUNTS = number(
    "two-counts",
    about=about(
        gap_of,
        county=dealt("county", others=None),
        day=among(
            "month-end", ["month-before", "month-after", "own-day", "year-before", "year-after", OPENING]
        ),
        place=among(THE_COUNTRY, ["its-state"]),
        instead={"year-and-month-apart": gap_of_year_and_month_apart},
        opens=opens("rollout-map", day=OPENING, place=THE_COUNTRY, controls={"day": "date"}),
    ),
    mistakes={
        "reversed": of_form(lambda load, deal: -gap(load, deal)),
        "counties-as-people": Wrong(lambda load, deal: shares(load, deal)[1], tolerance=0.05),
        "people-only": lambda load, deal: shares(load, deal)[0],
        "as-fraction": of_form(lambda load, deal: gap(load, deal) / 100, tolerance=0.005),
        "noncitizens": gap_of_noncitizens,
        "noncitizens-only": lambda load, deal: shares(load, deal, "noncitizens")[0],
        "sum": lambda load, deal: sum(shares(load, deal)),
        "ratio": lambda load, deal: shares(load, deal)[0] / shares(load, deal)[1],
        "that-month-alone": Wrong(gap_of_one_month, tolerance=0.03),
        "all-connected": Wrong(0, tolerance=0.0001),
    },
    solution=two_counts,
    range=(-100, 100),
    tolerance=0.09,
    uses=("county",),
    minutes=8,
    route="no-code",
)
