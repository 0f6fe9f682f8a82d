"""The cells of a lesson's notebook, with the metadata that nbgrader reads.

In the gradebook every exercise stands under its own id: the cell that carries the points
has the exercise id as its `grade_id`. That is the check cell, or the answer cell itself
where a person gives the points.
"""

from __future__ import annotations

import hashlib
from textwrap import dedent
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from lessonkit.course import course
from lessonkit.exercises.spec import Exercise

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
FIXED = {"deletable": False, "editable": False}
"""Jupyter keeps such a cell as it is. nbgrader's own lock is not used for cells without points:
add_missing_cells fails on a deleted graded cell that follows one."""


def prose_cell(text: str) -> NotebookNode:
    """A Markdown cell."""
    return new_markdown_cell(text.strip("\n"))


HIDDEN = "hide-input"
"""The tag of a cell whose code waits behind its first line, since its picture is what readers look at."""


def code_cell(source: str, tags: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell that is neither answer nor check; with the tag `hide-input` JupyterLab shows its first line alone."""
    folded = {"jupyter": {"source_hidden": True}} if HIDDEN in tags else {}
    return new_code_cell(source.strip("\n"), metadata={**({"tags": list(tags)} if tags else {}), **folded})


def given_cell(code: str) -> NotebookNode:
    """The code that the exercises stand on; a learner's Jupyter keeps it as it is."""
    return new_code_cell(tidy(code), metadata=dict(FIXED))


def answer_cell(exercise: Exercise) -> NotebookNode:
    """The cell that a learner writes in: the starter, and the solution that nbgrader takes out."""
    source = "\n".join([tidy(exercise.starter), BEGIN, tidy(exercise.reference), END])
    if exercise.graded_by_hand:
        return _graded(source, exercise.id, solution=True, points=exercise.points)
    return _graded(source, f"{exercise.id}-answer", solution=True)


def check_cell(exercise: Exercise, *, graded: bool = True) -> NotebookNode:
    """The cell that checks the answer; it carries the points unless a person gives them or nobody does."""
    source = f'check("{exercise.id}")'
    if exercise.graded_by_hand or not graded:
        return new_code_cell(source, metadata=dict(FIXED))
    return _graded(source, exercise.id, solution=False, points=exercise.points)


def end_cell() -> NotebookNode:
    """The last code cell of a lesson: how far a learner has come, and what is next."""
    return new_code_cell(f"from {course().door} import the_end\n\nthe_end()", metadata=dict(FIXED))


def tidy(code: str) -> str:
    """Code as it stands in a cell: no common indent, no empty lines around it."""
    return dedent(code).strip("\n").rstrip()


def cell_id(lesson_id: str, role: str, key: str) -> str:
    """A cell id that depends only on what the cell is for, 64 characters at most.

    >>> cell_id("04-who-is-deported", "check", "share-convicted")
    '04-who-is-deported-check-share-convicted'
    """
    id = f"{lesson_id}-{role}-{key}" if key else f"{lesson_id}-{role}"
    return id if len(id) <= 64 else f"{id[:55]}-{digest(id)}"


def digest(text: str) -> str:
    """Eight characters that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _graded(source: str, grade_id: str, *, solution: bool, points: float | None = None) -> NotebookNode:
    nbgrader: dict[str, Any] = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        nbgrader["points"] = int(points) if points == int(points) else points
    return new_code_cell(source, metadata={"nbgrader": nbgrader})
