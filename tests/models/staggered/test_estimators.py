"""What must hold of both estimators, whatever the dates: and where two-way fixed effects go wrong and group-time effects don't."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonkit.errors import KitError
from scomm.models.reporting import NOTHING, Calendar, Switches, Truth, simulate
from scomm.models.staggered import (
    Staggered,
    group_time,
    group_time_by_time,
    group_time_cells,
    two_way,
    two_way_by_time,
)
from tests.models.reporting.calendars import calendars

BOTH = pytest.mark.parametrize("estimator", [two_way, group_time])
BY_TIME = pytest.mark.parametrize("estimator", [two_way_by_time, group_time_by_time])


def panels(seed: int = 1, truth: Truth | None = None, **broken: bool) -> Staggered:
    return simulate(seed, truth, Switches(**broken)).panel("recorded")


@given(calendars(), st.integers(0, 100))
@settings(max_examples=40, deadline=None)
def test_without_effect_and_chance_every_estimate_is_0(dates: Calendar, seed: int) -> None:
    panel = simulate(seed, NOTHING, dates=dates, chance=False).panel("recorded")
    assert two_way(panel).value == pytest.approx(0, abs=1e-9)
    assert group_time(panel).value == pytest.approx(0, abs=1e-9)
    assert group_time_cells(panel)["estimate"].abs().max() < 1e-9


@given(calendars(), st.integers(0, 100), st.integers(0, 6), st.booleans(), st.floats(-20, 20))
@settings(max_examples=60, deadline=None)
def test_without_chance_group_time_effects_find_any_effect_exactly(
    dates: Calendar, seed: int, grows_over: int, uneven: bool, crime: float
) -> None:
    world = simulate(seed, Truth(crime, 0, grows_over, uneven), dates=dates, chance=False)
    assert group_time(world.panel("crime")).value == pytest.approx(world.true_effect("crime"), abs=1e-8)
    cells = group_time_cells(world.panel("crime"))
    true = [
        world.effects("crime")[world.calendar.first == row.first, row.period].mean()
        for row in cells.itertuples()
    ]
    assert cells["estimate"].tolist() == pytest.approx(true, abs=1e-8)


@pytest.mark.parametrize(
    "truth", [Truth(grows_over=12), Truth(uneven=True), Truth(grows_over=8, uneven=True)]
)
def test_on_the_real_calendar_two_way_fixed_effects_miss_what_group_time_effects_find(truth: Truth) -> None:
    world = simulate(1, truth, chance=False)
    panel, goal = world.panel("recorded"), world.true_effect("recorded")
    assert group_time(panel).value == pytest.approx(goal, abs=1e-9)
    found = group_time_by_time(panel).set_index("relative")["estimate"]
    assert found.to_dict() == pytest.approx(world.true_by_time("recorded"), abs=1e-9)
    assert abs(two_way(panel).value - goal) > 0.2


def test_an_even_effect_is_found_exactly_by_both() -> None:
    world = simulate(1, Truth(crime=-6), chance=False)
    assert two_way(world.panel("recorded")).value == pytest.approx(-3)
    assert group_time(world.panel("recorded")).value == pytest.approx(-3)
    assert two_way_by_time(world.panel("recorded"))["estimate"].tolist() == pytest.approx(
        [0.0] * 6 + [-3.0] * 8
    )


@given(st.integers(0, 10_000))
@settings(max_examples=10, deadline=None)
def test_the_order_of_counties_changes_nothing(seed: int) -> None:
    panel = panels(2)
    order = np.random.default_rng(seed).permutation(len(panel.first))
    other = Staggered(panel.values[order], panel.first[order])
    for estimator in (two_way, group_time):
        one, two = estimator(panel), estimator(other)
        assert (two.value, two.low, two.high) == pytest.approx((one.value, one.low, one.high), rel=1e-9)
    for by_time in (two_way_by_time, group_time_by_time):
        np.testing.assert_allclose(by_time(other), by_time(panel), rtol=1e-7, atol=1e-9)


@BOTH
def test_a_constant_for_each_county_and_for_each_period_changes_nothing(estimator) -> None:
    panel, random = panels(3), np.random.default_rng(5)
    counties, periods = panel.values.shape
    moved = panel.values + random.normal(0, 50, (counties, 1)) + random.normal(0, 50, (1, periods))
    one, two = estimator(panel), estimator(Staggered(moved, panel.first))
    assert (two.value, two.low, two.high) == pytest.approx((one.value, one.low, one.high), rel=1e-7)


@BOTH
def test_estimate_and_interval_are_in_the_units_of_the_outcome(estimator) -> None:
    panel = panels(3)
    one, ten = estimator(panel), estimator(Staggered(10 * panel.values, panel.first))
    assert (ten.value, ten.low, ten.high) == pytest.approx((10 * one.value, 10 * one.low, 10 * one.high))


@BY_TIME
def test_the_quarter_before_the_policy_is_the_reference(estimator) -> None:
    found = estimator(panels()).set_index("relative")
    assert list(found.index) == list(range(-6, 8))
    assert found.loc[-1].tolist() == [0, 0, 0]
    rest = found.drop(index=-1)
    assert ((rest["low"] < rest["estimate"]) & (rest["estimate"] < rest["high"])).all()


def test_no_county_with_the_policy_is_a_control_and_none_is_left_from_2013_on() -> None:
    panel = panels()
    cells = group_time_cells(panel)
    for row in cells.itertuples():
        free = (panel.first > max(row.period, row.first - 1)) & (panel.first != row.first)
        assert row.controls == free.sum() > 0
    assert cells["period"].max() == panel.last_with_control == 19  # the last quarter of 2012
    assert 20 not in set(cells["first"])  # those of January 2013 are controls and never a group


@BOTH
def test_what_happens_once_all_have_the_policy_does_not_reach_group_time_effects(estimator) -> None:
    panel = panels()
    later = panel.values.copy()
    later[:, 20:] += 5 * (panel.first[:, None] < 10)
    same = estimator(Staggered(later, panel.first)) == estimator(panel)
    assert same == (estimator is group_time)


def test_a_county_that_never_gets_the_policy_is_a_control_for_both() -> None:
    values = np.array([[0, 0, 2, 2.0]] * 2 + [[1, 1, 1, 1.0]] * 2) + np.array([[0], [0.1], [0.2], [0.4]])
    panel = Staggered(values, np.array([2, 2, 4, 4]))
    assert two_way(panel).value == pytest.approx(2)
    assert group_time(panel).value == pytest.approx(2)


def test_a_table_makes_the_same_panel() -> None:
    world = simulate(6)
    panel = Staggered.of(world.table().sample(frac=1, random_state=1), "recorded")
    assert np.array_equal(panel.values, world.panel("recorded").values)
    assert np.array_equal(panel.first, world.panel("recorded").first)


SMALL = pd.DataFrame(
    {
        "county": np.repeat([1, 2, 3, 4], 4),
        "quarter": [1, 2, 3, 4] * 4,
        "treated": [0, 0, 1, 1] * 2 + [0, 0, 0, 1] * 2,
        "crime": np.arange(16.0),
    }
)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda table: table.drop(columns="quarter"), "says when"),
        (lambda table: table.drop(columns="treated"), "no column 'treated'"),
        (lambda table: table.iloc[1:], "missing"),
        (lambda table: pd.concat([table, table.iloc[:1]]), "stands twice"),
        (lambda table: table.assign(treated=[1, 0, 1, 1] + [0] * 12), "later has it no more"),
        (lambda table: table.assign(treated=1), "from the first period on"),
        (lambda table: table.assign(treated=[0, 0, 1, 1] * 4), "No two groups"),
        (lambda table: table.assign(crime=np.nan), "missing"),
    ],
)
def test_a_table_that_is_no_panel_is_refused_in_words(change, why: str) -> None:
    with pytest.raises(KitError, match=why):
        Staggered.of(change(SMALL), "crime")


def test_a_group_of_one_has_no_interval() -> None:
    panel = Staggered.of(SMALL, "crime")
    alone = Staggered(panel.values[1:], panel.first[1:])
    with pytest.raises(KitError, match="Put months together to quarters"):
        group_time(alone)


@BY_TIME
def test_periods_that_nobody_is_seen_in_are_refused(estimator) -> None:
    with pytest.raises(KitError, match="Ask for fewer periods"):
        estimator(Staggered.of(SMALL, "crime"), 4, 1)


@pytest.mark.parametrize("switch", ["selection", "anticipation", "spillover", "reporting"])
def test_the_robust_estimator_is_no_cure_for_a_broken_assumption(switch: str) -> None:
    world = simulate(1, Truth(), replace(Switches(), **{switch: True}), chance=False)
    assert abs(group_time(world.panel("recorded")).value - world.true_effect("recorded")) > 0.2


def test_a_world_in_place_of_its_panel_is_told_so() -> None:
    with pytest.raises(KitError, match="panel of your world"):
        two_way(simulate(1, NOTHING, chance=False))  # type: ignore[arg-type]
