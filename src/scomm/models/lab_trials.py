"""Many worlds of the lab with one truth: how far each estimator is off on average, and how often its interval holds the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd

from scomm.models.estimators import Estimate, before_after, did_2x2, twfe, with_and_without
from scomm.models.inputs import check_whole
from scomm.models.lab import Switches, Truth, World, simulate, true_effect
from scomm.models.student_t import t_within

Estimator = Callable[[pd.DataFrame, str], Estimate]

QUARTERS_A_YEAR = 4
ESTIMATORS: Mapping[str, Estimator] = {
    "with-and-without": partial(with_and_without, quarters=QUARTERS_A_YEAR),
    "before-after": partial(before_after, quarters=QUARTERS_A_YEAR),
    "2x2": partial(did_2x2, quarters=QUARTERS_A_YEAR),
    "twfe": twfe,
}
"""The four that the lab compares. The first three use a year on each side of the date, two-way fixed effects all quarters."""


def trials(
    outcome: str,
    switches: Switches | None = None,
    *,
    truth: Truth | None = None,
    world: World | None = None,
    worlds: int = 100,
    estimators: Mapping[str, Estimator] = ESTIMATORS,
) -> pd.DataFrame:
    """Every estimator in many worlds that differ in luck alone: the seed of `world`, the next one, and so on.

    Columns: seed, estimator, estimate, low, high, truth, error (estimate less truth), held (the interval holds the truth).
    Where the effect grows, the truth of an estimator that looks at a year (a `partial` with `quarters`) is that of the year.
    """
    truth, switches, first = truth or Truth(), switches or Switches(), world or World(seed=1)
    goals = {
        name: true_effect(first, truth, switches, outcome, quarters=_quarters(estimator))
        for name, estimator in estimators.items()
    }
    rows = []
    for seed in range(first.seed, first.seed + check_whole(worlds, "The number of worlds", 100_000, least=2)):
        panel = simulate(replace(first, seed=seed), truth, switches)
        for name, estimator in estimators.items():
            found, goal = estimator(panel, outcome), goals[name]
            rows.append(
                (seed, name, found.value, found.low, found.high, goal, found.value - goal, found.holds(goal))
            )
    columns = ["seed", "estimator", "estimate", "low", "high", "truth", "error", "held"]
    return pd.DataFrame(rows, columns=columns)


def _quarters(estimator: Estimator) -> int | None:
    """How many quarters after the date an estimator looks at; none for all of them."""
    return estimator.keywords.get("quarters") if isinstance(estimator, partial) else None


def bias(tried: pd.DataFrame) -> pd.DataFrame:
    """The mean error of each estimator in a table of `trials`, with the 95 percent interval that chance in the worlds leaves.

    Columns: estimator, bias, low, high, hit_rate (the share of worlds whose interval holds the truth, meant to be 0.95).

    >>> bias(trials("transfers", world=World(seed=1, counties=40, quarters=8, adoption=(5,)), worlds=2)).columns.tolist()
    ['estimator', 'bias', 'low', 'high', 'hit_rate']
    """
    groups = tried.groupby("estimator", sort=False)
    mean = groups["error"].mean()
    size = groups.size()
    margin: pd.Series = (
        size.map(lambda worlds: t_within(0.95, worlds - 1)) * groups["error"].std() / np.sqrt(size)
    )
    return pd.DataFrame(
        {"bias": mean, "low": mean - margin, "high": mean + margin, "hit_rate": groups["held"].mean()}
    ).reset_index()
