"""What a judge has ready before it is asked of one learner's answers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lessonkit.exercises.deal import WORDS, deal_for
from lessonkit.grading.judge.tasks import Tasks
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


def test_a_long_class_fills_no_memory_with_keys(tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessonkit.grading.judge.tasks.MOST_DEALT", 2)
    for word in WORDS[:20]:
        tasks.expect(f"{word}-maple-river")
    assert tasks.lesson is not None
    assert sum(len(at) > 1 for at in tasks.lesson._keys) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_who_may_compute_less_than_a_judge_allows_is_judged_in_that_time() -> None:
    code = "import resource as r; r.setrlimit(r.RLIMIT_CPU, (9, 9)); from lessonkit.grading.judge.server import limit_fork; limit_fork(20); print(r.getrlimit(r.RLIMIT_CPU))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "(9, 9)\n"


def test_without_a_lesson_nothing_is_computed() -> None:
    Tasks("", Path()).expect(CODE)
