"""What counts as prose in a lesson's text, where claims are cited in it, and which digits it may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin

from lessonkit.course import course_while_loading

CODE_DIRECTIVES = ("code-cell", "raw-cell", "code", "code-block", "raw", "math")
PROSE_KEYS = ("title", "question", "opening", "objectives", "before", "content_note", "keypoints")
"""The keys of the front matter that a reader will read."""

_ROLE_OR_CODE = re.compile(
    r"\{claim\}`(?P<id>[^`\n]*)`"
    r"|(?P<ticks>(?<!`)`+(?!`))(?:(?!\n[ ]*\n).)+?(?<!`)(?P=ticks)(?!`)",  # a code span ends with its paragraph
    re.DOTALL,
)
_NOT_PROSE = re.compile(
    r"<!--.*?-->"  # comments, and tags, of a block of HTML
    r"|</?[a-zA-Z][^<>]*>"
    r"|https?://[^\s>]+",  # an address that is written out
    re.DOTALL,
)

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:18|19|20)\d\d"
_UNIT = r" ?(?:%|percent\b|per cent\b|people\b|cases?\b)"

ALLOWED_DIGITS = {
    "fiscal years: FY2014, FY2013–14": rf"\bFY{_YEAR}(?:[–-](?:FY)?(?:{_YEAR}|\d\d))?\b",
    "dates: 20 November 2014, May 14": rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{1,2}}\b(?![,.]?\d|{_UNIT})",
    "years: 2014, 1997–2007, 1990s": (
        rf"(?<![\w.,$–-])(?:{_YEAR}[–-](?:{_YEAR}|\d\d)|{_YEAR}s?)(?![\w%–-]|[.,]\d|{_UNIT})"
    ),
    "numbers of exercises, lessons and parts: Exercise 3": (
        rf"\b(?:[Ee]xercises?|[Ll]essons?|[Pp]arts?) \d{{1,2}}(?:(?:[–-]| and | to )\d{{1,2}})?\b(?![,.]?\d|{_UNIT})"
    ),
    "numbered headings and lists: ## 3. Count, 1. Look": (
        r"^#+[ ]+\d{1,2}[ ]?(?:[.):·—-])(?!\d)|^[ ]*\d{1,2}[.)](?=[ ])|^title:[ ]*[\"']?\d{1,2}[ ]?[.:·]"
    ),
}
"""The digits that may stand outside a claim, each kind with an example; a course adds names that hold some."""

MINUTES = r"\b\d{1,3}(?:, \d{1,3})*(?:,? (?:and|or|to) \d{1,3})?[ -]min(?:utes?)?\b"
"""Allowed in the header and in headings alone: how long a part takes."""

_MINUTES = re.compile(MINUTES)
_NUMBER = re.compile(r"\$?\d(?:[\d,.:/–-]*\d)?(?: ?%| percent\b)?")


@dataclass(frozen=True)
class Cited:
    """One citation {claim}`id`: its claim, its line (from 1) and where it stands in the text."""

    id: str
    line: int
    start: int
    end: int


def citations(markdown: str) -> Iterator[Cited]:
    """The citations in a text, in order; what stands in code is none.

    >>> [cited.id for cited in citations("A {claim}`share-a` and `code {claim}`.")]
    ['share-a']
    """
    text = without_code_blocks(markdown)
    for match in _ROLE_OR_CODE.finditer(text):
        if match["id"] is not None:
            yield Cited(match["id"], text.count("\n", 0, match.start()) + 1, match.start(), match.end())


def onward(markdown: str) -> Iterator[Cited]:
    """The citations of which a text says that something holds from there on, or since.

    "For the first time since" looks back and says nothing of what came after.

    >>> [one.id for one in onward("From {claim}`a` on, since {claim}`b`, the first time since {claim}`c`.")]
    ['a', 'b']
    """
    text = without_code_blocks(markdown)
    for one in citations(markdown):
        before, after = text[: one.start].rstrip().lower(), text[one.end :].lstrip()
        from_there = before.endswith("from") and re.match(r"on(?:ward)?\b", after)
        since = before.endswith("since") and not before.endswith("time since")
        if from_there or since:
            yield one


def stray_numbers(markdown: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and text of every number in prose that is neither a claim nor allowed.

    >>> list(stray_numbers("In FY2014 it was 56 percent, see `x = 3`."))
    [(1, '56 percent')]
    """
    allowed = _allowed()
    for passage in _passages(markdown):
        text = allowed.sub(_blank, _NOT_PROSE.sub(_blank, passage.text))
        for number, line in enumerate(text.split("\n"), passage.line):
            for match in _NUMBER.finditer(_MINUTES.sub(_blank, line) if passage.in_header else line):
                yield number, match[0]


def allowed_digits() -> dict[str, str]:
    """The pattern of each kind of digits that may stand outside a claim in the course."""
    return ALLOWED_DIGITS | course_while_loading().names_with_digits


def _allowed() -> re.Pattern[str]:
    """Any of these digits, before none of the words that say what the course counts; its own names whatever stands behind them."""
    own = course_while_loading()
    either = "|".join(f"(?:{pattern})" for pattern in ALLOWED_DIGITS.values())
    counts = [word for words in own.counts.values() for word in words.split(" | ")]
    counted = "|".join([*counts, *own.also_counted])
    kinds = [f"(?:{either})(?! ?(?:{counted})\\b)" if counted else either, *own.names_with_digits.values()]
    return re.compile("|".join(f"(?:{kind})" for kind in kinds), re.MULTILINE)


def broken_citations(markdown: str) -> Iterator[tuple[int, str]]:
    """Line (from 1) and text of what looks like a citation and is none, such as {Claim}`id`.

    >>> list(broken_citations("A {claim} `share-a`, `{claim}` and {claim}`share-b`."))
    [(1, '{claim}')]
    """
    text = _ROLE_OR_CODE.sub(_blank, without_code_blocks(markdown))
    for match in re.finditer(r"\{claims?\}", text, re.IGNORECASE):
        yield text.count("\n", 0, match.start()) + 1, match[0]


def without_code_blocks(markdown: str) -> str:
    """The text with code blocks and cell breaks blanked, line for line and place for place.

    >>> without_code_blocks("One.\\n\\n```\\n2\\n```").split()
    ['One.']
    """
    lines = markdown.split("\n")
    for number in _code_lines(markdown):
        lines[number] = " " * len(lines[number])
    return "\n".join(lines)


@dataclass(frozen=True)
class _Passage:
    """What a reader reads in one block: its first line (from 1), its text line by line, without code and addresses."""

    line: int
    text: str
    in_header: bool = False


@lru_cache(maxsize=64)
def _parse(markdown: str) -> tuple[Token, ...]:
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(myst_block_plugin)
    return tuple(parser.parse(markdown))


def _passages(markdown: str) -> Iterator[_Passage]:
    line, heading = 0, False
    for token in _parse(markdown):
        line = token.map[0] if token.map else line  # a cell of a table stands on the line of its row
        if token.type == "front_matter":
            yield _Passage(line + 2, _without_code(_only_prose_keys(token.content)), in_header=True)
        elif token.type == "fence" and _holds_prose(token):
            for inner in _passages(token.content):
                yield replace(inner, line=line + 1 + inner.line)
        elif token.type == "html_block":
            yield _Passage(line + 1, _without_code(token.content))
        elif token.type == "inline":
            # With its mark, so that a numbered heading is known for one.
            yield _Passage(line + 1, ("# " if heading else "") + _read(token), in_header=heading)
        heading = token.type == "heading_open"


def _without_code(text: str) -> str:
    return _ROLE_OR_CODE.sub(_blank, text)


def _read(inline: Token) -> str:
    """The words of a paragraph, a heading or a cell; a code span and an address in angle brackets are none."""
    words, in_address = [], False
    for child in inline.children or ():
        if child.type in ("link_open", "link_close"):
            in_address = child.type == "link_open" and child.markup == "autolink"
        elif child.type in ("softbreak", "hardbreak"):
            words.append("\n")
        elif child.type in ("text", "image") and not in_address:
            words.append(child.content)
        else:
            words.append(" ")
    return "".join(words)


def _code_lines(markdown: str) -> Iterator[int]:
    """The lines (from 0) of code blocks, of the fences of directives, and of cell breaks."""
    for token in _parse(markdown):
        if token.map is None:
            continue
        first, end = token.map
        if token.type == "fence" and _holds_prose(token):
            yield first
            yield from (first + 1 + line for line in _code_lines(token.content))
            inside = token.content.count("\n")
            if first + inside + 1 < end:
                yield first + inside + 1
        elif token.type in ("fence", "code_block", "myst_block_break"):
            yield from range(first, end)


def _holds_prose(fence: Token) -> bool:
    directive = re.match(r"\{([\w-]+)\}", fence.info)
    return directive is not None and directive[1] not in CODE_DIRECTIVES


def _only_prose_keys(front: str) -> str:
    lines, keep = [], False
    for line in front.split("\n"):
        if key := re.match(r"([\w-]+):", line):
            keep = key[1] in PROSE_KEYS
        lines.append(line if keep else " " * len(line))
    return "\n".join(lines)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
