"""The real activation calendar: in which month or quarter each county was connected, and until when some were not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.inputs import check_id

say = sentences_beside(__file__)

FIRST_YEAR, LAST_YEAR = 2008, 2013
"""The years of a panel: from before the first county was connected to a year in which all were."""

A_YEAR = {"quarter": 4, "month": 12}
"""How many periods a year has, by what a period is called."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """Counties over periods: `first` is for each county the place, counted from 0, of the first period in which it is connected.

    `periods` are their names, such as "2010Q3"; `by` is what one is called; `state` is a number for each county's state.
    Raises `KitError` where a county is connected in the first period already, or later than the last, or where all are connected at once.
    """

    by: str
    periods: tuple[str, ...]
    first: NDArray[np.intp]
    state: NDArray[np.intp]

    def __post_init__(self) -> None:
        check_id(self.by, A_YEAR, "period")
        if len(self.first) != len(self.state) or not len(self.first):
            raise KitError(say("refused.lengths", dates=len(self.first), states=len(self.state)))
        if self.first.min() < 1 or self.first.max() >= len(self.periods):
            raise KitError(say("refused.dates", periods=len(self.periods)), do=say("do.dates"))
        if self.first.min() == self.first.max():
            raise KitError(say("refused.one-date"), do=say("do.one-date"))

    @property
    def counties(self) -> int:
        """How many counties there are."""
        return len(self.first)

    @property
    def a_year(self) -> int:
        """How many periods a year has."""
        return A_YEAR[self.by]

    @cached_property
    def treated(self) -> NDArray[np.bool_]:
        """Counties × periods: whether the county is connected."""
        return np.arange(len(self.periods)) >= self.first[:, None]

    @cached_property
    def all_connected(self) -> int:
        """The place of the first period in which every county is connected: from there on nobody is left to compare with."""
        return int(self.first.max())

    @property
    def last_with_control(self) -> str:
        """The last period in which some county is not connected yet.

        >>> calendar("quarter").last_with_control, calendar("month").last_with_control
        ('2012Q4', '2012-12')
        """
        return self.periods[self.all_connected - 1]

    def not_yet(self, period: str) -> int:
        """How many counties are not connected by the end of a period; a `KitError` for a period that is none.

        >>> calendar("month").not_yet("2012-12"), calendar("month").not_yet("2013-01")
        (106, 0)
        """
        place = self.periods.index(check_id(period, self.periods, self.by))
        return int((self.first > place).sum())

    @cached_property
    def earliness(self) -> NDArray[np.float64]:
        """For each county how early it was connected among all, from 0 for the last to 1 for the first; ties share their middle."""
        counts = np.bincount(self.first, minlength=len(self.periods))
        before = np.cumsum(counts) - counts
        return 1 - (before + counts / 2)[self.first] / len(self.first)


@cache
def calendar(by: str = "quarter") -> Calendar:
    """The 3,143 counties of the activation list over the quarters, or months, of 2008 to 2013.

    A county counts as connected from the period of its activation day on, also where that day was the period's last.

    >>> len(calendar("month").periods), calendar("month").counties
    (72, 3143)
    """
    check_id(by, A_YEAR, "period")
    table = load("county-activation")
    frequency = "Q" if by == "quarter" else "M"
    periods = pd.period_range(f"{FIRST_YEAR}-01", f"{LAST_YEAR}-12", freq=frequency)
    first = periods.get_indexer(pd.PeriodIndex(table["activation_date"], freq=frequency))
    return Calendar(
        by,
        tuple(str(one) for one in periods),
        first.astype(np.intp),
        pd.factorize(table["state"])[0].astype(np.intp),
    )
