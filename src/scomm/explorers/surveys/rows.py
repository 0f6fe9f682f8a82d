"""The shares of each view, in the order in which they are drawn, with how many were asked where somebody printed it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import pandas as pd

from scomm.charts.marks.quantiles import Weight
from scomm.data import load
from scomm.language import sentences_beside

say = sentences_beside(__file__)

Z = 1.959964
"""How many standard errors cover 95 percent."""
VIEWS: dict[str, tuple[str, str]] = {
    "call": ("less-likely-to-call", "2012-11-17"),
    "worry-years": ("deportation-worry", ""),
    "worry-2018": ("deportation-worry", "2018"),
    "worry-2021": ("deportation-worry", "2021"),
    "worry-2025": ("deportation-worry", "2025"),
    "discrimination": ("discrimination-problem", ""),
}
"""The question of each view, and how the day begins on which people were first asked; "" is any."""


NAMED: dict[str, tuple[str, ...]] = {
    "call": ("unauthorized", "us-born"),
    "worry-years": ("2018", "2017", "2025"),
    "worry-2018": ("unauthorized", "us-born"),
    "worry-2021": ("born-abroad", "us-born"),
    "worry-2025": ("all", "white"),
    "discrimination": ("2010", "2007"),
}
"""Of which groups, or of all in which years, the finding of a view speaks, the main one first."""

_BY_YEAR = ("worry-years", "discrimination")
"""Views that compare years, which stay in their order."""


@dataclass(frozen=True)
class Shared:
    """One share in percent of those asked; `asked` is None where nobody printed it, `at_least` where it is a bound."""

    label: str
    percent: int
    asked: int | None
    at_least: bool
    group: str
    year: str
    asked_by: str

    def error(self, asked: int) -> float:
        """The standard error in points, if so many people were picked by chance."""
        share = self.percent / 100
        return 100 * math.sqrt(share * (1 - share) / asked)


def margin(error: float) -> float:
    """Half of the interval that covers 95 percent, in points, to one decimal.

    >>> margin(1.109)
    2.2
    """
    return round(Z * error, 1)


@cache
def rows_of(view: str) -> tuple[Shared, ...]:
    """The shares of a view: groups of one survey, or the same question over the years."""
    question, begun = VIEWS[view]
    table = load("trust-surveys")
    found = table[(table["question"] == question) & table["fielded_from"].str.startswith(begun)]
    if view == "worry-years":
        found = found[found["group"] == "all"]
    rows = (
        Shared(
            _label(view, str(row["group"]), str(row["fielded_from"])),
            int(row["percent"]),
            None if pd.isna(row["sample"]) else int(row["sample"]),
            "more than" in str(row["note"]),
            str(row["group"]),
            str(row["fielded_from"])[:4],
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


def _label(view: str, group: str, begun: str) -> str:
    if view == "worry-years":
        return say("when.month" if len(begun) > 4 else "when.year", day=f"{begun[:7]}-01", year=begun[:4])
    who = say(f"group.{'everyone' if view == 'worry-2025' and group == 'all' else group}")
    return say("in-year", who=who, year=begun[:4]) if view == "discrimination" else who
