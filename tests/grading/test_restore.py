"""Cells get back what they were handed out with, whatever a submission says of them."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lessonkit.grading.found_cells import sets
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.restore import Restored, restore

RELEASED = (
    ReleasedCell("share-answer", "share = ...", "s1", solution=True),
    ReleasedCell("share", 'check("share")', "s2", locked=True, points=2.0),
    ReleasedCell("base-answer", "base = ...", "s3", solution=True),
    ReleasedCell("base", 'check("base")', "s4", locked=True, points=1.0),
    ReleasedCell("letter", 'letter = """\n\n"""', "s5", solution=True, points=3.0),
)
OPENING = (
    new_code_cell('from scomm import begin, check\n\nlearner_code = ""\ndeal = begin("9-x", learner_code)'),
    new_code_cell("import pandas as pd\n\nboxes = pd.DataFrame()"),
)
SOLVED = {"share": "share = 5", "base": "base = 'b'", "letter": 'letter = """\nDear all\n"""'}


def handed_out() -> NotebookNode:
    cells = [copy.deepcopy(cell) for cell in OPENING]
    cells += [new_code_cell(one.source, metadata={"nbgrader": one.marks}) for one in RELEASED]
    cells.append(new_code_cell('check("letter")'))
    return new_notebook(cells=cells)


def solved() -> NotebookNode:
    notebook = handed_out()
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", "").removesuffix("-answer")
        if cell.metadata.get("nbgrader", {}).get("solution"):
            cell.source = SOLVED[name]
    return notebook


def restored(notebook: NotebookNode) -> Restored:
    told = restore(notebook, RELEASED, OPENING)
    names = [cell.metadata["nbgrader"]["grade_id"] for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert sorted(names) == sorted(one.name for one in RELEASED)  # each once, no other
    by_name = {one.name: one for one in RELEASED}
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            one = by_name[cell.metadata["nbgrader"]["grade_id"]]
            assert cell.metadata["nbgrader"] == one.marks
            assert not one.is_check or cell.source == one.source
    return told


def source_of(notebook: NotebookNode, name: str) -> str:
    return next(c.source for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


def order(notebook: NotebookNode) -> list[str]:
    return [c.source for c in notebook.cells if c.cell_type == "code"]


def test_a_notebook_as_it_should_be_is_left_as_it_is() -> None:
    notebook = solved()
    before = copy.deepcopy(notebook)
    assert restored(notebook) == Restored()
    assert order(notebook) == order(before)


@pytest.mark.parametrize("flag", [{"solution": False}, {"grade": False}, {"points": 1000}, {"locked": True}, {"schema_version": 99}, {"schema_version": 0}, {"task": True}, {"cell_type": "markdown"}, {"checksum": "x"}])  # fmt: skip
def test_no_flag_stands(flag: dict[str, Any]) -> None:
    notebook = solved()
    for cell in notebook.cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"].update(flag)
    said = " ".join(restored(notebook).notes)
    counts = flag.keys() & {"solution", "grade", "points", "locked"}
    assert ("had changed were put back" in said) == bool(counts)
    assert source_of(notebook, "letter") == SOLVED["letter"]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["grade_id", "grade", "solution", "points", "locked", "schema_version", "x"]), inner, max_size=5), max_leaves=8))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_nbgrader_metadata_of_any_kind_stop_nothing(marks: Any) -> None:
    notebook = solved()
    for cell in notebook.cells:
        cell.metadata["nbgrader"] = marks
    restored(notebook)
    assert source_of(notebook, "share-answer") == SOLVED["share"]


def test_a_copied_cell_costs_nothing_and_the_filled_one_counts() -> None:
    notebook = solved()
    for name in ("share-answer", "share", "letter"):
        place = next(
            i for i, c in enumerate(notebook.cells) if c.metadata.get("nbgrader", {}).get("grade_id") == name
        )
        notebook.cells.insert(place + 1, copy.deepcopy(notebook.cells[place]))
    empty = new_code_cell("share = ...", metadata={"nbgrader": RELEASED[0].marks})
    notebook.cells.append(empty)
    told = restored(notebook)
    assert source_of(notebook, "share-answer") == SOLVED["share"]
    assert "more than once" in told.notes[0]


def test_a_deleted_check_comes_back_below_its_answer() -> None:
    notebook = solved()
    notebook.cells = [c for c in notebook.cells if not c.source.startswith("check(")]
    told = restored(notebook)
    sources = order(notebook)
    assert sources.index(SOLVED["share"]) < sources.index('check("share")') < sources.index(SOLVED["base"])
    assert "put back" in told.notes[0]


@pytest.mark.parametrize("typed", ["share = 5", "part = 5\nshare = part", "share *= 2", "shares = [5"])
def test_what_a_learner_wrote_into_a_check_cell_stays_and_is_checked(typed: str) -> None:
    notebook = solved()
    for cell in notebook.cells:
        if cell.source == 'check("share")':
            cell.source = f'{typed}\ncheck("share")'
    restored(notebook)
    sources = order(notebook)
    assert (
        sources.index(f'{typed}\ncheck("share")')
        < sources.index('check("share")')
        < sources.index(SOLVED["base"])
    )


@pytest.mark.parametrize(
    "left", ["", "# nothing", 'check("share")  # done;', 'check("share"); check("base")']
)
def test_a_check_cell_with_nothing_of_the_learners_is_a_check_again(left: str) -> None:
    notebook = solved()
    for cell in notebook.cells:
        if cell.source == 'check("share")':
            cell.source = left
    told = restored(notebook)
    assert told.notes == ["Check cells that had been changed were put back: share."]
    assert order(notebook) == order(solved())


@pytest.mark.parametrize("tidying", ["letter = letter.strip()", "letter = ' '.join(letter.split())"])
def test_the_written_words_are_read_and_not_a_cell_that_tidies_them(tidying: str) -> None:
    notebook = solved()
    notebook.cells.append(new_code_cell(tidying))
    restored(notebook)
    assert source_of(notebook, "letter") == SOLVED["letter"]


def test_an_answer_that_stands_elsewhere_is_not_written_over_by_the_stub() -> None:
    notebook = solved()
    notebook.cells = [c for c in notebook.cells if c.source != SOLVED["share"]]
    notebook.cells.insert(2, new_code_cell("total = 2\nif True:\n    share = 5"))
    restored(notebook)
    stub = source_of(notebook, "share-answer")
    assert all(line.startswith("#") for line in stub.splitlines())


def test_answers_of_a_notebook_that_was_pasted_anew_are_found_and_it_is_said() -> None:
    pasted = new_notebook()
    for cell in solved().cells:
        pasted.cells.append(new_code_cell(cell.source))
    told = restored(pasted)
    assert told.pasted
    assert "had lost the marks" in told.notes[0]
    assert source_of(pasted, "letter") == SOLVED["letter"]


def test_a_cell_that_became_text_is_code_again() -> None:
    notebook = solved()
    for number, cell in enumerate(notebook.cells):
        if cell.source in (SOLVED["share"], 'check("base")'):
            notebook.cells[number] = new_markdown_cell(cell.source, metadata=cell.metadata)
    restored(notebook)
    assert {c.cell_type for c in notebook.cells if "nbgrader" in c.metadata} == {"code"}


def test_an_unknown_name_is_nobodys() -> None:
    notebook = solved()
    notebook.cells.append(
        new_code_cell("1", metadata={"nbgrader": {**RELEASED[1].marks, "grade_id": "gone"}})
    )
    restored(notebook)
    assert "nbgrader" not in notebook.cells[-1].metadata


def test_an_exercise_that_was_taken_out_is_not_put_back() -> None:
    released = (
        *RELEASED,
        ReleasedCell("old-answer", "old = ...", None, solution=True),
        ReleasedCell("old", 'check("old")', None, locked=True, points=0.0),
    )
    notebook = solved()
    assert restore(notebook, released, OPENING).notes == []
    assert "old" not in str(order(notebook))


def test_first_cells_that_were_deleted_come_back_where_they_stood() -> None:
    notebook = solved()
    del notebook.cells[:2]
    told = restored(notebook)
    assert [cell.source for cell in notebook.cells[:2]] == [cell.source for cell in OPENING]
    assert "start of the lesson" in told.notes[-1]


def test_first_cells_that_a_learner_changed_are_left() -> None:
    notebook = solved()
    notebook.cells[
        0
    ].source = 'import scomm\ndeal = scomm.begin("9-x", "otter-maple-river")\nfrom scomm import check'
    notebook.cells[1].source = "import pandas as pd\nboxes = 3"
    assert restored(notebook).notes == []


def test_metadata_of_the_graders_own_kind_are_not_believed() -> None:
    notebook = solved()
    for cell in notebook.cells:
        cell.metadata["scomm"] = {"state": "right", "score": 99}
    restored(notebook)
    assert not any("scomm" in cell.metadata for cell in notebook.cells)


@pytest.mark.parametrize(("source", "yes"), [("share = 5", True), ("share: float = 5", True), ("def share(x):", True), ("async def share(x):", True), ("share == 5", False), ("print(share)", False), ("my_share = 5", False), ("shares = 1", False), ("share.plot()", False)])  # fmt: skip
def test_what_sets_a_name(source: str, yes: bool) -> None:
    assert sets(source, "share") is yes
