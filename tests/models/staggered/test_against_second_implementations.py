"""Both estimators against other ways of computing them: statsmodels on all constants, and one regression for each four cells."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.linear_model import OLS

from scomm.models.estimators import twfe
from scomm.models.reporting import Calendar, Switches, Truth, simulate
from scomm.models.reporting.world import World
from scomm.models.staggered import group_time, group_time_by_time, group_time_cells, two_way, two_way_by_time
from scomm.models.student_t import t_within

PERIODS = 12
EQUAL = [2, 4, 5, 8, 10]
"""First periods of five groups of six counties each."""


def small(first: list[int], **truth: float) -> World:
    names = tuple(f"{2008 + place // 4}Q{place % 4 + 1}" for place in range(PERIODS))
    dates = Calendar("quarter", names, np.array(first), np.arange(len(first)) % 3)
    return simulate(
        7, Truth(grows_over=6, uneven=True), Switches(selection=True, reporting=True), dates=dates
    )


@pytest.fixture(scope="module")
def world() -> World:
    """Thirty counties, groups of one size, with an effect that grows and differs."""
    return small([date for date in EQUAL for _ in range(6)])


@pytest.fixture(scope="module")
def unequal() -> World:
    """Groups of 2, 4, 6, 8 and 10 counties."""
    return small([date for size, date in enumerate(EQUAL, 1) for _ in range(2 * size)])


def clustered(outcome: pd.Series, columns: list[np.ndarray], county: pd.Series) -> np.ndarray:
    """Coefficient, low and high by statsmodels; the columns of counties don't count in K."""
    design = np.column_stack(
        [*columns, pd.get_dummies(county).to_numpy(), pd.get_dummies(outcome.index).to_numpy()[:, 1:]]
    ).astype(float)
    fit = OLS(outcome.to_numpy(), design, hasconst=True).fit(
        cov_type="cluster", cov_kwds={"groups": county.to_numpy()}, use_t=True
    )
    rows, every = design.shape
    wider = np.sqrt((rows - every) / (rows - (every - county.nunique() + 1)))
    return np.column_stack(
        [fit.params, *(fit.params + (end - fit.params) * wider for end in fit.conf_int(0.05).T)]
    )[: len(columns)]


def test_two_way_fixed_effects_are_those_of_statsmodels_and_of_the_lab(unequal: World) -> None:
    table = unequal.table()
    (wanted,) = clustered(
        table.set_index("quarter")["recorded"], [table["treated"].to_numpy()], table["county"]
    )
    found = two_way(unequal.panel("recorded"))
    assert [found.value, found.low, found.high] == pytest.approx(wanted, rel=1e-8)
    numbered = table.assign(quarter=pd.factorize(table["quarter"])[0])
    again = twfe(numbered, "recorded")
    assert [found.value, found.low, found.high] == pytest.approx(
        [again.value, again.low, again.high], rel=1e-8
    )


def test_the_event_study_by_two_way_fixed_effects_is_that_of_statsmodels(unequal: World) -> None:
    leads, lags = 3, 4
    table = unequal.table()
    since = pd.factorize(table["quarter"])[0] - np.repeat(unequal.calendar.first, PERIODS)
    shown = [one for one in range(-leads, lags) if one != -1]
    columns = [*(since == one for one in shown), since < -leads, since >= lags]
    wanted = clustered(table.set_index("quarter")["recorded"], columns, table["county"])[: len(shown)]
    found = two_way_by_time(unequal.panel("recorded"), leads, lags).set_index("relative").loc[shown]
    assert found.to_numpy() == pytest.approx(wanted, rel=1e-7)


def test_each_group_time_effect_is_a_regression_on_four_cells(unequal: World) -> None:
    table = unequal.table()
    place = pd.factorize(table["quarter"])[0]
    first = np.repeat(unequal.calendar.first, PERIODS)
    cells = group_time_cells(unequal.panel("recorded"))
    assert len(cells) == 4 * 9  # four groups with a later one; ten periods with a control, less the reference
    for cell in cells.itertuples():
        own = first == cell.first
        free = ~own & (first > max(cell.period, cell.first - 1))
        four = table[(own | free) & ((place == cell.period) | (place == cell.first - 1))]
        now = four["quarter"] == unequal.calendar.periods[cell.period]
        group = pd.Series(own, table.index)[four.index]
        design = np.column_stack([group & now, group, now, np.ones(len(four))]).astype(float)
        assert cell.estimate == pytest.approx(
            OLS(four["recorded"].to_numpy(), design).fit().params[0], abs=1e-9
        )


def saturated(world: World, wanted: dict[tuple[int, int], float]) -> tuple[float, float]:
    """A weighted mean of group-time effects and its variance, by one regression on a constant for each group and period.

    statsmodels clusters by county, without its corrections; each four cells are put together from the constants by their definition.
    """
    table = world.table()
    place = pd.factorize(table["quarter"])[0]
    first = np.repeat(world.calendar.first, PERIODS)
    names = {
        pair: at for at, pair in enumerate(sorted(set(zip(first.tolist(), place.tolist(), strict=True))))
    }
    column = np.array([names[pair] for pair in zip(first.tolist(), place.tolist(), strict=True)])
    design = (column[:, None] == np.arange(len(names))).astype(float)
    fit = OLS(table["recorded"].to_numpy(), design).fit(
        cov_type="cluster", cov_kwds={"groups": table["county"].to_numpy(), "use_correction": False}
    )
    pull = np.zeros(len(names))
    total = sum(wanted.values())
    for (date, period), weight in wanted.items():
        others = {
            one: int((world.calendar.first == one).sum())
            for one in set(world.calendar.first.tolist())
            if one > max(period, date - 1) and one != date
        }
        pull[names[date, period]] += weight / total
        pull[names[date, date - 1]] -= weight / total
        for one, size in others.items():
            share = weight / total * size / sum(others.values())
            pull[names[one, period]] -= share
            pull[names[one, date - 1]] += share
    return float(pull @ fit.params), float(pull @ fit.cov_params() @ pull)


def test_summed_group_time_effects_are_those_of_one_saturated_regression(unequal: World) -> None:
    sizes = {date: 2 * place for place, date in enumerate(EQUAL, 1)}
    every = {(date, period): sizes[date] for date in EQUAL[:-1] for period in range(date, EQUAL[-1])}
    value, _ = saturated(unequal, every)
    assert group_time(unequal.panel("recorded")).value == pytest.approx(value, rel=1e-9)
    found = group_time_by_time(unequal.panel("recorded"), 2, 5).set_index("relative")["estimate"]
    for since in (-2, 0, 1, 2, 3, 4):
        cells = {(date, date + since): sizes[date] for date in EQUAL[:-1] if 0 <= date + since < EQUAL[-1]}
        assert found[since] == pytest.approx(saturated(unequal, cells)[0], rel=1e-9)


def test_their_interval_is_that_of_counties_as_clusters(world: World) -> None:
    every = {(date, period): 6 for date in EQUAL[:-1] for period in range(date, EQUAL[-1])}
    value, variance = saturated(world, every)
    found = group_time(world.panel("recorded"))
    spread = np.sqrt(variance * 6 / 5)  # each group's mean has one degree of freedom less than its counties
    freedom = [
        n for n in range(5, 26) if value + t_within(0.95, n) * spread == pytest.approx(found.high, rel=1e-9)
    ]
    assert len(freedom) == 1  # Satterthwaite's, between those of one group and those of all five
    assert found.low == pytest.approx(2 * value - found.high, rel=1e-9)
