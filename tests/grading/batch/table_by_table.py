"""What a gradebook holds, so that two can be compared: each row of each table without the numbers that are drawn by lot."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

TABLES = {
    "students": "select id, first_name, last_name, email, lms_user_id from student",
    "assignments": "select name, duedate from assignment",
    "submissions": (
        "select s.student_id, a.name, s.timestamp, s.extension from submitted_assignment s "
        "join assignment a on a.id = s.assignment_id"
    ),
    "notebooks": (
        "select s.student_id, n.name, b.flagged, b.late_submission_penalty from submitted_notebook b "
        "join submitted_assignment s on s.id = b.assignment_id join notebook n on n.id = b.notebook_id"
    ),
    "grades": (
        "select s.student_id, c.name, c.type, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade "
        "from grade g join submitted_notebook b on b.id = g.notebook_id "
        "join submitted_assignment s on s.id = b.assignment_id join base_cell c on c.id = g.cell_id"
    ),
    "comments": (
        "select s.student_id, c.name, m.auto_comment, m.manual_comment from comment m "
        "join submitted_notebook b on b.id = m.notebook_id "
        "join submitted_assignment s on s.id = b.assignment_id join base_cell c on c.id = m.cell_id"
    ),
    "cells": "select name, type from base_cell",
}
COUNTED = ("student", "submitted_assignment", "submitted_notebook", "grade", "comment", "base_cell")


def tables(gradebook: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table in a fixed order; rows that hang in the air are seen by the counts."""
    with sqlite3.connect(gradebook) as book:
        found = {name: sorted(book.execute(query), key=repr) for name, query in TABLES.items()}
        found["counts"] = [book.execute(f"select count(*) from {name}").fetchone() for name in COUNTED]
    return found
