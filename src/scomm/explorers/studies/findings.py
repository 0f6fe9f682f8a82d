"""The findings that a state shows, which of them a headline counts, and how one of them is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from lessonkit.charts.marks.effects import Sign
from lessonkit.data import load
from lessonkit.language import large, sentences_beside, signed

say = sentences_beside(__file__)

ABOUT = ("reporting", "victims", "recorded-crime", "enforcement")
ENFORCEMENT = ("more", "less")
SORTS = {"counted": "counted_in", "direction": "direction", "compared": "compared"}
"""The column by which each way of sorting puts findings into groups."""
ORDER = {
    "direction": ("decrease", "none detected", "no decrease", "increase"),
    "counted": (
        "police-records",
        "victim-survey",
        "agency-records",
        "other-survey",
        "not-said",
    ),
    "compared": ("earlier-and-later", "before-and-after"),
}
"""The groups of each way of sorting, without evidence of another kind, which stands apart."""
SAID, LEVELS = "stated-intention", "groups-at-one-time"
"""Evidence of another kind: what people say that they would do, and groups that were compared where no policy changed."""
SIGNS: dict[str, Sign] = {
    "decrease": "down",
    "none detected": "none",
    "no decrease": "not-down",
    "increase": "up",
}
Z = 1.959964
_PERCENT = 100


@dataclass(frozen=True)
class Percent:
    """A printed change in percent, with the ends of its interval of 95 percent; they are None where no error was seen."""

    value: float
    low: float | None = None
    high: float | None = None


@cache
def findings(about: str, enforcement: str) -> pd.DataFrame:
    """The findings about one thing under more or under less enforcement, and those that compare groups, by year and study."""
    table = load("published-effects")
    rows = table[(table["about"] == about) & table["enforcement"].isin([enforcement, "none"])]
    return rows.sort_values(["year", "study", "id"], ignore_index=True)


def apart(rows: pd.DataFrame) -> pd.Series:
    """Which rows are evidence of another kind."""
    return (rows["counted_in"] == SAID) | (rows["compared"] == LEVELS)


def counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The findings that a headline counts: what people or offices did, before and after a policy or with and without it."""
    return rows[~apart(rows)]


def ways(rows: pd.DataFrame) -> dict[str, int]:
    """How many findings went each way, the most frequent first: each is in one of them, so they add up to all."""
    numbers = {name: int((rows["direction"] == name).sum()) for name in ORDER["direction"]}
    return dict(sorted(((name, n) for name, n in numbers.items() if n), key=lambda one: -one[1]))


def percent_of(row: Mapping[Any, Any]) -> Percent | None:
    """The change in percent that a study or its institution prints as a number; None where it is in another unit or not printed.

    A hundred times log points is about percent, and near zero to a tenth of a point.

    >>> percent_of({"estimate": -0.429, "std_error": None, "unit": "share of the willing"})
    Percent(value=-42.9, low=None, high=None)
    >>> percent_of({"estimate": 0.017, "std_error": 0.023, "unit": "log points"})
    Percent(value=1.7, low=-2.8, high=6.2)
    """
    unit = str(row["unit"])
    if pd.isna(row["estimate"]) or not (unit.startswith("share of") or unit == "log points"):
        return None
    size = _PERCENT * float(row["estimate"])
    if pd.isna(row["std_error"]):
        return Percent(round(size, 1))
    reach = Z * _PERCENT * float(row["std_error"])
    return Percent(*(round(one, 1) for one in (size, size - reach, size + reach)))


def in_percent(size: float) -> str:
    """A change as it stands in a picture."""
    return say("number.size", size=signed(size))


def said_of(percent: Percent) -> str:
    """What stands beside a dot: its interval, or without one its size."""
    if percent.low is None or percent.high is None:
        return in_percent(percent.value)
    return say("number.range", low=in_percent(percent.low), high=in_percent(percent.high))


def number_of(row: Mapping[Any, Any]) -> str:
    """The printed number in its own unit, with its interval where an error is printed."""
    if pd.isna(row["estimate"]):
        return say("number.none")
    size, unit = float(row["estimate"]), str(row["unit"])
    if unit.startswith("share of"):
        of = unit.removeprefix("share of ")
        whole = say("number.the-willing") if of == "the willing" else of
        return say("number.percent", size=signed(round(_PERCENT * size, 1)), of=whole)
    if pd.isna(row["std_error"]):
        return say("number.plain", size=signed(size), unit=unit)
    reach = Z * float(row["std_error"])
    form = ".3f" if abs(size) < 1 else ",.0f"
    low, middle, high = (f"{one:{form}}".replace("-", "−") for one in (size - reach, size, size + reach))
    return say("number.interval", size=middle, low=low, high=high, unit=unit)


def shortly(result: str) -> str:
    """What a study found as it stands in a row, without the place where it was read.

    >>> shortly("down by 30 percent (NBER Digest)"), shortly("up by 20 percentage points")
    ('Down by 30%', 'Up by 20 percentage points')
    """
    return large(re.sub(r"(?<=\d) percent\b", "%", re.sub(r" \([^)]*\)$", "", result)))


def told_of(row: Mapping[Any, Any]) -> tuple[str, ...]:
    """A finding in sentences: what was found, its number, what was compared, and what its records can and can't see."""
    told = [
        say("card.found", outcome=row["outcome"], result=row["result"], policy=row["policy"]),
        say("card.number", number=number_of(row)),
        *([say("card.log-points")] if row["unit"] == "log points" else []),
        *([say("card.no-error")] if not pd.isna(row["estimate"]) and pd.isna(row["std_error"]) else []),
        say("card.design", design=row["design"], data=row["data"]),
        say(f"sees.{row['counted_in']}"),
    ]
    if not pd.isna(row["note"]):
        told.append(str(row["note"]))
    return tuple(told)
