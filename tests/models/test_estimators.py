"""The estimators: right against plain arithmetic and dummy variables, and honest about how sure they are."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.formula.api import ols

from lessonkit.errors import KitError
from scomm.models.estimators import Estimate, before_after, did_2x2, event_study, twfe, with_and_without
from scomm.models.lab import ANTICIPATED_SHARE, OUTCOMES, Switches, Truth, World, simulate
from tests.models.every_scenario import several_dates

DATES = several_dates(28)
SMALL = World(seed=7, counties=24, quarters=6, adoption=(4,))
FOUR = {"with-and-without": with_and_without, "before-after": before_after, "2x2": did_2x2, "twfe": twfe}


@pytest.fixture(scope="module")
def small():
    return simulate(SMALL)


def means(panel: pd.DataFrame) -> dict[tuple[bool, bool], float]:
    return panel.groupby([panel["adopts"], panel["quarter"] >= 4])["transfers"].mean().to_dict()


def test_each_simple_estimate_is_a_difference_of_four_means(small):
    four = means(small)
    assert with_and_without(small, "transfers").value == pytest.approx(four[True, True] - four[False, True])
    assert before_after(small, "transfers").value == pytest.approx(four[True, True] - four[True, False])
    change = four[True, True] - four[True, False] - four[False, True] + four[False, False]
    assert did_2x2(small, "transfers").value == pytest.approx(change)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_two_way_fixed_effects_equal_a_regression_with_a_dummy_for_each_county_and_quarter(outcome):
    panel = simulate(World(seed=2, counties=20, quarters=8, adoption=(3, 6))).drop(index=[5, 17, 90])
    data = panel.assign(treated=panel["treated"].astype(float), y=panel[outcome])
    plain = ols("y ~ treated + C(county) + C(quarter)", data).fit()
    clustered = plain.get_robustcov_results("cluster", groups=data["county"], use_t=True)
    where = plain.model.exog_names.index("treated")
    found = twfe(panel, outcome)
    assert found.value == pytest.approx(plain.params["treated"])

    # the dummies count 20 counties less one among the coefficients; a county's own constant should not count
    rows, coefficients = len(data), plain.df_model + 1
    fairer = np.sqrt((rows - coefficients) / (rows - (coefficients - 19)))
    low, high = clustered.conf_int()[where]
    assert found.high - found.low == pytest.approx((high - low) * fairer)

    assert (lambda e: [e.low, e.high])(twfe(panel, outcome, clustered=False)) == pytest.approx(
        plain.conf_int().loc["treated"].tolist()
    )


def test_over_two_periods_a_2x2_and_two_way_fixed_effects_are_one():
    panel = simulate(World(seed=3, quarters=2, adoption=(2,)))
    four, two_way = did_2x2(panel, "transfers"), twfe(panel, "transfers")
    assert four.value == pytest.approx(two_way.value)
    assert four.high - four.low == pytest.approx(two_way.high - two_way.low, rel=0.005)


def test_over_all_quarters_with_one_date_they_are_one_too(small):
    assert did_2x2(small, "transfers").value == pytest.approx(twfe(small, "transfers").value)


def test_an_event_study_is_the_change_of_the_difference_since_the_last_quarter_before(small):
    found = event_study(small, "transfers").set_index("relative")
    by_quarter = small.groupby(["quarter", "adopts"])["transfers"].mean().unstack()
    gap = by_quarter[True] - by_quarter[False]
    assert found["estimate"].tolist() == pytest.approx((gap - gap[3]).tolist())
    assert found.index.tolist() == [-3, -2, -1, 0, 1, 2]
    assert found.loc[-1].tolist() == [0, 0, 0]
    assert ((found["low"] <= found["estimate"]) & (found["estimate"] <= found["high"])).all()


def test_an_event_study_shows_selection_and_anticipation_before_the_date_but_not_spillover():
    def before(switches: Switches, relative: list[int]) -> float:
        made = [event_study(simulate(World(seed=s), Truth(), switches), "transfers") for s in range(6)]
        table = pd.concat(made).groupby("relative")["estimate"].mean()
        return float(table.loc[relative].mean())

    assert abs(before(Switches(), [-14, -13, -12])) < 1
    assert before(Switches(selection=True), [-14, -13, -12]) > 2
    assert before(Switches(anticipation=True), [-8, -7, -6]) == pytest.approx(-ANTICIPATED_SHARE * -12, abs=1)
    assert abs(before(Switches(spillover=True), [-14, -13, -12])) < 1


@given(shift=st.floats(-1000, 1000), seed=st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_moving_every_value_by_a_constant_moves_no_difference(shift, seed):
    panel = simulate(World(seed=seed, counties=20, quarters=6, adoption=(4,)))
    moved = panel.assign(transfers=panel["transfers"] + shift)
    for estimator in FOUR.values():
        one, other = estimator(panel, "transfers"), estimator(moved, "transfers")
        assert [other.value, other.low, other.high] == pytest.approx([one.value, one.low, one.high], abs=1e-6)


@given(moves=st.lists(st.floats(-50, 50), min_size=6, max_size=6), seed=st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_what_all_counties_share_in_a_quarter_moves_no_difference_in_differences(moves, seed):
    panel = simulate(World(seed=seed, counties=20, quarters=6, adoption=(4,)))
    moved = panel.assign(transfers=panel["transfers"] + np.array(moves)[panel["quarter"] - 1])
    for estimator in (did_2x2, twfe):
        assert estimator(moved, "transfers").value == pytest.approx(
            estimator(panel, "transfers").value, abs=1e-6
        )


@given(effect=st.floats(-20, 20), seed=st.integers(0, 1000))
@settings(max_examples=25, deadline=None)
def test_a_true_effect_moves_every_sound_estimate_by_its_size(effect, seed):
    world = World(seed=seed, counties=20, quarters=6, adoption=(4,))
    none, some = (simulate(world, Truth(transfers=e)) for e in (0, effect))
    for estimator in FOUR.values():
        moved = estimator(some, "transfers").value - estimator(none, "transfers").value
        assert moved == pytest.approx(effect, abs=1e-6)


def test_the_order_of_the_rows_and_the_names_of_the_counties_do_not_matter(small):
    named = small.assign(county="County " + small["county"].astype(str)).sample(frac=1, random_state=1)
    for estimator in FOUR.values():
        one, other = estimator(small, "transfers"), estimator(named, "transfers")
        assert [other.value, other.low, other.high] == pytest.approx([one.value, one.low, one.high])


def test_with_few_quarters_on_each_side_only_these_count(small):
    near = small[small["quarter"].isin([3, 4])]
    assert did_2x2(small, "transfers", quarters=1).value == pytest.approx(did_2x2(near, "transfers").value)


def test_several_dates_are_refused_by_what_needs_one_and_taken_by_the_others():
    panel = simulate(World(seed=1, adoption=DATES))
    for estimator in (with_and_without, before_after, did_2x2):
        with pytest.raises(KitError, match=r"adopt in 3 different quarters\. Use twfe or event_study"):
            estimator(panel, "transfers")
    assert twfe(panel, "transfers").value < 0
    assert len(event_study(panel, "transfers")) == 21 + 21


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda p: "panel", "A panel is a DataFrame, not str"),
        (lambda p: p.drop(columns="treated"), "no column 'treated'"),
        (lambda p: p.rename(columns={"transfers": "t"}), "no outcome 'transfers'. Allowed: .*'reporting'"),
        (lambda p: p.assign(transfers="many"), "'transfers' has values that are missing or no numbers"),
        (lambda p: p.assign(transfers=p["transfers"].where(p["quarter"] > 1)), "missing or no numbers"),
        (lambda p: p.assign(treated=p["county"]), "'treated' says who has the policy"),
        (lambda p: p.assign(treated=False), "No county-quarter has the policy"),
        (lambda p: p[p["treated"]], "Every county-quarter has the policy"),
        (lambda p: p.assign(county=p["county"].where(p["county"] > 1)), "'county' has rows without a county"),
        (lambda p: pd.concat([p, p.tail(1)]), "stands twice in one quarter"),
        (lambda p: p[p["adopts"]], "can't be told apart.*Keep counties that never adopt"),
        (lambda p: p[p["quarter"] >= 4], "can't be told apart"),
    ],
)
def test_a_panel_that_cannot_be_estimated_is_refused_with_the_reason(small, spoil, says):
    with pytest.raises(KitError, match=says):
        twfe(spoil(small), "transfers")


def test_an_outcome_is_one_name(small):
    with pytest.raises(KitError, match=r"no outcome \['transfers'\]\. Allowed: .*'reporting'"):
        twfe(small, ["transfers"])


def test_a_policy_that_ends_is_refused_where_a_date_is_needed(small):
    ended = small.assign(treated=small["treated"] & (small["quarter"] < 6))
    with pytest.raises(KitError, match="later has it no more"):
        did_2x2(ended, "transfers")


def test_a_comparison_with_an_empty_side_is_refused(small):
    with pytest.raises(KitError, match="One side of the comparison is empty"):
        with_and_without(small[small["adopts"]], "transfers")
    with pytest.raises(KitError, match="quarters on each side can't be 0"):
        did_2x2(small, "transfers", quarters=0)
    with pytest.raises(KitError, match="in the quarter before it adopts"):
        event_study(small[small["quarter"] != 3], "transfers")


def test_an_interval_holds_its_ends_and_nothing_beyond():
    one = Estimate("x", 2, 1, 3)
    assert one.holds(1)
    assert one.holds(3)
    assert not one.holds(3.01)
