"""Twenty worlds of one truth, and what an estimator finds in each: for every quarter around the date, and in one number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from scomm.models.estimators import Estimate
from scomm.models.reporting import Switches, Truth, World, simulate
from scomm.models.staggered import group_time, group_time_by_time, two_way, two_way_by_time

SEEDS = range(1, 21)
"""The luck of the twenty worlds, taken as they come."""

LEADS, LAGS = 6, 8
"""Quarters before a county is connected, and from then on."""

OUTCOME = "recorded"

TRUTHS: Mapping[str, Truth] = {
    "none": Truth(crime=0, reporting=-3),
    "at-once": Truth(crime=-6, reporting=-3),
    "grows": Truth(crime=-12, reporting=-3, grows_over=12),
}
"""What being connected does: to crime, and to reporting where that switch is on. A growing effect needs three years to be full."""

BREAKS = ("nothing", "selection", "anticipation", "spillover", "reporting")
"""What may be broken, one at a time."""

_BOTH = {"two-way": (two_way, two_way_by_time), "group-time": (group_time, group_time_by_time)}
ESTIMATORS = tuple(_BOTH)


@dataclass(frozen=True)
class Case:
    """What a learner looks at: an estimator, a truth and what is broken."""

    estimator: str
    effect: str
    broken: str


@dataclass(frozen=True, eq=False)
class Found:
    """What was found in one world: `whole`, one number with its interval, and one for each quarter."""

    whole: Estimate
    by_time: pd.DataFrame
    held: bool


@dataclass(frozen=True, eq=False)
class Studies:
    """Twenty worlds: their truth as one number and by quarter, and what was found in each."""

    truth: float
    by_time: dict[int, float]
    found: tuple[Found, ...]

    @property
    def held(self) -> int:
        """In how many worlds the interval of the one number holds the truth."""
        return sum(one.held for one in self.found)

    @property
    def estimates(self) -> list[float]:
        """The one number of each world, as it is shown."""
        return [round(one.whole.value, 1) for one in self.found]

    @property
    def mean(self) -> float:
        """The mean of the twenty numbers, as it is shown."""
        return round(float(np.mean([one.whole.value for one in self.found])), 1)

    @property
    def before(self) -> tuple[int, int]:
        """How many ranges of the quarters before the date miss 0, and how many there are; the quarter compared with has none."""
        early = pd.concat([one.by_time[one.by_time["relative"] < -1] for one in self.found])
        return int(((early["low"] > 0) | (early["high"] < 0)).sum()), len(early)

    @property
    def off_since(self) -> list[float]:
        """For each quarter from the date on how far the mean estimate lies from the truth, as it is shown."""
        mean = pd.concat([one.by_time for one in self.found]).groupby("relative")["estimate"].mean()
        return [round(float(mean[since]) - true, 1) for since, true in self.by_time.items() if since >= 0]


@lru_cache(maxsize=len(TRUTHS) * len(BREAKS) * len(ESTIMATORS))
def studies(case: Case) -> Studies:
    """What the estimator finds in each of the worlds."""
    one, by_time = _BOTH[case.estimator]
    worlds = _worlds(case.effect, case.broken)
    truth = worlds[0].true_effect(OUTCOME)
    found = []
    for world in worlds:
        panel = world.panel(OUTCOME)
        whole = one(panel)
        found.append(Found(whole, by_time(panel, LEADS, LAGS), whole.holds(truth)))
    # The truth by quarter is the same in every world: luck changes none.
    return Studies(truth, worlds[0].true_by_time(OUTCOME, LEADS, LAGS), tuple(found))


@lru_cache(maxsize=1)
def _worlds(effect: str, broken: str) -> tuple[World, ...]:
    """The worlds of the last choice, because a learner who has seen one estimator asks for the other."""
    switches = Switches() if broken == "nothing" else replace(Switches(), **{broken: True})
    return tuple(simulate(seed, TRUTHS[effect], switches) for seed in SEEDS)
