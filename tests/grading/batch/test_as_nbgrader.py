"""What `scomm grade` writes into the gradebook is what nbgrader's own steps would write of the same graded notebooks."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from nbgrader.utils import parse_utc

from lessonkit.exercises.locate import load_lesson
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.gradebook_writing import LessonBook, Marks
from tests.grading.batch.table_by_table import tables
from tests.grading.cases import Cases, honest, hostile
from tests.grading.course import SMALL_LESSON, Course

HERE = (
    "anna.adams", "untouched", "uma.ude", "pia.park", "vera.vogt", "greg.gold", "k3-two-cells",
    "mo.mixed",
)  # fmt: skip
LATE, IN_TIME, READ_BEFORE = "uma.ude", "pia.park", "anna.adams"
TIMES = {LATE: "2026-11-12 09:00:00 UTC", IN_TIME: "2026-11-09 09:00:00 UTC"}
WRITTEN_BY_BOTH = ("students", "submissions", "notebooks", "grades", "comments", "cells", "counts")


@dataclass
class Both:
    """One class: its course as the kit graded it, and another gradebook, written by nbgrader."""

    course: Course
    by_nbgrader: Path

    def found(self, name: str) -> list[list[tuple[object, ...]]]:
        """A table of each."""
        return [tables(path)[name] for path in (self.course.root / "gradebook.db", self.by_nbgrader)]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    course = Course(tmp_path_factory.mktemp("course") / "one", SMALL_LESSON)
    course.generate()
    with sqlite3.connect(course.root / "gradebook.db") as book:
        book.execute("update assignment set duedate = '2026-11-10 12:00:00'")
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    of = Cases(course, load_lesson(course.root / "solutions" / SMALL_LESSON))
    handed_in = {case.learner: case for case in (*honest(of), *hostile(of)) if case.learner in HERE}
    assert set(handed_in) == set(HERE)
    for case in handed_in.values():
        case.hand_in(course)
    for learner, time in TIMES.items():
        (course.root / "submitted" / learner / SMALL_LESSON / "timestamp.txt").write_text(time)
    theirs = course.root.with_name("nbgrader.db")
    shutil.copy(course.root / "gradebook.db", theirs)
    course.scomm("grade", SMALL_LESSON, "--workers", "2")
    save_as_nbgrader(course, theirs, HERE)
    return Both(course, theirs)


def save_as_nbgrader(course: Course, gradebook: Path, learners: tuple[str, ...]) -> None:
    """What nbgrader's autograde does for the gradebook when a submission has run, in another gradebook."""
    config = open_course(course.root).config
    for learner in learners:
        with Gradebook(f"sqlite:///{gradebook}") as book:
            book.update_or_create_student(learner)
            time = {"timestamp": parse_utc(TIMES[learner])} if learner in TIMES else {}
            book.update_or_create_submission(SMALL_LESSON, learner, **time)
        of = {"notebook": SMALL_LESSON, "assignment": SMALL_LESSON, "student": learner}
        resources = {"nbgrader": {**of, "db_url": f"sqlite:///{gradebook}"}}
        for step in (SaveAutoGrades, AssignLatePenalties):
            step(config=config).preprocess(course.autograded(learner), resources)


@pytest.mark.parametrize("name", WRITTEN_BY_BOTH)
def test_the_gradebook_is_the_same_table_by_table(both: Both, name: str) -> None:
    mine, theirs = both.found(name)
    assert mine == theirs
    assert mine


def test_the_class_has_what_makes_a_difference(both: Both) -> None:
    penalties = {row[0]: row[3] for row in both.found("notebooks")[0]}
    assert penalties[LATE] > 0
    assert penalties[IN_TIME] is None
    assert {row[2] for row in both.found("comments")[0]} == {None, "No response."}


def test_points_that_a_person_gave_are_kept_and_looked_at_again_by_both(both: Both) -> None:
    for path in (both.course.root / "gradebook.db", both.by_nbgrader):
        with sqlite3.connect(path) as book:
            book.execute("update grade set manual_score = 3, needs_manual_grade = 0 where auto_score is null")
    both.course.scomm("grade", SMALL_LESSON, "--force")
    save_as_nbgrader(both.course, both.by_nbgrader, (READ_BEFORE,))
    mine, theirs = ([row for row in table if row[0] == READ_BEFORE] for table in both.found("grades"))
    assert mine == theirs
    assert any(row[4] == 3 and row[6] for row in mine)


def test_a_mark_of_a_cell_that_the_gradebook_does_not_know_is_an_error_and_not_lost(both: Both) -> None:
    course = open_course(both.course.root)
    with course.gradebook() as gradebook:
        book = LessonBook(gradebook, SMALL_LESSON, AssignLatePenalties(config=course.config))
        for marks in (Marks(scores={"no-such": 1.0}), Marks(comments={"no-such": None})):
            with pytest.raises(KeyError):
                book.write("who.is.new", None, marks)
    assert "who.is.new" not in {row[0] for row in both.found("students")[0]}


def test_a_learner_whom_nobody_knows_is_told_by_autograde_and_nothing_runs(both: Both) -> None:
    before = tables(both.course.root / "gradebook.db")
    said = both.course.fails("nbgrader", "autograde", SMALL_LESSON, "--student", "no.body", "--force")
    assert "Nobody has handed in anything" in " ".join(said.split())
    assert tables(both.course.root / "gradebook.db") == before
