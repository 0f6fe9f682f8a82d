"""What an exercise replies is shown as it stands, so no sign of Markdown may stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.exercises import Exercise
from lessonkit.exercises.locate import load_lesson

KIT = Path(__file__).parents[2]
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,2})(?=\S)[^*\n]*[^*\s]\1(?![\w*])|\\[*_]|\]\(")


def replies(exercise: Exercise) -> Iterator[str]:
    """Every sentence that a check of it can say."""
    yield exercise.explain
    yield from exercise.explains.values()
    yield from exercise.hints
    yield from (mistake.reply for mistake in exercise.mistakes)


@pytest.mark.parametrize("name", lesson_ids(KIT))
def test_no_reply_has_an_emphasis_that_would_be_read_as_stars(name: str) -> None:
    found = [
        (exercise.id, text)
        for exercise in load_lesson(KIT / "solutions" / name).exercises
        for text in replies(exercise)
        if EMPHASIS.search(text)
    ]
    assert not found


@pytest.mark.parametrize("text", ["X for *not applicable*,", "of **recorded** crime", r"\*NA\*", "[here](x)"])
def test_such_a_sign_is_found(text: str) -> None:
    assert EMPHASIS.search(text)


@pytest.mark.parametrize("text", ["(1 - fmr) ** n", "a power: **.", "2 * 3 * 4"])
def test_a_sum_is_none(text: str) -> None:
    assert not EMPHASIS.search(text)
