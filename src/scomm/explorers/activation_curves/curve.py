"""One activation curve: the share of a group that was connected by the end of each month, and the day of one half."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from lessonkit.language import sentences_beside
from scomm.explorers.activation_curves.county_groups import members, names
from scomm.explorers.counties.activation import MONTHS, counties

say = sentences_beside(__file__)

COUNTS = ("counties", "population_2010", "noncitizens")
COMPARED_ON = "2010-09-30"


@dataclass(frozen=True, eq=False)
class Curve:
    """One group counted one way: who that is, its share connected in %, and the day that reached one half."""

    group: str
    by: str
    share: np.ndarray
    half: pd.Timestamp

    @property
    def called(self) -> str:
        """What is counted, in one word."""
        return say(f"controls.by.{self.by}")

    @property
    def kind(self) -> str:
        """Whether counties are counted, or the people in them."""
        return "counties" if self.by == "counties" else "people"

    @property
    def who(self) -> str:
        """Who is counted, in words that can stand in a sentence."""
        return say(f"who.{self.by}", group=names()[self.group])

    @property
    def label(self) -> str:
        """The curve's name in figure and table."""
        return say("columns.curve", who=self.who[0].upper() + self.who[1:])

    @property
    def compared(self) -> float:
        """The share on the day on which the curves are compared, 0 to 1."""
        return float(self.share[MONTHS.index(COMPARED_ON)]) / 100

    def same(self, other: Curve) -> bool:
        """Whether both count the same in the same group."""
        return (self.group, self.by) == (other.group, other.by)


@lru_cache(maxsize=256)
def curve(group: str, by: str) -> Curve:
    """The curve of a group of counties, counted by counties, people or noncitizens."""
    known, chosen = counties(), members(group)
    weights = known.weights(by)
    total = weights[chosen].sum()
    share = 100 * known.cumulative(weights, chosen) / total
    by_day = (
        pd.Series(weights[chosen]).groupby(known.table["activation_date"].to_numpy()[chosen]).sum().cumsum()
    )
    half = by_day.index[int(np.searchsorted(by_day.to_numpy(), total / 2))]
    return Curve(group, by, share.round(1), half)
