"""A lesson compiles to a valid nbgrader source notebook, the same on every run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from msgspec.structs import replace
from nbformat import NotebookNode

from lessonkit.authoring import compile
from lessonkit.authoring.build import compiled, source_bytes
from lessonkit.authoring.compile import compile_lesson, notebook_bytes
from lessonkit.authoring.header import before_you_hand_in, ending_markdown
from lessonkit.authoring.source import read_text
from lessonkit.data import load
from lessonkit.exercises.locate import load_lesson

Change = Callable[[str, str, str], None]


@pytest.fixture
def notebook(folder: Path) -> NotebookNode:
    return compiled(folder)


def cell(notebook: NotebookNode, id: str) -> NotebookNode:
    (found,) = [cell for cell in notebook.cells if cell.id == f"90-tiny-lesson-{id}"]
    return found


def test_the_header_holds_the_only_h1_and_the_end_holds_the_key_points(notebook: NotebookNode) -> None:
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert prose[0].startswith("# Boxes in a room\n")
    assert not any(text.startswith("# ") for text in prose[1:])
    assert prose[-1].startswith("## Key points\n\n- A share has a base.")


def test_a_graded_lesson_ends_with_what_to_do_before_it_is_handed_in(folder: Path) -> None:
    front = read_text(folder / "lesson.md").front
    graded, ungraded = ending_markdown(front), ending_markdown(front, graded=False)
    assert graded == f"{ungraded}\n\n[[{before_you_hand_in()}|]]"
    assert "Restart Kernel and Run All Cells" in graded
    assert "Grading runs your cells once, from the top" in graded
    assert "hand in" not in ungraded


def test_the_header_adds_the_minutes_of_parts_and_exercises_up_for_each_cut(notebook: NotebookNode) -> None:
    header = cell(notebook, "header").source
    assert "| Look | 7 | yes | yes | yes |" in header
    assert "| Write | 10 | – | yes | yes |" in header
    assert "| **Minutes in all** | **27** | **17** | **27** | **27** |" in header
    assert "12 points in 4 exercises. You can earn 8 of them without writing code." in header
    assert "F8, F9 and F20" in header


def test_an_exercise_becomes_task_answer_and_check(notebook: NotebookNode) -> None:
    ids = [cell.id for cell in notebook.cells]
    start = ids.index("90-tiny-lesson-task-share-red")
    assert ids[start + 1 : start + 3] == ["90-tiny-lesson-answer-share-red", "90-tiny-lesson-check-share-red"]
    assert cell(notebook, "answer-share-red").source == (
        'red = boxes["red"].sum()\nshare_red = ...\n### BEGIN SOLUTION\n'
        'share_red = float(red / boxes["all"].sum())\n### END SOLUTION'
    )
    assert cell(notebook, "check-share-red").source == 'check("share-red")'


def test_the_task_shows_title_prompt_options_points_and_minutes(notebook: NotebookNode) -> None:
    assert cell(notebook, "task-which-base").source == (
        "### Exercise 2: Name the base\n\nWhat is the base of “share of the boxes that are red”?\n\n"
        "- **a**: the red boxes\n- **b**: all boxes\n- **c**: the boxes that are not red\n\n"
        "*2 points · about 3 minutes · no code needed*"
    )


def test_the_check_carries_the_points_under_the_exercise_id(notebook: NotebookNode) -> None:
    assert cell(notebook, "check-share-red").metadata["nbgrader"] == {
        "grade": True,
        "grade_id": "share-red",
        "locked": True,
        "points": 4,
        "schema_version": 3,
        "solution": False,
        "task": False,
    }
    answer = cell(notebook, "answer-share-red").metadata["nbgrader"]
    assert (answer["grade"], answer["solution"], answer["grade_id"]) == (False, True, "share-red-answer")


def test_a_written_answer_is_graded_by_hand_and_its_check_gives_no_points(notebook: NotebookNode) -> None:
    answer = cell(notebook, "answer-what-is-left-out")
    assert answer.cell_type == "code"
    assert answer.metadata["nbgrader"]["grade"]
    assert answer.metadata["nbgrader"]["solution"]
    assert answer.metadata["nbgrader"]["points"] == 5
    assert "nbgrader" not in cell(notebook, "check-what-is-left-out").metadata
    assert "It also hides how large they are." in answer.source  # the best sample of the rubric


def test_given_code_is_kept_from_being_edited_without_nbgraders_lock(notebook: NotebookNode) -> None:
    given = cell(notebook, "given")
    assert given.source.startswith("import pandas as pd\n\nboxes = ")
    assert given.metadata == {"deletable": False, "editable": False}


def test_a_locked_cell_without_points_would_break_nbgrader_so_there_is_none(notebook: NotebookNode) -> None:
    for one in notebook.cells:
        mark = one.metadata.get("nbgrader", {"grade": True})
        assert mark["grade"] or mark["solution"]


def test_the_notebook_is_valid_has_no_outputs_and_names_its_lesson(notebook: NotebookNode) -> None:
    read = nbformat.reads(notebook_bytes(notebook).decode(), as_version=4)
    nbformat.validate(read)
    assert (read.nbformat, read.nbformat_minor) == (4, 5)
    named = {name: read.metadata["scomm"][name] for name in ("lesson", "version")}
    assert named == {"lesson": "90-tiny-lesson", "version": "1.0"}
    assert read.metadata["kernelspec"]["name"] == "python3"
    assert not any(cell.outputs for cell in read.cells if cell.cell_type == "code")


def test_cell_ids_are_unique_and_legal_even_for_equal_and_long_cells(folder: Path, change: Change) -> None:
    change(
        "lesson.md",
        "\n```{code-cell} ipython3\n:tags: [hide-input]\n\nboxes\n```\n",
        "\n```{code-cell}\nboxes\n```\n" * 2,
    )
    change("exercises.py", '"which-base"', f'"which-base-{"very-" * 12}long"')
    change("lesson.md", "} which-base", f"}} which-base-{'very-' * 12}long")
    lesson = load_lesson(folder)
    ids = [cell.id for cell in compile_lesson(read_text(folder / "lesson.md"), lesson).cells]
    assert len(set(ids)) == len(ids)
    assert max(map(len, ids)) == 64


def test_two_builds_are_byte_identical(folder: Path) -> None:
    """In two processes with different hash seeds: no order of a set or a dict leaks in."""
    script = (
        "import sys; from pathlib import Path; from lessonkit.authoring.build import source_bytes;"
        "sys.stdout.buffer.write(source_bytes(Path(sys.argv[1])))"
    )
    other = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert other.stdout == source_bytes(folder)


def test_a_new_paragraph_changes_the_id_of_no_other_cell(folder: Path, change: Change) -> None:
    before = {cell["id"] for cell in json.loads(source_bytes(folder))["cells"]}
    change(
        "lesson.md", "\n## Count\n", "\nOne more sentence.\n\n```{code-cell}\nboxes.shape\n```\n\n## Count\n"
    )
    after = {cell["id"] for cell in json.loads(source_bytes(folder))["cells"]}
    assert before <= after


def test_claims_are_put_into_prose_and_prompts_but_not_into_code(
    folder: Path, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    change("lesson.md", "Some boxes", "Some {claim}`number` boxes")
    change("lesson.md", "Write two sentences:", "Write two sentences on {claim}`number` boxes:")
    change("lesson.md", "such as (50, 70)", "such as {claim}`number`")
    monkeypatch.setattr(compile, "cited", lambda *passages: list(passages))
    monkeypatch.setattr(
        compile, "cite", lambda text, load, order, placed: text.replace("{claim}`number`", "16")
    )
    monkeypatch.setattr(compile, "source_list", lambda order, load, placed: f"{len(order)} passages")
    notebook = compile.compile_cited(read_text(folder / "lesson.md"), load_lesson(folder), load)
    sources = [cell.source for cell in notebook.cells]
    assert any("Some 16 boxes" in source for source in sources)
    assert any("sentences on 16 boxes" in source for source in sources)
    assert "{claim}" in cell(notebook, "answer-guess-red").source
    assert notebook.cells[-1].id == "90-tiny-lesson-sources"
    prose = [one for one in notebook.cells[:-1] if one.cell_type == "markdown"]
    assert notebook.cells[-1].source == f"{len(prose)} passages"


def test_a_lesson_that_is_not_graded_gives_nbgrader_nothing_to_grade(folder: Path) -> None:
    lesson = replace(load_lesson(folder), graded=False)
    cells = compile_lesson(read_text(folder / "lesson.md"), lesson).cells
    assert not [
        cell for cell in cells if cell.metadata.get("nbgrader", {}).get("points") and "check" in cell.id
    ]
    words = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert "nothing in this lesson is graded" in words
    assert "points ·" not in words
