"""The headings, links and pictures of a piece of Markdown, with their lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), its text, and its line counted from 0."""

    level: int
    text: str
    line: int


@dataclass(frozen=True)
class Target:
    """A link or a picture: the text that stands for it, its line counted from 0, and where it leads."""

    kind: Literal["link", "image"]
    text: str
    line: int
    to: str = ""


def headings(markdown: str) -> list[Heading]:
    """The headings of a piece of Markdown, in order; a `#` inside code is none.

    >>> headings("# One\\n\\n```\\n# no heading\\n```\\n\\n### Three")
    [Heading(level=1, text='One', line=0), Heading(level=3, text='Three', line=6)]
    """
    tokens = _parse(markdown)
    return [
        Heading(int(token.tag[1]), tokens[index + 1].content, token.map[0])
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def targets(markdown: str) -> Iterator[Target]:
    """The links and pictures of a piece of Markdown, in order.

    >>> [target.text for target in targets("See [the table](t.html) and ![a chart](c.png).")]
    ['the table', 'a chart']
    """
    for token in _parse(markdown):
        line = token.map[0] if token.map else 0
        inline = token.children or []
        for index, child in enumerate(inline):
            if child.type == "image":
                yield Target("image", child.content.strip(), line, str(child.attrGet("src")))
            elif child.type == "link_open":
                yield Target("link", _text_of_link(inline[index + 1 :]), line, str(child.attrGet("href")))


def _text_of_link(following: list[Any]) -> str:
    words = []
    for child in following:
        if child.type == "link_close":
            break
        words.append(child.content)
    return "".join(words).strip()


def _parse(markdown: str) -> list[Any]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").parse(markdown)


@dataclass(frozen=True)
class Piece:
    """A heading, or a paragraph, list item, table or quotation, as it is written; its line counts from 0."""

    kind: str
    text: str
    line: int = 0


def pieces(markdown: str) -> list[Piece]:
    """What a piece of Markdown says, in order: headings, paragraphs, list items, tables; no code.

    >>> [piece.text for piece in pieces("## One\\n\\nTwo\\nlines.\\n\\n- a\\n- b\\n\\n```\\ncode\\n```")]
    ['One', 'Two\\nlines.', 'a', 'b']
    """
    lines = markdown.splitlines()
    found, upto = [], 0
    for token in _parse(markdown):
        if token.map is None or token.map[0] < upto:
            continue
        if token.type in ("fence", "code_block"):
            upto = token.map[1]
        elif token.type == "table_open":
            upto = token.map[1]
            found.append(Piece("table", "\n".join(lines[token.map[0] : upto]).strip(), token.map[0]))
        elif token.type == "html_block":
            found.append(Piece("html", token.content.strip(), token.map[0]))
        elif token.type == "inline":
            kind = "heading" if _is_heading(lines[token.map[0]]) else "text"
            found.append(Piece(kind, token.content, token.map[0]))
    return found


def _is_heading(line: str) -> bool:
    return line.lstrip().startswith("#")
