"""The dated policies at the end of each quarter or month, ready to look up: read and computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.data import load
from lessonkit.language import sentences_beside
from scomm.models.policy_dates.interval_words import MOMENTS as DONE
from scomm.models.policy_dates.interval_words import began_in_words, end_in_words
from scomm.models.policy_dates.policy_words import DOES, TERMS
from scomm.models.policy_dates.standings import (
    IN_FORCE,
    LAST_DAY,
    NOT_YET,
    STANDINGS,
    Bounds,
    counted_level,
    may_be_in_force,
    places_with_policies,
    standings,
    under_mandate,
)

say = sentences_beside(__file__)

_STEPS = pd.date_range("2008-12-31", LAST_DAY, freq="QE-DEC").union(
    pd.date_range("2014-01-01", "2014-12-31", freq="ME")
)
DATES: tuple[str, ...] = tuple(_STEPS.strftime("%Y-%m-%d"))
"""The ends of quarters, from the first with counties connected to the last that the policies reach; in 2014, when
most of them began, the ends of months."""

BEFORE = "2008-09-30"
"""The quarter's end before the first of them, to compare it with."""

LAST_MONTH = say("last-month", day=pd.Timestamp(LAST_DAY))
"""The last month that the policies reach."""

MOMENTS = {kind: (STANDINGS[NOT_YET], say(f"may-have-been.{kind}"), done) for kind, done in DONE.items()}
"""What stands for the words of STANDINGS where something was said or tried on a day: nothing is in force from then on."""


@dataclass(frozen=True, eq=False)
class OnDates:
    """The policies with their words, and for each of them (row) and date (column) what is known.

    `codes` are places in STANDINGS, `mandated` says if a law of the state may overrule it. `places` are the
    places by direction with `surely` and `maybe`, one row a place, with the level that it counts
    as. All arrays have a first column more: the date before the first.
    """

    table: pd.DataFrame
    codes: NDArray[np.int8]
    mandated: NDArray[np.bool_]
    places: pd.DataFrame
    surely: NDArray[np.bool_]
    maybe: NDArray[np.bool_]

    def bounds(self, step: int, which: NDArray[np.bool_]) -> Bounds:
        """How many of these places had such a policy on a date; step -1 is before the first."""
        return Bounds(int(self.surely[which, step + 1].sum()), int(self.maybe[which, step + 1].sum()))

    def rows_possible(self) -> NDArray[np.bool_]:
        """For each policy and date, whether it may have been in force."""
        return may_be_in_force(self.codes[:, 1:])

    def rows_begun(self) -> NDArray[np.bool_]:
        """For each policy and date, whether it had surely begun and no end was seen."""
        found: NDArray[np.bool_] = self.codes[:, 1:] == IN_FORCE
        return found

    def standing(self, row: int, step: int) -> str:
        """What is known of one policy on a date, in words."""
        said = MOMENTS.get(self.table["direction"].iloc[row], STANDINGS)[self.codes[row, step + 1]]
        return say("under-mandate", standing=said) if self.mandated[row, step + 1] else said


@cache
def on_dates() -> OnDates:
    """All policies, in the order of the dataset."""
    table = load("local-policies")
    table = table.assign(
        began=[began_in_words(row) for row in table.itertuples()],
        end=[end_in_words(row) for row in table.itertuples()],
        does=table["direction"].map(DOES),
        terms=table["policy_type"].map(TERMS),
        named=[
            say("city", place=row.place) if row.level == "city" else str(row.place)
            for row in table.itertuples()
        ],
        level=counted_level(table),
    )
    days = [BEFORE, *DATES]
    codes = standings(table, days)
    return OnDates(table, codes, under_mandate(table, codes), *places_with_policies(table, days))


@cache
def source() -> str:
    """Where the policies come from: how many they are, and from how many sources they were read."""
    return source_of(on_dates().table)


def source_of(policies: pd.DataFrame) -> str:
    """Where these rows come from, counted in the rows themselves."""
    return say("source", policies=len(policies), sources=policies["source_title"].nunique())


@cache
def which(direction: str, level: str = "", state: str = "") -> NDArray[np.bool_]:
    """Which places of `on_dates()`: of a direction, and if given of a level and of a state by its postal code."""
    index = on_dates().places
    found = index["direction"] == direction
    for column, value in (("level", level), ("state_code", state)):
        if value:
            found &= index[column] == value
    return found.to_numpy()


@cache
def under_law(state: str = "") -> NDArray[np.int64]:
    """For each date how many places with a limit, or a possible one, lay under a law that may overrule it."""
    here = on_dates()
    table = here.table.reset_index(drop=True)
    rows = pd.DataFrame(here.mandated[:, 1:] & here.rows_possible())
    chosen = (table["state_code"] == state) | (not state)
    by_place = (
        rows[chosen].groupby([table.loc[chosen, key] for key in ("level", "state_code", "place")]).any()
    )
    found: NDArray[np.int64] = by_place.to_numpy().sum(axis=0)
    return found


@cache
def counties_of(state: str) -> int:
    """How many counties a state has."""
    return int((load("county-activation")["state"] == state).sum())
