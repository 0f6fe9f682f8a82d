"""The activation of counties month by month, ready to look up: read once from the dataset."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from lessonkit.data import load
from lessonkit.data.source_line import source_line
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

ACTIVATED = source_line(["SC-ACTIVATED"])
SOURCE = f"{ACTIVATED} {say('source.census')}"
ACS = say("source.survey")

_ENDS = pd.date_range("2008-09-30", "2013-01-31", freq="ME")
MONTHS: tuple[str, ...] = tuple(_ENDS.strftime("%Y-%m-%d"))
"""The last day of each month from the last one before the program to the one in which it reached every county."""


@dataclass(frozen=True, eq=False)
class Counties:
    """One row a county: `table` as published, and `step`, the month in `MONTHS` by whose end it was connected."""

    table: pd.DataFrame
    step: np.ndarray

    @property
    def state(self) -> np.ndarray:
        """The name of each county's state."""
        return self.table["state"].to_numpy()

    def weights(self, count: str) -> np.ndarray:
        """What each county counts for: 1, or its people or noncitizens; 0 where that is not published."""
        if count == "counties":
            return np.ones(len(self.table))
        return self.table[count].astype("float64").fillna(0.0).to_numpy()

    def cumulative(self, weights: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        """How much of the chosen counties' weight was connected by the end of each month in `MONTHS`."""
        joined = np.bincount(self.step[chosen], weights=weights[chosen], minlength=len(MONTHS))
        return joined.cumsum()


@cache
def counties() -> Counties:
    """All counties, in the order of the dataset."""
    table = load("county-activation")
    step = np.searchsorted(_ENDS.to_numpy(), table["activation_date"].to_numpy())
    return Counties(table, step)
