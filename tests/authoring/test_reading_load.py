"""Words, pictures and sources of a notebook are counted where a reader meets them."""

from __future__ import annotations

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from lessonkit.authoring.reading_load import (
    Tally,
    before_first_picture,
    longest_without_picture,
    of_parts,
    stretches,
)

LESSON = "90-tiny"
CITED = '<sup id="cited-a">[\\[1\\]](#source-a "Source 1: X")</sup>'


def notebook(*cells: tuple[str, str]) -> NotebookNode:
    """A notebook of these cells: the role of each, and its text."""
    made = new_notebook(metadata={"scomm": {"lesson": LESSON}})
    for number, (role, text) in enumerate(cells):
        is_code = role in ("code", "answer", "check", "given", "end")
        cell = (new_code_cell if is_code else new_markdown_cell)(text)
        cell["id"] = f"{LESSON}-{role}-{number}"
        made.cells.append(cell)
    return made


def tally(*cells: tuple[str, str], parts: tuple[str, ...] = ("One",)) -> Tally:
    return of_parts(list(stretches(notebook(*cells))), parts)


def test_a_number_is_one_word_and_its_raised_mark_is_a_citation() -> None:
    found = tally(("prose", f"## One\n\nIt was 73.3 percent{CITED} then."))
    assert (found.words, found.citations) == (1 + 5, 1)


def test_tables_and_folds_are_counted_apart_and_the_line_that_unfolds_is_in_sight() -> None:
    text = "Two words.\n\n| a b | c |\n|:--|:--|\n| d | e |\n\n<details>\n<summary>Open this</summary>\n\nOne two three.\n\n</details>\n\nEnd."
    found = tally(("prose", text), parts=("",))
    assert (found.words, found.in_tables, found.folded) == (2 + 2 + 1, 5, 3)


def test_a_list_of_words_that_have_cards_is_folded_and_its_own_line_is_not_shown() -> None:
    text = 'A <dfn>jail</dfn>.\n\n<details class="scomm-terms">\n<summary>In plain words</summary>\n\n- A house.\n\n</details>'
    found = tally(("prose", text), parts=("",))
    assert (found.words, found.folded) == (2, 2)


def test_code_hints_and_checks_are_no_words_and_a_task_with_its_options_is() -> None:
    found = tally(
        ("task", "### Exercise 1\n\nWhich one?\n\n- **a**: This one."),
        ("answer", "which = ..."),
        ("check", 'check("which")'),
        parts=("",),
    )
    assert (found.words, found.exercises) == (2 + 2 + 3, 1)


def test_a_cut_has_its_own_parts_with_beginning_end_and_the_sources_that_it_cites() -> None:
    cells = (
        ("header", "# Title here"),
        ("prose", f"## One\n\nA{CITED} b.\n\n## Two\n\nC d e."),
        ("task", "Which?"),
        ("keypoints", "Remember."),
        (
            "sources",
            '## Sources\n\n- <span id="source-a"></span>**1.** Four.\n- <span id="source-b"></span>**2.** Six.',
        ),
    )
    one, both = tally(*cells), tally(*cells, parts=("One", "Two"))
    assert (one.words, both.words) == (2 + 3 + 1, 2 + 3 + 4 + 1 + 1)
    assert (one.exercises, both.exercises) == (0, 1)
    assert one.in_sources == both.in_sources == 2


@pytest.mark.parametrize(
    ("code", "pictures"),
    [
        ('explore("pipeline")', 1),
        ("from lessonkit.charts import lines\n\nlines(table)", 1),
        ("table.head()", 0),
    ],
)
def test_what_the_kit_draws_in_a_cell_is_a_picture(code: str, pictures: int) -> None:
    assert tally(("code", code), parts=("",)).pictures == pictures


def test_a_picture_that_waits_for_a_guess_is_not_the_first_in_sight() -> None:
    waiting, shown = ("code", 'explore("pipeline", after="guess")'), ("code", 'explore("pipeline")')
    alone = before_first_picture(stretches(notebook(("prose", "Words."), shown)))
    assert 0 < alone < before_first_picture(stretches(notebook(("prose", "Words."), waiting, shown)))


def test_exercises_are_counted_from_one_picture_to_the_next() -> None:
    task, picture = ("task", "Which?"), ("code", 'explore("pipeline")')
    assert longest_without_picture(stretches(notebook(task, task, picture, task, task, task))) == 3
