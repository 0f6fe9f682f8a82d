"""Many worlds of the lab: sound estimators lean nowhere, and each broken assumption bends them as far as theory says."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t
from statsmodels.stats.proportion import proportion_confint

from lessonkit.errors import KitError
from scomm.models.estimators import did_2x2, twfe
from scomm.models.lab import (
    ANTICIPATED_SHARE,
    OUTCOMES,
    SELECTION_CORRELATION,
    SPILLOVER_SHARE,
    Switches,
    World,
)
from scomm.models.lab_trials import ESTIMATORS, bias, trials
from tests.models.every_scenario import bias_table, several_dates

WORLDS, FIRST = 500, 20_000
"""How many worlds are tried, and the seed of the first: fixed before any was looked at."""

DATES = several_dates(28)


@pytest.fixture(scope="module")
def sound() -> pd.DataFrame:
    """500 worlds in which every assumption of difference-in-differences holds, with chance that lasts."""
    tried = {
        "2x2": partial(did_2x2, quarters=4),
        "2x2 all quarters": did_2x2,
        "twfe": twfe,
    }
    return trials("transfers", worlds=WORLDS, world=World(seed=FIRST, counties=120), estimators=tried)


@pytest.mark.parametrize("estimator", ["2x2", "2x2 all quarters", "twfe"])
def test_over_500_sound_worlds_19_of_20_clustered_intervals_hold_the_truth(sound, estimator):
    held = sound[sound["estimator"] == estimator]["held"]
    low, high = proportion_confint(held.sum(), WORLDS, alpha=0.01, method="beta")
    assert low <= 0.95 <= high, held.mean()


def test_intervals_that_take_every_quarter_as_a_new_fact_fail():
    alone = {"rows independent": partial(twfe, clustered=False)}
    held = trials("transfers", worlds=150, world=World(seed=FIRST, counties=120), estimators=alone)["held"]
    _, high = proportion_confint(held.sum(), len(held), alpha=0.01, method="beta")
    assert high < 0.85, held.mean()


def test_over_500_sound_worlds_nothing_leans(sound):
    for row in bias(sound).itertuples():
        assert abs(row.bias) < 2.6 * (row.high - row.low) / 3.92, row


@pytest.fixture(scope="module")
def biases() -> dict[str, pd.DataFrame]:
    """For each outcome the bias of every estimator in every scenario."""
    return {
        outcome: bias_table(outcome, worlds=60, world=World(seed=FIRST)).set_index(["scenario", "estimator"])
        for outcome in ("transfers", "recorded")
    }


TRUE = {"transfers": -12.0, "recorded": -6.0}
SELECTED = 1.61 * np.sqrt(1 / 2)
"""How many standard deviations adopting counties lie above the others, in level and in whim: the first 40 percent by their sum."""
BESIDE = 1 - 0.6**2
"""The share of counties without the policy that have it on one side at least."""


def expected(scenario: str, estimator: str, outcome: str) -> float | None:
    """The bias worked out by hand from what the lab's docs say; a year on each side, or 14 quarters."""
    this, effect = OUTCOMES[outcome], TRUE[outcome]
    apart = 14 if estimator == "twfe" else 4
    level = this.level * SELECTED
    steeper = this.trend * SELECTION_CORRELATION * SELECTED * (scenario == "selection")
    early = ANTICIPATED_SHARE * effect * (scenario == "anticipation")
    spilled = BESIDE * SPILLOVER_SHARE * effect * (scenario == "spillover")
    # recorded crime is 6 per 10,000 more for each point that reporting rises, by the policy, level or drift
    reports = 6.0 * (scenario == "reporting" and outcome == "recorded")
    if estimator == "with-and-without":
        return level + steeper * 2 - spilled + reports * (3 + 2 * SELECTED)
    if estimator == "before-after":
        return this.drift * 4 + steeper * 0.6 * 4 - early + reports * (3 + 0.25 * 4)
    return steeper * apart - spilled - early * (4 / 14 if estimator == "twfe" else 1) + reports * 3


@pytest.mark.parametrize("outcome", TRUE)
@pytest.mark.parametrize("estimator", ESTIMATORS)
@pytest.mark.parametrize("scenario", ["none", "selection", "spillover", "anticipation", "reporting"])
def test_the_bias_of_each_broken_assumption_has_the_size_that_theory_gives(
    biases, outcome, estimator, scenario
):
    row = biases[outcome].loc[(scenario, estimator)]
    by_hand = expected(scenario, estimator, outcome)
    chance = 3 * (row["high"] - row["low"]) / 3.92
    assert row["bias"] == pytest.approx(by_hand, abs=chance + 0.1 * abs(by_hand)), (row, by_hand)


@pytest.mark.parametrize("outcome", TRUE)
def test_with_and_without_and_before_after_are_wrong_even_where_no_assumption_is_broken(biases, outcome):
    for estimator in ("with-and-without", "before-after"):
        row = biases[outcome].loc[("none", estimator)]
        assert row["low"] > 0 or row["high"] < 0
        assert row["hit_rate"] < 0.5


def test_growing_effects_at_several_dates_pull_two_way_fixed_effects_toward_nothing(biases):
    assert biases["transfers"].loc[("growing", "twfe"), "low"] > 0.5


@pytest.mark.parametrize(
    ("world", "switches"),
    [(World(seed=FIRST, adoption=DATES), Switches()), (World(seed=FIRST), Switches(growing=True))],
    ids=["several dates alone", "growth alone"],
)
def test_several_dates_or_growth_alone_bias_nothing(world, switches):
    row = bias(trials("transfers", switches, world=world, worlds=60, estimators={"twfe": twfe})).iloc[0]
    assert abs(row["bias"]) < 3 * (row["high"] - row["low"]) / 3.92


def test_where_the_effect_grows_an_estimator_of_one_year_is_measured_by_the_effect_of_that_year():
    tried = trials("transfers", Switches(growing=True), world=World(seed=FIRST), worlds=40)
    found = bias(tried).set_index("estimator").loc["2x2"]
    assert abs(found["bias"]) < 3 * (found["high"] - found["low"]) / 3.92
    # 1, 2, 3 and 4 twelfths of 12 in the first year; over 14 quarters more than half of it
    goals = tried.groupby("estimator")["truth"].first()
    assert goals["2x2"] == goals["with-and-without"] == goals["before-after"] == pytest.approx(-2.5)
    assert goals["twfe"] == pytest.approx(-12 * (6.5 + 2) / 14)


def test_the_table_of_biases_can_be_made_for_a_shorter_time():
    short = bias_table("transfers", world=World(seed=1, counties=60, quarters=12, adoption=(6,)), worlds=2)
    assert ("growing", "twfe") in set(zip(short["scenario"], short["estimator"], strict=True))


@pytest.mark.parametrize("worlds", [2, 3, 30])
def test_with_few_worlds_the_interval_of_a_bias_is_as_wide_as_students_t_asks(worlds):
    errors = np.arange(worlds, dtype=float)
    tried = pd.DataFrame({"estimator": "one", "error": errors, "held": True})
    row = bias(tried).iloc[0]
    low, high = t.interval(0.95, worlds - 1, errors.mean(), errors.std(ddof=1) / np.sqrt(worlds))
    assert [row["bias"], row["low"], row["high"]] == pytest.approx([errors.mean(), low, high])
    assert (row["high"] - row["low"] > 6 * errors.std(ddof=1)) == (worlds == 2)


def test_one_world_tells_nothing_of_a_bias():
    with pytest.raises(KitError, match="number of worlds can't be 1"):
        trials("transfers", worlds=1)
