"""Which cells of a table differ from the right one, found by the columns that its rows are known by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from msgspec import Struct

from lessonkit.exercises.kinds.number import is_number, same_cell
from lessonkit.exercises.kinds.table_same import read_rows
from lessonkit.exercises.kinds.years import is_year

MOST_KEYS = 4

Label = tuple[Any, ...]
"""What a row is known by: its cells in the key columns."""

Place = tuple[Label, int]
"""One cell: its row's label, and its column's place in the right table."""


class Differences(Struct, frozen=True):
    """A table beside the right one. `rows` and `right` hold the rows by their labels; `wrong` the cells that differ."""

    keys: tuple[int, ...]
    rows: Mapping[Label, Sequence[Any]]
    right: Mapping[Label, Sequence[Any]]
    missing: tuple[Label, ...]
    extra: tuple[Label, ...]
    twice: int
    wrong: tuple[Place, ...]

    @property
    def right_rows(self) -> int:
        """Rows of which no cell differs; none where rows are missing or too many."""
        if self.missing or self.extra or self.twice:
            return 0
        return len(self.right) - len({label for label, _ in self.wrong})


def keys_of(right: Any, chosen: Sequence[str] | None = None) -> tuple[int, ...]:
    """The places of the columns by which the rows of a table are known: the chosen ones, else the fewest that tell all apart.

    >>> keys_of({"columns": ["n", "state"], "rows": [[5, "Ohio"], [5, "Utah"]]})
    (1,)
    """
    columns, rows = right["columns"], right["rows"]
    if chosen:
        return tuple(columns.index(name) for name in chosen)
    labels = [
        place
        for place in range(len(columns))
        if rows and all(isinstance(row[place], str) or is_year(row[place]) for row in rows)
    ]
    for size in range(1, min(MOST_KEYS, len(labels)) + 1):
        for found in combinations(labels, size):
            if len({_label(row, found) for row in rows}) == len(rows):
                return found
    return ()


def differences(given: Any, right: Any, keys: tuple[int, ...], tolerance: float) -> Differences | None:
    """What differs between a table and the right one, which has the same columns; None for other columns or without keys."""
    read = read_rows(given, right)
    if read is None or not keys:
        return None
    mine, theirs = ({_label(row, keys): row for row in rows} for rows in (read, right["rows"]))
    counted = Counter(_label(row, keys) for row in read)
    values = [place for place in range(len(right["columns"])) if place not in keys]
    return Differences(
        keys,
        mine,
        theirs,
        tuple(label for label in theirs if label not in mine),
        tuple(label for label in mine if label not in theirs),
        sum(count > 1 for count in counted.values()),
        tuple(
            (label, place)
            for label, row in theirs.items()
            for place in values
            if label in mine and not same_cell(mine[label][place], row[place], tolerance)
        ),
    )


def _label(row: Sequence[Any], keys: tuple[int, ...]) -> Label:
    # True is 1 to Python, and no label is both
    return tuple(
        (cell if not isinstance(cell, bool) else str(cell)) for cell in (row[place] for place in keys)
    )


def same_values_elsewhere(pairs: Sequence[tuple[Any, Any]], tolerance: float) -> bool:
    """True if the given values are the right ones, each in the place of another.

    >>> same_values_elsewhere([(1, 2), (2, 1)], 0)
    True
    """
    given, right = ([pair[side] for pair in pairs] for side in (0, 1))
    if len(pairs) < 2 or not all(map(is_number, given + right)):
        return False
    return all(same_cell(a, b, tolerance) for a, b in zip(sorted(given), sorted(right), strict=True))
