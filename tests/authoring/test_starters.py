"""What the kit adds to nbgrader's steps of a release."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook

from scomm.authoring.starters import CountAsWritten


def cell(id: str, *, solution: bool) -> NotebookNode:
    made = new_code_cell("")
    made.metadata = from_dict(
        {"nbgrader": {"grade": True, "solution": solution, "grade_id": id, "points": 2}}
    )
    return made


def test_written_answers_of_a_lesson_count_as_written_and_those_of_another_course_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # nbgrader calls alembic by name, as in an activated environment
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    address = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(address) as book:
        for assignment in ("04-lesson", "ps1"):
            book.add_assignment(assignment)
            book.add_notebook("nb", assignment)
            for id in ("letter", "share"):
                book.add_grade_cell(id, "nb", assignment, max_score=2, cell_type="code")
                book.add_source_cell(id, "nb", assignment, cell_type="code")
    for assignment, metadata in {"04-lesson": {"scomm": {"lesson": "04-lesson"}}, "ps1": {}}.items():
        nb = new_notebook(
            cells=[cell("letter", solution=True), cell("share", solution=False)], metadata=metadata
        )
        asked = {"nbgrader": {"db_url": address, "notebook": "nb", "assignment": assignment}}
        CountAsWritten().preprocess(nb, asked)
        assert nb.cells[0].cell_type == "code"
    with Gradebook(address) as book:
        for assignment, wanted in {"04-lesson": "markdown", "ps1": "code"}.items():
            assert book.find_grade_cell("letter", "nb", assignment).cell_type == wanted
            assert book.find_grade_cell("share", "nb", assignment).cell_type == "code"
            assert book.find_source_cell("letter", "nb", assignment).cell_type == "code"
