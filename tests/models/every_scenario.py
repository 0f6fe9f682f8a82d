"""The worlds of the lab with one assumption broken after the other, and the bias of each estimator in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from scomm.models.estimators import twfe
from scomm.models.lab import Switches, Truth, World
from scomm.models.lab_trials import ESTIMATORS, bias, trials


def several_dates(quarters: int) -> tuple[int, ...]:
    """The adoption quarters where counties adopt at several dates: after a quarter, half and three quarters of the time.

    >>> several_dates(28)
    (8, 15, 22)
    """
    return tuple(1 + quarters * part // 4 for part in (1, 2, 3))


SCENARIOS: Mapping[str, Switches] = {
    "none": Switches(),
    "selection": Switches(selection=True),
    "spillover": Switches(spillover=True),
    "anticipation": Switches(anticipation=True),
    "reporting": Switches(reporting=True),
    "growing": Switches(growing=True),
}
"""No assumption broken, and one after the other. In `growing`, counties adopt at three dates (`several_dates`)."""


def bias_table(
    outcome: str, *, truth: Truth | None = None, world: World | None = None, worlds: int = 100
) -> pd.DataFrame:
    """The bias of each estimator in each of the SCENARIOS: the columns of `bias` after a column `scenario`.

    Where counties adopt at several dates only two-way fixed effects can be tried.
    """
    first = world or World(seed=1)
    found = []
    for name, switches in SCENARIOS.items():
        dated, able = first, dict(ESTIMATORS)
        if name == "growing":
            dated, able = replace(first, adoption=several_dates(first.quarters)), {"twfe": twfe}
        tried = trials(outcome, switches, truth=truth, world=dated, worlds=worlds, estimators=able)
        found.append(bias(tried).assign(scenario=name))
    table = pd.concat(found, ignore_index=True)
    return table[["scenario", *(column for column in table.columns if column != "scenario")]]
