"""Sides are counted where the first of them speaks, above the next exercise, and not over a lesson."""

from __future__ import annotations

from pathlib import Path

import pytest

from lessonkit.authoring.finding import Draft
from lessonkit.authoring.lint_sides import first_speakers, side_rules, speakers
from lessonkit.authoring.source import read_text
from lessonkit.claims.side_cards import side_cards
from lessonkit.course import course
from lessonkit.exercises.locate import load_lesson

SOLUTIONS = Path(__file__).parents[2] / "solutions"
LESSONS = sorted(path.parent for path in SOLUTIONS.glob("*/exercises.py"))

RELEASE = "A press release of May 2014 describes how the program works."
PAGE = "ICE's own [page](https://example.org/a.page_of(ice)) said that it asks nothing new."


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.name)
def test_where_one_side_speaks_first_the_other_speaks_before_the_next_exercise(lesson: Path) -> None:
    draft = Draft(read_text(lesson / "lesson.md"), load_lesson(lesson))
    assert len(first_speakers(draft)[0]) in (0, 2)
    assert not list(side_rules(draft))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("", set()),
        (
            "ICE kept a list of these days. When ICE finds someone, it asks the jail to hold the person.",
            set(),
        ),
        (RELEASE, {"critics"}),
        ("Human Rights Watch published it in May. It says that people are afraid.", {"critics"}),
        ("Human Rights Watch is a group. A survey says that people are afraid.", set()),
        ("Center for Immigration Studies reports another count.", {"enforcement"}),
        (PAGE, {"enforcement"}),
        (f"{RELEASE} {PAGE}", {"critics", "enforcement"}),
        (
            "::::{sides} safety\n:::{side} a: One\nIt holds.\n:::\n:::{side} b: Two\nNo.\n:::\n::::",
            set(course().sides),
        ),
    ],
)
def test_a_side_speaks_where_a_text_tells_what_it_says(text: str, heard: set[str]) -> None:
    assert speakers(text) == heard


def test_a_lesson_that_lets_one_side_speak_is_told_to_give_the_other_the_word(tmp_path: Path) -> None:
    """As lesson 0 stood when a reader met one side alone for twenty minutes: the release, and then the exercise on it."""
    lesson = SOLUTIONS / "00-start-here"
    text = (lesson / "lesson.md").read_text(encoding="utf-8")
    (cards,) = side_cards(text)
    alone = text[: cards.start] + cards.cards[0].text + text[cards.end :]
    (tmp_path / "lesson.md").write_text(alone, encoding="utf-8")
    draft = Draft(read_text(tmp_path / "lesson.md"), load_lesson(lesson))
    (found,) = side_rules(draft)
    assert found.rule == "first-word"
    assert "Only the critics speak" in found.do


def test_lesson_0_gives_ice_and_dhs_four_sentences_beside_the_release_each_with_its_day_or_its_document() -> (
    None
):
    (cards,) = side_cards((SOLUTIONS / "00-start-here" / "lesson.md").read_text(encoding="utf-8"))
    release, government = cards.cards
    assert "Human Rights Watch" in release.title
    assert "ICE and DHS" in government.title
    four = [government.strongest, *government.figures]
    assert len(four) == 4
    assert all("](http" in one for one in four)
    assert all(any(year in one for year in ("2013", "2014")) for one in government.figures)
