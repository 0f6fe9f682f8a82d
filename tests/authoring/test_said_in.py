"""What a lesson says otherwise in a notebook, on a page and on a slide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.compile import compile_lesson
from lessonkit.authoring.said_in import Place, of_a_notebook, said_in
from lessonkit.authoring.source import read_text
from lessonkit.exercises.locate import load_lesson

PLACES: tuple[Place, ...] = ("notebook", "page", "slide")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[Run it.|Look.|Ask.]] On.", ("Run it. On.", "Look. On.", "Ask. On.")),
        ("[[Run it.|Look.]] On.", ("Run it. On.", "Look. On.", "Look. On.")),
        ("On.[[ Press **B**.|]]", ("On. Press **B**.", "On.", "On.")),
        ("[[A\n{claim}`one`|B]]", ("A\n{claim}`one`", "B", "B")),
        ("`wide.loc[[2010, 2014]] | other`", ("`wide.loc[[2010, 2014]] | other`",) * 3),
        ("[[no choice]]", ("[[no choice]]",) * 3),
    ],
)
def test_each_place_takes_its_own_words(text: str, said: tuple[str, ...]) -> None:
    assert tuple(said_in(place, text) for place in PLACES) == said


@pytest.mark.parametrize(
    "asks",
    [
        "Run the next cell.",
        "Then run the cell",
        "the cell below",
        "press Shift + Enter",
        "You have run a cell and",
    ],
)
def test_what_asks_for_a_cell_is_found(asks: str) -> None:
    assert of_a_notebook(f"Look. {asks}.") != ""


@pytest.mark.parametrize(
    "asks", ["A cell with a count below ten is blank.", "He was put into a cell.", "the first row"]
)
def test_a_cell_of_a_table_or_of_a_jail_is_none(asks: str) -> None:
    assert of_a_notebook(asks) == ""


def test_a_notebook_and_a_page_are_made_of_one_text(
    folder: Path, change: Callable[[str, str, str], None]
) -> None:
    change("lesson.md", "Some boxes", "[[Run the next cell for some|Some]] boxes")
    text, lesson = read_text(folder / "lesson.md"), load_lesson(folder)
    notebook, page = (compile_lesson(text, lesson, place=place) for place in ("notebook", "page"))
    told = ["\n".join(cell.source for cell in one.cells) for one in (notebook, page)]
    assert "Run the next cell for some boxes" in told[0]
    assert "Run the next cell" not in told[1]
    assert [cell.id for cell in notebook.cells] == [cell.id for cell in page.cells]
