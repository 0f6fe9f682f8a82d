"""The findings that a state shows, and how one of them is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from scomm.charts.marks.effects import Sign
from scomm.data import load
from scomm.language import large, sentences_beside, signed

say = sentences_beside(__file__)

ABOUT = ("reporting", "victims", "recorded-crime", "enforcement")
ENFORCEMENT = ("more", "less")
SORTS = {"counted": "counted_in", "direction": "direction", "compared": "compared"}
"""The column by which each way of sorting puts findings into groups."""
ORDER = {
    "direction": ("decrease", "none detected", "increase"),
    "counted": (
        "police-records",
        "victim-survey",
        "stated-intention",
        "agency-records",
        "other-survey",
        "not-said",
    ),
    "compared": ("earlier-and-later", "before-and-after", "experiment", "groups-at-one-time"),
}
SIGNS: dict[str, Sign] = {"decrease": "down", "none detected": "none", "increase": "up"}
Z = 1.959964


@cache
def findings(about: str, enforcement: str) -> pd.DataFrame:
    """The findings about one thing under more or under less enforcement, by year and study."""
    table = load("published-effects")
    rows = table[(table["about"] == about) & (table["enforcement"] == enforcement)]
    return rows.sort_values(["year", "study", "id"], ignore_index=True)


def studies_by(rows: pd.DataFrame, column: str) -> dict[str, int]:
    """How many studies there are of each kind, in the order of the groups; one of two kinds is counted in both."""
    (order,) = (ORDER[sort] for sort, one in SORTS.items() if one == column)
    return {name: int(rows.loc[rows[column] == name, "study"].nunique()) for name in order}


def number_of(row: Mapping[Any, Any]) -> str:
    """The printed number in its own unit, with its interval where an error is printed."""
    if pd.isna(row["estimate"]):
        return say("number.none")
    size, unit = float(row["estimate"]), str(row["unit"])
    if unit.startswith("share of"):
        of = unit.removeprefix("share of ")
        whole = say("number.the-willing") if of == "the willing" else of
        return say("number.percent", size=signed(round(100 * size, 1)), of=whole)
    if pd.isna(row["std_error"]):
        return say("number.plain", size=signed(size), unit=unit)
    reach = Z * float(row["std_error"])
    form = ".3f" if abs(size) < 1 else ",.0f"
    low, middle, high = (f"{one:{form}}".replace("-", "−") for one in (size - reach, size, size + reach))
    return say("number.interval", size=middle, low=low, high=high, unit=unit)


def percent_of(row: Mapping[Any, Any]) -> float | None:
    """The change in percent that a study prints, or that its sentence names; None where it is in another unit or not printed.

    >>> percent_of({"estimate": -0.429, "unit": "share of the willing", "result": "", "direction": "decrease"})
    -42.9
    >>> percent_of({"estimate": None, "unit": None, "result": "down by nearly 30 percent", "direction": "decrease"})
    -30.0
    """
    if not pd.isna(row["estimate"]):
        return round(100 * float(row["estimate"]), 1) if str(row["unit"]).startswith("share of") else None
    named = re.search(r"([\d.]+) percent\b", str(row["result"]))
    if named is None:
        return None
    return float(named[1]) * {"decrease": -1, "increase": 1}[str(row["direction"])]


def at_end(row: Mapping[Any, Any], percent: float) -> str:
    """The number at the end of a bar, with a word where the study itself rounds."""
    rounded = re.search(r"\b(nearly|about)\b", str(row["result"]))
    size = say("number.at-end", size=signed(percent))
    return say("number.rounded", word=rounded[1], size=size) if rounded else size


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
        *([say("card.no-interval")] if percent_of(row) is not None and pd.isna(row["std_error"]) else []),
        say("card.design", design=row["design"], data=row["data"]),
        say(f"sees.{row['counted_in']}"),
    ]
    if not pd.isna(row["note"]):
        told.append(str(row["note"]))
    return tuple(told)
