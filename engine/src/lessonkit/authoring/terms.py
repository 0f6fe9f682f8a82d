"""Words that a lesson explains where they first stand: a mark in the text, and a folded list in each part.

An author writes ``{term}`tariff` ``, or ``{term}`tariffs <tariff>` `` where the text needs another form. What a term
means stands once, in the dataset `glossary`. In JupyterLab and on a page the word opens a card by key, touch and pointer
(`reading.js`), made of the title that it has here, and the list is for paper. Where that script does not run, the list is what opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from msgspec import Struct

from lessonkit.claims.markdown import without_code_blocks
from lessonkit.data import names
from lessonkit.exercises.spec import Load
from lessonkit.language import sentences_beside
from lessonkit.language.in_force import translated

say = sentences_beside(__file__)

LIST = "scomm-terms"
"""The class of a folded list of words; what opens a card for each word hides the list."""

_MARK = re.compile(r"\{term\}`(?P<text>[^`\n<]+?)(?:[ ]<(?P<id>[^>`\n]+)>)?`")
_PART = re.compile(r"^## ", re.MULTILINE)
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
    """The terms of the dataset `glossary`; none where a course has no such table."""
    english = [Term(*row) for row in glossary_rows(load, "id", "term", "definition", "official_term")]
    return {
        key: said for term in english for said in (in_force(term),) for key in (term.term.casefold(), term.id)
    }


def glossary_rows(load: Load, *columns: str) -> Iterator[tuple[str, ...]]:
    """The rows of the dataset `glossary`; none where a course has no such table."""
    if "glossary" in names():
        yield from load("glossary")[[*columns]].fillna("").astype(str).itertuples(index=False)


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


def with_term_cards(texts: Sequence[str], known: Glossary) -> list[str]:
    """The texts of a lesson, in order, with each marked word underlined, and one folded list of words for each part.

    The list stands where the part's first word does, at the end of that text or of that part of it. A mark of an unknown term stays as
    it is; the linter refuses it.
    """
    pieces = [[_with_words(piece, known) for piece in _by_part(text)] for text in texts]
    part: list[tuple[int, int]] = []
    lists: dict[tuple[int, int], dict[str, Term]] = {}
    for number, found in enumerate(pieces):
        for place, (text, terms) in enumerate(found):
            part = [(number, place)] if _PART.match(text) else [*part, (number, place)]
            if terms:
                first = next((one for one in part if one in lists), (number, place))
                lists.setdefault(first, {}).update(terms)
    return [
        "".join(
            text.rstrip("\n") + _card(lists[number, place]) if (number, place) in lists else text
            for place, (text, _) in enumerate(found)
        )
        for number, found in enumerate(pieces)
    ]


def _by_part(markdown: str) -> list[str]:
    """A text cut before each heading that begins a part; what stands in a block of code is none."""
    starts = [match.start() for match in _PART.finditer(without_code_blocks(markdown))]
    places = [0, *(start for start in starts if start), len(markdown)]
    return [markdown[start:end] for start, end in pairwise(places)]


def _with_words(markdown: str, known: Glossary) -> tuple[str, dict[str, Term]]:
    """The Markdown with its marked words underlined, and the terms that they are."""
    pieces, position, terms = list[str](), 0, dict[str, Term]()
    for mark in term_marks(markdown):
        if term := known.get(mark.key):
            terms.setdefault(term.id, term)
            pieces += [markdown[position : mark.start], _word(mark.text, term)]
            position = mark.end
    return "".join(pieces) + markdown[position:], terms


def _word(text: str, term: Term) -> str:
    return f'<dfn title="{escape(_said(term))}" style="{_WORD}">{text}</dfn>'


def _said(term: Term) -> str:
    """What a term means, and what agencies and laws call it."""
    official = term.official if term.official.casefold() != term.term.casefold() else ""
    return (
        say("terms.said-official", definition=term.definition, official=official)
        if official
        else term.definition
    )


def _card(terms: Mapping[str, Term]) -> str:
    """The folded list of terms, as Markdown with its empty lines."""
    items = "\n".join(f"- {say('terms.card', term=one.term, said=_said(one))}" for one in terms.values())
    summary = say("terms.in-plain-words")
    return f'\n\n<details class="{LIST}">\n<summary>{summary}</summary>\n\n{items}\n\n</details>\n\n'
