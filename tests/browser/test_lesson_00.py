"""Lesson 0 as a beginner meets it: a code, a county, a hint, a reply without marks."""

from __future__ import annotations

from tests.browser.chromium import Network
from tests.browser.lab_page import LabPage

LESSON = "00-start-here"


def test_the_untouched_lesson_runs_without_an_error(opened: LabPage, network: Network) -> None:
    assert opened.errors() == []
    assert network.refused == []


def test_the_first_cell_deals_a_code_and_a_county(opened: LabPage) -> None:
    words = opened.text("learner_code = ")
    assert "Your learner code is empty" in words
    assert "You were dealt: county" in words


def test_a_hint_and_a_reply_without_marks_are_one_cell_away(opened: LabPage) -> None:
    assert "Hint 1 of 2" in opened.text('hint("first-answer")')
    opened.type_into("first-answer-answer", "first_answer = 2014")
    opened.run("first-answer-answer")
    opened.run("00-start-here-check-first-answer")
    words = opened.text("00-start-here-check-first-answer")
    assert "That is the year of the release" in words
    assert "point" not in words
    opened.screenshot("lesson-00-reply")
