"""The shares of each view, in the order in which they are drawn, with how many were asked where somebody printed it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import pandas as pd

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
    return tuple(
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


def _label(view: str, group: str, begun: str) -> str:
    if view == "worry-years":
        return say("when.month" if len(begun) > 4 else "when.year", day=f"{begun[:7]}-01", year=begun[:4])
    who = say(f"group.{'everyone' if view == 'worry-2025' and group == 'all' else group}")
    return say("in-year", who=who, year=begun[:4]) if view == "discrimination" else who
