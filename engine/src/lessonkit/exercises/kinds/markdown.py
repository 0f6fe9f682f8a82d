"""How the key prints plain values: numbers, letters, cells and tables as Markdown."""

from __future__ import annotations

from typing import Any

from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

ROWS = 10


def shown(value: Any) -> str:
    """A number, a text, or an ordered choice in one line.

    >>> shown(0.4375), shown(["b", "a"]), shown(315943)
    ('0.4375', 'b, a', '315,943')
    """
    if isinstance(value, list | tuple):
        return ", ".join(map(shown, value))
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:,.6g}" if abs(value) < 1e6 and value != int(value) else f"{value:,.0f}"


def shown_cell(cell: Any) -> str:
    """A cell of a table; a whole number from 1800 to 2100 is a year there, and takes no comma.

    >>> shown_cell(2014), shown_cell(None), shown_cell(31594)
    ('2014', 'missing', '31,594')
    """
    if cell is None:
        return "missing"
    return str(int(cell)) if isinstance(cell, int | float) and cell in range(1800, 2101) else shown(cell)


def table_cell(text: str) -> str:
    """A text that can stand in a cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())


def markdown_table(columns: list[str], rows: list[list[Any]]) -> str:
    """A Markdown table of the first rows, and how many more there are."""
    lines = [_row(columns), "|" + ":--|" * len(columns), *(_row(row) for row in rows[:ROWS])]
    more = say("key.more-rows", more=len(rows) - ROWS) if len(rows) > ROWS else ""
    return "\n".join(lines) + more


def _row(cells: list[Any]) -> str:
    return (
        "| "
        + " | ".join("missing" if cell is None else table_cell(shown_cell(cell)) for cell in cells)
        + " |"
    )
