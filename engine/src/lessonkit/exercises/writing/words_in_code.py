"""The words in a piece of code that a learner reads: its comments, and its texts of four words or more."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator

from msgspec import Struct

_CHARTS = ("lines", "bars")
"""The charts of the kit that name their series in a dictionary."""
_FOUR_WORDS = re.compile(r"\w+(?:\W\w+){3}")


class Place(Struct, frozen=True):
    """Words in code, and where they stand: the characters of the code that they are."""

    words: str
    start: int
    end: int
    is_comment: bool


def code_words(code: str) -> list[str]:
    """The comments of a piece of code, and its texts of four words or more.

    >>> code_words('lines(table, finding="It rose from year to year")  # look first')
    ['It rose from year to year', 'look first']
    """
    return [place.words for place in _places(code)]


def code_in(code: str, said: Callable[[str], str]) -> str:
    """The code with its words replaced, asked for one after the other, in the order of `code_words`.

    >>> code_in('x = ...    # a year', lambda words: "un año")
    'x = ...    # un año'
    """
    pieces, position = [], 0
    for place in _places(code):
        words = said(place.words)
        old = code[place.start : place.end]
        new = (
            old.replace(place.words, words)
            if place.is_comment or words == place.words
            else _quoted(old, words)
        )
        pieces += [code[position : place.start], new]
        position = place.end
    return "".join(pieces) + code[position:]


def code_labels(code: str) -> list[str]:
    """The short texts by which a chart of the kit names its series, in the order of the code.

    >>> code_labels('lines(table, "year", {"detainers": "Detainers"}, units="a month")')
    ['Detainers']
    """
    return [place.words for place in _labels(code)]


def labelled_in(code: str, said: Callable[[str], str]) -> str:
    """The code with the names of its charts' series replaced, asked for in the order of `code_labels`."""
    pieces, position = [], 0
    for place in _labels(code):
        words = said(place.words)
        old = code[place.start : place.end]
        pieces += [code[position : place.start], old if words == place.words else _quoted(old, words)]
        position = place.end
    return "".join(pieces) + code[position:]


def _labels(code: str) -> Iterator[Place]:
    if not any(f"{chart}(" in code for chart in _CHARTS):
        return
    starts = _starts(code)
    for call in ast.walk(ast.parse(code)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _CHARTS):
            continue
        for named in (value for given in call.args if isinstance(given, ast.Dict) for value in given.values):
            if isinstance(named, ast.Constant) and isinstance(named.value, str):
                assert named.end_lineno is not None
                assert named.end_col_offset is not None
                start = starts[named.lineno - 1] + named.col_offset
                yield Place(
                    named.value, start, starts[named.end_lineno - 1] + named.end_col_offset, is_comment=False
                )


def _starts(code: str) -> list[int]:
    """Where each line of the code begins."""
    starts = [0]
    for line in code.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _quoted(old: str, words: str) -> str:
    """A text of Python with other words, in the quotes that it had."""
    mark = '"""' if old.startswith('"""') else old[-1]
    inside = words.replace("\\", "\\\\").replace(mark[0], f"\\{mark[0]}")
    return f"{mark}{inside}{mark}"


def _places(code: str) -> Iterator[Place]:
    starts = _starts(code)
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        words = _words(token)
        if words:
            start, end = (starts[row - 1] + column for row, column in (token.start, token.end))
            yield Place(words, start, end, token.type == tokenize.COMMENT)


def _words(token: tokenize.TokenInfo) -> str:
    if token.type == tokenize.COMMENT:
        return token.string.lstrip("#: ").strip()
    if token.type == tokenize.STRING and token.string[0].lower() != "f":
        value = ast.literal_eval(token.string)
        if isinstance(value, str) and _FOUR_WORDS.search(value):
            return value.strip()
    return ""
