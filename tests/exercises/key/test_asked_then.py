"""What a lesson asks for later costs nothing in a notebook that was handed out before."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.prices import PRICES
from lessonkit.exercises.spec import Exercise, Former, Lesson, Mistake
from lessonkit.exercises.verdict import Verdict
from tests.exercises import tiny

FUNCTION = tiny.LESSON.exercise("percent")
BASE = tiny.LESSON.exercise("which-base")
SHARE = tiny.LESSON.exercise("share-red")


def since(exercise: Exercise, name: str, version: str) -> Exercise:
    """An exercise of which one mistake counts from a version on."""
    return replace(
        exercise,
        mistakes=tuple(replace(one, since=version) if one.name == name else one for one in exercise.mistakes),
    )


def lesson(*exercises: Exercise) -> LessonInFull:
    return LessonInFull(Lesson("90-tiny", "1.3", exercises, tiny.LESSON.given, tiny.LESSON.pools), tiny.load)


def reply(whole: LessonInFull, exercise: Exercise, name: str) -> Verdict:
    """What somebody is told who makes this mistake."""
    mistake: Mistake = next(one for one in exercise.mistakes if one.name == name)
    value: Any = mistake.value(tiny.load, Deal())
    return whole.reply(exercise, whole.take(exercise, value), Deal())


@pytest.mark.parametrize(
    ("version", "score"), [("1.1", 1.0), ("1.2", 1.0), ("1.3", 0.5), ("1.10", 0.5), ("2", 0.5)]
)
def test_a_function_loses_nothing_for_what_its_notebook_does_not_ask(version: str, score: float) -> None:
    whole = lesson(since(FUNCTION, "as-fraction", "1.3"))
    verdict = reply(whole.asked_in(version), FUNCTION, "as-fraction")
    assert verdict.score == score * FUNCTION.points
    assert (verdict.state, verdict.mistake) == (("right", None) if score == 1 else ("partly", "as-fraction"))
    assert "Multiply by a hundred." in verdict.reply


def test_a_choice_that_was_right_once_stays_so_in_its_notebooks() -> None:
    whole = lesson(since(BASE, "the-part", "1.2"), FUNCTION)
    assert reply(whole.asked_in("1.1"), BASE, "the-part").state == "right"
    assert reply(whole.asked_in("1.1"), BASE, "the-rest").state == "not-yet"
    assert reply(whole, BASE, "the-part").score == 0
    assert reply(whole.asked_in("1.1"), FUNCTION, "as-fraction").state == "partly"


@pytest.mark.parametrize("version", ["", "new", "1.x", "-1", "1.1\n", "9" * 30, "1..2", "١"])
def test_what_is_no_version_changes_nothing(version: str) -> None:
    whole = lesson(since(BASE, "the-part", "1.2"))
    assert whole.asked_in(version) is whole


def test_however_many_versions_notebooks_name_a_lesson_is_kept_once_for_each_that_differs() -> None:
    whole = lesson(since(since(BASE, "the-part", "1.2"), "the-rest", "1.3"))
    kept = {id(whole.asked_in(f"1.{minor}.{n}")) for minor in (0, 1, 2, 3) for n in range(20)}
    assert len(kept) == 3


def test_a_notebook_from_before_a_version_earns_by_the_prices_and_the_tolerance_that_it_was_handed_out_with() -> (
    None
):
    former = (Former("1.4", {SHARE.id: 2.0}, {FUNCTION.id: {"as-fraction": 0.0}}),)
    whole = LessonInFull(
        Lesson("90-tiny", "1.4", (SHARE, FUNCTION), tiny.LESSON.given, tiny.LESSON.pools, former=former),
        tiny.load,
    )
    then = whole.asked_in("1.3")
    deal = Deal(shelf="top")

    def share(lesson: LessonInFull, number: float) -> float:
        exercise = lesson.exercise(SHARE.id)
        return lesson.reply(exercise, lesson.take(exercise, number), deal).score / exercise.points

    assert (share(then, 31.5), share(whole, 31.5)) == (1, 0)
    assert (share(then, -30), share(whole, -30)) == (0, PRICES["form"])
    assert reply(then, FUNCTION, "as-fraction").score == 0
    assert reply(whole, FUNCTION, "as-fraction").score == PRICES["form"] * FUNCTION.points
    assert whole.asked_in("1.4") is whole
