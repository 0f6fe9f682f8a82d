"""The six worlds of the known-truth lab: what is true in each, and what the estimators find. Everything is assumed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import pandas as pd

from scomm.models.estimators import NAMES, Estimate, event_study
from scomm.models.lab import ANTICIPATED_SHARE, ANTICIPATION_QUARTERS, Switches, Truth, World, simulate
from scomm.models.lab_trials import ESTIMATORS, QUARTERS_A_YEAR

TRUTHS: Mapping[int, Truth] = {
    1: Truth(transfers=-14, reporting=3, crime=-12),
    2: Truth(transfers=-5, reporting=-3, crime=8),
    3: Truth(transfers=-19, reporting=5, crime=0),
    4: Truth(transfers=0, reporting=0, crime=0),
    5: Truth(transfers=7, reporting=-5, crime=16),
    6: Truth(transfers=-9, reporting=0, crime=-18),
}
"""What the policy does in each world; in one it does nothing."""

SEEDS: Mapping[int, int] = {1: 1, 2: 2, 3: 3, 4: 4, 5: 115, 6: 6}
"""The luck of each world. The fifth's is picked: with that luck, selection and anticipation both show plainly before the
date, so that a start which stays flat under reporting stands out (lesson 6)."""

_LUCK = 1000
"""The luck of further worlds begins here, far from that of the six."""

NOTHING = Truth(transfers=0, reporting=0, crime=0)
DIFFERENCES = ("2x2", "twfe")
"""The two that a broken assumption explains; the others are off in every world."""


@dataclass(frozen=True)
class Case:
    """What a learner looks at: a world, an outcome and the switches that are on."""

    world: int
    outcome: str
    on: tuple[str, ...] = ()

    def without(self, switch: str) -> Case:
        """The same world with one switch off, and the same luck."""
        return replace(self, on=tuple(one for one in self.on if one != switch))

    def only(self, switch: str) -> Case:
        """The same world with one switch on, and the same luck."""
        return replace(self, on=(switch,))


def truth(case: Case) -> float:
    """The true effect: what stays hidden until a learner guesses."""
    return TRUTHS[case.world].effect(case.outcome)


def truth_by_quarter(case: Case, relative: Iterable[int]) -> list[float]:
    """What the policy truly does so many quarters after it began: before it nothing, or half if it was anticipated."""
    early = range(-ANTICIPATION_QUARTERS, 0) if "anticipation" in case.on else ()
    full = truth(case)
    return [full if since >= 0 else ANTICIPATED_SHARE * full if since in early else 0.0 for since in relative]


@lru_cache(maxsize=256)
def estimates(case: Case) -> dict[str, Estimate]:
    """The four estimates by their id, rounded as they are shown."""
    panel = _panel(case.world, case.on)
    found = {name: estimator(panel, case.outcome) for name, estimator in ESTIMATORS.items()}
    return {
        name: Estimate(NAMES[name], round(one.value, 1), round(one.low, 1), round(one.high, 1))
        for name, one in found.items()
    }


MORE = 20
"""So many more worlds with the same truth, each with luck of its own."""


@lru_cache(maxsize=64)
def in_other_worlds(case: Case) -> dict[str, tuple[Estimate, ...]]:
    """The four estimates in twenty more worlds that differ from this one in luck alone, rounded as they are shown."""
    switches = Switches(**dict.fromkeys(case.on, True))
    panels = [
        simulate(World(seed=_LUCK + MORE * SEEDS[case.world] + n), TRUTHS[case.world], switches)
        for n in range(MORE)
    ]
    return {
        name: tuple(
            Estimate(NAMES[name], round(one.value, 1), round(one.low, 1), round(one.high, 1))
            for one in (estimator(panel, case.outcome) for panel in panels)
        )
        for name, estimator in ESTIMATORS.items()
    }


def errors(case: Case) -> dict[str, float]:
    """How far each estimate lies from the truth."""
    return {name: round(abs(one.value - truth(case)), 1) for name, one in estimates(case).items()}


@lru_cache(maxsize=64)
def events(case: Case) -> pd.DataFrame:
    """The event study: relative, estimate, low, high, rounded as they are shown."""
    return event_study(_panel(case.world, case.on), case.outcome).round(1)


@lru_cache(maxsize=64)
def groups(case: Case) -> pd.DataFrame:
    """The mean of the counties that adopt and of the others in each quarter, and `without` the policy for the first."""
    with_policy, without = (
        _panel(case.world, case.on, none).groupby(["quarter", "adopts"])[case.outcome].mean().unstack()
        for none in (False, True)
    )
    first = World(seed=1).adoption[0]
    table = pd.DataFrame(
        {
            "relative": with_policy.index - first,
            "adopting": with_policy[True].to_numpy(),
            "others": with_policy[False].to_numpy(),
            "without": without[True].to_numpy(),
        }
    )
    return table.round(1)


def year_before_and_after(table: pd.DataFrame, column: str) -> tuple[float, float]:
    """The mean of a column of `groups` over the year before the policy and over the year after."""
    since = table["relative"]
    before, after = (since < 0) & (since >= -QUARTERS_A_YEAR), (since >= 0) & (since < QUARTERS_A_YEAR)
    return round(table.loc[before, column].mean(), 1), round(table.loc[after, column].mean(), 1)


@lru_cache(maxsize=8)
def _panel(world: int, on: tuple[str, ...], none: bool = False) -> pd.DataFrame:
    switches = Switches(**dict.fromkeys(on, True))
    return simulate(World(seed=SEEDS[world]), NOTHING if none else TRUTHS[world], switches)
