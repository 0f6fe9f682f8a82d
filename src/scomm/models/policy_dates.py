"""What is known of dated policies on a day: which were in force, which may have been, and how many places that makes.

Three things that the table can't tell, wherever it is used: a place without a row is not a place without a policy; a
policy without an end is not surely still in force; and a state's mandate can overrule a county's policy without a word
in the county's row.

>>> how_many("2014-12-31"), how_many("2014-12-31", "mandates")
(Bounds(certain=147, possible=162), Bounds(certain=2, possible=3))
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from scomm.data import load
from scomm.data.spells import (
    FIRST_DAY,
    LAST_DAY,
    STANDINGS,
    Bounds,
    bounds,
    counted_level,
    read_day,
    standings,
    under_mandate,
)
from scomm.errors import ScommError
from scomm.language import nearest
from scomm.models.county_policies import CAVEATS, CountyPolicies, policies_of
from scomm.models.policy_interval_words import interval_in_words

__all__ = [
    "CAVEATS",
    "DIRECTIONS",
    "FIRST_DAY",
    "LAST_DAY",
    "LEVELS",
    "STANDINGS",
    "Bounds",
    "CountyPolicies",
    "how_many",
    "policies_of",
    "standing",
]

DIRECTIONS = ("limits", "mandates", "label", "opt-out-attempt", "reversal", "other")
LEVELS = ("county", "city", "state")


def standing(day: object, direction: str = "limits", levels: Iterable[str] = LEVELS) -> pd.DataFrame:
    """The policies of a direction, one row each, with what is known of them on a day.

    Columns: policy, place, state_code, level (county for whatever has a `fips`), fips, policy_type, standing (one of
    STANDINGS), under_mandate (a law of the state demanded cooperation that day, or may have: it can overrule the
    policy), interval (in words). Raises `ScommError` for what is no day from FIRST_DAY to LAST_DAY, no direction or no level.

    >>> standing("2014-04-20", levels=["city"])["standing"].value_counts().to_dict()
    {'not yet': 8, 'may have begun': 4, 'in force': 4}
    """
    at, wanted, chosen = read_day(day), _known(direction, DIRECTIONS, "direction"), _levels(levels)
    table = load("local-policies")
    codes = standings(table, [at])
    table = table.assign(
        standing=[STANDINGS[code] for code in codes[:, 0]],
        under_mandate=under_mandate(table, codes)[:, 0],
        level=counted_level(table),
    )
    rows = table[(table["direction"] == wanted) & table["level"].isin(chosen)].reset_index(drop=True)
    columns = ["policy", "place", "state_code", "level", "fips", "policy_type", "standing", "under_mandate"]
    return rows[columns].assign(interval=[interval_in_words(row) for row in rows.itertuples()])


def how_many(day: object, direction: str = "limits", levels: Iterable[str] = LEVELS) -> Bounds:
    """How many places had such a policy on a day: surely, and at most by what the table knows.

    A place counts once; San Francisco, Philadelphia and Baltimore are counties. A limit under a mandate counts as
    possible, never as certain. The true number can be larger still: most places are not in the table.
    """
    return bounds(
        load("local-policies"), day, _known(direction, DIRECTIONS, "direction"), tuple(_levels(levels))
    )


def _levels(levels: Iterable[str]) -> list[str]:
    if isinstance(levels, str) or not isinstance(levels, Iterable):
        raise ScommError(f"{levels!r} is not a list of levels.", allowed=LEVELS, do='Write ["county"].')
    found = [_known(level, LEVELS, "level") for level in levels]
    if not found:
        raise ScommError("No level is chosen.", allowed=LEVELS)
    return found


def _known(value: object, words: tuple[str, ...], what: str) -> str:
    if not isinstance(value, str) or value not in words:
        raise ScommError(f"There is no {what} {value!r}.", allowed=words, do=nearest(value, words))
    return value
