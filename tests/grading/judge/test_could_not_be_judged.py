"""What can't be judged in its time and its memory is told, keeps its run, and stops neither the others nor the next batch."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from lessonkit.grading import judged
from lessonkit.grading.batch.asked import Asked, Graded
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.grade import Grading, grade_lesson
from lessonkit.grading.batch.kept_runs import KeptRuns
from tests.grading.course import CODE, SMALL_LESSON, Course, write_answers

ANNAS, BENS, OTHERS = "granite-violet-cotton", CODE, "nectar-robin-bridge"
"""Codes that are dealt 20 boxes, 40, and 60, with which the judge has tried the key as it was loaded."""
READERS = """
import os, time

_LOADED = os.getpid()


def _read(deal):
    if os.getpid() != _LOADED and deal.boxes == 20:
        while time.process_time() < 3:
            pass
    if os.getpid() != _LOADED and deal.boxes == 40:
        bytearray(300_000_000)
    return 999


def boxes_taken_away"""
"""The key's own code stands for a reader that takes three seconds of anna's answers, and 300 MB of ben's."""


def graded(course: Course, **asked: Any) -> Graded:
    return grade_lesson(open_course(course.root), SMALL_LESSON, Asked(**{"workers": 1, **asked}))


def limit(course: Course, seconds: float, megabytes: int) -> None:
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write(f"\nc.ExecuteAndJudge.judge_seconds = {seconds}\n")
        settings.write(f"c.ExecuteAndJudge.judge_megabytes = {megabytes}\n")


def give_key(course: Course, code: str) -> None:
    """Put code before the key's first function, and have `_read` work out what a mistake comes to: a fork does it for whoever is not right."""
    key = course.root / "solutions" / SMALL_LESSON / "exercises.py"
    text = key.read_text(encoding="utf-8").replace('"taken-away": boxes_taken_away', '"taken-away": _read')
    assert '"taken-away": _read' in text
    key.write_text(text.replace("def boxes_taken_away", code), encoding="utf-8")


def submit(course: Course, learner: str, code: str = OTHERS) -> None:
    notebook = course.reference(code)
    write_answers(notebook, {"painted": "painted = 1"})
    course.submit(learner, notebook)


@pytest.fixture
def four(course: Course) -> Course:
    """A class of four: what anna handed in takes too long to judge, what ben did takes too much memory."""
    give_key(course, READERS)
    limit(course, seconds=1, megabytes=200)
    submit(course, "anna", ANNAS)
    submit(course, "ben", BENS)
    for learner in ("carla", "dan"):
        submit(course, learner)
    return course


def test_two_that_cannot_be_judged_stop_nobody_now_or_later(four: Course, tmp_path: Path) -> None:
    told = graded(four)
    assert sorted(told.graded) == ["carla", "dan"], told.not_graded
    marks = four.scores()
    assert {sum(score or 0 for score, _ in marks[learner].values()) for learner in ("carla", "dan")} == {8}
    assert {score for learner in ("anna", "ben") for score, _ in marks[learner].values()} == {None}
    assert "could not be judged, because reading it and what came out of it took more than 1 second" in told.not_graded["anna"]  # fmt: skip
    assert "more than 200 MB of memory" in told.not_graded["ben"]
    assert "could not be judged" in four.autograded("anna").cells[0].source
    assert "1 second" in four.scomm("status", SMALL_LESSON)
    assert set(KeptRuns(four.root, SMALL_LESSON).last()) == {"anna", "ben", "carla", "dan"}

    submit(four, "zoe")
    began = time.monotonic()
    again = graded(four)
    assert (again.graded, sorted(again.as_before)) == (["zoe"], ["carla", "dan"])
    assert again.not_graded == told.not_graded
    assert time.monotonic() - began < 60
    entries = judged.read(four.root, SMALL_LESSON)
    assert [len(entries[learner]) for learner in ("anna", "ben", "zoe")] == [1, 1, 1]  # nobody tried again

    limit(four, seconds=60, megabytes=1_000)
    with_room = graded(four)
    assert (sorted(with_room.graded), with_room.kept) == (["anna", "ben"], 2)  # judged, and not run again
    assert {sum(score or 0 for score, _ in found.values()) for found in four.scores().values()} == {8}


def test_by_force_it_is_tried_at_once_with_the_same_limits(four: Course) -> None:
    graded(four, learners=("anna",))
    graded(four, learners=("anna",), force=True)
    assert [one.state for one in judged.read(four.root, SMALL_LESSON)["anna"]] == ["not-graded"] * 2


def test_nbgrader_says_the_same_and_goes_on(four: Course) -> None:
    said = four.nbgrader("autograde", SMALL_LESSON)
    entries = {learner: found[-1] for learner, found in judged.read(four.root, SMALL_LESSON).items()}
    assert {learner: one.state for learner, one in entries.items()} == {
        "anna": "not-graded",
        "ben": "not-graded",
        "carla": "graded",
        "dan": "graded",
    }
    assert entries["anna"].reason in said
    assert "1 second" in entries["anna"].reason
    again = four.nbgrader("autograde", SMALL_LESSON)
    assert entries["ben"].reason in again
    assert len(judged.read(four.root, SMALL_LESSON)["ben"]) == 1


def test_regrading_keeps_the_marks_of_whom_it_cannot_judge(course: Course) -> None:
    submit(course, "anna", ANNAS)
    submit(course, "carla")
    graded(course)
    before = course.scores()
    give_key(course, READERS)
    limit(course, seconds=1, megabytes=200)
    said = " ".join(course.scomm("regrade", SMALL_LESSON).split())
    assert course.scores() == before
    assert "1 kept run judged with today's key" in said


def test_a_judge_that_is_killed_is_started_again_and_nothing_is_lost(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        submit(course, f"learner-{number}")
    killed: list[int] = []
    settle = Grading.settle

    def kill_the_judge_first(batch: Grading, *words: Any) -> None:
        if len(killed) < 2 and batch.judge.process is not None:
            killed.append(batch.judge.process.process.pid)
            os.killpg(killed[-1], signal.SIGKILL)
        settle(batch, *words)

    monkeypatch.setattr(Grading, "settle", kill_the_judge_first)
    told = graded(course)
    assert len(killed) == 2
    assert sorted(told.graded) == [f"learner-{number}" for number in range(4)]
    assert {sum(score or 0 for score, _ in found.values()) for found in course.scores().values()} == {8}
    assert not [one for one in psutil.Process().children(recursive=True) if "lessonkit.grading.judge.server" in one.cmdline()]  # fmt: skip


def test_what_computes_nothing_and_never_ends_is_ended_by_the_clock(course: Course) -> None:
    """The key's own code stands for a reader that waits for ever."""
    give_key(
        course, READERS.replace("while time.process_time() < 3:\n            pass", "time.sleep(10_000)")
    )
    limit(course, seconds=1, megabytes=1_000)
    submit(course, "anna", ANNAS)
    submit(course, "carla")
    told = graded(course)
    assert told.graded == ["carla"]
    assert "had not ended after 6 seconds" in told.not_graded["anna"]


LEAVING = """
import os, time

_LOADED = os.getpid()


def _read(deal):
    if os.getpid() != _LOADED and deal.boxes == 20:
        try:
            child = os.fork()
        except OSError:
            child = 1
        if not child:
            os.setsid()
            time.sleep(600)
    return 999


def boxes_taken_away"""
"""The key's own code stands for a reader that somebody took over: of anna's answers it leaves a process in a session of its own."""


def test_what_a_fork_leaves_running_ends_with_its_judge_and_meets_nobody_else(course: Course) -> None:
    give_key(course, LEAVING)
    limit(course, seconds=17, megabytes=1_003)
    submit(course, "anna", ANNAS)
    submit(course, "carla")
    told = graded(course)
    assert "carla" in told.graded
    left = [one for one in psutil.process_iter(["cmdline"]) if {"lessonkit.grading.judge.server", "1003"} <= {*(one.info["cmdline"] or ())}]  # fmt: skip
    assert not left
    if os.geteuid() == 0:  # else the kernel lets a fork start nothing
        assert "(left something running)" in told.not_graded["anna"]
