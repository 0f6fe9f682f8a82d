"""The share of a year, and why it is not the mean of its months."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, about, among, choice, of_form, opens, percent, slip

from .exercises import months, people, share_of
from .exercises_two_universes import share_of_calendar_year
from .exercises_what_tables_carry import shown_in_dashboard


def share_of_every_year(load: Load) -> float:
    """The share convicted among ERO removals of all years of the table together, in percent."""
    top, base = (months(load, "ero-removals", one)["people"].sum() for one in ("convicted", "total"))
    return float(100 * top / base)


def mean_of_monthly_shares(load: Load, year: int, universe: str = "ero-removals") -> float:
    """The plain mean of twelve monthly shares convicted, in percent."""
    return float(monthly_shares(load, year, universe).mean())


def monthly_shares(load: Load, year: int, universe: str = "ero-removals") -> pd.Series:
    """The share convicted in each month of a fiscal year, in percent."""
    top = months(load, universe, "convicted").set_index("month_start")
    base = months(load, universe, "total").set_index("month_start")
    return (100 * top["people"] / base["people"])[top["fiscal_year"] == year]


def ratio_of_sums(monthly):
    year = monthly[(monthly["universe"] == "ero-removals") & (monthly["fiscal_year"] == 2023)]
    people = year[year["split"] == "criminality"].groupby("category")["people"].sum()
    ratio_of_sums = 100 * people["convicted"] / people["total"]
    return ratio_of_sums


def share_removed(
    load: Load, year: int, category: str = "convicted", universe: str = "ero-removals"
) -> float:
    return share_of(load, universe, year, category)


def median_of_monthly_shares(load: Load, year: int) -> float:
    """The middle one of twelve monthly shares convicted among ERO removals, in percent."""
    return float(monthly_shares(load, year).median())


def share_in_dashboard(load: Load, year: int) -> float:
    """The share convicted among the people whom the dashboard shows, in percent."""
    return 100 * shown_in_dashboard(load, year, "convicted") / shown_in_dashboard(load, year)


RATIO_OF_SUMS = percent(
    "ratio-of-sums",
    about=about(
        share_removed,
        year=among(2023, range(2014, 2025)),
        category=among(
            "convicted", ["pending-charges", "aggravated-felony", "felony", "misdemeanor", "other-violator"]
        ),
        universe=among("ero-removals", ["ice-bookins", "dhs-removals"]),
        worked={"year": 2020},
        opens=opens("denominator-machine", year=2014),
        instead={"mean-of-arrests": lambda load: mean_of_monthly_shares(load, 2023, "ero-arrests")},
    ),
    mistakes={
        "mean-of-shares": lambda load: mean_of_monthly_shares(load, 2023),
        "pending-added": lambda load: (
            share_of(load, "ero-removals", 2023) + share_of(load, "ero-removals", 2023, "pending-charges")
        ),
        "arrests": lambda load: share_of(load, "ero-arrests", 2023),
        "as-fraction": of_form(lambda load: share_of(load, "ero-removals", 2023) / 100, tolerance=0.005),
        "not-convicted": lambda load: 100 - share_of(load, "ero-removals", 2023),
        "calendar-year": lambda load: share_of_calendar_year(load, 2023),
        "every-year": share_of_every_year,
        "every-split": slip('year[year["split"] == "criminality"]', "year"),
        "charges-as-the-rest": lambda load: (
            100
            * people(load, "ero-removals", "convicted", 2023)
            / (
                people(load, "ero-removals", "convicted", 2023)
                + people(load, "ero-removals", "pending-charges", 2023)
            )
        ),
        "who-arrested": lambda load: (
            100
            * people(load, "ero-removals", "ice", 2023, "arresting-agency")
            / people(load, "ero-removals", "total", 2023)
        ),
        "median-month": lambda load: median_of_monthly_shares(load, 2023),
        "mean-of-2020": lambda load: mean_of_monthly_shares(load, 2020),
        "dashboard-share": lambda load: share_in_dashboard(load, 2023),
        "rest-as-base": lambda load: (
            100
            * people(load, "ero-removals", "convicted", 2023)
            / people(load, "ero-removals", "not-convicted", 2023)
        ),
    },
    solution=ratio_of_sums,
    tolerance=0.06,
    minutes=4,
    route="no-code",
)

WHY_THEY_DIFFER = choice(
    "why-they-differ",
    right="c",
    wrong={"a": "later-months", "b": "months-without-number", "d": "rounding"},
    minutes=3,
)
