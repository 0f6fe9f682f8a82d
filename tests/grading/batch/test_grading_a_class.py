"""`scomm grade`: each submission runs once and is told once, whatever happens to it, to its worker or to the whole batch."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell
from rich.console import Console

from lessonkit.errors import KitError
from lessonkit.grading import journal, judged
from lessonkit.grading.batch.alone import alone_in
from lessonkit.grading.batch.asked import Asked, Graded
from lessonkit.grading.batch.command import ending, grade_all
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.grade import grade_lesson
from lessonkit.grading.batch.kept_runs import KeptRuns
from lessonkit.grading.batch.sending import own_workers
from tests.grading.course import SMALL_LESSON, Course
from tests.grading.loaded import environment, loaded

SWALLOW = "while True:\n    pass"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = Course(tmp_path_factory.mktemp("released") / "course", SMALL_LESSON)
    course.generate()
    return course


@pytest.fixture
def course(released: Course, tmp_path: Path) -> Course:
    """A fresh copy of the course, with submissions of anna and ben, who have everything right."""
    fresh = released.copied(tmp_path / "course")
    for learner in ("anna", "ben"):
        fresh.submit(learner, fresh.reference())
    return fresh


def graded(course: Course, **asked: Any) -> Graded:
    return grade_lesson(open_course(course.root), SMALL_LESSON, Asked(**{"workers": 1, **asked}))


def full(course: Course) -> set[str]:
    """Who has all points that a machine gives."""
    return {learner for learner, found in course.scores().items() if sum(score or 0 for score, _ in found.values()) == 10}  # fmt: skip


class Unreliable(Executor):
    """Workers of which the first few die with their job."""

    def __init__(self, inner: Executor, deaths: int) -> None:
        self.inner, self.deaths, self.sent = inner, deaths, 0

    def submit(self, work: Callable[..., Any], /, *words: Any, **named: Any) -> Future[Any]:
        self.sent += 1
        if self.sent > self.deaths:
            return self.inner.submit(work, *words, **named)
        future: Future[Any] = Future()
        future.set_exception(ConnectionError("the worker is gone"))
        return future


@contextlib.contextmanager
def unreliable(deaths: int) -> Iterator[Unreliable]:
    with own_workers(1) as inner:
        yield Unreliable(inner, deaths)


def test_a_worker_that_dies_costs_nobody_anything(course: Course) -> None:
    with unreliable(deaths=2) as workers:
        told = graded(course, executor=workers)
    assert (sorted(told.graded), workers.sent) == (["anna", "ben"], 4)
    assert full(course) == {"anna", "ben"}


def test_who_is_lost_each_time_is_not_graded_and_has_no_mark(course: Course) -> None:
    with unreliable(deaths=10**6) as workers:
        told = graded(course, executor=workers)
    assert sorted(told.not_graded) == ["anna", "ben"]
    assert "lost each time (ConnectionError: the worker is gone)" in told.not_graded["anna"]
    assert {score for found in course.scores().values() for score, _ in found.values()} == {None}
    assert sorted(graded(course).graded) == ["anna", "ben"]
    assert full(course) == {"anna", "ben"}


def test_a_run_that_was_kept_is_judged_and_not_run_again(course: Course) -> None:
    graded(course)
    shutil.rmtree(course.root / "judged")
    shutil.rmtree(course.root / "autograded")
    with unreliable(deaths=10**6) as workers:  # nothing that runs would come back
        told = graded(course, executor=workers)
    assert (sorted(told.graded), told.kept, workers.sent) == (["anna", "ben"], 2, 0)
    assert full(course) == {"anna", "ben"}


def test_what_was_graded_before_is_left_and_what_was_handed_in_again_runs(course: Course) -> None:
    graded(course)
    path = course.root / "submitted" / "ben" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(notebook).replace("which_base =", "which_base = None #"), encoding="utf-8")
    told = graded(course)
    assert (told.as_before, told.graded, told.kept) == (["anna"], ["ben"], 0)
    assert full(course) == {"anna"}
    assert sum(graded(course, force=True).fences.values()) == 2


def test_a_clock_that_was_set_back_changes_no_mark_and_hides_no_newer_submission(course: Course) -> None:
    """What was graded before lies two days ahead: each line of the journal, each file."""
    graded(course)
    path = judged.journal_path(course.root, SMALL_LESSON)
    days = timedelta(days=2)
    ahead = []
    for data in map(json.loads, journal.data_of(path)):
        name = "at" if "at" in data else judged.BEGAN
        ahead.append({**data, name: (datetime.fromisoformat(data[name]) + days).isoformat()})
    path.unlink()
    journal.add(path, *(json.dumps(line).encode("ascii") for line in ahead))
    later = time.time() + days.total_seconds()
    for file in (*course.root.glob("autograded/**/*"), *course.root.glob("submitted/**/*")):
        os.utime(file, (later, later))
    assert graded(course).as_before == ["anna", "ben"]
    notebook = course.root / "submitted" / "ben" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    text = notebook.read_text(encoding="utf-8")
    notebook.write_text(text.replace("which_base =", "which_base = None #"), encoding="utf-8")
    told = graded(course)
    assert (told.as_before, told.graded) == (["anna"], ["ben"])
    assert full(course) == {"anna"}
    states = [judged.read(course.root, SMALL_LESSON)[who][-1].state for who in ("anna", "ben")]
    assert states == ["graded", "graded"]
    said = " ".join(course.scomm("status", SMALL_LESSON).split())
    assert "could not be graded" not in said


def test_limits_are_kept_and_seconds_of_each_exercise_are_in_the_record(course: Course) -> None:
    notebook = course.reference()
    place = next(n for n, cell in enumerate(notebook.cells) if cell.source.startswith("which_base"))
    notebook.cells.insert(place, new_code_cell(SWALLOW))
    course.submit("leo", notebook)
    told = graded(course, cell_seconds=1.0, learners=("leo",))
    assert told.graded == ["leo"]
    kept = KeptRuns(course.root, SMALL_LESSON).last()["leo"]
    assert 1 < kept.seconds["which-base"] < 30
    assert kept.seconds["share-red"] < 1 < kept.limits["cell_seconds"] + 0.5
    notes = judged.read(course.root, SMALL_LESSON)["leo"][-1].notes
    assert any("ran too long" in note for note in notes)


def test_a_batch_that_is_killed_goes_on_where_it_was_and_grades_each_once(course: Course) -> None:
    learners = {"anna", "ben", *(f"more-{number}" for number in range(6))}
    for learner in learners - {"anna", "ben"}:
        course.submit(learner, course.reference())
    kept = course.root / "answers" / f"{SMALL_LESSON}.jsonl"
    command = [sys.executable, "-c", "from scomm.cli import app; app()", "grade", "--workers", "1"]
    batch = subprocess.Popen(
        command, cwd=course.root, env=environment(), stdout=subprocess.DEVNULL, start_new_session=True
    )
    while batch.poll() is None and (not kept.is_file() or kept.read_bytes().count(b"\n") < 3):
        time.sleep(0.01)
    os.killpg(batch.pid, signal.SIGKILL)
    batch.wait()
    assert len(judged.read(course.root, SMALL_LESSON)) < len(learners), (
        "it was killed too late to prove anything"
    )
    graded(course)
    assert full(course) == learners
    journal = judged.read(course.root, SMALL_LESSON)
    assert {learner: len(entries) for learner, entries in journal.items()} == dict.fromkeys(learners, 1)
    lines = Counter(json.loads(line.split(b" ", 1)[1])["learner"] for line in kept.read_bytes().splitlines())
    assert lines == dict.fromkeys(learners, 1)
    assert not list(course.root.glob(".grading-*"))


@pytest.mark.parametrize("content", [None, b""], ids=["graded", "not graded"])
def test_a_batch_that_is_killed_between_a_page_and_its_line_in_the_journal_tells_it_later(
    course: Course, content: bytes | None
) -> None:
    if content is not None:
        (course.root / "submitted" / "ben" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb").write_bytes(content)
    graded(course)
    path = judged.journal_path(course.root, SMALL_LESSON)
    whole = path.read_bytes().splitlines(keepends=True)
    for lost in (["ben"], ["anna", "ben"]):
        path.write_bytes(
            b"".join(
                line for line in whole if json.loads(line[line.index(b"{") :]).get("learner") not in lost
            )
        )
        told = graded(course)
        assert sorted([*told.graded, *told.not_graded]) == lost
        assert {who: len(lines) for who, lines in judged.read(course.root, SMALL_LESSON).items()} == {"anna": 1, "ben": 1}  # fmt: skip


def test_a_page_that_is_older_than_the_journal_was_graded_by_an_earlier_kit_and_is_left(
    course: Course,
) -> None:
    graded(course)
    judged.journal_path(course.root, SMALL_LESSON).unlink()
    page = course.root / "autograded" / "anna" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    handed_in = course.root / "submitted" / "anna" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    newer = course.root / "autograded" / "ben" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    for path, minutes in ((handed_in, 20), (page, 10), (newer, -1)):
        os.utime(path, (time.time() - 60 * minutes,) * 2)
    told = graded(course)
    assert (told.as_before, told.graded) == (["anna"], ["ben"])
    assert graded(course).as_before == ["anna", "ben"]


def test_a_second_batch_in_the_same_folder_is_refused(course: Course) -> None:
    with alone_in(course.root), pytest.raises(KitError, match="is at work in this folder"):
        graded(course)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("grade", "nowhere.zip"), "nowhere.zip is neither a lesson of this course nor a file or folder"),
        (("grade", "nowhere.zip"), f"or a lesson that the gradebook knows: {SMALL_LESSON}."),
        (("grade", "submitted", "07-no-lesson"), "The gradebook knows no lesson 07-no-lesson"),
        (("regrade", "07-no-lesson"), "The gradebook knows no lesson 07-no-lesson"),
        (("mark", "07-no-lesson"), "The gradebook knows no lesson 07-no-lesson"),
        (("extend", "anna", "07-no-lesson"), "The gradebook knows no lesson 07-no-lesson"),
    ],
)
def test_what_is_wrong_with_a_command_is_told_and_nothing_is_graded(
    course: Course, words: tuple[str, ...], told: str
) -> None:
    well, said = loaded().run(("scomm", *words), course.root, environment())
    assert not well
    assert told in " ".join(said.split())
    assert not (course.root / "judged").exists()
    assert not (course.root / "received").exists()


def test_a_key_that_is_missing_stops_the_batch_before_anything_runs(course: Course) -> None:
    (course.root / "solutions" / SMALL_LESSON / "exercises.py").write_text("LESSON = ", encoding="utf-8")
    with pytest.raises(KitError, match="There is no answer key"):
        graded(course)
    assert not (course.root / "answers").exists()


def test_a_download_is_collected_and_graded_in_one_command(course: Course) -> None:
    download = course.root / "downloaded"
    shutil.move(course.root / "submitted", download / "submitted")
    said = " ".join(course.scomm("grade", "downloaded/submitted", "--workers", "1").split())
    assert "2 submissions in" in said
    assert "graded: 2" in said
    assert "run in the fence" in said
    assert full(course) == {"anna", "ben"}


def test_where_nothing_could_be_graded_the_command_says_so_by_its_exit(course: Course) -> None:
    for learner in ("anna", "ben"):
        (course.root / "submitted" / learner / SMALL_LESSON / f"{SMALL_LESSON}.ipynb").write_bytes(b"")
    well, said = loaded().run(("scomm", "grade"), course.root, environment())
    assert not well
    assert "not graded: 2 (anna, ben)" in said


def test_a_bar_says_how_long_it_takes(course: Course) -> None:
    shown = io.StringIO()
    screen = Console(file=shown, force_terminal=True, color_system=None, width=120)
    assert grade_all([SMALL_LESSON], Asked(workers=1), course.root, screen)
    assert re.search(rf"{SMALL_LESSON} .*[0-2]/2.* \d:\d\d:\d\d", shown.getvalue())


def test_a_long_list_of_names_fits_a_terminal_and_loses_nobody() -> None:
    names = [f"learner-number-{number}" for number in range(30)]
    lines = list(ending(Graded(SMALL_LESSON, not_graded=dict.fromkeys(names, "why"))))
    assert max(map(len, lines)) <= 80
    assert all(name in "\n".join(lines) for name in names)
