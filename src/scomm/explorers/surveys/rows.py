"""The shares of each view, in the order in which they are drawn, with how many were asked, and how, where a page says it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import pandas as pd

from lessonkit.charts.marks.quantiles import Weight
from lessonkit.data import load
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

Z = 1.959964
"""How many standard errors cover 95 percent."""
VIEWS: dict[str, tuple[str, str]] = {
    "call": ("less-likely-to-call", "2012"),
    "worry-years": ("deportation-worry", ""),
    "worry-2018": ("deportation-worry", "2018"),
    "worry-2021": ("deportation-worry", "2021"),
    "worry-2025": ("deportation-worry", "2025"),
    "discrimination": ("discrimination-problem", ""),
}
"""The question of each view, and the year in which people were last asked; "" is any."""


NAMED: dict[str, tuple[str, ...]] = {
    "call": ("unauthorized", "us-born"),
    "worry-years": ("2025", "2019", "2021"),
    "worry-2018": ("unauthorized", "us-born"),
    "worry-2021": ("born-abroad", "us-born"),
    "worry-2025": ("all", "white"),
    "discrimination": ("2010", "2007"),
}
"""Of which groups, or of all in which years, the finding of a view speaks, the main one first.

Years that the finding compares were asked in one way (tested): a change of the way need not be a change of mind.
"""

_BY_YEAR = ("worry-years", "discrimination")
"""Views that compare years, which stay in their order."""


@dataclass(frozen=True)
class Shared:
    """One share in percent of those asked.

    `asked` is None where no page gives it, `at_least` where it is a bound. `printed` is the margin of error that the publisher
    prints, in points. `mode` is how people were asked, "" where no page says it.
    """

    label: str
    percent: int
    asked: int | None
    at_least: bool
    printed: float | None
    mode: str
    group: str
    year: str
    asked_by: str

    def by_chance(self, asked: int) -> float:
        """The standard error in points, if so many people were picked by chance and each counted alike."""
        share = self.percent / 100
        return 100 * math.sqrt(share * (1 - share) / asked)

    def error(self, asked: int) -> float:
        """The standard error in points: that of the printed margin where there is one, which knows of the weights."""
        return self.by_chance(asked) if self.printed is None else self.printed / Z


def margin(error: float) -> float:
    """Half of the interval that covers 95 percent, in points, to one decimal.

    >>> margin(1.109)
    2.2
    """
    return round(Z * error, 1)


@cache
def rows_of(view: str) -> tuple[Shared, ...]:
    """The shares of a view: groups of one survey, or the same question over the years."""
    question, year = VIEWS[view]
    table = load("trust-surveys")
    found = table[(table["question"] == question) & table["fielded_to"].str.startswith(year)]
    if view == "worry-years":
        found = found[found["group"] == "all"]
    rows = (
        Shared(
            _label(view, str(row["group"]), str(row["fielded_from"]), str(row["fielded_to"])),
            int(row["percent"]),
            None if pd.isna(row["sample"]) else int(row["sample"]),
            "more than" in str(row["note"]),
            None if pd.isna(row["margin"]) else float(row["margin"]),
            "" if pd.isna(row["mode"]) else str(row["mode"]),
            str(row["group"]),
            str(row["fielded_to"])[:4],
            str(row["organization"]),
        )
        for row in found.to_dict("records")
    )
    if view in _BY_YEAR:
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: _place(row, view)))


def weight_of(row: Shared, view: str) -> Weight:
    """Whether the finding of a view speaks of a share first, names it as well, or leaves it beside."""
    place = _place(row, view)
    return "beside" if place == len(NAMED[view]) else "named" if place else "first"


def _place(row: Shared, view: str) -> int:
    """The place of a share in the finding of its view; of one that is not in it, after all that are."""
    by_year = view in _BY_YEAR
    name = row.year if by_year and row.group == "all" else "" if by_year else row.group
    return NAMED[view].index(name) if name in NAMED[view] else len(NAMED[view])


def _label(view: str, group: str, begun: str, ended: str) -> str:
    if view == "worry-years":
        first, last = f"{begun[:7]}-01", f"{ended[:7]}-01"
        return say("when.month" if first == last else "when.months", first=first, last=last)
    who = say(f"group.{'everyone' if view == 'worry-2025' and group == 'all' else group}")
    return say("in-year", who=who, year=ended[:4]) if view == "discrimination" else who
