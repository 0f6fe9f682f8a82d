"""What a lesson asks a learner to read: its words, pictures and citations, counted in the built notebook.

Words in sight are those of prose, tasks and options. Words in tables, in the list of sources, and folded ones are counted apart; code,
hints and replies are none. A picture is one that the kit draws in a cell, or an image; what a learner draws is none.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from nbformat import NotebookNode

from lessonkit.authoring.terms import LIST
from lessonkit.course import course

SCREEN = 800
"""How many pixels of a lesson are in sight at once, in a window of 800."""

_LINE, _ROW, _CODE, _GAP = 27, 40, 22, 20
_TABLE, _PICTURE, _ANSWER = 320, 740, 150
_SOURCE_LINE = 36
_LETTERS = 82
"""How high a page draws a line, a row, a line of code and what lies between two pieces, a table that is computed, a picture and the place
for an answer, and how many letters a line has; `tests/site` measures that the screens come near those of a real page."""

_FOLDED_CODE = 12
_TAG = re.compile(r"(<[^>]+>)")
_TO_SOURCE, _SOURCE = re.compile(r"#source-([\w-]+)"), re.compile(r'id="source-([\w-]+)"')


@dataclass(frozen=True)
class Tally:
    """Words in sight, folded, in tables and in sources; pictures, exercises, citations; how high it is in pixels."""

    words: int = 0
    folded: int = 0
    in_tables: int = 0
    in_sources: int = 0
    pictures: int = 0
    exercises: int = 0
    citations: int = 0
    pixels: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(one + two for one, two in zip(astuple(self), astuple(other), strict=True)))

    @property
    def screens(self) -> int:
        """How many screens it fills, one begun counted whole."""
        return ceil(self.pixels / SCREEN)


@dataclass(frozen=True)
class Stretch:
    """A piece of a lesson within one cell: the part it stands in, the cell's role, what it cites, its tally.

    `part` is empty above the first part, in the end and in the sources. `waits` is true for a picture that a guess opens.
    """

    part: str
    role: str
    tally: Tally
    cites: frozenset[str] = frozenset()
    waits: bool = False


def stretches(notebook: NotebookNode) -> Iterator[Stretch]:
    """A lesson's notebook piece by piece, in order; the sources come one by one, each with the claim that it is for."""
    lesson, part = notebook.metadata["scomm"]["lesson"], ""
    for cell in notebook.cells:
        role = cell.id.removeprefix(f"{lesson}-").split("-")[0]
        if cell.cell_type == "code":
            yield _code(cell.source, role, part)
        elif role == "sources":
            yield from _sources(cell.source)
        elif role in ("header", "keypoints"):
            yield _prose(_parse(cell.source), role, "")
        else:
            for name, tokens in _by_part(_parse(cell.source), part):
                part = name
                yield _prose(tokens, role, part)


def before_first_picture(every: Iterable[Stretch]) -> int:
    """How many pixels lie above the first picture that waits for no guess; all of them if there is none."""
    above = 0
    for one in every:
        if one.tally.pictures and not one.waits:
            break
        above += one.tally.pixels
    return above


def longest_without_picture(every: Iterable[Stretch]) -> int:
    """The most exercises that follow one another without a picture between them."""
    run = longest = 0
    for one in every:
        run = 0 if one.tally.pictures else run + one.tally.exercises
        longest = max(longest, run)
    return longest


def of_parts(every: Sequence[Stretch], parts: Sequence[str]) -> Tally:
    """What somebody reads who takes these parts: they, the lesson's beginning and end, and the sources of what they cite."""
    taken = [one for one in every if one.role != "sources" and one.part in ("", *parts)]
    cited = frozenset[str]().union(*(one.cites for one in taken))
    taken += [one for one in every if one.role == "sources" and one.cites & cited]
    return sum((one.tally for one in taken), Tally())


def _parse(markdown: str) -> list[Any]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").parse(markdown)


def _by_part(tokens: list[Any], part: str) -> Iterator[tuple[str, list[Any]]]:
    """The tokens of a cell under each heading that begins a part; those above the first belong to `part`."""
    starts = [
        place for place, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h2"
    ]
    for start, end in pairwise([0, *(place for place in starts if place), len(tokens)]):
        name = tokens[start + 1].content if start in starts else part
        part = name
        yield name, tokens[start:end]


def _prose(tokens: list[Any], role: str, part: str) -> Stretch:
    folds, in_table, found, cites = _Folds(), False, Tally(), list[str]()
    for token in tokens:
        if token.type in ("table_open", "table_close"):
            in_table = token.type == "table_open"
        elif token.type == "html_block":
            found += folds.read(token.content)
        elif token.type == "inline":
            text, to = _said(token.children or ())
            pictures = sum(child.type == "image" for child in token.children or ())
            cites += to
            found += folds.counted(text, in_table=in_table) + Tally(
                citations=len(to), pictures=pictures, pixels=pictures * _PICTURE
            )
        elif token.type == "tr_open" and not folds.depth:
            found += Tally(pixels=_ROW)
    if role == "task":
        found += Tally(exercises=1, pixels=_ANSWER)
    return Stretch(part, role, found, frozenset(cites))


def _sources(markdown: str) -> Iterator[Stretch]:
    """Each source of the list, one line high; what it says counts as the sources' own, folded or not."""
    for item in re.split(r"^(?=- )", markdown, flags=re.MULTILINE):
        tokens = _parse(item)
        said = [_said(token.children or ())[0] for token in tokens if token.type == "inline"]
        said += [_TAG.sub("", token.content) for token in tokens if token.type == "html_block"]
        tally = Tally(in_sources=len(_words(" ".join(said))), pixels=_SOURCE_LINE)
        yield Stretch("", "sources", tally, frozenset(_SOURCE.findall(item)))


class _Folds:
    """How deep a place lies in what is folded; the line that unfolds it is in sight, unless it is that of a list of words that have
    cards, which is not shown."""

    def __init__(self) -> None:
        self.depth, self.in_summary, self.has_cards = 0, False, False

    def read(self, html: str) -> Tally:
        """The words of a block of HTML; its tags fold and unfold what comes after them."""
        found = Tally()
        for piece in _TAG.split(html):
            if piece.startswith("<details"):
                self.depth += 1
                self.has_cards = LIST in piece
            elif piece.startswith("</details"):
                self.depth -= 1
            elif piece.startswith(("<summary", "</summary")):
                self.in_summary = piece.startswith("<summary")
            elif not piece.startswith("<") and piece.strip():
                found += self.counted(piece)
        return found

    def counted(self, text: str, *, in_table: bool = False) -> Tally:
        """The words of a text that stands here."""
        words = len(_words(text))
        if self.in_summary and self.has_cards:
            return Tally()
        if self.depth > 1 or (self.depth == 1 and not self.in_summary):
            return Tally(folded=words)
        if in_table:
            return Tally(in_tables=words)
        return Tally(words=words, pixels=_GAP + _LINE * ceil(len(text) / _LETTERS))


def _said(children: Sequence[Any]) -> tuple[str, list[str]]:
    """What a paragraph says without its raised marks, and the claims that those lead to."""
    said, to, raised = "", list[str](), False
    for child in children:
        if child.type == "html_inline" and child.content.startswith(("<sup", "</sup")):
            raised = child.content.startswith("<sup")
        elif child.type == "link_open":
            to += _TO_SOURCE.findall(str(child.attrGet("href")))
        elif not raised:
            said += (
                " "
                if child.type in ("softbreak", "hardbreak")
                else child.content * (child.type != "html_inline")
            )
    return said, to


def _words(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def _code(source: str, role: str, part: str) -> Stretch:
    """A cell of code: no words, but a picture if the kit draws one in it."""
    if role in ("answer", "check", "end"):
        return Stretch(part, role, Tally())
    if role == "given" or "begin(" in source:  # one line that unfolds, and what was dealt
        return Stretch(part, role, Tally(pixels=_GAP + 2 * _LINE))
    drawn = list(_drawn(source))
    if drawn:
        waits = any(keyword.arg == "after" for call in drawn for keyword in call.keywords)
        return Stretch(part, role, Tally(pictures=len(drawn), pixels=len(drawn) * _PICTURE), waits=waits)
    lines = len(source.splitlines())
    height = _GAP + (_CODE * lines if lines <= _FOLDED_CODE else _LINE) + _TABLE
    return Stretch(part, role, Tally(pixels=height))


def _drawn(source: str) -> Iterator[ast.Call]:
    """The calls that draw: an explorer, or a function that the cell takes from the kit's charts."""
    tree, charts = ast.parse(source), ("lessonkit.charts", f"{course().door}.charts")
    draws = {"explore"} | {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(charts)
        for name in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in draws:
            yield node
