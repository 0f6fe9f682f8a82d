"""Each truth is computed from the kit's data, has its words, and stands in no bundle of a graded course."""

from __future__ import annotations

import json
import re

import pytest

from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.guesses.truths import LESSON_0, truth, truths, what_is_asked, who_says
from lessonkit.exercises.key.practice import FEEDBACK, to_practice
from tests.lessons.test_exercises import LESSONS, SOLUTIONS

GUESSES = [
    (name, exercise.id)
    for name, lesson in LESSONS.items()
    for exercise in lesson.exercises
    if exercise.answer_kind.is_guess and name != "90-tiny"
]


@pytest.mark.parametrize("name", truths())
def test_a_truth_lies_in_its_range_and_says_what_it_counts_and_who_says_so(name: str) -> None:
    found, (low, high) = truths()[name].found(load), truths()[name].range
    assert len(found) in (1, 2)
    assert all(low < one < high for one in found)
    assert list(found) == sorted(found)
    assert what_is_asked(name)
    assert who_says(name)


def test_the_truths_are_those_that_their_sources_print() -> None:
    found = {name: one.found(load) for name, one in truths().items()}
    assert found["arrests-of-a-thousand-prints"][0] == pytest.approx(1000 * 197_302 / 7_225_393)
    assert found["detainers-on-citizens"] == (834,)
    assert found["counties-at-the-end-of-2009"] == (105,)
    assert found["people-connected-in-2010"][0] == pytest.approx(47.0, abs=0.05)
    assert found["convicted-of-removed-2014"][0] == pytest.approx(100 * 177_960 / 315_940)
    assert found["convicted-of-removed-2023"][0] == pytest.approx(100 * 57_020 / 142_580)
    assert found["less-likely-to-call"] == (44,)
    assert found["missed-of-ten-thousand"] == pytest.approx((8,))
    assert found["declined-of-detainers-2014"] == pytest.approx(
        (100 * 13_595 / 147_849, 100 * 13_595 / 75_480)
    )
    assert found["agreements-at-the-end-of-2025"] == (1274,)


def test_a_misspelt_truth_is_refused_with_the_nearest() -> None:
    with pytest.raises(KitError, match="Did you mean 'less-likely-to-call'"):
        truth("less-likely-to-cal")


@pytest.mark.parametrize(("lesson", "id"), GUESSES)
def test_every_guess_of_every_lesson_has_a_truth(lesson: str, id: str) -> None:
    guess = LESSONS[lesson].exercise(id)
    assert truths()[guess.truth].range == guess.properties.range
    assert (truths()[guess.truth].asked == id) or lesson != LESSON_0


def test_every_guess_of_lesson_0_is_answered_in_it_and_those_of_its_earlier_editions_in_a_later_lesson() -> (
    None
):
    later = {
        name for lesson in LESSONS.values() for exercise in lesson.exercises for name in exercise.earlier
    }
    text = (SOLUTIONS / LESSON_0 / "lesson.md").read_text("utf-8")
    here = set(re.findall(r'\b(?:reveal\(|after=)"([a-z-]+)"', text))
    asked = {one.asked: name for name, one in truths().items() if one.asked}
    still = {id for id, name in asked.items() if not truths()[name].once}
    assert still == {id for lesson, id in GUESSES if lesson == LESSON_0} == here
    assert {name for id, name in asked.items() if id not in still} <= later


@pytest.mark.parametrize("feedback", FEEDBACK)
@pytest.mark.parametrize("name", [name for name in LESSONS if name != "90-tiny"])
def test_the_bundle_of_a_graded_course_names_a_truth_and_does_not_hold_it(name: str, feedback: str) -> None:
    bundle = to_practice(LESSONS[name], load, feedback)
    for entry in bundle["exercises"]:
        if entry["kind"] != "prediction":
            assert (entry["truth"], list(entry["earlier"])) == ("", [])
            continue
        assert entry["truth"] in truths()
        assert not entry["mistakes"]
        said = {key: value for key, value in entry.items() if key not in ("points", "minutes", "checks")}
        numbers = [float(one.replace(",", "")) for one in re.findall(r"\d[\d,.]*\d|\d", json.dumps(said))]
        for one in truths()[entry["truth"]].found(load):
            assert not [number for number in numbers if abs(number - one) < 0.005 * one], entry["id"]
