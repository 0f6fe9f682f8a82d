"""A panel in which units get a policy at several dates, as arrays: units × periods of one outcome, and when each unit got it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.inputs import quote_ids

say = sentences_beside(__file__)

Numbers = NDArray[np.float64]
KEYS = ("county", "treated")
PERIODS = ("quarter", "month", "period")


@dataclass(frozen=True, eq=False)
class Staggered:
    """`values`, counties × periods, and `first`: for each county the place of its first period with the policy.

    A `first` at or beyond the number of periods means that the county never gets it. Raises `KitError` for missing values, for a
    county that has the policy from the start (nothing is known of it before), and where nobody has it or all get it at once.
    """

    values: Numbers
    first: NDArray[np.intp]

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or len(self.values) != len(self.first):
            raise KitError(say("refused.shape", counties=len(self.first)))
        if not np.isfinite(self.values).all():
            raise KitError(say("refused.missing"), do=say("do.missing"))
        if (self.first < 1).any():
            raise KitError(say("refused.from-the-start"), do=say("do.from-the-start"))
        dates = np.minimum(self.first, self.periods)
        if dates.min() == dates.max():
            raise KitError(say("refused.nothing-to-compare"), do=say("do.nothing-to-compare"))

    @classmethod
    def of(cls, table: pd.DataFrame, outcome: str) -> Staggered:
        """The panel in a table with the columns county, quarter (or month, or period), treated and the outcome, one row for each county and period.

        A `KitError` for a missing column, a county-period that is missing or stands twice, and a county that has the policy and later has it no more.
        """
        if not isinstance(table, pd.DataFrame):
            raise KitError(say("refused.no-table", given=type(table).__name__))
        period = next((name for name in PERIODS if name in table.columns), None)
        if period is None:
            raise KitError(say("refused.no-period"), allowed=quote_ids(PERIODS))
        for name in (*KEYS, outcome):
            if name not in table.columns:
                raise KitError(say("refused.no-column", name=name), allowed=quote_ids(table.columns))
        if table.duplicated(["county", period]).any():
            raise KitError(say("refused.twice"))
        values = table.pivot(index="county", columns=period, values=outcome)
        treated = table.pivot(index="county", columns=period, values="treated")
        if treated.isna().to_numpy().any():
            raise KitError(say("refused.missing"), do=say("do.missing"))
        has = treated.to_numpy(dtype=bool)
        if (has[:, :-1] & ~has[:, 1:]).any():
            raise KitError(say("refused.ended"), do=say("do.ended"))
        first = np.where(has.any(axis=1), has.argmax(axis=1), has.shape[1])
        return cls(values.to_numpy(dtype=float), first.astype(np.intp))

    @property
    def periods(self) -> int:
        """How many periods there are."""
        return self.values.shape[1]

    @cached_property
    def dates(self) -> NDArray[np.intp]:
        """The distinct first periods in order; the number of periods stands for never."""
        return np.unique(np.minimum(self.first, self.periods))

    @cached_property
    def group(self) -> NDArray[np.intp]:
        """For each county the place of its date among the `dates`."""
        return np.searchsorted(self.dates, np.minimum(self.first, self.periods))

    @cached_property
    def sizes(self) -> NDArray[np.intp]:
        """How many counties got the policy on each date."""
        return np.bincount(self.group, minlength=len(self.dates))

    @property
    def last_with_control(self) -> int:
        """The place of the last period in which some county does not have the policy."""
        return int(self.dates[-1]) - 1

    @cached_property
    def means(self) -> Numbers:
        """Groups × periods: the mean of the outcome in each group."""
        sums = np.zeros((len(self.dates), self.periods))
        np.add.at(sums, self.group, self.values)
        return sums / self.sizes[:, None]
