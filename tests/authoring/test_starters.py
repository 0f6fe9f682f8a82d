"""What the kit adds to nbgrader's steps of a release."""

from __future__ import annotations

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


@pytest.mark.parametrize(("metadata", "wanted"), [({"scomm": {"lesson": "04"}}, "markdown"), ({}, "code")])
def test_written_answers_of_a_lesson_count_as_written_and_those_of_another_course_stay(
    metadata: dict, wanted: str, tmp_path: Path
) -> None:
    address = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(address) as book:
        book.add_assignment("ps1")
        book.add_notebook("ps1", "ps1")
        for id in ("letter", "share"):
            book.add_grade_cell(id, "ps1", "ps1", max_score=2, cell_type="code")
            book.add_source_cell(id, "ps1", "ps1", cell_type="code")
    nb = new_notebook(cells=[cell("letter", solution=True), cell("share", solution=False)], metadata=metadata)
    asked = {"nbgrader": {"db_url": address, "notebook": "ps1", "assignment": "ps1"}}
    CountAsWritten().preprocess(nb, asked)
    with Gradebook(address) as book:
        assert book.find_grade_cell("letter", "ps1", "ps1").cell_type == wanted
        assert book.find_grade_cell("share", "ps1", "ps1").cell_type == "code"
        assert book.find_source_cell("letter", "ps1", "ps1").cell_type == "code"
    assert nb.cells[0].cell_type == "code"
