"""Single bookings drawn at random agree with the expected flows, and spread as chance alone spreads them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from scomm.errors import ScommError
from scomm.models import flows, funnel, parameters, simulate, spread
from tests.models.drawn_parameters import drawn

BOOKINGS = 50_000
UNLIKELY = 25
"""A count as far off as the tests allow has a chance below 2 exp(-25), by Bernstein's inequality."""


@pytest.fixture(scope="module")
def compared() -> pd.DataFrame:
    """Every arrow, level and status of 200 random sets of parameters: expected and drawn."""
    tables = []
    for seed in range(200):
        rule, policy, model = drawn(seed)
        expected = flows(rule, policy, model, BOOKINGS)
        seen = simulate(BOOKINGS, seed, rule, policy, model)
        pd.testing.assert_frame_equal(expected.drop(columns="people"), seen.drop(columns="people"))
        tables.append(expected.assign(drawn=seen["people"], set=seed))
    table = pd.concat(tables, ignore_index=True)
    share = (table["people"] / BOOKINGS).clip(0, 1)
    return table.assign(deviation=np.sqrt(BOOKINGS * share * (1 - share)))


def test_both_forms_agree_within_sampling_error_for_200_random_sets(compared):
    off = (compared["drawn"] - compared["people"]).abs()
    allowed = UNLIKELY / 3 + np.sqrt(UNLIKELY**2 / 9 + 2 * UNLIKELY * compared["deviation"] ** 2)
    assert (off <= allowed).all(), compared[off > allowed]


def test_an_arrow_that_nobody_is_expected_to_take_is_never_taken(compared):
    assert (compared.loc[compared["people"].abs() < 1e-9, "drawn"] == 0).all()


def test_over_200_sets_no_arrow_leans_to_one_side_and_none_spreads_too_far(compared):
    whole = compared.groupby(["set", "source", "target"])[["people", "drawn"]].sum()
    share = (whole["people"] / BOOKINGS).clip(0, 1)
    whole["deviation"] = np.sqrt(BOOKINGS * share * (1 - share))
    score = ((whole["drawn"] - whole["people"]) / whole["deviation"])[whole["deviation"] > 3]
    for arrow, scores in score.groupby(["source", "target"]):
        assert abs(scores.mean()) < 4 / math.sqrt(len(scores)), arrow
        assert 0.55 < scores.std() < 1.45 or len(scores) < 40, arrow
    assert score.index.droplevel("set").nunique() > 20


def test_the_same_seed_gives_the_same_people_and_another_seed_others():
    one, again, other = (simulate(20_000, seed) for seed in (7, 7, 8))
    pd.testing.assert_frame_equal(one, again)
    assert not one["people"].equals(other["people"])


def test_people_are_whole():
    assert pd.api.types.is_integer_dtype(simulate(5000, 1)["people"])


def test_rates_of_nobody_and_everybody_leave_nothing_to_chance():
    everyone = {"submitted": 1, "matched": 1, "reviewed": 1, "honored": 1, "collected": 1}
    everyone |= {f"asked-{status}": 1 for status in ("no-status", "resident", "other")}
    everyone |= {"removed-convicted": 1, "removed-no-conviction": 0}
    stages = funnel(simulate(5000, 3, parameters=parameters().change(everyone))).set_index("stage")["people"]
    assert (stages.loc[:"custody"] == 5000).all()
    nobody = simulate(5000, 3, parameters=parameters().change({"matched": 0}))
    assert funnel(nobody)["people"].tolist() == [5000, 5000, 0, 0, 0, 0, 0, 0]


def test_an_empty_jail_and_one_booking_work():
    assert simulate(0, 1)["people"].sum() == 0
    assert funnel(simulate(1, 1))["people"].iloc[0] == 1
    assert spread(0, 1)[["expected", "low", "high"]].to_numpy().sum() == 0


def test_what_chance_would_show_a_county_holds_nineteen_of_twenty_single_courses():
    band = spread(20_000, seed=5).set_index("stage")
    inside = []
    for seed in range(200):
        removed = funnel(simulate(20_000, seed)).set_index("stage").loc["removals", "people"]
        inside.append(band.loc["removals", "low"] <= removed <= band.loc["removals", "high"])
    assert 0.90 <= np.mean(inside) <= 0.99
    assert (band.loc["bookings", "low"], band.loc["bookings", "high"]) == (20_000, 20_000)


def test_a_small_county_is_spread_wider_for_its_size():
    widths = []
    for bookings in (2_000, 200_000):
        removals = spread(bookings, seed=2).set_index("stage").loc["removals"]
        widths.append((removals["high"] - removals["low"]) / removals["expected"])
    assert widths[0] / widths[1] == pytest.approx(10, rel=0.15)


def test_the_spread_is_around_what_is_expected_and_wider_for_a_wider_middle():
    narrow, wide = spread(20_000, 1, middle=0.5), spread(20_000, 1, middle=0.99)
    assert (wide["low"] <= narrow["low"]).all()
    assert (narrow["high"] <= wide["high"]).all()
    assert (wide["low"] <= wide["expected"]).all()
    assert (wide["expected"] <= wide["high"]).all()
    pd.testing.assert_frame_equal(narrow, spread(20_000, 1, middle=0.5))


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: simulate(-5, 1), "The number of bookings can't be -5"),
        (lambda: simulate(10_000_001, 1), "Allowed: a whole number from 0 to 10,000,000"),
        (lambda: simulate(1000, "x"), "The seed is a number, not str"),
        (lambda: simulate(1000, -1), "The seed can't be -1"),
        (lambda: simulate(1000, None), "The seed is a number"),
        (lambda: simulate(1000, 1, "sc"), "There is no rule 'sc'"),
        (lambda: spread(1000, 1, middle=95), "For 95 percent write 0.95."),
        (lambda: spread(1000, 1, repeats=0), "The number of repeats can't be 0"),
        (lambda: spread(1000, 1, policy="some"), "There is no local policy 'some'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, says):
    with pytest.raises(ScommError) as caught:
        call()
    assert says in str(caught.value)
