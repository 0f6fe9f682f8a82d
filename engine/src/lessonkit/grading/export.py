"""`nbgrader export` for the kit: each row says how the submission stands, and no number stands for nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExportPlugin

from lessonkit.grading.csv_cells import harmless
from lessonkit.grading.standings import standings
from lessonkit.grading.states import Standing
from lessonkit.wholefile import write_whole

COLUMNS = (
    "assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email",
    "state", "final", "raw_score", "late_submission_penalty", "score", "max_score", "waiting_for_reader", "reason",
)  # fmt: skip
"""nbgrader's own columns, and what the kit adds: how the submission stands, whether the score is final, the
points that a reader has still to give, and why nothing was graded."""


class MarksExportPlugin(ExportPlugin):
    """Writes grades.csv with the state of every submission; a blank score means that there is none."""

    def export(self, gradebook: Gradebook) -> None:
        """Write every assignment and student asked for, whole or not at all."""
        rows = list(self._rows(gradebook))
        path = Path(self.to or "grades.csv")
        write_whole(path, csv_text(COLUMNS, rows).encode("utf-8"))
        self.log.info("Wrote %d rows to %s", len(rows), path)

    def _rows(self, gradebook: Gradebook) -> Iterable[dict[str, Any]]:
        root = Path(self.parent.coursedir.root) if self.parent else Path.cwd()
        wanted = set(map(str, self.student))
        for assignment in gradebook.assignments:
            if self.assignment and assignment.name not in map(str, self.assignment):
                continue
            for one in standings(root, assignment.name, gradebook):
                if not wanted or one.learner in wanted:
                    yield _row(gradebook, assignment, one)


def csv_text(columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> str:
    """Rows as CSV. A text that a spreadsheet would take for a formula is made harmless; numbers stay numbers.

    >>> print(csv_text(["who", "score"], [{"who": "=1+1", "score": -2.0}]).strip())
    who,score
    '=1+1,-2.0
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return file.getvalue()


def _row(gradebook: Gradebook, assignment: Any, one: Standing) -> dict[str, Any]:
    row: dict[str, Any] = {
        "assignment": assignment.name,
        "duedate": assignment.duedate or "",
        "student_id": one.learner,
        "max_score": assignment.max_score,
        "state": one.meaning.words,
        "final": "yes" if one.meaning.final else "no",
        "reason": " ".join(filter(None, (one.reason, one.cure))),
    }
    try:
        student = gradebook.find_student(one.learner)
        row |= {
            "last_name": student.last_name or "",
            "first_name": student.first_name or "",
            "email": student.email or "",
        }
        submission = gradebook.find_submission(assignment.name, one.learner)
    except MissingEntry:
        return row
    row["timestamp"] = submission.timestamp or ""
    if one.points is not None:
        row |= {
            "raw_score": one.raw,
            "late_submission_penalty": one.penalty,
            "score": one.points,
            "waiting_for_reader": one.waiting,
        }
    return row
