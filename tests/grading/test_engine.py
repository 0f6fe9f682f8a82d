"""From what a notebook handed over to a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest

from scomm.data import load
from scomm.exercises import Lesson
from scomm.exercises.deal import deal_for
from scomm.exercises.passport import Passport, path_for, write
from scomm.grading.engine import Handed, grade, missing_key, stopped_early

CODE = "otter-maple-river"


def handed(value: object, learner: str = CODE) -> Handed:
    return Handed.of([{"answer": {"state": "answer", "value": value, "reply": ""}, "learner": learner}])


def right(lesson: Lesson, id: str) -> object:
    return lesson.exercise(id).answer(load, deal_for(CODE, lesson.pools))


def test_a_right_answer_gets_its_points(lesson: Lesson, tmp_path: Path) -> None:
    verdict = grade(
        lesson, lesson.exercise("two-universes"), handed(right(lesson, "two-universes")), tmp_path, load
    )
    assert (verdict.state, verdict.score) == ("right", 2)


@pytest.mark.parametrize(
    "messages",
    [[], [{}], ["56"], [None], [{"answer": {"state": "answer", "value": 1}}] * 2, [{"answer": []}], [[1]]],
)
def test_anything_but_one_answer_is_unreadable_and_gets_nothing(
    messages: list, lesson: Lesson, tmp_path: Path
) -> None:
    verdict = grade(lesson, lesson.exercise("ratio-of-sums"), Handed.of(messages), tmp_path, load)
    assert (verdict.state, verdict.score) == ("unreadable", 0)


@pytest.mark.parametrize("value", ["40", True, None, [40], {"value": 40}, "right"])
def test_a_forged_value_of_another_type_gets_nothing(value: object, lesson: Lesson, tmp_path: Path) -> None:
    assert grade(lesson, lesson.exercise("ratio-of-sums"), handed(value), tmp_path, load).score == 0


def test_a_dealt_answer_without_a_code_is_told_what_to_do(lesson: Lesson, tmp_path: Path) -> None:
    given = handed(right(lesson, "two-universes"), learner="")
    verdict = grade(lesson, lesson.exercise("two-universes"), given, tmp_path, load)
    assert verdict.score == 0
    assert "Paste the code" in verdict.reply


def test_a_passport_handed_in_beside_the_notebook_gives_the_code(lesson: Lesson, tmp_path: Path) -> None:
    write(Passport(lesson.id, lesson.version, learner=CODE), path_for(lesson.id, tmp_path))
    given = handed(right(lesson, "two-universes"), learner="")
    assert grade(lesson, lesson.exercise("two-universes"), given, tmp_path, load).score == 2


def test_a_damaged_passport_beside_the_notebook_stops_nothing(lesson: Lesson, tmp_path: Path) -> None:
    path_for(lesson.id, tmp_path).write_text("{", encoding="utf-8")
    given = handed(right(lesson, "ratio-of-sums"), learner="")
    assert grade(lesson, lesson.exercise("ratio-of-sums"), given, tmp_path, load).score == 1


def test_no_key_and_a_stopped_notebook_score_nothing() -> None:
    assert [repr(missing_key("share", 2)), repr(stopped_early("share", 2))] == ["0", "0"]
