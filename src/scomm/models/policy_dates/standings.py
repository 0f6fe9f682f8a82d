"""What is known of a dated policy on a day: it began inside one interval, and may have ended inside another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

STANDINGS = tuple(
    say(f"standing.{id}") for id in ("not-yet", "may-have-begun", "in-force", "may-have-ended", "ended")
)
"""What can be known, in the order in which it can change; a policy never goes back. "in force" says that it had surely
begun and that no end was seen: the table can't tell more."""

NOT_YET, MAY_HAVE_BEGUN, IN_FORCE, MAY_HAVE_ENDED, ENDED = range(len(STANDINGS))
FIRST_DAY, LAST_DAY = "1987-01-01", "2026-07-31"
"""The first and the last day that the table of policies tells of."""

_NEVER, _ALWAYS = pd.Timestamp("2200-01-01"), pd.Timestamp("1800-01-01")


@dataclass(frozen=True)
class Bounds:
    """How many there surely were, and how many there may have been."""

    certain: int
    possible: int

    def __str__(self) -> str:
        """The bounds in words.

        >>> str(Bounds(3, 5)), str(Bounds(3, 3))
        ('3 to 5', '3')
        """
        if self.certain == self.possible:
            return say("bounds.one", certain=self.certain)
        return say("bounds.range", certain=self.certain, possible=self.possible)


def read_day(day: object) -> pd.Timestamp:
    """A day of the time that the policies cover; a `KitError` for any other day, and for what is no day.

    >>> read_day("2014-04-11").day_name()
    'Friday'
    """
    allowed = say("day.allowed", first=FIRST_DAY, last=LAST_DAY)
    found = _timestamp(day)
    if found is None:
        raise KitError(f"{day!r} is not a day.", allowed=allowed)
    if not pd.Timestamp(FIRST_DAY) <= found <= pd.Timestamp(LAST_DAY):
        raise KitError(f"The policies don't tell of {found:%Y-%m-%d}.", allowed=allowed)
    return found


def _timestamp(day: object) -> pd.Timestamp | None:
    if isinstance(day, str):
        try:
            day = datetime.strptime(day, "%Y-%m-%d")
        except ValueError:
            return None
    if not isinstance(day, date) or pd.isna(day):
        return None
    return pd.Timestamp(day.year, day.month, day.day)


def standings(table: pd.DataFrame, days: Any) -> NDArray[np.int8]:
    """For each policy (row) and day (column) what is known, as a place in STANDINGS.

    A policy without a lower bound may have begun on any day until `not_after`. It is over on the day of its end. Where
    an end was seen but not its earliest day, it may have ended on any day after the policy had surely begun.
    """
    seen = table["ended"].notna()
    turns = (
        table["not_before"].fillna(_ALWAYS),
        table["not_after"].fillna(_NEVER),
        table["end_not_before"].fillna(table["not_after"] + pd.Timedelta(days=1)).where(seen, _NEVER),
        table["end_not_after"].where(seen).fillna(_NEVER),
    )
    at = pd.DatetimeIndex(days).to_numpy()[None, :]
    codes = np.zeros((len(table), at.shape[1]), np.int8)
    for code, turn in enumerate(turns, start=1):
        codes[at >= turn.to_numpy()[:, None]] = code
    return codes


def may_be_in_force(codes: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Which policies may have been in force: they may have begun, and have not surely ended."""
    found: NDArray[np.bool_] = (codes > NOT_YET) & (codes < ENDED)
    return found


def counted_level(table: pd.DataFrame) -> pd.Series:
    """The level that each policy counts as: one with a `fips` is a county's.

    San Francisco, Philadelphia and Baltimore are cities that are counties too: their policies have a `fips`.

    >>> from lessonkit.data import load
    >>> table = load("local-policies").query("level == 'city'")
    >>> sorted(set(table.loc[counted_level(table) == "county", "place"]))
    ['Baltimore', 'Philadelphia', 'San Francisco']
    """
    return table["level"].where(table["fips"].isna(), "county")


def under_mandate(table: pd.DataFrame, codes: NDArray[np.int8]) -> NDArray[np.bool_]:
    """Which limits of counties and cities stood under a law of their state that demanded cooperation, or may have."""
    mandates = (table["direction"] == "mandates").to_numpy()
    states, place = np.unique(table["state_code"], return_inverse=True)
    over = np.zeros((len(states), codes.shape[1]), bool)
    np.logical_or.at(over, place[mandates], may_be_in_force(codes[mandates]))
    local = (table["level"] != "state") & (table["direction"] == "limits")
    found: NDArray[np.bool_] = over[place] & local.to_numpy()[:, None]
    return found


def places_with_policies(
    table: pd.DataFrame, days: Any
) -> tuple[pd.DataFrame, NDArray[np.bool_], NDArray[np.bool_]]:
    """The places of the policies, one row a place and direction, and for each day if it surely or possibly had one.

    A place with several policies counts once, at its `counted_level`. A limit under a mandate is never sure: the law
    can overrule it without a word in its row.
    """
    codes, table = standings(table, days), table.assign(level=counted_level(table))
    sure = (codes == IN_FORCE) & ~under_mandate(table, codes)
    keys = ["direction", "level", "state_code", "place"]
    of, index = table.groupby(keys).ngroup().to_numpy(), table[keys].drop_duplicates().sort_values(keys)
    surely, maybe = (np.zeros((len(index), codes.shape[1]), bool) for _ in range(2))
    np.logical_or.at(surely, of, sure)
    np.logical_or.at(maybe, of, may_be_in_force(codes))
    return index.reset_index(drop=True), surely, maybe


def count_places(table: pd.DataFrame, day: object, direction: str, levels: tuple[str, ...]) -> Bounds:
    """How many places had a policy of this direction on a day, each place at its `counted_level`.

    >>> from lessonkit.data import load
    >>> count_places(load("local-policies"), "2013-12-31", "mandates", ("state",))
    Bounds(certain=2, possible=3)
    """
    index, surely, maybe = places_with_policies(table, [read_day(day)])
    chosen = ((index["direction"] == direction) & index["level"].isin(levels)).to_numpy()
    return Bounds(int(surely[chosen].sum()), int(maybe[chosen].sum()))
