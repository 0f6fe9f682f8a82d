"""Words that a lesson explains: the mark, the folded card below its paragraph, and what the linter asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from scomm.authoring.build import compiled
from scomm.authoring.lint import lint
from scomm.authoring.terms import Term, glossary, with_term_cards
from scomm.data import load

Change = Callable[[str, str, str], None]

DETAINER = Term("detainer", "detainer", "A request to hold <someone> & tell.", "Form I-247")
JAIL = Term("jail", "jail", "A place.")
KNOWN = {"detainer": DETAINER, "jail": JAIL}


def html(markdown: str) -> str:
    return MarkdownIt("commonmark").enable("table").render(with_term_cards(markdown, KNOWN))


def test_a_marked_word_shows_its_meaning_and_its_paragraph_is_followed_by_a_card() -> None:
    shown = html("ICE sends a {term}`detainer`.\n\nNext.")
    word = re.search(r'<p>ICE sends a <dfn title="([^"]*)"[^>]*>detainer</dfn>\.</p>', shown)
    assert word is not None
    assert word[1] == "A request to hold &lt;someone&gt; &amp; tell."
    card, after = shown.index("<details>"), shown.index("<p>Next.</p>")
    assert word.end() <= card < after
    assert "Form I-247" in shown[card:after]
    assert "{term}" not in shown


def test_another_form_of_the_word_is_printed_as_the_text_needs_it() -> None:
    shown = html("Many {term}`Detainers <detainer>` came.")
    assert ">Detainers</dfn> came." in shown


def test_two_words_of_a_paragraph_share_one_card_and_two_paragraphs_have_two() -> None:
    assert html("A {term}`jail` and a {term}`detainer`.").count("<details>") == 1
    assert html("A {term}`jail`.\n\nA {term}`detainer`.").count("<details>") == 2


def test_the_card_of_a_word_in_a_list_or_a_table_stands_below_it() -> None:
    for text in ("- a {term}`jail`\n- two\n\nNext.", "| a |\n|--|\n| {term}`jail` |\n| two |\n\nNext."):
        shown = html(text)
        assert shown.index("two") < shown.index("<details>") < shown.index("Next."), shown
        assert shown.count("<ul>") <= 2


def test_code_is_left_alone() -> None:
    text = "```python\n{term}`jail`\n```\n"
    assert with_term_cards(text, KNOWN) == text


def test_every_term_of_the_glossary_is_found_by_its_id_and_by_its_name() -> None:
    known = glossary(load)
    for term in {one.id: one for one in known.values()}.values():
        assert known[term.id] is term
        assert known[term.term.casefold()] is term


def test_a_lesson_prints_the_card_of_a_word_that_it_marks(folder: Path, change: Change) -> None:
    change("lesson.md", "Some boxes are red.", "Some boxes are in a {term}`universe`.")
    definition = glossary(load)["universe"].definition
    cells = [cell.source for cell in compiled(folder).cells if definition in cell.source]
    assert len(cells) == 1
    assert "<details>" in cells[0]


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
