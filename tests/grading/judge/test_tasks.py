"""What a judge has ready before it is asked of one learner's answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scomm.exercises.deal import deal_for
from scomm.grading.judge.tasks import Tasks
from tests.grading.course import CODE, SMALL_LESSON, Course


@pytest.fixture
def tasks(course: Course) -> Tasks:
    return Tasks(SMALL_LESSON, course.root / "solutions")


def ready(tasks: Tasks, code: str) -> set[str]:
    """The exercises whose right answers to a code's deal are computed."""
    assert tasks.lesson is not None
    deal = deal_for(code, tasks.lesson.pools)
    dealt = [one.id for one in tasks.lesson.exercises if one.uses]
    return {id for id in dealt if "right" in vars(tasks.lesson.key(id, deal))}


def test_the_right_answers_to_a_deal_are_computed_before_who_was_dealt_it_is_judged(tasks: Tasks) -> None:
    assert ready(tasks, CODE) == set()
    tasks.expect(CODE)
    assert ready(tasks, CODE) != set()


@pytest.mark.parametrize("told", ["", "no-such-words", f"{CODE}-{CODE}", "x" * 900, ["otter"], None, 7])
def test_of_anything_but_a_code_nothing_is_computed(tasks: Tasks, told: Any) -> None:
    tasks.expect(told)
    assert ready(tasks, CODE) == set()


def test_without_a_lesson_nothing_is_computed() -> None:
    Tasks("", Path()).expect(CODE)
