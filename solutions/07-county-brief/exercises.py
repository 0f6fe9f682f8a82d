"""Lesson 7, *County brief*: what is dealt, what the numbers of a county are taken from, and the exercises on words.

The logic of the exercises stands here and in the files beside this one, by subject; their words stand in `lesson.md`.
Answers and mistakes are computed from the datasets, never typed in.
"""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Deal, Load, Wrong, choice, half, lesson, number, of_form, written
from scomm.pools import dealt_counties, labels

LESSON = lesson("1.1", pools={"county": dealt_counties})


def row_of(load: Load, deal: Deal) -> pd.Series:
    """The row of the dealt county."""
    table = load("county-activation")
    return table[labels(table) == deal.county].iloc[0]


# --- the page of a county -------------------------------------------------------------------------


def per_thousand(load: Load, deal: Deal, margins: float = -1.0) -> float:
    """Noncitizens of the county for every 1,000 people, so many margins of error from the estimate."""
    row = row_of(load, deal)
    return float(1000 * (row["noncitizens"] + margins * row["noncitizens_moe"]) / row["population_2010"])


def lowest_per_thousand(counties, deal):
    row = counties[counties["label"] == deal.county].iloc[0]
    lowest = row["noncitizens"] - row["noncitizens_moe"]
    lowest_per_thousand = 1000 * lowest / row["population_2010"]
    return lowest_per_thousand


LOWEST_PER_THOUSAND = number(
    "lowest-per-thousand",
    answer=per_thousand,
    mistakes={
        "margin-forgotten": half(lambda load, deal: per_thousand(load, deal, 0)),
        "highest": lambda load, deal: per_thousand(load, deal, 1),
        "margin-twice": lambda load, deal: per_thousand(load, deal, -2),
        "margin-alone": Wrong(
            lambda load, deal: per_thousand(load, deal, 0) - per_thousand(load, deal), tolerance=0.02
        ),
        "per-hundred": of_form(lambda load, deal: per_thousand(load, deal) / 10, tolerance=0.006),
        "a-count": lambda load, deal: float(
            row_of(load, deal)["noncitizens"] - row_of(load, deal)["noncitizens_moe"]
        ),
        "upside-down": lambda load, deal: 1_000_000 / per_thousand(load, deal),
        "as-fraction": of_form(lambda load, deal: per_thousand(load, deal) / 1000, tolerance=0.0005),
        "half-the-margin": lambda load, deal: per_thousand(load, deal, -0.5),
        "born-abroad": lambda load, deal: 10 * float(row_of(load, deal)["foreign_born_pct"]),
        "of-those-born-abroad": lambda load, deal: (
            100 * per_thousand(load, deal) / float(row_of(load, deal)["foreign_born_pct"])
        ),
    },
    solution=lowest_per_thousand,
    range=(0, 1_000),
    tolerance=0.06,
    shown=1,
    uses=("county",),
    minutes=4,
    route="no-code",
)

WHAT_A_GAP_SAYS = choice(
    "what-a-gap-says",
    right="c",
    wrong={"a": "none-listed-is-none", "b": "silence-is-help", "d": "nothing-to-say"},
    minutes=2,
)


# --- claims and the other side --------------------------------------------------------------------

WHAT_MAY_STAND = choice(
    "what-may-stand",
    right="b",
    wrong={"a": "after-is-because", "c": "margins-multiplied", "d": "state-for-county"},
    minutes=3,
)

STRONGEST_OTHER_SIDE = choice(
    "strongest-other-side",
    right="d",
    wrong={"a": "straw-man", "b": half("weakest-point"), "c": "motives"},
    minutes=3,
)


# --- the brief ------------------------------------------------------------------------------------

SMALL_BRIEF = written("small-brief", words=(50, 300), minutes=10, points=2)

COUNTY_BRIEF = written("county-brief", words=(150, 700), minutes=25, points=4)


# --- sureness -------------------------------------------------------------------------------------

MADE = ((90, True), (60, False), (80, True))
"""Three made-up guesses: how sure in percent, and whether it came near."""


def mean_cost() -> float:
    """The score of the three: the mean of the squares."""
    return sum(100 * (sure / 100 - near) ** 2 for sure, near in MADE) / len(MADE)


def what_sureness_costs():
    costs = [(100 - 90) ** 2 / 100, (0 - 60) ** 2 / 100, (100 - 80) ** 2 / 100]
    what_sureness_costs = sum(costs) / 3
    return what_sureness_costs


WHAT_SURENESS_COSTS = number(
    "what-sureness-costs",
    answer=mean_cost,
    mistakes={
        "sum": lambda: 3 * mean_cost(),
        "not-squared": lambda: sum(abs(sure - 100 * near) for sure, near in MADE) / 3,
        "miss-as-hit": lambda: sum(100 * (1 - sure / 100) ** 2 for sure, _ in MADE) / 3,
        "share-near": lambda: 100 * sum(near for _, near in MADE) / 3,
        "mean-sureness": lambda: sum(sure for sure, _ in MADE) / 3,
        "sureness-squared": lambda: sum(100 * (sure / 100) ** 2 for sure, _ in MADE) / 3,
        "gap-of-means": Wrong(lambda: sum(sure - 100 * near for sure, near in MADE) / 3, tolerance=0.3),
        "as-fraction": of_form(lambda: mean_cost() / 100, tolerance=0.002),
        "mean-then-squared": Wrong(
            lambda: (sum(abs(sure - 100 * near) for sure, near in MADE) / 3) ** 2 / 100, tolerance=0.3
        ),
        "turned-round": lambda: sum(100 * (sure / 100 - (not near)) ** 2 for sure, near in MADE) / 3,
        "cost-of-the-example": lambda: mean_cost() + (81 - 36) / 3,
        "dearest-guess": 36,
        "of-two": lambda: 3 * mean_cost() / 2,
        "last-alone-divided": lambda: 1 + 36 + 4 / 3,
    },
    solution=what_sureness_costs,
    range=(0, 100),
    tolerance=0.06,
    shown=1,
    minutes=3,
    route="no-code",
)
