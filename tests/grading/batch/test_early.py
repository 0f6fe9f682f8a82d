"""`scomm grade` tries the fence and loads its servers while nbgrader is loaded, where there is something to run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from lessonkit.grading.batch.asked import Asked
from lessonkit.grading.batch.command import grade_all
from lessonkit.grading.batch.early import Early, begin_early, new_submissions
from lessonkit.grading.fences import proving
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.sealed import serving
from lessonkit.grading.sealed.job import Job
from tests.grading.course import SMALL_LESSON, Course


def handed_in(root: Path, *learners: str, graded: tuple[str, ...] = ()) -> None:
    for step, names in (("submitted", learners), ("autograded", graded)):
        for name in names:
            (root / step / name / SMALL_LESSON).mkdir(parents=True)


def test_only_what_nobody_has_graded_is_begun_for(tmp_path: Path) -> None:
    handed_in(tmp_path, "anna", "ben", "cleo", graded=("ben",))
    assert new_submissions(tmp_path, ()) == new_submissions(tmp_path, [SMALL_LESSON]) == 2
    assert new_submissions(tmp_path, ["another-lesson"]) == 0
    assert new_submissions(tmp_path, [str(tmp_path)]) > 1000, "a folder to collect from may hold a class"


def test_where_nothing_is_new_nothing_begins(tmp_path: Path) -> None:
    handed_in(tmp_path, "anna", graded=("anna",))
    assert begin_early(tmp_path, (), None, unsafe=False) is None


@pytest.fixture
def early() -> Iterator[Early]:
    serving.end_all()  # a server that another test left would be taken first
    begun = Early(1, unsafe=False)
    yield begun
    begun.end()
    serving.end_all()


def test_the_first_job_runs_in_the_server_that_was_started_early(early: Early) -> None:
    until = time.monotonic() + 60
    while not serving._spare and time.monotonic() < until:
        time.sleep(0.05)
    (spare,) = serving._spare
    cell = {"cell_type": "code", "source": "1 + 1", "id": "a"}
    ran = serving.run(Job((cell,)), proving.chosen().fence)
    assert ran.outputs[0][0]["data"]["text/plain"] == "2"
    assert (serving._mine.server is spare, serving._spare) == (True, [])


def test_a_server_of_another_fence_is_ended_and_not_taken(early: Early) -> None:
    until = time.monotonic() + 60
    while not serving._spare and time.monotonic() < until:
        time.sleep(0.05)
    (spare,) = serving._spare
    assert serving._take_spare(Fence("none")) is None
    assert not spare.is_well()


def test_where_everybody_was_graded_before_no_fence_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = Course(tmp_path / "course", SMALL_LESSON)
    course.generate()
    course.submit("anna", course.reference())
    said = StringIO()
    console = Console(file=said, width=200)
    assert grade_all([], Asked(workers=1), course.root, console)
    assert "at least one on each promise" in said.getvalue()

    def nobody(*_: object) -> None:
        raise AssertionError("a fence was tried")

    monkeypatch.setattr(proving, "chosen", nobody)
    monkeypatch.setattr("lessonkit.grading.settings.chosen", nobody)
    assert grade_all([], Asked(workers=1), course.root, console)
    assert "Nothing has to run, so no fence was tried." in said.getvalue()
