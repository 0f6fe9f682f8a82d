"""A plain answer as the key prints it: a number, letters, a table, the lines of a chart."""

from __future__ import annotations

from typing import Any

ROWS = 10
IN_THE_CELL = ("table", "function", "chart")
"""Kinds whose answers are too large to stand in a line."""


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


def one_line(kind: str, value: Any) -> str:
    """A plain answer of any kind in one line: the rows of a table, the heights of each series of a chart.

    >>> one_line("table", {"columns": ["a", "b"], "rows": [["x", 1], ["y", 2.5]]})
    'x 1; y 2.5'
    """
    if kind == "table":
        return "; ".join(
            " ".join("missing" if cell is None else _year_or(cell) for cell in row) for row in value["rows"]
        )
    if kind == "chart":
        return "; ".join(f"{series['name']}: {shown(series['y'])}" for series in value["series"])
    return shown(value)


def answer_markdown(kind: str, value: Any) -> str:
    """The right answer to an exercise of any kind.

    >>> print(answer_markdown("table", {"columns": ["a", "b"], "rows": [[1, "x"]]}))
    | a | b |
    |:--|:--|
    | 1 | x |
    """
    if kind == "table":
        return _table(value["columns"], value["rows"])
    if kind == "chart":
        return _chart(value)
    return "The function above." if kind == "function" else shown(value)


def table_cell(text: str) -> str:
    """A text that can stand in a cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())


def _table(columns: list[str], rows: list[list[Any]]) -> str:
    lines = [_row(columns), "|" + ":--|" * len(columns), *(_row(row) for row in rows[:ROWS])]
    more = f"\n\n… and {len(rows) - ROWS} more rows" if len(rows) > ROWS else ""
    return "\n".join(lines) + more


def _chart(value: dict[str, Any]) -> str:
    places = list(dict.fromkeys(place for series in value["series"] for place in series["x"]))
    drawn = [dict(zip(series["x"], series["y"], strict=False)) for series in value["series"]]
    names = [
        str(series.get("name") or f"series {number}") for number, series in enumerate(value["series"], 1)
    ]
    rows = [[place, *(line.get(place) for line in drawn)] for place in places]
    return f"A chart titled “{value['title']}”, of these points:\n\n" + _table(
        [value["x_title"] or "x", *names], rows
    )


def _row(cells: list[Any]) -> str:
    return (
        "| " + " | ".join("missing" if cell is None else table_cell(_year_or(cell)) for cell in cells) + " |"
    )


def _year_or(cell: Any) -> str:
    """A whole number from 1800 to 2100 is a year in these tables, and takes no comma."""
    return str(int(cell)) if isinstance(cell, int | float) and cell in range(1800, 2101) else shown(cell)
