"""A course that was graded under an earlier version of the kit goes on: same marks, no submission lost."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import nbformat
import pytest

from lessonkit.exercises.locate import load_lesson
from lessonkit.grading import judged
from tests.grading.course import KIT, SMALL_LESSON, Course
from tests.kept.make import HANDED_OUT, LATER, MIXED, RIGHT

HERE = Path(__file__).parent
EDITIONS = sorted(path.parent for path in HERE.glob("*/course"))
assert EDITIONS, "no edition is kept"


def named(path: Path) -> str:
    return path.name


@pytest.fixture(scope="module", params=EDITIONS, ids=named)
def kept(request: pytest.FixtureRequest) -> Path:
    """The folder of an edition."""
    return request.param


@pytest.fixture(scope="module")
def course(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The course as its instructor left it, under the kit of today."""
    course = Course(tmp_path_factory.mktemp("kept"), SMALL_LESSON)
    old = kept / "course"
    shutil.copytree(old / "lessons", course.root / "lessons", dirs_exist_ok=True)
    shutil.copytree(old / "handed-in", course.root / "submitted")
    (course.root / judged.FOLDER).mkdir()
    shutil.copy(old / "journal.jsonl", judged.journal_path(course.root, SMALL_LESSON))
    with sqlite3.connect(course.root / "gradebook.db") as book:
        book.executescript((old / "gradebook.sql").read_text(encoding="utf-8"))
    return course


def marks(course: Course) -> dict[str, dict[str, float | None]]:
    return {
        learner: {id: score for id, (score, _) in found.items()} for learner, found in course.scores().items()
    }


def test_the_gradebook_opens_and_the_journal_is_read(course: Course, kept: Path) -> None:
    assert marks(course) == json.loads((kept / "course" / "marks.json").read_text(encoding="utf-8"))
    entries = judged.read(course.root, SMALL_LESSON)
    assert {learner: [one.state for one in found] for learner, found in entries.items()} == {
        RIGHT: ["graded"], MIXED: ["graded"],
    }  # fmt: skip
    assert entries[MIXED][0].verdicts["share-red"]["mistake"] == "percent"


def test_the_status_says_who_stands_where(course: Course) -> None:
    said = " ".join(course.scomm("status", SMALL_LESSON).split())
    assert f"{RIGHT} waiting for a reader" in said
    assert f"{LATER} not graded yet" in said


def test_graded_again_everybody_has_the_same_marks_and_who_was_waiting_has_some(
    course: Course, kept: Path
) -> None:
    course.nbgrader("autograde", SMALL_LESSON, "--force")
    now = marks(course)
    assert now.pop(LATER)["which-base"] == 2
    assert now == json.loads((kept / "course" / "marks.json").read_text(encoding="utf-8"))
    assert len(judged.read(course.root, SMALL_LESSON)[RIGHT]) == 2


@pytest.mark.proof
def test_a_worked_notebook_of_a_whole_lesson_earns_what_its_passport_says(kept: Path, tmp_path: Path) -> None:
    course = Course(tmp_path / "course", HANDED_OUT)
    course.generate()
    course.submit(MIXED, nbformat.read(kept / f"{HANDED_OUT}.worked.ipynb", 4))
    course.nbgrader("autograde", HANDED_OUT)
    passport = json.loads((kept / "passports" / f"{HANDED_OUT}.passport.json").read_text(encoding="utf-8"))
    found = {id: score for id, score in marks(course)[MIXED].items() if id in passport["exercises"]}
    read_by_people = {"what-criminal-means"}
    # An exercise may have other points since; what is kept is how much of them the answer earns.
    points = {
        exercise.id: exercise.points for exercise in load_lesson(KIT / "solutions" / HANDED_OUT).exercises
    }
    assert {id: score / points[id] for id, score in found.items() if id not in read_by_people} == {
        id: entry["score"] / entry["points"]
        for id, entry in passport["exercises"].items()
        if id in points and id not in read_by_people  # what the lesson no longer asks has no mark
    }
