"""Marks into nbgrader's gradebook: one open book for a batch, one commit a submission.

What is written is what nbgrader's own steps write (`Autograde.init_assignment`, `SaveAutoGrades`, `AssignLatePenalties`); those open
the book anew for each step and commit each cell, which costs most of a second a submission.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import insert
from sqlalchemy.exc import OperationalError

from lessonkit.wholefile import disk_error

NO_RESPONSE = "No response."
"""What nbgrader itself says of an answer that is as it was handed out."""


@dataclass(frozen=True)
class Marks:
    """What a graded notebook says of each cell: its points (None: a person reads it) and a comment on each answer."""

    scores: Mapping[str, float | None] = field(default_factory=dict)
    comments: Mapping[str, str | None] = field(default_factory=dict)

    @classmethod
    def of(cls, notebook: NotebookNode) -> Marks:
        """Read a notebook with verdicts as nbgrader does."""
        scores: dict[str, float | None] = {}
        comments: dict[str, str | None] = {}
        for cell in notebook.cells:
            marks = cell.metadata.get("nbgrader", {})
            if utils.is_grade(cell):
                scores[marks["grade_id"]] = utils.determine_grade(cell)[0]
            if utils.is_solution(cell):
                same = marks.get("checksum") == utils.compute_checksum(cell)
                comments[marks["grade_id"]] = NO_RESPONSE if same else None
        return cls(scores, comments)


class LessonBook:
    """One lesson in an open gradebook."""

    def __init__(self, gradebook: Gradebook, lesson: str, penalties: AssignLatePenalties) -> None:
        """`penalties` is nbgrader's step, with the course's settings."""
        self.gradebook, self.lesson = gradebook, lesson
        penalties.init_plugin()
        self.late = penalties.plugin_inst
        assignment = gradebook.find_assignment(lesson)
        self.assignment = assignment.id
        self.notebooks = {
            one.name: _Cells(
                one.id,
                {cell.name: cell.id for cell in (*one.grade_cells, *one.task_cells)},
                {cell.name: cell.id for cell in (*one.solution_cells, *one.task_cells)},
            )
            for one in assignment.notebooks
        }
        gradebook.db.rollback()  # nothing stays open while submissions run

    def write(self, learner: str, at: datetime | None, marks: Marks) -> None:
        """Write what was judged in one submission that was handed in at a time, in one commit."""
        retried(self.gradebook, lambda: self._write(learner, at, marks))

    def _write(self, learner: str, at: datetime | None, marks: Marks) -> None:
        submission, is_new = self._submission(learner)
        submission.timestamp = at
        notebook = self.notebook(submission)
        (self._add if is_new else self._change)(notebook, marks)
        self.set_penalty(learner, submission, notebook)

    def _add(self, notebook: Any, marks: Marks) -> None:
        """Write all rows of a notebook that has none yet, in two statements: one by one they cost three times as much."""
        cells = self.notebooks[self.lesson]
        # by the gradebook's ids, so that a mark of a cell that it does not know is an error and not lost
        scores = {cells.graded[name]: score for name, score in marks.scores.items()}
        texts = {cells.commented[name]: text for name, text in marks.comments.items()}
        grades: list[dict[str, Any]] = [
            {"cell_id": id, "auto_score": scores.get(id), "needs_manual_grade": scores.get(id) is None}
            for id in cells.graded.values()
        ]
        comments = [{"cell_id": id, "auto_comment": texts.get(id)} for id in cells.commented.values()]
        for kind, rows in ((Grade, grades), (Comment, comments)):
            if rows:
                self.gradebook.db.execute(insert(kind), [{**row, "notebook_id": notebook.id} for row in rows])

    def _change(self, notebook: Any, marks: Marks) -> None:
        grades, comments = self.grades(notebook), self.comments(notebook)
        for name, score in marks.scores.items():
            grade = grades[name]
            grade.auto_score = score
            # points that a person gave stay, and are to be looked at again
            grade.needs_manual_grade = grade.manual_score is not None or score is None
        for name, text in marks.comments.items():
            comments[name].auto_comment = text

    def submission(self, learner: str) -> Any:
        """The gradebook's entry on a learner's submission, made with its empty grades and comments where there is none."""
        found, is_new = self._submission(learner)
        if is_new:
            self._add_rows(self.notebook(found).id, self.notebooks[self.lesson])
            self.gradebook.db.flush()
        return found

    def _submission(self, learner: str) -> tuple[Any, bool]:
        """The same, and whether it was made now: then without the rows of the lesson's own notebook."""
        db = self.gradebook.db
        if db.get(Student, learner) is None:
            self.gradebook.db.add(Student(id=learner))
            db.flush()
        found = (
            db.query(SubmittedAssignment)
            .filter_by(assignment_id=self.assignment, student_id=learner)
            .one_or_none()
        )
        is_new = found is None
        if is_new:
            found = SubmittedAssignment(assignment_id=self.assignment, student_id=learner)
            db.add(found)
            db.flush()
            for name, cells in self.notebooks.items():
                notebook = SubmittedNotebook(notebook_id=cells.notebook, assignment_id=found.id)
                db.add(notebook)
                db.flush()
                if name != self.lesson:
                    self._add_rows(notebook.id, cells)
            db.flush()
        return found, is_new

    def _add_rows(self, notebook: str, cells: _Cells) -> None:
        db = self.gradebook.db
        db.add_all(Grade(cell_id=id, notebook_id=notebook) for id in cells.graded.values())
        db.add_all(Comment(cell_id=id, notebook_id=notebook) for id in cells.commented.values())

    def notebook(self, submission: Any) -> Any:
        """The lesson's notebook of a submission."""
        wanted = self.notebooks[self.lesson].notebook
        return (
            self.gradebook.db.query(SubmittedNotebook)
            .filter_by(assignment_id=submission.id, notebook_id=wanted)
            .one()
        )

    def grades(self, notebook: Any) -> dict[str, Any]:
        """The grades of a submitted notebook by cell; one of a cell that came into the lesson later is made."""
        return self._by_name(notebook, Grade, self.notebooks[self.lesson].graded)

    def comments(self, notebook: Any) -> dict[str, Any]:
        """The comments of a submitted notebook by cell."""
        return self._by_name(notebook, Comment, self.notebooks[self.lesson].commented)

    def left(self, learner: str, points: float, at: datetime | None) -> float:
        """What is left of so many points for a submission of that time, when lateness has cost what it costs."""
        due = self._due(learner)
        if at is None or due is None or at <= due:
            return points
        penalty = self.late.late_submission_penalty(learner, points, (at - due).total_seconds())
        return points - min(max(0, penalty or 0), points)

    def late_anew(self) -> int:
        """Work out what lateness costs for every submission, as the due date, extensions and settings are now; how many changed."""
        changed = 0

        def step() -> None:
            nonlocal changed
            changed = 0
            for submission in self.gradebook.db.query(SubmittedAssignment).filter_by(
                assignment_id=self.assignment
            ):
                notebook = self.notebook(submission)
                before = notebook.late_submission_penalty or 0
                self.set_penalty(submission.student_id, submission, notebook)
                changed += before != (notebook.late_submission_penalty or 0)

        retried(self.gradebook, step)
        return changed

    def _due(self, learner: str) -> datetime | None:
        """When a learner has to hand in, extension counted; None where there is no such time."""
        db = self.gradebook.db
        found = (
            db.query(SubmittedAssignment)
            .filter_by(assignment_id=self.assignment, student_id=learner)
            .one_or_none()
        )
        due: datetime | None = found.duedate if found else db.get(Assignment, self.assignment).duedate
        db.rollback()
        return due

    def set_penalty(self, learner: str, submission: Any, notebook: Any) -> None:
        """What lateness costs, as the course's plugin says; no more than was earned."""
        notebook.late_submission_penalty = None
        late = submission.total_seconds_late
        if late > 0:
            db = self.gradebook.db
            db.flush()
            db.refresh(notebook)
            penalty = self.late.late_submission_penalty(learner, notebook.score, late)
            if penalty is not None:
                notebook.late_submission_penalty = min(max(0, penalty), notebook.score)

    def _by_name(self, notebook: Any, kind: Any, cells: Mapping[str, str]) -> dict[str, Any]:
        db, names = self.gradebook.db, {id: name for name, id in cells.items()}
        asked = db.query(kind).filter(
            kind.notebook_id == notebook.id, kind.cell_id.in_(names)
        )  # by nbgrader's only index
        found = {names[one.cell_id]: one for one in asked}
        for name in cells.keys() - found.keys():
            found[name] = kind(cell_id=cells[name], notebook_id=notebook.id)
            db.add(found[name])
        return found


@dataclass(frozen=True)
class _Cells:
    """The ids of one notebook of the lesson and of its cells, by name."""

    notebook: str
    graded: Mapping[str, str]
    commented: Mapping[str, str]


def retried(gradebook: Gradebook, step: Callable[[], None], waits: tuple[float, ...] = (2, 5)) -> None:
    """Do a step and commit it, again where the gradebook was in use; nothing of it stays where it fails."""
    for wait in (*waits, None):
        try:
            step()
            gradebook.db.commit()
            return
        except OperationalError as error:
            gradebook.db.rollback()
            if wait is None or disk_error(error):
                raise
            time.sleep(wait)
        except BaseException:
            gradebook.db.rollback()
            raise
        finally:
            gradebook.db.expunge_all()  # the next submission reads what others have written since
