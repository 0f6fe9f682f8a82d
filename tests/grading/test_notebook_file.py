"""A graded notebook's file is what nbformat itself writes."""

from __future__ import annotations

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lessonkit.grading.notebook_file import notebook_bytes
from tests.grading.course import KIT, LESSON


def test_lessons_with_and_without_answers_are_written_byte_for_byte_as_nbformat_writes_them() -> None:
    for folder in ("lessons", "solutions"):
        notebook = nbformat.read(KIT / folder / LESSON / f"{LESSON}.ipynb", 4)
        assert len(notebook.cells) > 50
        assert notebook_bytes(notebook) == _by_nbformat(notebook)


def odd() -> NotebookNode:
    """A notebook with each kind of output, and texts that JSON has signs of its own for."""
    shown = {
        "text/html": "<b>a</b>\n<i>é\u2028ü</i>",
        "text/plain": "",
        "image/png": "iVBOR\nw0KG",
        "application/vnd.x+json": {"b": [1, None, True], "a": {}},
    }
    code = new_code_cell(
        'print("\\u0000 \x00 \x1f \x7f \\" / 😀")\r\n\nx',
        metadata={"nbgrader": {"points": 2, "grade_id": "ä"}, "trusted": True},
        outputs=[
            new_output("stream", text="one\ntwo\r\nthree\x0bfour"),
            new_output("display_data", data=shown),
            new_output("execute_result", data=shown, execution_count=3),
            new_output("error", ename="A", evalue="b\nc", traceback=["d\ne", ""]),
        ],
    )
    pasted = new_markdown_cell("![x](attachment:a.png)", attachments={"a.png": {"image/png": "iV"}})
    notebook = new_notebook(
        cells=[code, pasted, new_code_cell("")], metadata={"z": {}, "a": [], "signature": "s"}
    )
    notebook.metadata["orig_nbformat"] = 3
    return notebook


def test_odd_signs_and_every_kind_of_output_are_written_as_nbformat_writes_them() -> None:
    notebook = odd()
    assert notebook_bytes(notebook) == _by_nbformat(notebook)
    assert notebook.cells[0].source.startswith("print"), "the notebook itself stays as it was"
    assert notebook.cells[0].metadata.trusted


@pytest.mark.parametrize("points", [0.1 + 0.2, 1e16, 1e-7, 2**70, float("nan")])
def test_numbers_that_programs_write_differently_are_written_as_nbformat_writes_them(points: float) -> None:
    notebook = odd()
    notebook.cells[0].metadata.nbgrader.points = points
    assert notebook_bytes(notebook) == _by_nbformat(notebook)


@given(st.floats())
def test_any_number_is_written_as_nbformat_writes_it(points: float) -> None:
    notebook = new_notebook(cells=[new_code_cell("x", id="x", metadata={"points": [points]})])
    assert notebook_bytes(notebook) == _by_nbformat(notebook)


def test_a_lone_surrogate_stops_nothing() -> None:
    notebook = odd()
    notebook.cells[0].source = "x = '\ud800'"
    assert notebook_bytes(notebook) == _by_nbformat(notebook)


def _by_nbformat(notebook: NotebookNode) -> bytes:
    return (nbformat.v4.writes(notebook) + "\n").encode("utf-8", "replace")
