"""Estimators of a policy's effect on a panel of counties and quarters, from the plainest comparison to an event study.

A panel has one row for each county and quarter, and the columns county, quarter, treated (the county has the policy
now) and an outcome. Every estimate is an ordinary least squares regression with a 95 percent interval that is clustered
by county: a county's quarters resemble each other, so they are not so many independent facts (Liang & Zeger 1986;
Bertrand, Duflo & Mullainathan 2004). The small-sample corrections are G/(G-1) and (N-1)/(N-K) for G counties, N rows and
K coefficients, with t quantiles of G-1 degrees of freedom. A constant for each county does not count in K where its rows
are one cluster (Cameron & Miller 2015; fixest, reghdfe and pyfixest count alike). With few treated counties such
intervals are too narrow all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.panel import Panel
from scomm.models.student_t import t_within

Numbers = NDArray[np.float64]
Interval = tuple[float, float, float]
"""A coefficient, and the low and the high end of its interval."""

say = sentences_beside(__file__)

NAMES = {id: say(f"estimator.{id}") for id in ("with-and-without", "before-after", "2x2", "twfe")}
"""What the four estimators of one effect are called, from the plainest to the one that uses most."""


@dataclass(frozen=True)
class Estimate:
    """An estimated effect with its 95 percent interval, in the units of the outcome."""

    name: str
    value: float
    low: float
    high: float

    def holds(self, truth: float) -> bool:
        """Whether the interval holds the true effect.

        >>> Estimate("With and without", 2.0, 1.0, 3.0).holds(3.5)
        False
        """
        return self.low <= truth <= self.high


def with_and_without(panel: pd.DataFrame, outcome: str, *, quarters: int | None = None) -> Estimate:
    """Treated against untreated counties in the quarters after adoption: wrong wherever they differed before.

    `quarters` limits it to the first so many. A `KitError` where counties adopt at several dates.
    """
    seen = Panel.of(panel, outcome)
    chosen = seen.after & seen.window(quarters)
    return _estimate(NAMES["with-and-without"], seen, chosen, [seen.ever])


def before_after(panel: pd.DataFrame, outcome: str, *, quarters: int | None = None) -> Estimate:
    """Treated counties after adoption against themselves before: wrong wherever everybody was changing anyway.

    `quarters` limits it to so many on each side. A `KitError` where counties adopt at several dates.
    """
    seen = Panel.of(panel, outcome)
    chosen = seen.ever & seen.window(quarters)
    return _estimate(NAMES["before-after"], seen, chosen, [seen.after])


def did_2x2(panel: pd.DataFrame, outcome: str, *, quarters: int | None = None) -> Estimate:
    """The change of treated counties less that of the others, from four means (as Card & Krueger 1994).

    Right where both groups would have changed alike without the policy. `quarters` limits it to so many on each side of
    the date. A `KitError` where counties adopt at several dates.
    """
    seen = Panel.of(panel, outcome)
    columns = [seen.ever & seen.after, seen.ever, seen.after]
    return _estimate(NAMES["2x2"], seen, seen.window(quarters), columns)


def twfe(panel: pd.DataFrame, outcome: str, *, clustered: bool = True) -> Estimate:
    """Two-way fixed effects: the outcome on `treated`, a constant for each county and one for each quarter.

    With one adoption date it is a 2×2 of all quarters (Angrist & Pischke 2009, chapter 5). With several dates and
    effects that grow it also takes already-treated counties as controls and is biased (Goodman-Bacon 2021).
    `clustered=False` gives the interval that takes every row as independent, to see how it fails.
    """
    seen = Panel.of(panel, outcome)
    return Estimate(NAMES["twfe"], *_within(seen, [seen.treated], clustered=clustered)[0])


def event_study(panel: pd.DataFrame, outcome: str) -> pd.DataFrame:
    """The difference between treated and other counties in each quarter before and after adoption, against the last one before.

    Columns: relative (quarters since adoption), estimate, low, high; the reference -1 is 0 by construction. Effects before
    adoption should be near 0 (as Jacobson, LaLonde & Sullivan 1993 plot them); that they are does not prove that trends
    would have stayed parallel (Roth 2022). With several adoption dates the estimates of one quarter mix in those of
    others (Sun & Abraham 2021). Each interval stands alone: of twenty that should hold 0 about one does not.
    """
    seen = Panel.of(panel, outcome)
    relative = seen.relative
    known = np.unique(relative[np.isfinite(relative)])
    if -1 not in known:
        raise KitError(
            "No treated county is seen in the quarter before it adopts.", do="Add earlier quarters."
        )
    shown = known[known != -1]
    fitted = _within(seen, [relative == quarter for quarter in shown], clustered=True)
    found = dict(zip(shown, fitted, strict=True)) | {-1.0: (0.0, 0.0, 0.0)}
    rows = [(int(quarter), *found[quarter]) for quarter in known]
    return pd.DataFrame(rows, columns=["relative", "estimate", "low", "high"])


def _estimate(
    name: str, seen: Panel, chosen: NDArray[np.bool_], columns: list[NDArray[np.bool_]]
) -> Estimate:
    """The first coefficient of the outcome on the columns and a constant, in the chosen rows."""
    columns = [column[chosen] for column in columns]
    if any(column.all() or not column.any() for column in columns):
        raise KitError(
            "One side of the comparison is empty.",
            do="Keep quarters before and after the date, and counties with and without the policy.",
        )
    rows = np.column_stack([*columns, np.ones(int(chosen.sum()))]).astype(float)
    county = np.unique(seen.county[chosen], return_inverse=True)[1]
    return Estimate(name, *_fit(seen.values[chosen], rows, county)[0])


def _within(seen: Panel, columns: list[NDArray[np.bool_]], *, clustered: bool) -> list[Interval]:
    """The coefficients of the outcome on the columns, a constant for each county and a constant for each quarter.

    The constants are taken out first (Frisch, Waugh & Lovell), so the regression itself stays small.
    """
    quarters = np.unique(seen.quarter)
    given = np.column_stack([seen.values, *columns, *(seen.quarter == quarter for quarter in quarters[1:])])
    given = _less_county_mean(given.astype(float), seen)
    wanted, dates = given[:, : len(columns) + 1], given[:, len(columns) + 1 :]
    left = wanted - dates @ np.linalg.lstsq(dates.T @ dates, dates.T @ wanted, rcond=None)[0]
    outcome, design = left[:, 0], left[:, 1:]
    if np.linalg.matrix_rank(design.T @ design, tol=1e-9 * len(design), hermitian=True) < design.shape[1]:
        raise KitError(
            "The policy's effect can't be told apart from what the quarters or counties share.",
            do="Keep counties that never adopt, and quarters before and after the date.",
        )
    if clustered:
        return _fit(outcome, design, seen.county, taken_out=len(quarters))
    return _fit(outcome, design, None, taken_out=len(quarters) - 1 + seen.counties)


def _less_county_mean(columns: Numbers, seen: Panel) -> Numbers:
    rows = np.bincount(seen.county)[:, None]
    sums = np.column_stack([np.bincount(seen.county, column) for column in columns.T])
    return columns - (sums / rows)[seen.county]


def _fit(
    outcome: Numbers, design: Numbers, county: NDArray[np.intp] | None, taken_out: int = 0
) -> list[Interval]:
    """Each coefficient with the ends of its interval, clustered by county or not.

    `taken_out` coefficients count that are no columns any more.
    """
    rows, columns = design.shape
    inverse = np.linalg.inv(design.T @ design)
    found = inverse @ (design.T @ outcome)
    left = outcome - design @ found
    freedom = rows - columns - taken_out
    if county is None:
        variance = inverse * (left @ left / freedom)
    else:
        sums = np.column_stack([np.bincount(county, column) for column in (design * left[:, None]).T])
        clusters = len(sums)
        small_sample = clusters / (clusters - 1) * (rows - 1) / freedom
        variance = small_sample * inverse @ (sums.T @ sums) @ inverse
        freedom = clusters - 1
    margin = t_within(0.95, freedom) * np.sqrt(np.diag(variance))
    return list(zip(found.tolist(), (found - margin).tolist(), (found + margin).tolist(), strict=True))
