"""Group-time effects of Callaway & Sant'Anna (2021), with the counties that don't have the policy yet as controls.

A group is the counties that get the policy in the same period. Its effect in a period is its change since the last period before its
policy, less the change over the same time of the counties that still don't have it: difference-in-differences on four cells, again and again. No
county that has the policy is ever a control. Where all counties get it in the end, nothing is found from the last date on. Weighted by
the size of the groups, the effects are summed up: to one, or to one for each period since the policy (their sections 3.1 and 3.2).

The dates are taken as given, so that a sum of effects is a sum of the counties' own outcomes, each group's with weights of its own. Its variance is
then the sum of the groups' variances: clustered by county, whatever lasts in a county, and however groups differ. The degrees of freedom are
those of Satterthwaite (1946), so that a sum that rests on few counties has a wide interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import floor

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.estimators import Estimate
from scomm.models.staggered.panel import Numbers, Staggered
from scomm.models.staggered.two_way import window
from scomm.models.student_t import t_within

say = sentences_beside(__file__)

NAME = say("estimator.group-time")


def group_time(panel: Staggered) -> Estimate:
    """One effect: the mean over all counties and periods with the policy, as long as some county does not have it."""
    cells = _cells(_Dates.of(panel))
    weights = [{cell: panel.sizes[cell[0]] for cell in cells if cell[2] >= 0}]
    (found,) = _summed(panel, weights)
    return Estimate(NAME, *found)


def group_time_by_time(panel: Staggered, leads: int = 6, lags: int = 8) -> pd.DataFrame:
    """One effect for each of `leads` periods before the policy and `lags` from its first one on; -1 is 0 by construction.

    Columns: relative, estimate, low, high. A `KitError` where no group is seen there with another that does not have the policy yet.
    """
    shown = window(panel, leads, lags)
    cells = _cells(_Dates.of(panel))
    wanted = [one for one in shown if one != -1]
    weights = [{cell: panel.sizes[cell[0]] for cell in cells if cell[2] == one} for one in wanted]
    for one, cell in zip(wanted, weights, strict=True):
        if not cell:
            raise KitError(say("refused.unseen", period=one), do=say("do.unseen"))
    found = iter(_summed(panel, weights))
    rows = [(one, *((0.0, 0.0, 0.0) if one == -1 else next(found))) for one in shown]
    return pd.DataFrame(rows, columns=["relative", "estimate", "low", "high"])


def group_time_cells(panel: Staggered) -> pd.DataFrame:
    """The effect on each group in each period, also before its policy.

    Columns: first and period (places, counted from 0), relative, estimate, counties (of the group), controls.
    """
    rows = []
    for place, period, since in _cells(_Dates.of(panel)):
        first = int(panel.dates[place])
        others = _controls(panel.dates, place, period)
        change = panel.means[:, period] - panel.means[:, first - 1]
        beside = panel.sizes[others]
        estimate = change[place] - (beside @ change[others]) / beside.sum()
        rows.append((first, period, since, float(estimate), int(panel.sizes[place]), int(beside.sum())))
    return pd.DataFrame(rows, columns=["first", "period", "relative", "estimate", "counties", "controls"])


Cell = tuple[int, int, int]
"""The place of a group among the dates, a period, and how many periods that is after the group's policy began."""


@dataclass(frozen=True)
class _Dates:
    """What the cells depend on: the dates and how many periods there are."""

    dates: tuple[int, ...]
    periods: int

    @classmethod
    def of(cls, panel: Staggered) -> _Dates:
        return cls(tuple(panel.dates.tolist()), panel.periods)


@lru_cache(maxsize=16)
def _cells(dates: _Dates) -> tuple[Cell, ...]:
    """Every group and period for which there is a control, but for the period against which a group is compared."""
    last = dates.dates[-1]
    return tuple(
        (place, period, period - first)
        for place, first in enumerate(dates.dates[:-1])
        for period in range(min(last, dates.periods))
        if period != first - 1
    )


def _controls(dates: NDArray[np.intp], place: int, period: int) -> NDArray[np.intp]:
    """The groups that have no policy yet, neither in the period nor in the one against which the group is compared."""
    return np.flatnonzero((dates > max(period, dates[place] - 1)) & (np.arange(len(dates)) != place))


def _summed(panel: Staggered, weights: list[dict[Cell, int]]) -> list[tuple[float, float, float]]:
    """Weighted means of the cells' effects, each with the ends of its interval."""
    pulls = np.stack([_pull(panel, one) for one in weights], axis=2)
    groups, _, sums = pulls.shape
    value, variance, squares = np.zeros(sums), np.zeros(sums), np.zeros(sums)
    for place in range(groups):
        if not pulls[place].any():
            continue
        size = panel.sizes[place]
        if size < 2:
            raise KitError(say("refused.alone"), do=say("do.alone"))
        own = panel.values[panel.group == place] @ pulls[place]
        spread = own.var(axis=0, ddof=1) / size
        value += own.mean(axis=0)
        variance += spread
        squares += spread**2 / (size - 1)
    found = []
    for at, one, square in zip(value.tolist(), variance.tolist(), squares.tolist(), strict=True):
        freedom = max(1, floor(one**2 / square)) if square > 0 else 1
        margin = t_within(0.95, min(freedom, 1000)) * one**0.5
        found.append((at, at - margin, at + margin))
    return found


def _pull(panel: Staggered, weights: dict[Cell, int]) -> Numbers:
    """Groups × periods: with which weight the mean of a group in a period stands in a weighted mean of cells."""
    return _pulled(
        tuple(panel.dates.tolist()), tuple(panel.sizes.tolist()), panel.periods, tuple(weights.items())
    )


@lru_cache(maxsize=256)
def _pulled(
    dates: tuple[int, ...], sizes: tuple[int, ...], periods: int, weights: tuple[tuple[Cell, int], ...]
) -> Numbers:
    pull = np.zeros((len(dates), periods))
    when, many = np.array(dates), np.array(sizes)
    total = sum(weight for _, weight in weights)
    for (place, period, _), weight in weights:
        share = weight / total
        others = _controls(when, place, period)
        beside = share * many[others] / many[others].sum()
        base = dates[place] - 1
        pull[place, period] += share
        pull[place, base] -= share
        pull[others, period] -= beside
        pull[others, base] += beside
    return pull
