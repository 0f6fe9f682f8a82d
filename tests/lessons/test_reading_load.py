"""No lesson asks for more reading than its cuts allow, and no learner goes long without a picture."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.reading_load import SCREEN, before_first_picture, longest_without_picture, stretches
from lessonkit.authoring.reading_load_page import (
    BEGIN,
    EXERCISES_TO_A_PICTURE,
    FIRST_SCREENS,
    PAGE,
    built_counts,
    counts_before,
    is_stale,
    most_words,
)
from lessonkit.authoring.source import CUTS

KIT = Path(__file__).parents[2]
LESSONS = lesson_ids(KIT)
STILL = set(Path(__file__).with_name("over_the_limits.txt").read_text(encoding="utf-8").splitlines())
"""What is still longer than it may be, a line each: the lesson, what is wrong. A line that is no longer true goes."""

MINUTES_OF_THE_FIRST = 30


def faults(lesson: str) -> set[str]:
    """What is wrong with a lesson's length and pictures."""
    now, then, found = built_counts(lesson, KIT), counts_before(KIT), set[str]()
    for cut in CUTS:
        if now[cut]["words"] > most_words(lesson, cut):
            found.add(f"words of {cut}")
        if now[cut]["folded"] > then[lesson, cut]["folded"]:
            found.add(f"folded words of {cut}")
    if lesson == LESSONS[0] and now[max(CUTS)]["minutes"] > MINUTES_OF_THE_FIRST:
        found.add("minutes")
    every = list(stretches(nbformat.read(KIT / "lessons" / lesson / f"{lesson}.ipynb", as_version=4)))
    if before_first_picture(every) >= FIRST_SCREENS * SCREEN:
        found.add("first picture")
    if longest_without_picture(every) > EXERCISES_TO_A_PICTURE:
        found.add("pictures")
    return {f"{lesson}: {fault}" for fault in found}


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_as_short_as_its_cuts_allow_and_has_its_pictures(lesson: str) -> None:
    still = {line for line in STILL if line.startswith(f"{lesson}: ")}
    found = faults(lesson)
    assert found - still == set()
    assert still - found == set(), "this is mended: take it out of over_the_limits.txt"


def test_what_is_still_too_long_is_a_lesson_of_the_kit() -> None:
    assert {line.split(": ")[0] for line in STILL} <= set(LESSONS)


def test_the_page_counts_the_lessons_as_they_are() -> None:
    assert BEGIN in (KIT / PAGE).read_text(encoding="utf-8")
    assert not is_stale(KIT), "Run scomm build."
