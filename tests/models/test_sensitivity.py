"""Which rate matters most: a point more of one rate moves removals as far as the model says, wherever the model stands."""

from __future__ import annotations

import pytest

from lessonkit.errors import KitError
from scomm.models import flows, funnel, one_point_more, parameters
from scomm.models.sharing.sensitivity import STEP_RATES, change_step_rate, people_by_stage, step_rate
from tests.models.drawn_parameters import drawn

CALIBRATED = parameters()
WAYS = [
    CALIBRATED,
    *(drawn(seed)[2].change({"submitted": 1, "matched": 0.3, "reviewed": 0.9}) for seed in (1, 2, 3)),
    change_step_rate(CALIBRATED, "honored", 0.0),
]


def removals(model) -> float:
    return funnel(flows(parameters=model))["people"].iloc[-1]


@pytest.mark.parametrize("rate", STEP_RATES)
@pytest.mark.parametrize("model", WAYS)
def test_any_step_of_a_rate_moves_removals_by_its_points(model, rate):
    highest = step_rate(model, rate) if rate == "asked" else 1.0
    low, high = highest / 4, highest / 2
    moved = removals(change_step_rate(model, rate, high)) - removals(change_step_rate(model, rate, low))
    assert moved == pytest.approx(100 * (high - low) * one_point_more(model, rate), abs=1e-6)


@pytest.mark.parametrize("rate", STEP_RATES)
def test_a_changed_rate_is_what_it_was_changed_to_and_the_others_stay(rate):
    value = 0.75 * step_rate(CALIBRATED, rate)
    mine = change_step_rate(CALIBRATED, rate, value)
    for one in set(STEP_RATES) - {"removed"}:
        expected = value if one == rate else step_rate(CALIBRATED, one)
        assert step_rate(mine, one) == pytest.approx(expected), one
    assert rate != "removed" or step_rate(mine, rate) == pytest.approx(value)


def test_the_rates_of_a_step_are_stages_of_the_funnel_over_the_stage_before():
    people = people_by_stage(CALIBRATED)
    assert step_rate(CALIBRATED, "matched") == pytest.approx(people["matches"] / people["prints"])
    assert step_rate(CALIBRATED, "asked") == pytest.approx(people["requests"] / people["reviews"])
    assert step_rate(CALIBRATED, "removed") == pytest.approx(101_741 / 197_302)


def test_in_a_chain_of_rates_the_smallest_adds_the_most_by_the_point():
    adds = {rate: one_point_more("us-2011-03", rate) for rate in STEP_RATES}
    assert max(adds, key=adds.get) == "matched" == min(STEP_RATES, key=lambda one: step_rate(CALIBRATED, one))
    assert adds["matched"] == pytest.approx(101_741 / step_rate(CALIBRATED, "matched") / 100)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: one_point_more("us-2011-03", "arrested"), "There is no rate 'arrested'. Allowed: 'matched'"),
        (lambda: one_point_more("us-2013", "matched"), "There is no calibration 'us-2013'"),
        (lambda: step_rate(CALIBRATED, "met"), "There is no rate 'met'"),
        (lambda: change_step_rate(CALIBRATED, "matched", 5.7), "For 5.7 percent write 0.057"),
        (
            lambda: one_point_more(change_step_rate(CALIBRATED, "asked", 0), "asked"),
            "ICE asks for nobody in this model",
        ),
        (lambda: step_rate(CALIBRATED.change({"matched": 0}), "asked"), "Nobody comes to the reviews"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, says):
    with pytest.raises(KitError) as caught:
        call()
    assert says in str(caught.value)
