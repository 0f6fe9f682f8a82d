"""Lesson 1: what is said of a wrong share is true of the place that was dealt."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.data import load
from lessonkit.exercises import Deal
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.locate import load_lesson

LESSON = load_lesson(Path(__file__).parents[2] / "solutions" / "01-booking-to-deportation")
EXERCISE = LESSON.exercise("funnel-rate")
PLACES = ("United States", "California")


def counts(place: str) -> dict[str, float]:
    """How many people of a place came to each stage, as the lesson's table has them."""
    table = load("program-counts").set_index("id")
    row = table.loc[{"United States": "us-2011-03", "California": "ca-2011-03"}[place]]
    return {stage: float(row[stage]) for stage in ("submissions", "arrests", "removals")}


def reply(place: str, number: float) -> str:
    return judge(EXERCISE, EXERCISE.answer_kind.take(number), Deal(place=place), load).reply


def test_a_whole_number_is_called_ones_own_without_decimals_only_where_it_is() -> None:
    cut = EXERCISE.about.word("cut-as-both-places")
    for place in PLACES:
        share = 100 * counts(place)["removals"] / counts(place)["arrests"]
        assert (cut in reply(place, 51)) == (int(share) == 51)
        assert EXERCISE.about.word("both-places") in reply(place, 51)


@pytest.mark.parametrize(("mine", "other"), [PLACES, PLACES[::-1]])
def test_numbers_of_the_other_place_are_told_as_such(mine: str, other: str) -> None:
    there = counts(other)
    for stage, name in (
        ("removals", "of-prints-in-the-other-place"),
        ("arrests", "arrests-of-prints-in-the-other-place"),
    ):
        shown = round(100 * there[stage] / there["submissions"], 1)
        assert EXERCISE.about.word(name) in reply(mine, shown)


@pytest.mark.parametrize("place", PLACES)
def test_no_reply_calls_the_number_of_another_place_the_answer_to_the_guess(place: str) -> None:
    """The guess was about the country alone."""
    here = counts(place)
    said = reply(place, round(1000 * here["arrests"] / here["submissions"], 1))
    assert "the number for your guess" not in said
    assert "every thousand prints" in said


def test_a_country_has_its_article_in_a_reply() -> None:
    other = LESSON.exercise("length-of-a-bar")
    here = counts("California")
    given = other.answer_kind.take(round(1000 * here["removals"] / here["submissions"], 1))
    said = judge(other, given, Deal(place="United States"), load).reply
    assert said.endswith("The exercise asks for the United States.")
