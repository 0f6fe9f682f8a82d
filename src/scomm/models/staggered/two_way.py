"""Two-way fixed effects where counties get a policy at several dates: one effect, or one for each period since.

Least squares on a constant for each county and each period (decision 025). Counties that have the policy already serve as
controls for those that get it later, so that effects which grow or differ are weighed wrongly, some of them with a minus sign
(Goodman-Bacon 2021; de Chaisemartin & D'Haultfœuille 2020; for the periods, Sun & Abraham 2021). Intervals are clustered by county,
with the corrections of `scomm.models.estimators`.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.estimators import Estimate
from scomm.models.inputs import check_whole
from scomm.models.staggered.panel import Numbers, Staggered
from scomm.models.student_t import t_within

say = sentences_beside(__file__)

NAME = say("estimator.two-way")


def two_way(panel: Staggered) -> Estimate:
    """One effect for all counties and periods: the outcome on having the policy, and constants for counties and periods."""
    if not isinstance(panel, Staggered):
        raise KitError(say("refused.no-panel", given=type(panel).__name__), do=say("do.no-panel"))
    since = np.arange(panel.periods) - panel.dates[:, None]
    (found,) = _fitted(panel, (since >= 0)[:, :, None].astype(float))
    return Estimate(NAME, *found)


def two_way_by_time(panel: Staggered, leads: int = 6, lags: int = 8) -> pd.DataFrame:
    """An event study: an effect for each of `leads` periods before the policy and `lags` from its first one on, against the last before it.

    Columns: relative, estimate, low, high; -1 is 0 by construction. What lies further out is one effect at each end, without which
    nothing could be told apart where every county gets the policy (Borusyak, Jaravel & Spiess 2024). A `KitError` where a period is not seen.
    """
    shown = window(panel, leads, lags)
    since = np.arange(panel.periods) - panel.dates[:, None]
    ever = panel.dates[:, None] < panel.periods
    wanted = [since == one for one in shown if one != -1]
    ends = [one for one in (since < -leads, since >= lags) if (one & ever).any()]
    columns = np.stack([(one & ever).astype(float) for one in (*wanted, *ends)], axis=2)
    found = iter(_fitted(panel, columns))
    rows = [(one, *((0.0, 0.0, 0.0) if one == -1 else next(found))) for one in shown]
    return pd.DataFrame(rows, columns=["relative", "estimate", "low", "high"])


def window(panel: Staggered, leads: int, lags: int) -> list[int]:
    """The periods around the policy that are asked for; a `KitError` where no county is seen in one of them."""
    check_whole(leads, say("what.leads"), panel.periods, least=1)
    check_whole(lags, say("what.lags"), panel.periods, least=1)
    dates = panel.dates[panel.dates < panel.periods]
    shown = list(range(-leads, lags))
    unseen = [one for one in shown if not ((dates + one >= 0) & (dates + one < panel.periods)).any()]
    if unseen:
        raise KitError(say("refused.unseen", period=unseen[0]), do=say("do.unseen"))
    return shown


def _fitted(panel: Staggered, columns: Numbers) -> list[tuple[float, float, float]]:
    """The coefficients of the outcome on columns (groups × periods × columns) with the ends of their intervals.

    A panel without gaps needs no column for a constant: taking out the means of counties and periods is the same (Frisch, Waugh & Lovell).
    """
    sizes = panel.sizes[:, None, None]
    design = columns - columns.mean(axis=1, keepdims=True)
    design = design - (sizes * design).sum(axis=0) / panel.sizes.sum()
    moments = np.einsum("gtj,gtk->gjk", design, design)
    square = (sizes * moments).sum(axis=0)
    if np.linalg.matrix_rank(square, tol=1e-9 * panel.sizes.sum(), hermitian=True) < len(square):
        raise KitError(say("refused.not-told-apart"), do=say("do.nothing-to-compare"))
    inverse = np.linalg.inv(square)
    less = panel.values - panel.values.mean(axis=0)
    crossed = np.empty((len(less), len(square)))  # each county's design times its outcome
    for place, of_group in enumerate(design):
        own = panel.group == place
        crossed[own] = less[own] @ of_group
    found = inverse @ crossed.sum(axis=0)
    scores = crossed - (moments @ found)[panel.group]
    counties, rows = len(less), less.size
    freedom = rows - len(square) - panel.periods
    small_sample = counties / (counties - 1) * (rows - 1) / freedom
    variance = small_sample * inverse @ (scores.T @ scores) @ inverse
    margin = t_within(0.95, counties - 1) * np.sqrt(np.diag(variance))
    return list(zip(found.tolist(), (found - margin).tolist(), (found + margin).tolist(), strict=True))
