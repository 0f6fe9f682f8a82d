"""Words that a lesson explains: the mark, the folded list of a part, and what the linter asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from lessonkit.authoring.build import compiled
from lessonkit.authoring.lint import lint
from lessonkit.authoring.terms import Term, glossary, with_term_cards
from lessonkit.data import load

Change = Callable[[str, str, str], None]

DETAINER = Term("detainer", "detainer", "A request to hold <someone> & tell.", "Form I-247")
JAIL = Term("jail", "jail", "A place.")
LISTED = '<details class="scomm-terms">'
KNOWN = {"detainer": DETAINER, "jail": JAIL}


def html(*texts: str) -> list[str]:
    reader = MarkdownIt("commonmark").enable("table")
    return [reader.render(text) for text in with_term_cards(texts, KNOWN)]


def test_a_marked_word_says_its_meaning_and_the_list_stands_below_its_text() -> None:
    (shown,) = html("ICE sends a {term}`detainer`.\n\nNext.")
    word = re.search(r'<p>ICE sends a <dfn title="([^"]*)"[^>]*>detainer</dfn>\.</p>', shown)
    assert word is not None
    assert word[1] == "A request to hold &lt;someone&gt; &amp; tell. Agencies and laws say: Form I-247."
    assert word.end() < shown.index("<p>Next.</p>") < shown.index(LISTED)
    assert "{term}" not in shown


def test_another_form_of_the_word_is_printed_as_the_text_needs_it() -> None:
    (shown,) = html("Many {term}`Detainers <detainer>` came.")
    assert ">Detainers</dfn> came." in shown


def test_a_part_has_one_list_with_all_its_words_where_the_first_of_them_stands() -> None:
    one, two, three = html(
        "## One\n\nNo word.", "A {term}`jail`.\n\nMore.", "A {term}`detainer`.\n\n## Two\n\nEnd."
    )
    assert LISTED not in one + three
    assert two.index("More.") < two.index("<strong>jail</strong>") < two.index("<strong>detainer</strong>")


def test_another_part_in_the_same_text_has_a_list_of_its_own() -> None:
    (shown,) = html("## One\n\nA {term}`jail`.\n\n## Two\n\nA {term}`detainer`.")
    one, two = shown.split("<h2>Two</h2>")
    assert one.count("<strong>jail</strong>") == two.count("<strong>detainer</strong>") == 1
    assert one.count(LISTED) == two.count(LISTED) == 1


def test_the_list_of_a_word_in_a_list_or_a_table_stands_below_it() -> None:
    for text in ("- a {term}`jail`\n- two", "| a |\n|--|\n| {term}`jail` |\n| two |"):
        (shown,) = html(text)
        assert shown.index("two") < shown.index(LISTED), shown
        assert shown.count("<ul>") <= 2


def test_code_is_left_alone() -> None:
    text = "```python\n{term}`jail`\n```\n"
    assert with_term_cards([text], KNOWN) == [text]


def test_every_term_of_the_glossary_is_found_by_its_id_and_by_its_name() -> None:
    known = glossary(load)
    for term in {one.id: one for one in known.values()}.values():
        assert known[term.id] is term
        assert known[term.term.casefold()] is term


def test_a_lesson_lists_a_word_that_it_marks(folder: Path, change: Change) -> None:
    change("lesson.md", "Some boxes are red.", "Some boxes are in a {term}`universe`.")
    definition = glossary(load)["universe"].definition
    cells = [cell.source for cell in compiled(folder).cells if definition in cell.source]
    assert len(cells) == 1
    assert LISTED in cells[0]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Some boxes are red.", "A {term}`universse`.", r"lesson\.md:33: terms: The glossary has no 'universse'.*universe"),
        ("Now count the boxes.", "A {term}`universe`, and {term}`universes <universe>`.", r"lesson\.md:113: terms: 'universe' is explained already"),
        ("Now count the boxes.", "A {term}`share` of boxes.", r"no 'share'"),
        ("Some boxes are red.", "A universe.\n\nThe {term}`universe`.", r"lesson\.md:35: terms: Mark 'universe' where it first stands, in line 33"),
        ("A base is what you divide by.", "A {term}`universe`.", r"lesson\.md:104: terms: Mark a term in the task"),
        ("  - A share has a base.", "  - A share has a {term}`universe`.", r"lesson\.md:14: terms: .*not in the front matter"),
        ("### The base", "### The {term}`universe`", r"lesson\.md:76: terms: .*not in a heading"),
    ],
)  # fmt: skip
def test_a_mark_out_of_place_is_found(folder: Path, change: Change, old: str, new: str, found: str) -> None:
    change("lesson.md", old, new)
    lines = [str(finding) for finding in lint(folder)]
    assert [line for line in lines if re.search(found, line)], lines


def test_the_same_word_in_code_is_no_first_use(folder: Path, change: Change) -> None:
    change(
        "lesson.md", "Some boxes are red.", "See `universe` in the code.\n\nThe {term}`universe` is everyone."
    )
    assert lint(folder) == ()
