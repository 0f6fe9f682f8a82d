"""Lesson 5: what it says of places, records and made-up worlds agrees with the data and the model."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from lessonkit.claims import claim, value_of
from lessonkit.data import load
from lessonkit.exercises import Deal
from lessonkit.exercises.locate import load_lesson
from scomm.models.reporting import Truth, crime_behind, simulate
from scomm.models.staggered import group_time, two_way

KIT = Path(__file__).parents[2]
LESSON = load_lesson(KIT / "solutions" / "05-afraid-to-call")
TEXT = (KIT / "solutions" / "05-afraid-to-call" / "lesson.md").read_text("utf-8")
STATES = LESSON.pools["early_state"]


def answer(id: str, **dealt: object) -> object:
    exercise = LESSON.exercise(id)
    assert exercise.answer is not None
    return exercise.answer(load, Deal(**dealt))


def connected_by(day: str) -> pd.Series:
    """Of each state's people the share who lived in a connected county on a day."""
    counties = load("county-activation")
    there = counties["population_2010"].where(counties["activation_date"] <= day, 0)
    return there.groupby(counties["state"]).sum() / counties.groupby("state")["population_2010"].sum()


def test_the_county_of_nashville_was_connected_while_the_agreement_ran() -> None:
    counties = load("county-activation")
    row = counties[(counties["county"] == "Davidson County") & (counties["state_code"] == "TN")]
    assert f"{row['activation_date'].item():%d %B %Y}" == "10 August 2010"
    assert "| 10 August 2010 |" in TEXT


def test_nearly_everyone_of_a_dealt_state_was_connected_by_the_end_of_2010() -> None:
    assert (connected_by("2010-12-31")[list(STATES)] > 0.8).all()


def test_there_are_ten_late_states_and_none_of_them_is_dealt() -> None:
    late = connected_by("2011-12-31")
    late = late.index[late < 0.1]
    assert len(late) == 10
    assert "ten **late states**" in TEXT
    assert not set(late) & set(STATES)


@pytest.mark.parametrize("state", STATES)
def test_the_four_cells_and_the_chart_have_the_same_rates(state: str) -> None:
    cells = answer("four-cells", early_state=state)
    lines = answer("crime-chart", early_state=state)
    for row, line in zip(cells.to_dict("records"), lines.data, strict=True):
        rates = dict(zip(line.x, line.y, strict=True))
        assert row["before"] == pytest.approx(rates[2008])
        assert row["after"] == pytest.approx(rates[2011])


def test_in_most_dealt_states_the_record_fell_faster_than_in_the_late_states_before_anyone_was_connected() -> (
    None
):
    faster = 0
    for state in STATES:
        here, late = (
            dict(zip(line.x, line.y, strict=True)) for line in answer("crime-chart", early_state=state).data
        )
        faster += here[2007] / here[2000] < late[2007] / late[2000]
    assert faster > len(STATES) / 2


def test_no_county_is_left_to_compare_with_after_22_january_2013() -> None:
    days = load("county-activation")["activation_date"]
    assert f"{days.max():%d %B %Y}" == "22 January 2013"


def test_the_record_of_the_exercise_is_that_of_the_model() -> None:
    change = answer("behind-the-record")
    assert change == pytest.approx(100 * (crime_behind(480, 40) / crime_behind(500, 50) - 1)) == 20


def test_the_examples_of_the_function_come_out_as_its_prompt_says() -> None:
    rows = re.findall(
        r"^\| `(\d+)` \| `(\d+)` \| `(\d+)` \| `(\d+)` \| `(-?\d+)` \|$",
        LESSON.exercise("crime-change").prompt,
        re.M,
    )
    assert len(rows) == 2
    change = answer("crime-change")
    for *given, said in rows:
        assert change(*map(float, given)) == pytest.approx(float(said))


def test_the_comparison_with_those_who_began_before_has_the_wrong_sign() -> None:
    off = answer("already-connected")
    truth = -10
    assert truth + off > 0


@pytest.mark.parametrize("grows", LESSON.pools["grows"])
def test_the_usual_method_misses_in_each_dealt_world_and_the_one_for_several_dates_does_not(
    grows: int,
) -> None:
    world = simulate(1, Truth(crime=-6, grows_over=grows), chance=False)
    true = world.true_effect("crime")
    assert two_way(world.panel("crime")).value - true > 0.9
    assert group_time(world.panel("crime")).value == pytest.approx(true)


@pytest.mark.parametrize("seed", LESSON.pools["seed"])
def test_each_dealt_interval_holds_zero_and_the_truth_which_is_not_zero(seed: int) -> None:
    world = simulate(seed, Truth(crime=-0.8))
    found = group_time(world.panel("crime"))
    assert world.true_effect("crime") == pytest.approx(-0.8)
    assert found.holds(0)
    assert found.holds(-0.8)
    assert answer("interval-end", seed=seed) == pytest.approx(found.low, abs=0.01)


@pytest.mark.parametrize("size", LESSON.pools["group_size"])
def test_the_share_of_those_born_in_the_country_lies_many_margins_of_the_group_away(size: int) -> None:
    margin = answer("group-margin", group_size=size)
    assert 2 * margin < 70 - 28  # their intervals don't touch


def test_the_five_points_between_the_first_survey_of_worry_and_the_last_lie_within_the_margin_of_their_difference() -> (
    None
):
    first, last, margin = (
        value_of(claim(id), load)
        for id in ("deportation-worry-2017", "deportation-worry-2025", "worry-difference-margin")
    )
    assert first - last == 5
    assert "It is five points." in TEXT
    assert margin > 5


def test_what_a_publisher_prints_as_a_margin_is_wider_than_the_rule_gives() -> None:
    """Weighting adds chance, so the rule is the least that chance can do."""
    rule, printed = (value_of(claim(f"worry-{id}-2017"), load) for id in ("simple-margin", "margin"))
    assert printed > rule


def test_parallel_in_calls_and_parallel_in_percent_give_two_answers() -> None:
    before, after, other_before, other_after = 48, 39, 36, 32
    in_calls = (after - before) - (other_after - other_before)
    assert in_calls == answer("two-differences")
    assert after - before * other_after / other_before != pytest.approx(in_calls)
