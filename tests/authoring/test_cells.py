"""The cells of a notebook: code that waits behind its picture is hidden in JupyterLab, all other code is seen."""

from __future__ import annotations

from lessonkit.authoring.cells import HIDDEN, code_cell


def test_a_cell_whose_picture_comes_first_shows_one_line_of_its_code() -> None:
    assert code_cell("draw()", (HIDDEN,)).metadata["jupyter"]["source_hidden"] is True


def test_any_other_cell_shows_its_code() -> None:
    assert "jupyter" not in code_cell("draw()").metadata
    assert "jupyter" not in code_cell("draw()", ("other",)).metadata
