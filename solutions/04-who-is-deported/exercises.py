"""Lesson 4, *Who is deported*: what is dealt, the guess before the data, and the counts that the other files share.

The logic of the exercises stands in the files beside this one, by subject; their words stand in `lesson.md`. Answers and
mistakes are computed from the datasets, never typed in. A function that ends with the answer is the reference code of its
cell; it reaches the same answer in its own way.
"""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, guess, lesson

YEARS = tuple(range(2014, 2024))
DEALT_YEARS = (2015, *YEARS[1:])
"""The lesson works out 2014 in its text, so its place is the next year's."""
COUNTRIES = ("Mexico", "Guatemala", "Honduras", "El Salvador")

LESSON = lesson(
    "1.5",
    pools={"year": DEALT_YEARS, "country": COUNTRIES},
    # The gap of two-universes is that of another year in these: 2017 and 2014 (on which the machine opens); 2021 and
    # 2014, 2023 and 2019 with the sign turned.
    not_dealt={"year": (2017, 2021, 2023)},
)

FIRST_GUESS = guess(
    "first-guess",
    misread=(60, 70),
    minutes=2,
    truth="convicted-of-removed-2014",
    earlier=("convicted-of-removed-2023",),
    answered_alone=("convicted-of-removed-2023",),  # ratio-of-sums asks for it
)


# --- people and shares ----------------------------------------------------------------------------


def people(load: Load, universe: str, category: str, year: int, split: str = "criminality") -> int:
    """People in one published cell of the annual table."""
    table = load("dhs-annual")
    row = table[
        (table["fiscal_year"] == year)
        & (table["category"] == category)
        & (table["universe"] == universe)
        & (table["split"] == split)
    ]
    return int(row["people"].item())


def share_of(load: Load, universe: str, year: int, category: str = "convicted") -> float:
    """People in a category as a share of the universe's total, in percent."""
    return 100 * people(load, universe, category, year) / people(load, universe, "total", year)


def months(load: Load, universe: str, category: str, split: str = "criminality") -> pd.DataFrame:
    """The month rows of one universe and category."""
    table = load("dhs-monthly")
    chosen = (table["universe"] == universe) & (table["split"] == split) & (table["category"] == category)
    return table[chosen]
