"""A lesson's prose as HTML for a platform's question: cited numbers and marked words in place, nothing that leads back into the lesson."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lessonkit.authoring.cells import tidy
from lessonkit.authoring.said_in import said_in
from lessonkit.authoring.terms import term_marks
from lessonkit.claims import format as claims
from lessonkit.claims.ledger import claim
from lessonkit.claims.markdown import citations
from lessonkit.exercises.spec import Load

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def html_of(markdown: str, load: Load, reader: MarkdownIt | None = None) -> str:
    """Some paragraphs as HTML; a page has a `reader` of its own (`new_reader`, and what it adds)."""
    return str((reader or _reader()).render(plain(tidy(markdown), load))).strip()


def inline_html_of(markdown: str, load: Load) -> str:
    """Some words as HTML, without a paragraph around them."""
    return str(_reader().renderInline(plain(tidy(markdown), load))).strip()


def plain(markdown: str, load: Load) -> str:
    """Markdown as a page says it, with the number of each cited claim in its place, and the words of the glossary as plain words.

    >>> plain("A {term}`detainer`, many {term}`Jails <jail>`.", lambda name: None)
    'A detainer, many Jails.'
    """
    markdown = said_in("page", markdown)
    places = [(one.start, one.end, claims.say(claim(one.id), load)) for one in citations(markdown)]
    places += [(mark.start, mark.end, mark.text) for mark in term_marks(markdown)]
    pieces, at = [], 0
    for start, end, words in sorted(places):
        pieces += [markdown[at:start], words]
        at = end
    return "".join([*pieces, markdown[at:]])


@cache
def _reader() -> MarkdownIt:
    return new_reader()


def new_reader() -> MarkdownIt:
    """A reader of the Markdown of a question, to add to: HTML inside it stays."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
