"""What a learner made in a lesson's folder stays, and nothing else is taken for theirs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lessonkit.authoring.build import build
from lessonkit.authoring.keeping import place_lesson, worked_in
from tests.authoring.conftest import ID

Change = Callable[[list[dict[str, Any]]], None]


def cell(cells: list[dict[str, Any]], start: str) -> dict[str, Any]:
    return next(one for one in cells if "".join(one["source"]).startswith(start))


WORK: dict[str, Change] = {
    "an answer": lambda cells: cell(cells, "which_base").update(source="which_base = 'b'"),
    "a code": lambda cells: cell(cells, "from scomm").update(source='learner_code = "otter-maple-river"'),
    "an output": lambda cells: cell(cells, "check(").update(outputs=[{"output_type": "stream", "name": "stdout", "text": "x"}]),
    "a run": lambda cells: cell(cells, "check(").update(execution_count=3),
    "a cell": lambda cells: cells.append({"cell_type": "code", "id": "a1b2c3d4", "source": "1", "metadata": {}, "outputs": [], "execution_count": None}),
    "a note": lambda cells: cells.append({"cell_type": "markdown", "id": "a1b2c3d4", "source": "mine", "metadata": {}}),
}  # fmt: skip


@pytest.fixture
def released(course: Path) -> Path:
    return build(ID, course).release


def test_a_notebook_as_it_was_handed_out_is_nobodys_work(released: Path) -> None:
    assert not worked_in(released)


@pytest.mark.parametrize("what", WORK)
def test_it_is_somebodys_work_with(what: str, released: Path) -> None:
    notebook = json.loads(released.read_text())
    WORK[what](notebook["cells"])
    released.write_text(json.dumps(notebook))
    assert worked_in(released)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 3}'])
def test_a_file_that_cannot_be_read_is_taken_for_work(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.ipynb").write_text(content)
    assert worked_in(tmp_path / "x.ipynb")


def test_files_of_ones_own_stay_and_the_lesson_is_new(released: Path, tmp_path: Path) -> None:
    folder = released.parent
    (folder / "mine.csv").write_text("1")
    finished = tmp_path / "finished"
    finished.mkdir()
    (finished / released.name).write_text(released.read_text().replace("Boxes", "Crates"))
    assert place_lesson(finished, folder) == []
    assert (folder / "mine.csv").read_text() == "1"
    assert "Crates" in released.read_text()
