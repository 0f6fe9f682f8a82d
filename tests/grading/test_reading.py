"""Whatever somebody hands in is read as a notebook, or refused with a sentence and a cure."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessonkit.grading.handed_in import notebook_in
from lessonkit.grading.not_a_notebook import Unreadable, say
from lessonkit.grading.not_graded import NotGraded
from lessonkit.grading.reading import exercises_in, lesson_of, parse_submission, read_submission
from lessonkit.grading.released import ReleasedCell
from lessonkit.json_limits import NOTEBOOK
from tests.grading.course import KIT, LESSON

RELEASED = KIT / "lessons" / LESSON / f"{LESSON}.ipynb"


def released() -> dict[str, Any]:
    return json.loads(RELEASED.read_text(encoding="utf-8"))


def packed(data: Any) -> bytes:
    return json.dumps(data).encode()


def with_cell(**parts: Any) -> bytes:
    """A notebook of three cells, the middle one odd."""
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    cells = [code | {"id": "a", "source": "1"}, code | {"id": "b", "source": "2"} | parts]
    cells.append(code | {"id": "c", "source": "3"})
    return packed({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def sources(content: bytes) -> list[str]:
    notebook = parse_submission(content)
    nbformat.validate(notebook)
    return [cell.source for cell in notebook.cells]


def refusal(content: bytes, name: str = "x.ipynb") -> Unreadable:
    with pytest.raises(Unreadable) as error:
        parse_submission(content, name)
    assert error.value.do
    return error.value


def test_a_notebook_as_handed_out_keeps_every_cell_with_its_id_and_metadata() -> None:
    mine, theirs = read_submission(RELEASED), nbformat.read(RELEASED, 4)
    assert [dict(cell) for cell in mine.cells] == [dict(cell) for cell in theirs.cells]
    assert mine.metadata == theirs.metadata


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_taken_off(encoding: str) -> None:
    text = RELEASED.read_text(encoding="utf-8")
    assert parse_submission(text.encode(encoding)).cells == read_submission(RELEASED).cells


def test_windows_line_ends_in_file_and_cells_become_plain_ones() -> None:
    data = released()
    for cell in data["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in cell["source"]]
    content = json.dumps(data, indent=1).replace("\n", "\r\n").encode()
    assert parse_submission(content).cells == read_submission(RELEASED).cells


def test_the_old_format_3_comes_up_to_4_with_its_answers() -> None:
    old = nbformat.convert(nbformat.read(RELEASED, 4), 3)
    new = parse_submission(nbformat.writes(old, version=3).encode())
    nbformat.validate(new)
    assert [cell.source for cell in new.cells] == [cell.source for cell in read_submission(RELEASED).cells]
    assert [cell.metadata.get("nbgrader") for cell in new.cells] == [
        cell.metadata.get("nbgrader") for cell in read_submission(RELEASED).cells
    ]


def test_an_odd_cell_of_format_3_costs_only_itself() -> None:
    cells = [
        {"cell_type": "code", "input": "1", "outputs": 7, "language": "python"},
        {"cell_type": "heading", "level": "x", "source": ["A", " title"]},
        "nothing",
        {"cell_type": "code", "input": ["2\n", "3"], "outputs": [{"output_type": "pyout", "text": "a"}]},
        {"cell_type": "code", "input": "4", "outputs": [{"no": "kind"}]},
    ]
    content = packed({"worksheets": [{"cells": cells}, 5], "nbformat": 3, "nbformat_minor": 0})
    assert sources(content) == ["1", "# A title", "2\n3", "4"]


@pytest.mark.parametrize(
    "parts",
    [
        {"source": ["2"]},
        {"source": 2},
        {"outputs": None},
        {"outputs": "text"},
        {"outputs": [3, {}, {"output_type": "stream"}, {"output_type": "error", "traceback": "x"}]},
        {"outputs": [{"output_type": "display_data", "data": [1], "metadata": 0}]},
        {"metadata": None},
        {"metadata": ["nbgrader"]},
        {"metadata": {"tags": "x", "collapsed": 1, "name": ""}},
        {"metadata": {"nbgrader": {"schema_version": 99, "points": "nan"}}},
        {"id": "b b"},
        {"id": "a"},
        {"id": None},
        {"id": "b" * 65},
        {"execution_count": -1},
        {"execution_count": "3"},
        {"cell_type": "Code"},
        {"cell_type": 7},
        {"cell_type": []},
        {"attachments": {"a": 1}, "unknown": True},
    ],
    ids=str,
)
def test_an_odd_part_of_a_cell_is_mended_and_its_neighbors_stay(parts: dict[str, Any]) -> None:
    assert sources(with_cell(**parts)) == ["1", "2", "3"]


def test_what_other_programs_wrote_into_a_cell_stays_beside_what_is_mended() -> None:
    metadata = {"tags": "x", "nbgrader": {"grade_id": "share"}, "colab": {"base_uri": "x"}}
    (_, cell, _) = parse_submission(with_cell(metadata=metadata)).cells
    assert cell.metadata == {"nbgrader": {"grade_id": "share"}, "colab": {"base_uri": "x"}}


def test_cell_ids_differ_and_the_first_keeps_its_own() -> None:
    cells = [{"cell_type": "raw", "id": id, "metadata": {}, "source": ""} for id in ("a", "a", "a-1", "a")]
    notebook = parse_submission(packed({"cells": cells, "nbformat": 4}))
    assert [cell.id for cell in notebook.cells] == ["a", "a-1", "a-1-1", "a-2"]


@pytest.mark.parametrize(
    "change",
    [
        {"nbformat_minor": 99},
        {"nbformat_minor": None},
        {"nbformat": "4"},
        {"metadata": None},
        {"metadata": {"signature": 5, "kernelspec": "python", "language_info": []}},
        {"unknown": [1]},
        {"cells": [1, None, [], {}]},
    ],
    ids=str,
)
def test_an_odd_head_of_a_notebook_is_mended(change: dict[str, Any]) -> None:
    nbformat.validate(parse_submission(packed(released() | change)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"metadata": {}', '"metadata": {"x": NaN, "y": -Infinity, "z": 1e999}'),
        ('"metadata": {}', '"metadata": {"x": ' + "9" * 5000 + "}"),
        ('"metadata": {}', '"metadata": {}, "metadata": {"x": 1}'),
        ('"metadata": {}', '"metadata": {"\\ud800": "\\udfff"}'),
        ('"metadata": {}', '"metadata": {"x": ' + "[" * 200 + "]" * 200 + "}"),
        ('"source": "2"', '"source": "2\t"'),
    ],
)
def test_odd_json_is_read_and_can_be_written_again(old: str, new: str) -> None:
    content = with_cell().decode().replace(old, new).encode()
    assert sources(content)[::2] == ["1", "3"]
    nbformat.writes(parse_submission(content)).encode("utf-8")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(
            ["cell_type", "source", "outputs", "output_type", "metadata", "id", "data", "text", "tags",
             "text/plain", "application/json", "traceback", "attachments", "kernelspec", "name", "level", "input"]
        ) | st.text(max_size=3),
        inner | st.sampled_from(["code", "markdown", "stream", "error", "display_data", "execute_result", "pyout"]),
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(cells=st.lists(JSON, max_size=4), metadata=JSON, old=st.booleans())
def test_whatever_json_the_cells_are_the_result_is_a_valid_notebook(
    cells: list[Any], metadata: Any, old: bool
) -> None:
    data = {"worksheets": [{"cells": cells}]} if old else {"cells": cells}
    notebook = parse_submission(json.dumps(data | {"metadata": metadata}).encode("utf-8", "surrogatepass"))
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_whatever_the_bytes_are_the_refusal_is_a_sentence(content: bytes) -> None:
    assert refusal(content).what.endswith(".")


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.99])
def test_a_file_that_is_cut_off_is_said_to_be(share: float) -> None:
    content = RELEASED.read_bytes()
    assert refusal(content[: int(len(content) * share)]).what == say("file.cut-off")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", say("file.empty")),
        (b"\xef\xbb\xbf \r\n", say("file.empty")),
        (b"\x00" * 50, say("file.empty")),
        (b"%PDF-1.7\n...", "This is a PDF, not a notebook."),
        (b"PK\x03\x04....[Content_Types].xml", say("file.office")),
        (b"PK\x03\x04....04.ipynb", say("file.zip")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", say("file.office")),
        (b"\n<!DOCTYPE html>\n<html>", say("file.web-page")),
        (b'{"url": "https://colab", "doc_id": "1x"}', say("file.drive-shortcut")),
        (b"[InternetShortcut]\nURL=x", say("file.web-shortcut")),
        (b"https://colab.research.google.com/drive/1", say("file.drive-address")),
        (b'{"passport": 1, "lesson": "04"}', say("file.passport")),
        (b"# my answers\nshare = 0.4", say("file.plain-text")),
        (b'{"a": 1}', say("file.data")),
        (b"[1, 2]", say("file.plain-text")),
        (b'{"cells": 5, "nbformat": 4}', say("file.data")),
        (b'{"cells": [],\n"metadata": {},,}', say("file.damaged", line=2)),
        (b'{"cells": [\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> x\n]}', say("file.merge")),
        (b'{"cells": [], "nbformat": 5}', say("file.newer", version=5)),
        (b'{"cells": ' + b"[" * 200_000, say("file.depth", most=NOTEBOOK.depth)),
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_named(content: bytes, said: str) -> None:
    assert refusal(content).what == said


def test_only_a_regular_file_of_a_sane_size_is_opened(tmp_path: Path) -> None:
    link, pipe, large = tmp_path / "link.ipynb", tmp_path / "pipe.ipynb", tmp_path / "large.ipynb"
    link.symlink_to(RELEASED)
    os.mkfifo(pipe)
    with large.open("wb") as file:
        file.truncate(100_000_001)
    said = {}
    for path in (
        link,
        pipe,
        large,
        tmp_path,
        tmp_path / "gone.ipynb",
        tmp_path / "a\x00b",
        tmp_path / ("x" * 300),
    ):
        with pytest.raises(Unreadable) as error:
            read_submission(path)
        said[path.name] = error.value.what
    assert said["link.ipynb"] == say("file.link")
    assert said["pipe.ipynb"] == said[tmp_path.name] == say("file.folder")
    assert said["large.ipynb"] == say("file.large", size=100)
    assert said["gone.ipynb"] == say("file.missing")


def code(*lines: str, metadata: dict[str, Any] | None = None) -> nbformat.NotebookNode:
    cells = [nbformat.v4.new_code_cell(line) for line in lines]
    return nbformat.v4.new_notebook(cells=cells, metadata=metadata or {})


KNOWN = {"04-who-is-deported": ["share", "total-rows"], "06-opting-out": ["letter", "share"]}


@pytest.mark.parametrize(
    ("notebook", "lesson"),
    [
        (code(metadata={"scomm": {"lesson": "04-who-is-deported"}}), "04-who-is-deported"),
        (code('deal = begin("06-opting-out", code)'), "06-opting-out"),
        (code("import scomm\nscomm.begin('06-opting-out')"), "06-opting-out"),
        (code('# begin("06-opting-out")', "print(\"begin('04-x')\")"), None),
        (code('check("total-rows")'), "04-who-is-deported"),
        (code('check("share")'), None),
        (code('check("share")', 'check("letter")'), "06-opting-out"),
        (code(metadata={"scomm": ["04-who-is-deported"]}), None),
        (code(metadata={"scomm": {"lesson": "../../etc"}}), None),
        (code("1 + 1"), None),
    ],
)
def test_the_lesson_of_a_notebook(notebook: nbformat.NotebookNode, lesson: str | None) -> None:
    assert lesson_of(notebook, KNOWN) == lesson


LESSONS = sorted(path.name for path in (KIT / "lessons").glob("[0-9]*"))


def notebook_of(lesson: str) -> nbformat.NotebookNode:
    return read_submission(KIT / "lessons" / lesson / f"{lesson}.ipynb")


def unsigned(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The same cells in a notebook that says nothing of itself, nor begins a lesson."""
    cells = [cell for cell in notebook.cells if "begin(" not in cell.source]
    return nbformat.v4.new_notebook(cells=cells)


def test_every_lesson_is_known_from_every_other_where_a_course_has_one_of_them_alone_or_all() -> None:
    notebooks = {lesson: notebook_of(lesson) for lesson in LESSONS}
    known = {lesson: exercises_in(notebook) for lesson, notebook in notebooks.items()}
    assert any(known[one] & known[other] for one in LESSONS for other in LESSONS if one != other)
    for mine in LESSONS:
        for handed_in, notebook in notebooks.items():
            assert lesson_of(notebook, {mine: known[mine]}) == handed_in
            assert lesson_of(notebook, known) == lesson_of(unsigned(notebook), known) == handed_in
            of = lesson_of(unsigned(notebook), {mine: known[mine]})
            assert of == (mine if handed_in == mine else None)


def test_the_cells_of_a_lesson_are_of_it_whatever_the_notebook_around_them_was() -> None:
    notebook = notebook_of(LESSON)
    notebook.metadata["scomm"] = {"lesson": "06-opting-out"}
    notebook.cells.insert(0, nbformat.v4.new_code_cell('begin("06-opting-out")'))
    assert lesson_of(notebook, {LESSON: exercises_in(notebook)}) == LESSON


def test_in_a_course_of_one_lesson_every_other_lessons_notebook_is_refused(tmp_path: Path) -> None:
    for mine in LESSONS:
        cells = tuple(
            ReleasedCell(id, f'check("{id}")', None, points=1) for id in exercises_in(notebook_of(mine))
        )
        for other in LESSONS:
            folder = tmp_path / mine / other
            folder.mkdir(parents=True)
            shutil.copy(KIT / "lessons" / other / f"{other}.ipynb", folder / f"{mine}.ipynb")
            if other == mine:
                assert notebook_in(folder, mine, cells).cells
                continue
            with pytest.raises(NotGraded, match=f"notebook of lesson {other}, not of {mine}"):
                notebook_in(folder, mine, cells)
            nbformat.write(unsigned(notebook_of(other)), folder / f"{mine}.ipynb")
            with pytest.raises(NotGraded, match=f"Nothing in this notebook is of lesson {mine}"):
                notebook_in(folder, mine, cells)


def test_no_cell_is_left_out_without_a_word() -> None:
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    many = [cell | {"source": [""]} for _ in range(5_000)] + [cell | {"source": ["x = ", "1"]}]
    data = {"cells": many, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    assert [one.source for one in parse_submission(packed(data)).cells] == ["x = 1"]
    data["cells"] = [cell | {"source": "1"}] * 2_001
    with pytest.raises(Unreadable, match="more than 2,000 cells"):
        parse_submission(packed(data))
