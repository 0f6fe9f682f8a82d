"""The lab's worlds: the truth is in them, each switch breaks what it says, and luck stays the same."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lessonkit.errors import KitError
from scomm.models.lab import (
    ANTICIPATED_SHARE,
    ANTICIPATION_QUARTERS,
    AUTOCORRELATION,
    OUTCOMES,
    REPORTING_RATE,
    SELECTION_CORRELATION,
    SPILLOVER_SHARE,
    Switches,
    Truth,
    World,
    simulate,
    true_effect,
)

WORLD = World(seed=1)
TRUTH = Truth(transfers=-12, reporting=3, crime=-12)
NOTHING = Truth(transfers=0, reporting=0, crime=0)
EFFECTS = {name: TRUTH.effect(name) for name in ("transfers", "reporting", "crime")}
ONE_SWITCH = [Switches(**{field.name: True}) for field in fields(Switches)]


def felt(switches: Switches, outcome: str, world: World = WORLD, truth: Truth = TRUTH) -> pd.DataFrame:
    """The panel, and in `felt` what the policy does to the outcome in each row: with less without, same luck."""
    panel = simulate(world, truth, switches)
    without = simulate(world, NOTHING, switches)
    return panel.assign(felt=panel[outcome] - without[outcome])


@pytest.mark.parametrize(("outcome", "effect"), EFFECTS.items())
def test_without_switches_the_policy_does_what_the_truth_says_where_it_holds_and_nothing_elsewhere(
    outcome, effect
):
    panel = felt(Switches(), outcome)
    assert np.allclose(panel.loc[panel["treated"], "felt"], effect)
    assert np.allclose(panel.loc[~panel["treated"], "felt"], 0)


def test_recorded_crime_is_the_reported_part_of_crime():
    corrected, counted = simulate(WORLD, TRUTH), simulate(WORLD, TRUTH, Switches(reporting=True))
    assert np.allclose(corrected["recorded"], corrected["crime"] * REPORTING_RATE / 100)
    assert np.allclose(counted["recorded"], counted["crime"] * counted["reporting"] / 100)
    for part in ("middle", "level", "drift", "trend", "chance"):
        assert getattr(OUTCOMES["recorded"], part) == getattr(OUTCOMES["crime"], part) * REPORTING_RATE / 100


def test_with_reporting_on_the_record_moves_where_crime_does_not():
    panel = felt(Switches(reporting=True), "recorded", truth=Truth(transfers=0, reporting=3, crime=0))
    now = panel["treated"]
    assert np.allclose(panel.loc[now, "felt"], 0.03 * panel.loc[now, "crime"])
    assert panel.loc[now, "felt"].mean() == pytest.approx(18, rel=0.1)


@pytest.mark.parametrize(("outcome", "effect"), EFFECTS.items())
def test_spillover_reaches_neighbours_alone_with_part_of_the_effect(outcome, effect):
    panel = felt(Switches(spillover=True), outcome)
    assert np.allclose(panel.loc[panel["neighbour"], "felt"], SPILLOVER_SHARE * effect)
    assert np.allclose(panel.loc[~panel["neighbour"] & ~panel["treated"], "felt"], 0)


def test_a_neighbour_adjoins_a_county_with_the_policy_and_has_none():
    now = simulate(World(seed=3, counties=12, quarters=2, adoption=(2,))).query("quarter == 2")
    treated = now["treated"].tolist()
    beside = [treated[place - 1] or treated[(place + 1) % 12] for place in range(12)]
    assert now["neighbour"].tolist() == [b and not t for b, t in zip(beside, treated, strict=True)]


@pytest.mark.parametrize(("outcome", "effect"), EFFECTS.items())
def test_anticipation_begins_so_many_quarters_before_the_date_and_no_earlier(outcome, effect):
    panel = felt(Switches(anticipation=True), outcome)
    since = panel["quarter"] - panel["adopted"]
    early = (since < 0) & (since >= -ANTICIPATION_QUARTERS)
    assert np.allclose(panel.loc[early.fillna(False).astype(bool), "felt"], ANTICIPATED_SHARE * effect)
    assert np.allclose(panel.loc[(since < -ANTICIPATION_QUARTERS).fillna(True).astype(bool), "felt"], 0)


def test_a_growing_effect_grows_to_the_full_one_and_its_mean_is_the_truth():
    switches, world = Switches(growing=True), World(seed=1, adoption=(8, 15, 22))
    panel = felt(switches, "transfers", world)
    now = panel[panel["treated"]]
    by_quarter = now.groupby(now["quarter"] - now["adopted"])["felt"].mean()
    assert by_quarter.is_monotonic_decreasing
    assert by_quarter.iloc[0] == pytest.approx(-1)
    assert by_quarter.iloc[-1] == pytest.approx(-12)
    assert true_effect(world, TRUTH, switches, "transfers") == pytest.approx(now["felt"].mean())


def differences(switches: Switches, what: str) -> float:
    """Over 40 worlds, how the adopting counties' level or slope before the date differs from the others'."""
    found = []
    for seed in range(40):
        before = simulate(World(seed=seed), NOTHING, switches).query("quarter < 15")
        if what == "level":
            means = before.groupby("adopts")["transfers"].mean()
        else:
            line = before.groupby(["adopts", "quarter"])["transfers"].mean().unstack()
            means = line.apply(lambda row: np.polyfit(row.index, row, 1)[0], axis=1)
        found.append(means[True] - means[False])
    return float(np.mean(found))


def test_adopting_counties_differ_in_level_always_and_in_trend_with_selection_alone():
    assert differences(Switches(), "level") < -4
    assert differences(Switches(selection=True), "level") < -2
    assert abs(differences(Switches(), "trend")) < 0.03
    assert differences(Switches(selection=True), "trend") < -0.2


def test_chance_lasts_from_quarter_to_quarter():
    panel = simulate(World(seed=1, counties=4000), NOTHING)
    wide = panel.pivot(index="county", columns="quarter", values="transfers").to_numpy()
    steps = np.diff(wide - wide.mean(axis=0), axis=1)
    # of lasting chance with autocorrelation r, one step and the next correlate by (r - 1) / 2
    assert np.corrcoef(steps[:, 3], steps[:, 4])[0, 1] == pytest.approx((AUTOCORRELATION - 1) / 2, abs=0.05)
    assert steps[:, 3].std() == pytest.approx(3 * np.sqrt(2 * (1 - AUTOCORRELATION)), rel=0.05)


def test_the_same_world_has_the_same_luck_and_another_seed_another():
    pd.testing.assert_frame_equal(simulate(WORLD, TRUTH), simulate(WORLD, TRUTH))
    assert not np.allclose(simulate(WORLD)["transfers"], simulate(World(seed=2))["transfers"])
    for switches in ONE_SWITCH:
        assert simulate(WORLD, TRUTH, switches)["adopts"].equals(simulate(WORLD, TRUTH)["adopts"])


def test_selection_turns_each_countys_line_about_the_middle_and_changes_nothing_else():
    gaps = []
    for seed in range(20):
        world = World(seed=seed)
        plain, leaning = simulate(world, TRUTH), simulate(world, TRUTH, Switches(selection=True))
        added = (leaning["transfers"] - plain["transfers"]).to_numpy().reshape(world.counties, world.quarters)
        slopes = np.diff(added, axis=1)
        assert np.allclose(slopes, slopes[:, :1])
        assert np.allclose(added.mean(axis=1), 0)
        adopting = plain["adopts"].to_numpy()[:: world.quarters]
        gaps.append(slopes[adopting].mean() - slopes[~adopting].mean())
    # 40 percent adopt by the sum of two draws: in one of them they lie 1.61 times the root of one half above the others
    apart = OUTCOMES["transfers"].trend * SELECTION_CORRELATION * 1.61 * np.sqrt(1 / 2)
    assert np.mean(gaps) == pytest.approx(apart, abs=0.03)


def test_as_many_counties_adopt_as_the_world_says_dealt_evenly_to_its_dates():
    panel = simulate(World(seed=4, counties=150, adoption=(8, 15, 22)))
    once = panel.drop_duplicates("county")
    assert once["adopts"].sum() == 60
    assert once["adopted"].value_counts().to_dict() == {8: 20, 15: 20, 22: 20}
    assert (panel["treated"] == (panel["quarter"] >= panel["adopted"]).fillna(False)).all()


@given(
    seed=st.integers(0, 10**6),
    truth=st.builds(
        Truth, transfers=st.floats(-20, 20), reporting=st.floats(-15, 15), crime=st.floats(-50, 50)
    ),
    switches=st.builds(Switches, **{field.name: st.booleans() for field in fields(Switches)}),
)
@example(seed=10224, truth=Truth(0, 0, 0), switches=Switches())  # chance alone would carry a share past 100
@settings(max_examples=40, deadline=None)
def test_no_share_leaves_0_to_100_and_no_crime_falls_below_0(seed, truth, switches):
    panel = simulate(World(seed=seed, counties=500), truth, switches)
    assert panel[["transfers", "reporting"]].to_numpy().min() >= 0
    assert panel[["transfers", "reporting"]].to_numpy().max() <= 100
    assert panel[["crime", "recorded"]].to_numpy().min() >= 0


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda: World(seed=1.5), r"seed can't be 1.5\. Allowed: a whole number"),
        (lambda: World(seed=1, counties=3), "number of counties can't be 3"),
        (
            lambda: World(seed=1, adoption=(1,)),
            r"adoption quarter can't be 1\. Allowed: a whole number from 2 to 28",
        ),
        (lambda: World(seed=1, adoption=15), r"can't be 15\. Give a tuple, such as \(15,\)"),
        (lambda: World(seed=1, adopting=1.0), "Of 200 counties 200 would adopt.*leave two or more without"),
        (lambda: World(seed=1, counties=10, adoption=(5, 9, 12)), "4 would adopt, on 3 dates"),
        (
            lambda: Truth(transfers=-40),
            r"true effect on transfers can't be -40\. Allowed: a number from -20 to 20",
        ),
        (lambda: Truth(crime=float("nan")), "true effect on crime can't be nan"),
        (lambda: Switches(selection="yes"), r"switch 'selection' can't be 'yes'\. Allowed: True, False"),
        (lambda: simulate(1), r"needs a World, not int\. Write World\(seed=1\)"),
        (lambda: simulate(WORLD, {"crime": 3}), r"needs a Truth, not dict\. Write Truth\(crime=-12\)"),
        (lambda: simulate(WORLD, TRUTH, "selection"), "needs a Switches, not str"),
        (lambda: Truth().effect("arrests"), "no outcome 'arrests'. Allowed: 'transfers', 'reporting'"),
    ],
)
def test_a_world_that_cannot_be_is_refused_with_what_can(made, says):
    with pytest.raises(KitError, match=says):
        made()
