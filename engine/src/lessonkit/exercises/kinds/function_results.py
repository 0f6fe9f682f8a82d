"""Two results of a function: when they are the same, and how one is written for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lessonkit.exercises.example import Grid, Named
from lessonkit.exercises.kinds.number import in_figures, is_number, same_cell
from lessonkit.exercises.kinds.table import same_table
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

ROWS = 12
"""Rows of a table that an example shows."""

Result = Mapping[str, Any]


def same_result(given: Result, wanted: Result, tolerance: float) -> bool:
    """True if two results of a function agree; the case of letters and spaces around them don't tell two texts apart.

    >>> same_result({"type": "text", "value": " Hold"}, {"type": "text", "value": "hold"}, 0)
    True
    """
    if given["type"] == "table" and wanted["type"] == "number":
        rows = given["value"]["rows"]
        return len(rows) == 1 and len(rows[0]) == 1 and same_cell(rows[0][0], wanted["value"], tolerance)
    if given["type"] != wanted["type"]:
        return False
    if given["type"] == "table":
        return same_table(given["value"], wanted["value"], tolerance)
    if given["type"] == "text":
        return _plain(given["value"]) == _plain(wanted["value"])
    return given["type"] == "error" or same_cell(given["value"], wanted["value"], tolerance)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def named(name: str, packed: Any) -> Named:
    """An input of an example under its name."""
    if isinstance(packed, dict) and packed.keys() == {"frame", "dtypes"}:
        return Named(name, _grid(packed["frame"]))
    return Named(name, _written(packed))


def shown_result(name: str, result: Result) -> Named:
    """A result of the kit's own under its name."""
    return Named(name, _grid(result["value"]) if result["type"] == "table" else as_words(result))


def as_words(result: Result) -> str:
    """A result as text: a number, a text in quotes, a table line by line.

    >>> as_words({"type": "number", "value": 43.75}), as_words({"type": "text", "value": "hold"})
    ('43.75', '"hold"')
    """
    if result["type"] == "table":
        grid = _grid(result["value"])
        return "\n".join("  ".join(row) for row in (grid.heads, *grid.rows))
    if result["type"] in ("missing", "blank"):
        return say(f"function.result.{result['type']}")
    return _written(result["value"])


def _grid(table: Mapping[str, Any]) -> Grid:
    rows = tuple(tuple(map(_cell, row)) for row in table["rows"])
    return Grid(tuple(map(str, table["columns"])), rows[:ROWS], max(0, len(rows) - ROWS))


def _cell(value: Any) -> str:
    if value is None:
        return say("function.result.missing")
    return f"{value:.10g}" if is_number(value) else str(value)


def _written(value: Any) -> str:
    """A value as it would stand in code, texts in double quotes."""
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(key)}: {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    if is_number(value):
        return say("function.result.missing") if value != value else in_figures(value).replace(",", "")
    return repr(value)
