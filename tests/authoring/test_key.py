"""The key is the solution, run, with notes for instructors; its page needs no network."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from lessonkit.authoring.key import KeyFiles, key_page, write_key
from lessonkit.authoring.key_notes import notes_markdown
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.locate import load_lesson

ID = "90-tiny-lesson"
Change = Callable[[str, str, str], None]


@pytest.fixture
def key(course: Path) -> KeyFiles:
    return write_key(ID, course)


def test_the_key_shows_solutions_outputs_notes_and_samples_on_a_page_without_a_network(
    key: KeyFiles, course: Path, folder: Path
) -> None:
    assert key.page == course / "build" / "key" / f"{ID}.html"
    page = key.page.read_text(encoding="utf-8")
    for expected in (
        "For instructors: share-red",
        "give or take 0.001",
        "You divided by the boxes that are not red.",
        "Divide the part by its base.",
        "The share does not say how many boxes the room holds.",
        "Repeats the number.",
        "scomm-right",
    ):
        assert expected in page
    assert not re.findall(r"<script|<link|src=[\"']?http|@import|url\([\"']?http", page)
    cells = {cell.id: cell for cell in nbformat.read(key.notebook, as_version=4).cells}
    assert cells[f"{ID}-check-share-red"].outputs[0].data["text/plain"] == "4"
    assert cells[f"{ID}-answer-share-red"].source.splitlines()[2:] == [
        "# Solution",
        'share_red = float(red / boxes["all"].sum())',
    ]
    # the authors' folder stays as it was: no passport, no notebook, no checkpoint
    assert not list(folder.glob("passport-*"))
    assert not list(folder.glob("*.ipynb"))


def test_both_samples_of_a_level_stand_in_the_key(course: Path, change: Change) -> None:
    change("lesson.md", "\n## level 3", "### counterpart\nA second side, with its best point.\n\n## level 3")
    page = write_key(ID, course).page.read_text(encoding="utf-8")
    assert page.count("or, for the other side:") == 1
    assert "A second side, with its best point." in page


def test_links_prompts_and_comments_are_told_by_more_than_a_pale_colour(key: KeyFiles) -> None:
    style = "".join(re.findall(r"<style>[^<]*</style>", key.page.read_text(encoding="utf-8")))
    assert "a:not(.anchor-link) { text-decoration: underline !important; }" in style
    assert ".jp-InputPrompt, .jp-OutputPrompt { color: #595959 !important; opacity: 1 !important; }" in style


def test_a_solution_that_does_not_run_is_told_in_one_line(course: Path, change: Change) -> None:
    change("exercises.py", "    share_red = float(", '    boxes["none"].sum()\n    share_red = float(')
    with pytest.raises(KitError, match="The solution of 90-tiny-lesson does not run: KeyError"):
        write_key(ID, course)
    assert not (course / "build").exists()


def test_a_dealt_exercise_lists_the_right_answer_of_every_deal(folder: Path, change: Change) -> None:
    change("exercises.py", "answer=0.4375", "uses=('year',), answer=lambda deal: deal.year / 1e4")
    change("exercises.py", 'lesson("1.0")', "lesson('1.0', pools={'year': (2014, 2020)})")
    lesson = load_lesson(folder)
    notes = notes_markdown(lesson.exercise("share-red"), lesson, Deal(year=2014), load)
    assert "**Right for 2014:** 0.2014 (give or take 0.001)." in notes
    assert "<tr><td>2020</td><td>0.202</td></tr>" in notes


def test_a_dealt_table_or_chart_stands_in_one_line_a_deal() -> None:
    assert (
        kind_of("table").line({"columns": ["a", "b"], "rows": [["x", 9.5], ["y", None]]})
        == "x 9.5; y missing"
    )
    series = [
        {"name": "Reno", "x": [2013, 2014], "y": [100, 98.5]},
        {"name": "country", "x": [2013], "y": [100]},
    ]
    assert kind_of("chart").line({"series": series}) == "Reno: 100, 98.5; country: 100"


def test_tables_and_charts_are_printed_as_tables() -> None:
    rows = [[2014 + number, None if number == 1 else 1000.5 * number] for number in range(12)]
    table = kind_of("table").block({"columns": ["year", "people"], "rows": rows})
    assert table.splitlines()[:4] == ["| year | people |", "|:--|:--|", "| 2014 | 0 |", "| 2015 | missing |"]
    assert table.endswith("… and 2 more rows")
    chart = {"title": "Two lines", "x_title": "Year", "y_title": "Percent"}
    series = [{"name": "a|b", "x": [2014, 2015], "y": [1.5, 2]}, {"name": "", "x": [2015], "y": [3]}]
    printed = kind_of("chart").block({**chart, "series": series})
    assert printed.splitlines()[2:] == [
        "| Year | a\\|b | series 2 |",
        "|:--|:--|:--|",
        "| 2014 | 1.5 | missing |",
        "| 2015 | 2 | 3 |",
    ]


def test_a_figure_that_a_page_cannot_draw_is_left_out_and_kept_in_the_notebook() -> None:
    figure = nbformat.v4.new_output("display_data", {"application/vnd.plotly.v1+json": {"data": ["marker"]}})
    words = nbformat.v4.new_output("stream", text="some words")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("draw()", outputs=[figure, words])])
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        page = key_page(notebook, "A page")
    assert "some words" in page
    assert "marker" not in page
    assert len(notebook.cells[0].outputs) == 2
