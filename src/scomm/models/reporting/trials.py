"""Many made-up worlds on the real calendar: how far each estimator is off on average, and how often its interval holds the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from lessonkit.language.sentences import sentences_beside
from scomm.models.estimators import Estimate
from scomm.models.inputs import check_whole
from scomm.models.lab_trials import bias
from scomm.models.reporting.truth import Switches, Truth
from scomm.models.reporting.world import By, Calendar, simulate
from scomm.models.staggered import Staggered, group_time, two_way

__all__ = ["ESTIMATORS", "bias", "trials"]

say = sentences_beside(__file__)

ESTIMATORS: Mapping[str, Callable[[Staggered], Estimate]] = {"two-way": two_way, "group-time": group_time}
"""With already connected counties as controls, and without."""


def trials(
    truth: Truth | None = None,
    switches: Switches | None = None,
    *,
    outcome: str = "recorded",
    worlds: int = 20,
    first: int = 1,
    dates: By | Calendar = "quarter",
) -> pd.DataFrame:
    """Both estimators in many worlds that differ in luck alone: the seed `first`, the next one, and so on.

    Columns: seed, estimator, estimate, low, high, truth, error (estimate less truth), held (the interval holds the truth).

    >>> trials(worlds=2)["estimator"].tolist()
    ['two-way', 'group-time', 'two-way', 'group-time']
    """
    rows = []
    for seed in range(first, first + check_whole(worlds, say("what.worlds"), 100_000, least=2)):
        world = simulate(seed, truth, switches, dates=dates)
        goal, panel = world.true_effect(outcome), world.panel(outcome)
        for name, estimator in ESTIMATORS.items():
            found = estimator(panel)
            rows.append(
                (seed, name, found.value, found.low, found.high, goal, found.value - goal, found.holds(goal))
            )
    columns = ["seed", "estimator", "estimate", "low", "high", "truth", "error", "held"]
    return pd.DataFrame(rows, columns=columns)
