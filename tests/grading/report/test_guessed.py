"""Guesses of ten or more, beside the truth; of fewer nothing but their number."""

from __future__ import annotations

import pytest

from lessonkit.data import load
from lessonkit.exercises.guesses.truths import truths
from lessonkit.grading.report.facts import Response
from lessonkit.grading.report.guessed import guesses_of
from lessonkit.grading.report.pictures import guesses_picture
from tests.grading.report.a_class import changed, made_up_class, with_passports


def guessing(*pairs: tuple[float, float]):
    """A class with these guesses."""
    facts = made_up_class(len(pairs))
    for learner, pair in zip(facts.learners, pairs, strict=True):
        facts = changed(facts, learner.name, first_guess=Response("recorded", 1, 1, answer=list(pair)))
    return facts


def test_ten_are_shown_and_nine_are_not() -> None:
    ten, nine = (guesses_of(guessing(*[(50, 60)] * people))[0] for people in (10, 9))
    assert (ten.shown, ten.people) == (True, 10)
    assert (nine.shown, nine.people, nine.made) == (False, 9, ())


def test_who_came_near_and_how_sure_each_side_was() -> None:
    (truth,) = truths()["convicted-of-removed-2014"].found(load)
    (found,) = guesses_of(guessing(*[(round(truth), 90)] * 4, *[(truth - 30, 40)] * 8))
    assert (found.near, found.sure_if(True), found.sure_if(False)) == (4, 90, 40)
    assert found.sure == pytest.approx((4 * 90 + 8 * 40) / 12)
    assert found.middle == truth - 30


def test_a_guess_that_was_not_taken_does_not_count() -> None:
    facts = guessing(*[(50, 60)] * 12)
    for name in ("learner-00", "learner-01"):
        facts = changed(facts, name, first_guess=Response("not-yet", 0, 1, answer=[50, 600]))
    assert guesses_of(facts)[0].people == 10


def test_what_was_guessed_in_lesson_0_stands_before_it() -> None:
    then, now = guesses_of(with_passports(made_up_class(12)))
    assert (then.earlier, now.earlier) == (True, False)
    assert "2023" in then.title
    assert "2014" in now.title
    assert then.people == now.people == 12


def test_where_no_passport_came_there_is_only_this_lesson() -> None:
    assert [one.earlier for one in guesses_of(made_up_class(12))] == [False]


def test_the_picture_has_a_dot_for_each_guess() -> None:
    found = guesses_of(made_up_class(20))[0]
    drawn = str(guesses_picture(found))
    assert drawn.count("<circle") == 20
    assert drawn.count('class="dot"') == found.near
    assert drawn.count('class="truth"') == 1
