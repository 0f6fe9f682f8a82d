"""The rows of dated policies on a day, and how many places they make, for tests."""

from __future__ import annotations

import pandas as pd

from lessonkit.data import load
from scomm.models.policy_dates.standings import (
    STANDINGS,
    Bounds,
    count_places,
    counted_level,
    read_day,
    standings,
    under_mandate,
)

LEVELS = ("county", "city", "state")


def standing(day: object, direction: str = "limits", levels=LEVELS) -> pd.DataFrame:
    """The policies of a direction at some levels, with what is known of them on a day."""
    table = load("local-policies")
    codes = standings(table, [read_day(day)])
    table = table.assign(
        standing=[STANDINGS[code] for code in codes[:, 0]],
        under_mandate=under_mandate(table, codes)[:, 0],
        level=counted_level(table),
    )
    return table[(table["direction"] == direction) & table["level"].isin(levels)]


def how_many(day: object, direction: str = "limits", levels=LEVELS) -> Bounds:
    """How many places had such a policy on a day."""
    return count_places(load("local-policies"), day, direction, tuple(levels))
