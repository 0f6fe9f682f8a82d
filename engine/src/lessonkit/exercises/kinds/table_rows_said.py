"""What is said of the rows of a table: which are missing, too many, twice, not added up, or called otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.kinds.markdown import shown_cell
from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.kinds.pairing import same_rows
from lessonkit.exercises.kinds.table_cell_faults import Said, fault_of_labels
from lessonkit.exercises.kinds.table_cells import Differences, Label
from lessonkit.exercises.kinds.table_same import read_rows
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.spec import Exercise

MOST_ROWS = 5
"""Rows that a reply names."""

say = sentences_beside(__file__)


def of_rows(exercise: Exercise, found: Differences, table: Any, right: Any) -> list[Said]:
    """Rows that are missing, too many, twice, not added up, or known by other labels."""
    said: list[Said] = []
    columns = right["columns"]
    named = {"columns": [columns[place] for place in found.keys]}
    if found.twice and _adds_up(table, right, found.keys, exercise.tolerance):
        return [Said("rows-not-added-up", say("table.rows.not-added-up", **named))]
    if (
        found.missing
        and found.extra
        and (labels := fault_of_labels(found, columns, lambda part: _is_told(part, exercise.prompt)))
    ):
        said.append(labels)
    else:
        if found.missing:
            said.append(_missing(exercise, found, columns))
        if found.extra:
            said.append(_extra(found, columns))
    if found.twice:
        said.append(Said("rows-twice", say("table.rows.twice", **named)))
    return said


def _adds_up(table: Any, right: Any, keys: Sequence[int], tolerance: float) -> bool:
    """True if the right rows come out where the rows of a table with the same labels are added up."""
    sums: dict[Label, list[Any]] = {}
    for row in read_rows(table, right) or []:
        label = tuple(row[place] for place in keys)
        before = sums.get(label)
        if any(not is_number(cell) for place, cell in enumerate(row) if place not in keys):
            return False
        sums[label] = [
            cell if place in keys or before is None else before[place] + cell
            for place, cell in enumerate(row)
        ]
    return same_rows(list(sums.values()), right["rows"], tolerance)


def _missing(exercise: Exercise, found: Differences, columns: Sequence[str]) -> Said:
    """Which rows are missing, where the exercise itself names them; else how many, and of which column they are."""
    labels = found.missing
    known = [label for label in labels if all(_is_told(part, exercise.prompt) for part in label)]
    if len(known) == len(labels):
        return Said("rows-missing", say("table.rows.missing-named", n=len(labels), rows=listed(known)))
    if of_column := _of_one_column(found, labels, found.rows):
        place, values = of_column
        facts = {"n": len(labels), "column": columns[place], "values": values}
        return Said("rows-missing", say("table.rows.missing-values", **facts))
    return Said("rows-missing", say("table.rows.missing", n=len(labels)))


def _extra(found: Differences, columns: Sequence[str]) -> Said:
    """How many rows are too many, and of which column they are."""
    if of_column := _of_one_column(found, found.extra, found.right):
        place, values = of_column
        facts = {"n": len(found.extra), "column": columns[place], "values": values}
        return Said("rows-too-many", say("table.rows.extra-values", **facts))
    return Said("rows-too-many", say("table.rows.extra", n=len(found.extra)))


def _of_one_column(
    found: Differences, labels: Sequence[Label], others: Iterable[Label]
) -> tuple[int, int] | None:
    """The key column of which each of these rows has a value that no other row has, and how many values these are."""
    rows = list(others)
    if len(found.keys) == 1:
        return None  # the number of rows says as much
    for i, place in enumerate(found.keys):
        values = {label[i] for label in labels}
        if not values & {label[i] for label in rows}:
            return place, len(values)
    return None


def _is_told(part: Any, prompt: str) -> bool:
    """True for a year, and for a label that stands in the prompt."""
    return is_number(part) or re.search(rf"(?<!\w){re.escape(str(part))}(?!\w)", prompt) is not None


def listed(labels: Sequence[Label]) -> str:
    """The labels of rows, the first of many."""
    names = [", ".join(shown_cell(part) for part in label) for label in labels[:MOST_ROWS]]
    apart = "; " if any(len(label) > 1 for label in labels) else ", "
    more = len(labels) - MOST_ROWS
    return say("table.and-more", first=apart.join(names), n=more) if more > 0 else apart.join(names)
