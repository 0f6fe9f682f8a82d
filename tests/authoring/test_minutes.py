"""The minutes of a part are worked out from what there is to read, to look at and to do, and the same in every language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.minutes import (
    MINUTES_A_PICTURE,
    WORDS_A_MINUTE,
    TimedPart,
    all_cuts,
    outside_of_exercises,
)
from lessonkit.authoring.reading_load import stretches
from lessonkit.authoring.source import read_text
from lessonkit.authoring.translation.lesson_text import spoken_text
from lessonkit.exercises.locate import load_lesson
from lessonkit.language.in_force import speaking

KIT = Path(__file__).parents[2]
Change = Callable[[str, str, str], None]


def parts_of(folder: Path) -> tuple[TimedPart, ...]:
    return timed_parts(read_text(folder / "lesson.md"), load_lesson(folder))


def test_words_outside_of_exercises_take_their_time_and_those_of_tasks_do_not(
    folder: Path, change: Change
) -> None:
    before = parts_of(folder)[0]
    change("lesson.md", "Some boxes are red.", "Some boxes are red. " + "Word. " * WORDS_A_MINUTE)
    change("lesson.md", "What share of the boxes is red", "Word. " * WORDS_A_MINUTE + "What share")
    after = parts_of(folder)[0]
    assert (after.words, after.minutes) == (before.words + WORDS_A_MINUTE, before.minutes + 1)


def test_a_picture_has_its_minutes(folder: Path, change: Change) -> None:
    before = parts_of(folder)[0]
    change("lesson.md", "\nboxes\n", '\nexplore("pipeline")\n')
    assert parts_of(folder)[0].minutes == before.minutes + MINUTES_A_PICTURE


def test_what_is_typed_for_an_activity_is_added(folder: Path) -> None:
    one = parts_of(folder)[0]
    assert replace(one, part=replace(one.part, minutes=45)).minutes == one.minutes + 45


def test_a_lesson_begins_and_ends_in_its_first_part(folder: Path, change: Change) -> None:
    before = parts_of(folder)
    change("lesson.md", "  - A share has a base.", "  - A share has a base, and so on and on.")
    after = parts_of(folder)
    assert [one.words for one in after] == [before[0].words + 5, *(one.words for one in before[1:])]


def test_a_translation_takes_the_minutes_of_the_english_text() -> None:
    folder = KIT / "solutions" / "01-booking-to-deportation"
    english = all_cuts(parts_of(folder))
    with speaking("es"):
        assert all_cuts(timed_parts(spoken_text(folder), load_lesson(folder))) == english


@pytest.mark.parametrize("lesson", lesson_ids(KIT))
def test_the_words_are_those_of_the_notebook_that_learners_open(lesson: str) -> None:
    parts = parts_of(KIT / "solutions" / lesson)
    notebook = nbformat.read(KIT / "lessons" / lesson / f"{lesson}.ipynb", as_version=4)
    read = outside_of_exercises(stretches(notebook), [one.part.name for one in parts])
    assert [(one.words, one.pictures) for one in parts] == read
