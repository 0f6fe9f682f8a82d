"""The keys of a batch are read once and computed once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.exercises.deal import deal_for
from lessonkit.exercises.learner.lent import LENT_FILE, lend
from lessonkit.grading.keys import KeyShelf
from tests.grading.course import KIT, LESSON, SMALL_LESSON, write_small_lesson


@pytest.fixture
def shelf(tmp_path: Path) -> KeyShelf:
    write_small_lesson(tmp_path / SMALL_LESSON)
    return KeyShelf(tmp_path)


def test_a_key_that_is_written_over_during_the_batch_changes_nothing(shelf: KeyShelf) -> None:
    first = shelf.lesson(SMALL_LESSON)
    (shelf.folder / SMALL_LESSON / "exercises.py").write_text("LESSON = None")
    assert shelf.lesson(SMALL_LESSON) is first


def test_a_key_is_computed_once_for_all_learners_with_one_deal() -> None:
    shelf = KeyShelf(KIT / "solutions")
    lesson = shelf.in_full(LESSON)
    assert lesson is shelf.in_full(LESSON)
    dealt = next(one.id for one in lesson.exercises if one.uses and one.answer)
    plain = next(one.id for one in lesson.exercises if not one.uses and one.answer)
    one, other = (deal_for(code, lesson.pools) for code in ("otter-maple-river", "quartz-lemon-hazel"))
    assert lesson.key(plain, one) is lesson.key(plain, other)
    assert lesson.key(dealt, one) is lesson.key(dealt, one)
    assert lesson.key(dealt, one) is not lesson.key(dealt, other)


def test_what_the_kernel_is_lent_is_what_the_first_cell_deals_and_no_more(
    shelf: KeyShelf, tmp_path: Path
) -> None:
    lesson = shelf.lesson(SMALL_LESSON)
    lend("otter-maple-river", lesson).write(tmp_path)
    lent = json.loads((tmp_path / LENT_FILE).read_text())
    assert set(lent) == {"learner", "lesson"}
    assert set(lent["lesson"]) == {"id", "version", "graded", "pools", "ids"}
    assert lent["lesson"]["ids"] == [exercise.id for exercise in lesson.exercises]


def test_what_was_handed_out_is_prose_and_code_and_no_answer() -> None:
    shelf, lesson = KeyShelf(KIT / "solutions"), "00-start-here"
    sources, notebook = shelf.handed_out(lesson), shelf.notebook(lesson)
    assert notebook is not None
    answers = {
        (cell.cell_type, cell.source)
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    assert answers
    assert not answers & sources
    assert {("code", 'check("first-answer")'), ("markdown", notebook.cells[0].source)} < sources
    assert len(sources) > len(answers)


def test_a_missing_key_is_none_and_says_why(tmp_path: Path) -> None:
    shelf = KeyShelf(tmp_path)
    assert shelf.lesson("99-none") is None
    assert "No exercises.py" in shelf.missing["99-none"]
    assert (shelf.in_full("99-none"), shelf.opening("99-none"), shelf.handed_out("99-none")) == (
        None,
        [],
        frozenset(),
    )
