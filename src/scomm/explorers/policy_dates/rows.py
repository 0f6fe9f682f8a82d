"""The rows of the time line: the policies of a place with their names, and the stretches in which each was or may have been in force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from lessonkit.charts.marks import Spell
from lessonkit.language import sentences_beside
from scomm.explorers.counties.state_names import state_names
from scomm.explorers.dated_policies.steps import MOMENTS, on_dates
from scomm.models.policy_dates.standings import (
    FIRST_DAY,
    IN_FORCE,
    LAST_DAY,
    may_be_in_force,
    standings,
    under_mandate,
)

say = sentences_beside(__file__)

ALL_STATES = "whole states"
KINDS = ("limits", "mandates")
"""The directions that have a look of their own."""


@cache
def places() -> dict[str, str]:
    """The states with policies by their codes, after all states."""
    listed_codes = set(on_dates().table["state_code"])
    names = sorted((name, code) for code, name in state_names().items() if code in listed_codes)
    return {ALL_STATES: say("controls.place.whole-states")} | {code: name for name, code in names}


@cache
def rows_of(place: str) -> pd.DataFrame:
    """The policies of a state and of places in it, or those of the states themselves, by date; each with its label."""
    table = on_dates().table.assign(row=np.arange(len(on_dates().table)))
    whole = place == ALL_STATES
    rows = table[(table["level"] == "state") if whole else (table["state_code"] == place)]
    rows = rows.sort_values(["not_after", "not_before", "place"])
    name = rows["named"].where(whole | (rows["level"] != "state"), [_of_state(row) for row in each(rows)])
    nth = rows.groupby(name).cumcount() + 1
    labels = [one if n == 1 else say("row.nth", policy=one, n=n) for one, n in zip(name, nth, strict=True)]
    return rows.assign(label=labels)


def _of_state(row: Any) -> str:
    """A policy of the state itself by its year."""
    law = str(row.instrument).startswith("statute")
    which = "law" if law else "policy" if pd.notna(row.not_before) else "practice"
    return say(f"row.{which}", year=row.not_after.year)


@cache
def _known_through_time() -> tuple[pd.DatetimeIndex, np.ndarray, np.ndarray]:
    """The days on which anything known of a policy changes, and from each of them on: may it be in force, is it sure?"""
    table = on_dates().table
    told = table[["not_before", "not_after", "end_not_before", "end_not_after"]]
    ends = [told[column] for column in told] + [told["not_after"] + pd.Timedelta(days=1)]
    days = pd.DatetimeIndex([pd.Timestamp(FIRST_DAY), *pd.concat(ends).dropna()]).unique().sort_values()
    codes = standings(table, days)
    return days, may_be_in_force(codes), (codes == IN_FORCE) & ~under_mandate(table, codes)


def spells(rows: pd.DataFrame) -> Iterator[tuple[int, Spell]]:
    """The stretches of each row, with its place."""
    days, maybe, surely = _known_through_time()
    last = pd.Timestamp(LAST_DAY)
    for place, row in enumerate(each(rows)):
        kind = row.direction if row.direction in KINDS else "else"
        if row.direction in MOMENTS:
            if pd.isna(row.not_before) or row.not_before < row.not_after:
                start = pd.Timestamp(FIRST_DAY) if pd.isna(row.not_before) else row.not_before
                yield place, Spell(kind, start, row.not_after, sure=False)
            yield place, Spell(kind, row.not_after, row.not_after, sure=True)
            continue
        what = maybe[row.row].astype(int) + surely[row.row]
        turns = [0, *(np.flatnonzero(np.diff(what)) + 1), len(days)]
        for at, until in pairwise(turns):
            if what[at]:
                upto = days[until] if until < len(days) else last
                yield place, Spell(kind, days[at], upto, sure=bool(what[at] == 2))


def each(rows: pd.DataFrame) -> list[Any]:
    """The rows, each with its cells as attributes."""
    return list(rows.itertuples())


def exact(rows: pd.DataFrame) -> int:
    """How many of the policies began on a day that is known."""
    return int((rows["not_before"] == rows["not_after"]).sum())
