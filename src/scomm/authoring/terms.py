"""Words that a lesson explains where they first stand: a mark in the text, and a folded card below its paragraph.

An author writes ``{term}`detainer` ``, or ``{term}`detainers <detainer>` `` where the text needs another form. What a term
means stands once, in the dataset `glossary`. JupyterLab takes scripts and most of HTML out of a Markdown cell, so the
card is a `<details>`, which keyboard, touch and screen reader open, and the word shows its meaning to a mouse too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from msgspec import Struct

from scomm.claims.markdown import without_code_blocks
from scomm.exercises.spec import Load
from scomm.language import sentences_beside
from scomm.language.in_force import translated

say = sentences_beside(__file__)

LIST = "scomm-terms"
"""The class of a folded list of words; what opens a card for each word hides the list."""

_MARK = re.compile(r"\{term\}`(?P<text>[^`\n<]+?)(?:[ ]<(?P<id>[^>`\n]+)>)?`")
_WORD = "font-style:normal;border-bottom:1px dotted;cursor:help"


class Term(Struct, frozen=True):
    """One word of the glossary: its id, the word, what it means, and what agencies or laws call it."""

    id: str
    term: str
    definition: str
    official: str = ""


class Mark(Struct, frozen=True):
    """A word that a text marks: how it is written there, the term's id or name, its line from 1, its place."""

    text: str
    key: str
    line: int
    start: int
    end: int


Glossary = Mapping[str, Term]
"""Terms by id and by name, in lower case."""


def glossary(load: Load) -> Glossary:
    """The terms of the dataset `glossary`."""
    table = load("glossary")
    rows = table[["id", "term", "definition", "official_term"]].fillna("").astype(str)
    english = [Term(*row) for row in rows.itertuples(index=False)]
    return {
        key: said for term in english for said in (in_force(term),) for key in (term.term.casefold(), term.id)
    }


def in_force(term: Term) -> Term:
    """A term in the words of the language in force; texts mark it by its English name or its id in every language."""
    said = {
        field: translated(f"glossary/{term.id}/{field}", english) if english else ""
        for field, english in (
            ("term", term.term),
            ("definition", term.definition),
            ("official_term", term.official),
        )
    }
    return Term(term.id, said["term"], said["definition"], said["official_term"])


def term_marks(markdown: str) -> Iterator[Mark]:
    """The words that a text marks, in order; what stands in a block of code is none.

    >>> [(mark.text, mark.key) for mark in term_marks("A {term}`detainer`, many {term}`Jails <jail>`.")]
    [('detainer', 'detainer'), ('Jails', 'jail')]
    """
    text = without_code_blocks(markdown)
    for match in _MARK.finditer(text):
        key = (match["id"] or match["text"]).strip().casefold()
        line = text.count("\n", 0, match.start()) + 1
        yield Mark(match["text"].strip(), key, line, match.start(), match.end())


def without_term_marks(markdown: str) -> str:
    """The Markdown with each marked word as it is read.

    >>> without_term_marks("A {term}`detainer`, many {term}`Jails <jail>`.")
    'A detainer, many Jails.'
    """
    return _MARK.sub(lambda mark: mark["text"].strip(), markdown)


def with_term_cards(markdown: str, known: Glossary) -> str:
    """The Markdown with each marked word underlined, and below its paragraph, list or table a folded card.

    A mark of an unknown term stays as it is; the linter refuses it.
    """
    marks = [mark for mark in term_marks(markdown) if mark.key in known]
    ends = list(_ends_of_blocks(markdown)) if marks else []
    pieces, position = [], 0
    for end, together in groupby(
        marks, lambda mark: next((end for end in ends if end >= mark.end), len(markdown))
    ):
        terms: dict[str, Term] = {}
        for mark in together:
            term = terms.setdefault(known[mark.key].id, known[mark.key])
            pieces += [markdown[position : mark.start], _word(mark.text, term)]
            position = mark.end
        pieces += [markdown[position:end], _card(terms)]
        position = end
    return "".join(pieces) + markdown[position:]


def _ends_of_blocks(markdown: str) -> Iterator[int]:
    """Where each paragraph, list, table or quotation of the outermost level ends."""
    from markdown_it import MarkdownIt

    ends = [0]
    for line in markdown.split("\n"):
        ends.append(ends[-1] + len(line) + 1)
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.level == 0 and token.map is not None and token.nesting >= 0:
            last = token.map[1]
            while last > token.map[0] and not markdown[ends[last - 1] : ends[last]].strip():
                last -= 1  # a list's lines hold the empty one below it
            yield min(ends[last] - 1, len(markdown))


def _word(text: str, term: Term) -> str:
    return f'<dfn title="{escape(term.definition)}" style="{_WORD}">{text}</dfn>'


def _card(terms: Mapping[str, Term]) -> str:
    """The folded card of one or more terms, as Markdown with its empty lines."""
    lines = (
        say("terms.card-official", term=one.term, official=one.official, definition=one.definition)
        if one.official and one.official.casefold() != one.term.casefold()
        else say("terms.card", term=one.term, definition=one.definition)
        for one in terms.values()
    )
    summary = say("terms.in-plain-words", terms=", ".join(one.term for one in terms.values()))
    items = "\n".join(f"- {line}" for line in lines)
    return f'\n\n<details class="{LIST}">\n<summary>{summary}</summary>\n\n{items}\n\n</details>\n'
