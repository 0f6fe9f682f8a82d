"""When two tables are the same: columns and rows in any order, cells in their equal forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NotRequired, TypedDict

from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.kinds.pairing import Row, same_rows
from lessonkit.exercises.kinds.years import as_years
from lessonkit.exercises.wire import Cell
from lessonkit.exercises.written_number import PART_OF_ONE, written_number


class Index(TypedDict):
    """The named index of a table, or of one column (a Series): it may hold what should be a column."""

    columns: list[str]
    rows: list[list[Cell]]


class Table(TypedDict):
    """A table as plain data: column names, and one list of cells a row."""

    columns: list[str]
    rows: list[list[Cell]]
    index: NotRequired[Index]


def is_square(table: Table) -> bool:
    """True if each row has one cell a column."""
    parts: list[Any] = [table, table["index"]] if "index" in table else [table]
    return len({len(part["rows"]) for part in parts}) == 1 and all(
        len(row) == len(part["columns"]) for part in parts for row in part["rows"]
    )


def parts_of(table: Table) -> Iterator[list[list[Any]]]:
    """The names of the columns of a table as one row, and its rows; the same of its index."""
    parts: list[Any] = [table, table["index"]] if "index" in table else [table]
    for part in parts:
        yield [part["columns"]]
        yield part["rows"]


def same_table(given: Any, wanted: Any, tolerance: float) -> bool:
    """True if two tables have the same columns and rows, each in any order."""
    if len(given["rows"]) != len(wanted["rows"]):
        return False
    rows = read_rows(given, wanted)
    return rows is not None and same_rows(rows, wanted["rows"], tolerance)


def read_rows(given: Any, wanted: Any) -> list[Row] | None:
    """The rows of a table in the order of the wanted columns, each cell read as the wanted ones; None for other columns."""
    same_width = len(given["columns"]) == len(wanted["columns"])
    if not same_width or sorted(given["columns"]) != sorted(wanted["columns"]):
        return None
    order = [given["columns"].index(column) for column in wanted["columns"]]
    columns = [
        read_column([row[place] for row in given["rows"]], [row[i] for row in wanted["rows"]])
        for i, place in enumerate(order)
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def with_index(table: Any) -> Any:
    """A table with the columns of its named index before its own."""
    index = table.get("index")
    if not index:
        return table
    rows = [[*at, *row] for at, row in zip(index["rows"], table["rows"], strict=True)]
    return {"columns": [*index["columns"], *table["columns"]], "rows": rows}


_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00)?")


def number_in(cell: Any) -> Any:
    """A number that was written as text, with thousands commas and a percent sign; any other cell as it is.

    A part of one stays the text that it is, because a column says nowhere of how many.

    >>> number_in("280,610"), number_in("-16.9%"), number_in("X"), number_in(5)
    (280610, -16.9, 'X', 5)
    """
    if not isinstance(cell, str):
        return cell
    written = written_number(cell)
    return cell if written.why or written.unit == PART_OF_ONE else written.value


def read_column(given: Sequence[Any], wanted: Sequence[Any]) -> list[Any]:
    """A given column read as the right one is written: years as years, texts that hold numbers as numbers, days as days.

    >>> read_column(["FY2014", "FY2015"], [2014, 2015]), read_column(["1,200", None], [1, 2]), read_column([1], ["a"])
    ([2014, 2015], [1200, None], [1])
    """
    known = [cell for cell in wanted if cell is not None]
    if known and all(map(is_number, known)):
        years = as_years(given, known)
        return years if years != list(given) else [number_in(cell) for cell in given]
    return [_text(cell) for cell in given]


def _text(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    day = _MIDNIGHT.fullmatch(cell.strip())
    return day[1] if day else cell.strip()
