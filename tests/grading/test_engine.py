"""From what a notebook handed over to a verdict."""

from __future__ import annotations

import pytest

from lessonkit.data import load
from lessonkit.exercises import Lesson
from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import BLANK, Plain, answer
from lessonkit.grading.engine import (
    Handed,
    code_notes,
    computed_code,
    grade,
    stopped,
    unjudged,
    unreached,
    withdrawn,
    worth,
)

CODE = "otter-maple-river"
FIRST_CELL = FoundCode(CODE, "first cell")
NONE = FoundCode("", "none")
MISTYPED = FoundCode("", "none", mistyped="otter-mapel-river", nearest=("maple",))


def handed(value: object) -> Plain:
    return Handed.of([{"answer": {"state": "answer", "value": value}}]).answer


def right(lesson: Lesson, id: str) -> object:
    return lesson.exercise(id).answer(load, deal_for(CODE, lesson.pools))


def verdict(lesson: Lesson, id: str, given: Plain, code: FoundCode = FIRST_CELL) -> Verdict:
    return grade(LessonInFull(lesson, load), lesson.exercise(id), given, code)


def test_a_right_answer_gets_its_points(lesson: Lesson) -> None:
    found = verdict(lesson, "two-universes", handed(right(lesson, "two-universes")))
    assert (found.state, found.score) == ("right", lesson.exercise("two-universes").points)


@pytest.mark.parametrize(
    "messages",
    [[], [{}], ["56"], [None], [{"answer": {"state": "answer", "value": 1}}] * 2, [{"answer": []}], [[1]]],
)
def test_anything_but_one_answer_is_unreadable_and_gets_nothing(messages: list, lesson: Lesson) -> None:
    found = verdict(lesson, "ratio-of-sums", Handed.of(messages).answer)
    assert (found.state, found.score) == ("unreadable", 0)


@pytest.mark.parametrize("value", ["40", True, None, [40], {"value": 40}, "right"])
def test_a_forged_value_of_another_type_gets_nothing(value: object, lesson: Lesson) -> None:
    assert verdict(lesson, "ratio-of-sums", handed(value)).score == 0


def test_a_dealt_answer_without_a_code_is_told_what_to_do(lesson: Lesson) -> None:
    found = verdict(lesson, "two-universes", handed(right(lesson, "two-universes")), NONE)
    assert found.score == 0
    assert found.reply == NONE.problem


@pytest.mark.parametrize("given", [answer(5.0), BLANK])
def test_a_mistyped_code_is_said_to_be_mistyped_even_where_it_kept_the_answer_from_being_worked_out(
    given: Plain, lesson: Lesson
) -> None:
    assert verdict(lesson, "two-universes", given, MISTYPED).reply == MISTYPED.problem
    assert "maple" in MISTYPED.problem


def test_an_exercise_that_is_not_dealt_needs_no_code(lesson: Lesson) -> None:
    assert verdict(lesson, "ratio-of-sums", handed(right(lesson, "ratio-of-sums")), NONE).score == 1


def test_a_code_that_the_notebook_works_out_is_taken_from_its_first_check_alone() -> None:
    assert computed_code(NONE, CODE).code == CODE
    assert computed_code(NONE, "full-marks-please") == NONE


def test_an_instructor_is_told_of_every_code_that_is_not_in_the_first_cell() -> None:
    assert code_notes(FIRST_CELL) == []
    assert code_notes(MISTYPED) == [
        "The learner code in the first cell is mistyped. Did the learner mean maple?"
    ]
    assert "passport" in code_notes(FoundCode(CODE, "passport"))[0]
    assert "saved output" in code_notes(FoundCode(CODE, "saved output"))[0]
    other = code_notes(FoundCode(CODE, "first cell", passport_says="quartz-lemon-hazel"))
    assert "quartz-lemon-hazel" in other[0]


def test_what_was_not_judged_scores_nothing_and_five_words_stay_apart() -> None:
    found = [
        unreached("share", 2, "died", 300),
        unreached("share", 2, "total-time", 300),
        unreached("share", 2, "stuck", 300),
        unjudged("share", 2, ValueError()),
        stopped("share", 2, "memory", "answer", 60),
        stopped("share", 2, "processes", "above", 60),
        stopped("share", 2, "cpu", "check", 60),
        stopped("share", 2, "time", "answer", 60),
        stopped("share", 2, "end", "answer", 60),
    ]
    assert {repr(one) for one in found} == {"0"}
    assert [one.state for one in found] == [
        "unreadable",
        "timed-out",
        "timed-out",
        "unreadable",
        "out-of-memory",
        "unreadable",
        "timed-out",
        "timed-out",
        "unreadable",
    ]


def test_a_withdrawn_exercise_counts_for_nobody() -> None:
    assert (withdrawn("share").score, withdrawn("share").points) == (0, 0)


@pytest.mark.parametrize(("score", "points", "of", "wanted"), [(2, 2, 1, 1), (1, 2, 3, 1.5), (0, 2, 5, 0), (0, 0, 5, 0)])  # fmt: skip
def test_the_gradebooks_points_count_where_the_key_gives_others(
    score: float, points: float, of: float, wanted: float
) -> None:
    found = worth(Verdict("share", "partly", score, points, ""), of)
    assert (found.score, found.points) == (wanted, of)
