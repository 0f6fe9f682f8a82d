"""Over 500 worlds, intervals hold the truth as often as they say where nothing is broken, and every broken assumption shows its size."""

from __future__ import annotations

import pytest

from scomm.models.reporting import Switches, Truth, trials
from tests.models.reporting.many_worlds import CASES, FIRST, faults, rows


@pytest.mark.proof
@pytest.mark.parametrize("case", CASES)
def test_intervals_hold_the_truth_where_nothing_is_broken_and_biases_are_those_of_the_switch(case) -> None:
    assert [fault for row in rows(case) for fault in faults(row)] == []


def test_trials_have_one_row_for_each_world_and_estimator() -> None:
    found = trials(Truth(), Switches(), worlds=3, first=FIRST)
    assert list(found["seed"]) == [FIRST, FIRST, FIRST + 1, FIRST + 1, FIRST + 2, FIRST + 2]
    assert (found["error"] == found["estimate"] - found["truth"]).all()
    assert (found["held"] == found["truth"].between(found["low"], found["high"])).all()


def test_already_connected_counties_as_controls_hide_an_effect_that_grows() -> None:
    found = trials(Truth(grows_over=12), Switches(), worlds=5, first=FIRST).groupby("estimator")
    assert found["held"].sum().to_dict() == {"group-time": 5, "two-way": 0}
    assert (found["error"].mean() > 0.5).to_dict() == {"group-time": False, "two-way": True}
