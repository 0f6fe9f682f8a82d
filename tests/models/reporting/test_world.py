"""Made-up worlds on the real calendar: three series that belong together, and a luck that no switch changes."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lessonkit.data import load
from lessonkit.errors import KitError
from scomm.models.reporting import (
    NOTHING,
    OUTCOMES,
    Calendar,
    Switches,
    Truth,
    calendar,
    crime_behind,
    four_cells,
    recorded_crime,
    simulate,
)
from scomm.models.reporting.world import SPILLOVER_SHARE, draws, lasting
from tests.models.reporting.calendars import calendars

SWITCHES = [field.name for field in fields(Switches)]
EACH = pytest.mark.parametrize("switch", SWITCHES)

switches = st.builds(Switches, *[st.booleans() for _ in SWITCHES])
truths = st.builds(Truth, st.floats(-20, 20), st.floats(-20, 20), st.integers(0, 8), st.booleans())


def only(switch: str) -> Switches:
    return replace(Switches(), **{switch: True})


def test_the_calendar_is_that_of_the_activation_list() -> None:
    table, dates = load("county-activation"), calendar("month")
    assert dates.counties == len(table) == 3143
    assert [dates.periods[place] for place in dates.first] == [
        day.strftime("%Y-%m") for day in table["activation_date"]
    ]
    assert (dates.periods[0], dates.periods[-1], len(dates.periods)) == ("2008-01", "2013-12", 72)


def test_from_january_2013_on_no_county_is_left_to_compare_with() -> None:
    by_month, by_quarter = calendar("month"), calendar("quarter")
    assert by_month.last_with_control == "2012-12"
    assert by_quarter.last_with_control == "2012Q4"
    assert by_month.not_yet("2012-12") == by_quarter.not_yet("2012Q4") == 106
    assert by_month.not_yet("2013-01") == 0


def test_months_and_quarters_tell_of_the_same_days() -> None:
    by_month, by_quarter = calendar("month"), calendar("quarter")
    assert np.array_equal(by_month.first // 3, by_quarter.first)


@pytest.mark.parametrize(
    ("first", "why"), [([0, 3], "after the first"), ([2, 9], "after the first"), ([2, 2], "same period")]
)
def test_a_calendar_that_compares_nothing_is_refused(first: list[int], why: str) -> None:
    with pytest.raises(KitError, match=why):
        Calendar("quarter", tuple("abcdefgh"), np.array(first), np.array([0, 0]))


def test_all_counties_and_months_make_one_row_each() -> None:
    table = simulate(1, dates="month").table()
    assert len(table) == 3143 * 72
    assert not table.duplicated(["county", "month"]).any()
    assert list(table.columns) == [
        "county",
        "state",
        "month",
        "first",
        "treated",
        "crime",
        "reporting",
        "recorded",
    ]


@given(calendars(), truths, switches, st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_what_is_recorded_is_crime_times_the_share_reported(dates, truth, broken, seed) -> None:
    world = simulate(seed, truth, broken, dates=dates)
    assert np.array_equal(world.recorded, world.crime * world.reporting / 100)
    assert (world.crime >= 0).all()
    assert ((world.reporting >= 0) & (world.reporting <= 100)).all()


@given(calendars(), truths, switches, st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_luck_is_the_same_under_every_truth(dates, truth, broken, seed) -> None:
    world, spared = (simulate(seed, one, broken, dates=dates) for one in (truth, NOTHING))
    felt = np.where(world.crime > 0, world.crime - world.effects("crime"), spared.crime)
    np.testing.assert_allclose(felt, np.where(world.crime > 0, spared.crime, felt), atol=1e-9)


@given(calendars(), truths, switches, st.integers(0, 1000))
@example(calendar("quarter"), Truth(), Switches(), 3)
@settings(max_examples=30, deadline=None)
def test_the_true_effect_is_what_the_series_differ_by_without_chance(dates, truth, broken, seed) -> None:
    """On recorded crime it is that of crime alone, so there the record is compared that follows no change in reporting."""
    world, spared = (simulate(seed, one, broken, dates=dates, chance=False) for one in (truth, NOTHING))
    half = simulate(seed, truth, replace(broken, reporting=False), dates=dates, chance=False)
    connected = dates.treated & (np.arange(len(dates.periods)) < dates.all_connected)
    for outcome in OUTCOMES:
        there = half if outcome == "recorded" else world
        apart = (there.series(outcome) - spared.series(outcome))[connected].mean()
        assert world.true_effect(outcome) == pytest.approx(apart, abs=1e-9), outcome


@EACH
def test_without_an_effect_only_selection_moves_crime(switch: str) -> None:
    as_it_was, broken = (simulate(3, NOTHING, one).crime for one in (Switches(), only(switch)))
    assert np.array_equal(as_it_was, broken) == (switch != "selection")


def test_selection_turns_the_paths_of_early_counties_and_not_the_average() -> None:
    world, spared = simulate(3, NOTHING, only("selection")), simulate(3, NOTHING)
    turned = world.crime - spared.crime
    assert abs(turned.mean()) < 1e-9
    early = world.calendar.first <= 9
    assert turned[early, -1].mean() < turned[early, 0].mean() - 3
    assert turned[~early, -1].mean() > turned[~early, 0].mean()


def test_anticipation_brings_half_of_the_effect_half_a_year_early() -> None:
    by_time = simulate(1, Truth(crime=-6), only("anticipation")).true_by_time("crime")
    assert [by_time[since] for since in (-4, -3, -2, -1, 0, 1)] == [0, 0, -3, -3, -6, -6]
    by_month = simulate(1, Truth(crime=-6), only("anticipation"), dates="month").true_by_time("crime", 8, 2)
    assert [by_month[since] for since in (-7, -6, -1, 0)] == [0, -3, -3, -6]


def test_spillover_reaches_a_county_by_the_share_of_its_state_that_is_connected() -> None:
    names = ("2008Q1", "2008Q2", "2008Q3", "2008Q4")
    dates = Calendar("quarter", names, np.array([1, 1, 3, 3]), np.array([0, 0, 0, 1]))
    felt = simulate(1, Truth(), only("spillover"), dates=dates).felt
    assert felt[2].tolist() == pytest.approx([0, SPILLOVER_SHARE * 2 / 3, SPILLOVER_SHARE * 2 / 3, 1])
    assert felt[3].tolist() == [0, 0, 0, 1]


def test_a_growing_effect_grows_evenly_and_an_uneven_one_is_larger_where_it_came_first() -> None:
    by_time = simulate(1, Truth(crime=-12, grows_over=12)).true_by_time("crime", 1, 8)
    assert [by_time[since] for since in range(8)] == pytest.approx([-1, -2, -3, -4, -5, -6, -7, -8])
    world = simulate(1, Truth(crime=-6, uneven=True))
    last = world.effects("crime")[:, -1]
    assert last[world.calendar.first.argmin()] < -8.9
    assert last[world.calendar.first.argmax()] > -3.2
    assert last.mean() == pytest.approx(-6)


def test_a_change_in_reporting_moves_the_record_and_no_crime() -> None:
    truth = Truth(crime=0.0, reporting=-5.0)
    world, still = (simulate(1, truth, one, chance=False) for one in (only("reporting"), Switches()))
    assert np.array_equal(world.crime, still.crime)
    has = world.calendar.treated
    np.testing.assert_allclose((world.recorded - still.recorded)[has], -0.05 * world.crime[has])
    assert world.true_effect("recorded") == 0


def test_draws_are_the_same_to_the_last_bit_everywhere() -> None:
    assert draws(1, 0, 4).tolist() == PINNED
    assert draws(1, 1, 4).tolist() != draws(1, 0, 4).tolist()


PINNED = [-0.576934814453125, 0.1676177978515625, -1.1534423828125, 0.3959808349609375]


def test_chance_has_no_mean_unit_variance_and_lasts() -> None:
    found = lasting(5, 1, 4000, 24)
    assert abs(found.mean()) < 0.02
    assert found.std() == pytest.approx(1, abs=0.01)
    assert np.corrcoef(found[:, 10], found[:, 11])[0, 1] == pytest.approx(0.6, abs=0.03)


def test_a_fall_in_the_record_can_be_a_rise_in_crime() -> None:
    before, after = recorded_crime(100, 50), recorded_crime(120, 40)
    assert (before, after) == (50, 48)
    assert crime_behind(after, 40) == 120 > crime_behind(before, 50)


@given(st.floats(0.1, 1000), st.floats(1, 100))
def test_crime_behind_a_record_gives_the_record_again(crime: float, reporting: float) -> None:
    assert crime_behind(recorded_crime(crime, reporting), reporting) == pytest.approx(crime)


def test_where_nothing_is_reported_no_crime_can_be_told() -> None:
    with pytest.raises(KitError, match="says nothing about crime"):
        crime_behind(10, 0)


def test_four_cells_are_the_means_of_the_table() -> None:
    world = simulate(4)
    table = world.table()
    year, own = table["quarter"].str[:4].astype(int), table["first"].str[:4].astype(int)
    cells = four_cells(world, "recorded", connected=2010, before=2009, after=2011)
    for row, chosen in enumerate((own == 2010, own > 2011)):
        means = [table.loc[chosen & (year == one), "recorded"].mean() for one in (2009, 2011)]
        assert cells.loc[row, ["before", "after", "change"]].tolist() == pytest.approx(
            [*means, means[1] - means[0]]
        )
        assert cells.loc[row, "counties"] == table.loc[chosen, "county"].nunique()


def test_four_cells_of_a_year_in_which_all_are_connected_are_refused() -> None:
    with pytest.raises(KitError, match="By the end of 2013 every county was connected"):
        four_cells(simulate(1), "recorded", connected=2010, before=2009, after=2013)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"truth": Switches()}, "needs a Truth"),
        ({"switches": {}}, None),
        ({"switches": 1}, "needs a Switches"),
        ({"dates": "week"}, "no period"),
    ],
)
def test_what_is_no_world_is_refused(given: dict, why: str | None) -> None:
    if why is None:
        assert isinstance(simulate(1, **given).table(), pd.DataFrame)
        return
    with pytest.raises(KitError, match=why):
        simulate(1, **given)


@pytest.mark.parametrize("wrong", [{"crime": -31}, {"reporting": 40}, {"grows_over": -1}, {"uneven": 1}])
def test_a_truth_that_is_too_large_is_refused(wrong: dict) -> None:
    with pytest.raises(KitError):
        Truth(**wrong)
