"""What the build tries on every table: a row dropped, two values swapped, words for numbers, every value wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.kinds.number import is_number, same_cell
from lessonkit.exercises.kinds.table_cells import keys_of

if TYPE_CHECKING:
    from lessonkit.exercises.key.proof import Bench


def faults_of_tables(bench: Bench) -> Iterator[str]:
    """Each change to the right table that still gets full marks, and marks for a table of which the keys alone are right."""
    right = bench.key.right[0]
    for what, table in _spoilt(right, bench.exercise.tolerance):
        if bench.full_marks(bench.judge(table)):
            yield f"a table with {what} gets full marks"
    keys = keys_of(right, bench.exercise.properties.keys)
    if keys and len(keys) < len(right["columns"]):
        verdict = bench.judge(_all_wrong(right, keys, bench.exercise.tolerance))
        named = {mistake.name for mistake in bench.exercise.mistakes}
        if verdict.score and verdict.mistake not in named:
            yield f"a table of which only {', '.join(right['columns'][key] for key in keys)} is right earns {verdict.score:g} points"


def _spoilt(right: Any, tolerance: float) -> Iterator[tuple[str, Any]]:
    columns, rows = right["columns"], right["rows"]
    if rows:
        yield "its first row dropped", {"columns": columns, "rows": rows[1:]}
    for place in range(len(columns)):
        cells = [row[place] for row in rows]
        if not any(map(is_number, cells)):
            continue
        words = [[*row[:place], "some", *row[place + 1 :]] for row in rows]
        yield f"words in {columns[place]!r}", {"columns": columns, "rows": words}
        if swapped := _swapped(rows, place, tolerance):
            yield f"two values of {columns[place]!r} swapped", {"columns": columns, "rows": swapped}


def _swapped(rows: list[list[Any]], place: int, tolerance: float) -> list[list[Any]] | None:
    """The rows with the first cell of a column and the first that differs from it in each other's place."""
    for other in range(1, len(rows)):
        # rows that differ in this one column alone would only change their order
        alone = all(a == b for i, (a, b) in enumerate(zip(rows[0], rows[other], strict=True)) if i != place)
        if not alone and not same_cell(rows[0][place], rows[other][place], 3 * tolerance):
            changed = [list(row) for row in rows]
            changed[0][place], changed[other][place] = rows[other][place], rows[0][place]
            return changed
    return None


def _all_wrong(right: Any, keys: tuple[int, ...], tolerance: float) -> Any:
    far = 7 * tolerance + 3.7
    rows = [
        [cell if place in keys else _moved(cell, far * (number + 1)) for place, cell in enumerate(row)]
        for number, row in enumerate(right["rows"])
    ]
    return {"columns": right["columns"], "rows": rows}


def _moved(cell: Any, by: float) -> Any:
    return cell + by if is_number(cell) else "?"
