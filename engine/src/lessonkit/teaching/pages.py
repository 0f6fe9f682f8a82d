"""Pages to print, from templates: no script, nothing from elsewhere, light on every screen because they are for paper."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from lessonkit.authoring.said_in import said_in
from lessonkit.authoring.terms import term_marks
from lessonkit.claims import format as printed
from lessonkit.claims.ledger import claim
from lessonkit.claims.markdown import citations
from lessonkit.data import load
from lessonkit.language import sentences_beside
from lessonkit.pages.templates import templates
from lessonkit.tokens import PAGE_COLOURS

say = sentences_beside(__file__)


@cache
def _templates() -> Environment:
    filters = {"inline": inline, "blocks": blocks}
    return templates("lessonkit.teaching", filters, say=say, colours=PAGE_COLOURS["light"])


def page(template: str, **values: Any) -> str:
    """A page made of a template."""
    return _templates().get_template(template).render(**values)


def plain(markdown: str) -> str:
    """The Markdown of a lesson as a slide says it, with words in place of its marks: a claim is its number, a term is the word."""
    markdown = said_in("slide", markdown)
    for one in reversed(list(citations(markdown))):
        markdown = markdown[: one.start] + printed.say(claim(one.id), load) + markdown[one.end :]
    for mark in reversed(list(term_marks(markdown))):
        markdown = markdown[: mark.start] + mark.text + markdown[mark.end :]
    return markdown


def inline(markdown: str) -> Markup:
    """One line of Markdown as HTML."""
    return Markup(_reader().renderInline(" ".join(plain(markdown).split())))


def blocks(markdown: str) -> Markup:
    """Paragraphs and lists of Markdown as HTML."""
    return Markup(_reader().render(plain(markdown)))


@cache
def _reader() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")
