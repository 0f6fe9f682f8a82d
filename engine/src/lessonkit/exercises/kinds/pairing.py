"""Rows and series in any order: which of one side goes with which of the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from lessonkit.exercises.kinds.number import is_number, same_cell

MOST_TO_PAIR = 60
"""Rows that are paired one by one where sorting does not settle it."""

Row = list[Any]


def same_rows(given: Sequence[Row], wanted: Sequence[Row], tolerance: float) -> bool:
    """The same rows in any order: labels must be equal, numbers within the tolerance."""
    if len(given) != len(wanted):
        return False
    mine, theirs = _by_labels(given), _by_labels(wanted)
    return mine.keys() == theirs.keys() and all(
        _same_numbers(mine[labels], theirs[labels], tolerance) for labels in theirs
    )


def _by_labels(rows: Sequence[Row]) -> dict[tuple[Any, ...], list[Row]]:
    """The numbers of each row, by all else that stands in the row and where it stands."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        labels, numbers = [], []
        for i, cell in enumerate(row):
            if is_number(cell):
                numbers.append(cell)
            else:
                labels.append((i, type(cell), cell))
        groups[tuple(labels)].append(numbers)
    return groups


def _same_numbers(given: list[Row], wanted: list[Row], tolerance: float) -> bool:
    def fits(one: Row, other: Row) -> bool:
        return len(one) == len(other) and all(
            same_cell(a, b, tolerance) for a, b in zip(one, other, strict=True)
        )

    if len(given) != len(wanted):
        return False
    if all(fits(one, other) for one, other in zip(sorted(given), sorted(wanted), strict=True)):
        return True
    # Within a tolerance two rows can change places when sorted; one column of numbers cannot.
    return len(wanted[0]) > 1 and len(wanted) <= MOST_TO_PAIR and can_be_paired(given, wanted, fits)


def can_be_paired(given: Sequence[Any], wanted: Sequence[Any], fits: Callable[[Any, Any], bool]) -> bool:
    """True if the items can be paired one to one so that every pair fits, in whatever order they come."""
    partner: dict[int, int] = {}

    def find(i: int, tried: set[int]) -> bool:
        for j in range(len(wanted)):
            if j not in tried and fits(given[i], wanted[j]):
                tried.add(j)
                if j not in partner or find(partner[j], tried):
                    partner[j] = i
                    return True
        return False

    return len(given) == len(wanted) and all(find(i, set()) for i in range(len(given)))
