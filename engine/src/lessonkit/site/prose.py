"""A lesson's Markdown as HTML: headings with names to link to, tables that scroll, code that can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from urllib.parse import unquote

from markdown_it import MarkdownIt
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from lessonkit.site.scrolling import scrolling

_TAGS = re.compile(r"<[^>]+>")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NOTEBOOK = re.compile(r"^\.\./([\w-]+)/\1\.ipynb\b")
"""A link from one lesson to another, as notebooks have it; here the pages lie side by side."""
_HEADING = re.compile(r"#[^a-z]")
"""A link to a heading as a notebook names it: with its capital. Our own names have none."""
_MARKDOWN = scrolling(MarkdownIt("commonmark", {"html": True}).enable("table"))


@dataclass(frozen=True)
class Heading:
    """A heading of a page: how deep it stands, its words, and the name that a link leads to."""

    level: int
    words: str
    anchor: str


@dataclass(eq=False)
class Prose:
    """The Markdown of one page, rendered piece by piece: no two headings have one name. `beside` ends the names of the files
    that links between lessons lead to; `exercises` are ids by the anchor that a notebook gives to an exercise."""

    beside: str = ""
    exercises: dict[str, str] = field(default_factory=dict)
    headings: list[Heading] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set, repr=False)

    def html(self, markdown: str) -> str:
        """A piece of Markdown; HTML inside it stays."""
        tokens = _MARKDOWN.parse(markdown)
        for token, inline in pairwise(tokens):
            if token.type == "heading_open":
                words = unescape(_TAGS.sub("", _MARKDOWN.renderInline(inline.content)))
                found = Heading(int(token.tag[1]), words, self.anchor(words))
                self.headings.append(found)
                token.attrSet("id", found.anchor)
        for inner in (one for token in tokens for one in token.children or ()):
            if inner.type == "link_open":
                href = str(inner.attrGet("href"))
                inner.attrSet("href", self._here(href))
                if href.startswith("#source-"):
                    inner.attrSet("aria-label", str(inner.attrGet("title")))
        return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))

    def _here(self, href: str) -> str:
        """Where a link of a notebook leads here: to another page, or to a heading by the name that it has in this one."""
        if href[1:] in self.exercises:
            return f"#exercise-{self.exercises[href[1:]]}"
        if _HEADING.match(href):
            return f"#{_slug(unquote(href[1:]))}"
        return _NOTEBOOK.sub(rf"\1{self.beside}.html", href)

    def anchor(self, words: str) -> str:
        """A name to link to, made of words, that nothing else of the page has."""
        slug = _slug(words) or "part"
        anchor, copy = slug, 2
        while anchor in self._taken:
            anchor, copy = f"{slug}-{copy}", copy + 1
        self._taken.add(anchor)
        return anchor


def _slug(words: str) -> str:
    return _NOT_SLUG.sub("-", words.casefold()).strip("-")


def plain(html: str) -> str:
    """The words of a piece of HTML, for a search.

    >>> plain("<p>One &amp; <b>two</b>.</p>")
    'One & two.'
    """
    return " ".join(unescape(_TAGS.sub(" ", html)).split()).replace(" .", ".")


def code(source: str) -> str:
    """Code of Python, its words, texts and remarks told apart by weight and colour."""
    made = str(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True)))
    return f'<pre class="code" tabindex="0"><code>{made.rstrip()}</code></pre>'
