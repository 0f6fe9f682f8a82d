"""When two tables are the same: columns and rows in any order, cells in their equal forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict

from lessonkit.exercises.kinds.cells import read_column
from lessonkit.exercises.kinds.pairing import Row, same_rows
from lessonkit.exercises.wire import Cell


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
