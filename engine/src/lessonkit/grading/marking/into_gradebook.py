"""Marks and comments of readers into nbgrader's gradebook, where formgrader, the pages and every export find them.

`marking/<lesson>/written.jsonl` remembers what was written, so that what somebody entered in formgrader since is seen, and
nothing of it is lost unseen.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import OperationalError

from lessonkit.grading.batch.course import Course
from lessonkit.grading.batch.gradebook_writing import LessonBook, retried
from lessonkit.grading.marking.answers import Written
from lessonkit.grading.marking.bank import Comment
from lessonkit.grading.marking.record import folder_of, keep, lines_of
from lessonkit.grading.marking.settling import Settled
from lessonkit.wholefile import raise_of_the_disk

WAITS = (0.2, 0.5)
"""Seconds before a gradebook that was in use is tried again: somebody has clicked and waits."""

Outcome = Literal["written", "as before", "not ours", "waits", "busy"]


class Wrote(Struct, frozen=True):
    """What was written for an answer last: points (None: taken back) and comment."""

    exercise: str
    learner: str
    points: float | None
    comment: str


@dataclass(frozen=True)
class Standing:
    """What the gradebook has of an answer, and whether readers gave it here (`ours`) or somebody in formgrader."""

    points: float | None
    comment: str
    ours: bool


class MarkingBook:
    """The written answers of one lesson in an open gradebook."""

    def __init__(self, course: Course, gradebook: Gradebook, lesson: str) -> None:
        self.book = LessonBook(gradebook, lesson, AssignLatePenalties(config=course.config))
        self.path: Path = folder_of(course.root, lesson) / "written.jsonl"
        self._wrote = {(one.exercise, one.learner): one for one in lines_of(self.path, Wrote)}

    def standing(self, answer: Written) -> Standing:
        """What the gradebook has of an answer now."""
        try:
            grade, comment = self._rows(answer)
            return self._standing(answer, grade, comment)
        finally:
            self._let_go()

    def write(
        self, answer: Written, settled: Settled, points: float | None, comment: str, *, over: bool = False
    ) -> Outcome:
        """Write what an answer's marks come to. What somebody gave in formgrader since stays, but for `over`.

        Where readers differ, points that stand are to be looked at again; where nobody marks an answer any more,
        it waits for a reader as before.
        """
        outcome: Outcome = "as before"

        def step() -> None:
            nonlocal outcome
            outcome = self._write(answer, settled, points, comment, over)

        try:
            retried(self.book.gradebook, step, WAITS)
        except OperationalError as error:
            raise_of_the_disk(error)
            return "busy"
        if outcome == "written":
            wrote = Wrote(answer.exercise, answer.learner, points, comment)
            keep(self.path, wrote)
            self._wrote[answer.exercise, answer.learner] = wrote
        return outcome

    def _write(
        self, answer: Written, settled: Settled, points: float | None, comment: str, over: bool
    ) -> Outcome:
        grade, said = self._rows(answer)
        before = self._standing(answer, grade, said)
        if settled.state == "differ":
            if grade.manual_score is not None:
                grade.needs_manual_grade = True
            return "waits"
        if not before.ours and (not over or settled.state == "unread"):
            return "not ours"
        if settled.state == "unread" and (settled.old or (before.points is None and not before.comment)):
            return "waits"
        waits = points is None and grade.auto_score is None
        same = (before.points, before.comment) == (points, comment)
        if same and (not over or bool(grade.needs_manual_grade) == waits):
            return "as before"  # what is to be looked at again is so until somebody has looked
        grade.manual_score, grade.needs_manual_grade = points, waits
        said.manual_comment = comment or None
        submission = self.book.submission(answer.learner)
        self.book.set_penalty(answer.learner, submission, self.book.notebook(submission))
        return "written"

    def _standing(self, answer: Written, grade: Any, comment: Any) -> Standing:
        points, text = grade.manual_score, comment.manual_comment or ""
        wrote = self._wrote.get((answer.exercise, answer.learner))
        last = (wrote.points, wrote.comment) if wrote else (None, "")
        return Standing(points, text, (points, text) in (last, (None, "")))

    def _rows(self, answer: Written) -> tuple[Any, Any]:
        notebook = self.book.notebook(self.book.submission(answer.learner))
        return self.book.grades(notebook)[answer.exercise], self.book.comments(notebook)[answer.exercise]

    def _let_go(self) -> None:
        self.book.gradebook.db.rollback()
        self.book.gradebook.db.expunge_all()


def as_comment(settled: Settled, bank: dict[str, Comment]) -> str:
    """The comment that a learner reads: those of the bank, then the notes, a paragraph each."""
    texts = [bank[id].text for id in settled.comments if id in bank]
    return "\n\n".join((*texts, *settled.notes))
