"""What the gradebook says about one submission, read for its feedback page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import NbGraderPreprocessor

GRADES = "scomm_grades"


@dataclass(frozen=True)
class Marks:
    """The points of one cell; `waiting` for a person, or given by one (`by_person`)."""

    score: float
    most: float
    waiting: bool = False
    by_person: bool = False


@dataclass(frozen=True)
class Grades:
    """The marks and the comments of a submission by `grade_id`, and what lateness costs, in points."""

    marks: Mapping[str, Marks] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    penalty: float = 0.0


class ReadGrades(NbGraderPreprocessor):
    """Puts the `Grades` of a submission into `resources`; it stands in place of nbgrader's `GetGrades`.

    A submission that the gradebook does not know, because it could not be graded, gets a page too.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Read marks and comments; the notebook stays as it is."""
        asked = resources["nbgrader"]
        with Gradebook(asked["db_url"]) as book:
            try:
                found = book.find_submission_notebook(
                    asked["notebook"], asked["assignment"], asked["student"]
                )
            except MissingEntry:
                resources[GRADES] = Grades()
                return nb, resources
            resources[GRADES] = Grades(
                {grade.name: _marks(grade) for grade in found.grades},
                {one.name: one.manual_comment for one in found.comments if one.manual_comment},
                found.late_submission_penalty or 0.0,
            )
        return nb, resources


def _marks(grade: Any) -> Marks:
    by_person = grade.manual_score is not None
    if not grade.max_score:  # it was taken out of the lesson, and counts for nobody
        return Marks(0, 0)
    return Marks(
        score=float(grade.score or 0.0),
        most=float(grade.max_score or 0.0),
        waiting=bool(grade.needs_manual_grade) and not by_person,
        by_person=by_person,
    )
