"""Lesson 6: what its exercises ask agrees with the map, the lab and the records that it shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scomm.authoring.rubric import load_with_rubric
from scomm.data import load
from scomm.exercises import Deal
from scomm.explorers import explorer

KIT = Path(__file__).parents[2]
LESSON = load_with_rubric(KIT / "solutions" / "06-opting-out")


@pytest.mark.parametrize("day", LESSON.pools["day"])
def test_the_map_says_both_numbers_of_counties_for_each_dealt_day(day: str) -> None:
    policy_map = explorer("policy-map")
    words = policy_map.view({**policy_map.start, "date": day}).sentence
    surely, at_most = re.search(r"(\d+) to (\d+) counties", words).groups()
    exercise = LESSON.exercise("in-doubt")
    assert exercise.answer is not None
    assert exercise.answer(load, Deal((("day", day),))) == int(at_most) - int(surely)


def warnings(**switches: str) -> int:
    """How many of the 13 quarters before the policy differ from 0 in the world of the exercise."""
    lab = explorer("known-truth-lab")
    view = lab.view({**lab.start, "world": 5, "outcome": "recorded", "picture": "events", **switches})
    told = re.search(r"(\d+|none) of 13", view.chart.finding)
    assert told is not None
    return 0 if told[1] == "none" else int(told[1])


def test_only_reporting_gives_no_warning_before_the_date() -> None:
    assert warnings(selection="on") > 9
    assert warnings(anticipation="on") > 9
    assert warnings(reporting="on") <= 1


def test_reporting_bends_the_estimate_of_that_world() -> None:
    lab = explorer("known-truth-lab")
    state = {**lab.start, "world": 5, "outcome": "recorded", "guess": 0, "truth": "shown"}
    straight, bent = (lab.view({**state, "reporting": switch}).sentence for switch in ("off", "on"))
    assert "Intervals that hold the truth: 2×2 differences and two-way fixed effects" in straight
    assert "Reporting explains the miss of 2×2 differences and two-way fixed effects" in bent
