"""What is said of a table that is not right: which columns, rows and cells differ, never what should stand there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, permutations
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.kinds.distances import distance
from lessonkit.exercises.kinds.kind import Explained, Fault
from lessonkit.exercises.kinds.number import is_number, same_cell
from lessonkit.exercises.kinds.table_cell_faults import Said, fault_of_cells
from lessonkit.exercises.kinds.table_cells import (
    Differences,
    Place,
    differences,
    keys_of,
    same_values_elsewhere,
)
from lessonkit.exercises.kinds.table_rows_said import listed, of_rows
from lessonkit.exercises.kinds.table_same import same_table, with_index
from lessonkit.exercises.kinds.years import year_of
from lessonkit.exercises.prices import FORM, PRICES
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Exercise

MOST_TOLD = 2
MOST_TO_RENAME = 3
FEWEST_TO_RUN = 3
"""Rows that show that their values run on."""
FORM_SHARE = PRICES["form"]
"""What a table still earns of which the values are right and the form alone is not."""

say = sentences_beside(__file__)


def marred(properties: Properties, table: Any) -> Explained | None:
    """A column that is to hold numbers and holds texts that say them."""
    for column in properties.as_numbers or ():
        place = table["columns"].index(column) if column in table["columns"] else None
        if place is not None and any(isinstance(row[place], str) for row in table["rows"]):
            return Explained(say("table.text-for-numbers", column=column), FORM_SHARE, "text-for-numbers")
    return None


def explained(exercise: Exercise, table: Any, key: Key, fault: Fault | None) -> Explained | None:
    """What is said of a table that is neither right nor a named mistake; `fault` is what its form alone gives away."""
    wanted = key.right[0]["columns"]
    if sorted(table["columns"]) != sorted(wanted):
        return _of_columns(exercise, table, key, fault)
    keys = keys_of(key.right[0], exercise.properties.keys)
    found = differences(table, key.right[0], keys, exercise.tolerance)
    if found is None:
        return Explained(fault.reply, mistake="rows") if fault else None
    if found.missing or found.extra or found.twice:
        said = of_rows(exercise, found, table, key.right[0])
        if found.wrong and not found.twice:
            said += _of_columns_that_differ(found, wanted, found.wrong, exercise.tolerance)
        return Explained(_told(said), mistake=said[0].id)
    return _of_cells(exercise, table, key, found)


def _of_columns(exercise: Exercise, table: Any, key: Key, fault: Fault | None) -> Explained | None:
    """Columns that are missing, too many, named otherwise or in the index; half of the points if that is all."""
    wanted = key.right[0]["columns"]
    for form, faults in _other_forms(table, wanted):
        if any(same_table(form, right, exercise.tolerance) for right in key.right):
            told = f"{say('table.values-right')} {_told(faults)}"
            return Explained(told, FORM_SHARE, faults[0].id)
        for mistake, wrong in key.mistakes:
            near = exercise.tolerance if mistake.tolerance is None else mistake.tolerance
            if same_table(form, wrong, near):
                return Explained(
                    f"{mistake.reply} {faults[0].reply}", mistake.score * FORM_SHARE, mistake.name
                )
    if _is_turned(table, key.right[0], exercise.properties):
        return Explained(say("table.turned"), mistake="turned")
    if _is_wide(table, key.right[0], exercise.properties):
        return Explained(say("table.wide"), mistake="wide-for-long")
    index = table.get("index", {"columns": ()})["columns"]
    if here := [column for column in wanted if column in index and column not in table["columns"]]:
        return Explained(say("table.in-index", columns=here), mistake="key-in-index")
    return Explained(fault.reply, mistake="columns") if fault else None


def _other_forms(table: Any, wanted: Sequence[str]) -> Iterator[tuple[Any, list[Said]]]:
    """The same table with the wanted columns: out of the index, under other names, without the columns too many."""
    for whole in (table, with_index(table)):
        columns = whole["columns"]
        if len(set(columns)) < len(columns):
            continue
        taken = [column for column in columns if column in wanted and column not in table["columns"]]
        faults = [Said("key-in-index", say("table.in-index", columns=taken))] if taken else []
        missing = [column for column in wanted if column not in columns]
        extra = [column for column in columns if column not in wanted]
        if not missing:
            more = [Said("extra-column", say("table.extra-alone"))] if extra else []
            yield _picked(whole, wanted), faults + more
        elif len(missing) <= min(len(extra), MOST_TO_RENAME) and len(extra) <= MOST_TO_RENAME:
            renamed = Said("renamed-column", say("table.renamed", columns=missing, n=len(missing)))
            for names in permutations(extra, len(missing)):
                other = dict(zip(names, missing, strict=True))
                named = {"columns": [other.get(c, c) for c in columns], "rows": whole["rows"]}
                yield _picked(named, wanted), [*faults, renamed]


def _picked(table: Any, columns: Sequence[str]) -> Any:
    places = [table["columns"].index(column) for column in columns]
    return {"columns": list(columns), "rows": [[row[place] for place in places] for row in table["rows"]]}


def _is_turned(table: Any, right: Any, properties: Properties) -> bool:
    """True if the labels of the right rows are the columns, and there is a row for each column of values: the table lies on its side."""
    keys = keys_of(right, properties.keys)
    labels = {str(row[place]) for row in right["rows"] for place in keys}
    return (
        len(keys) == 1
        and labels <= set(table["columns"])
        and len(table["rows"]) == len(right["columns"]) - 1 > 1
    )


def _is_wide(table: Any, right: Any, properties: Properties) -> bool:
    """True if labels of the right rows stand as names of columns: the table is wide and should be long."""
    labels = {row[place] for row in right["rows"] for place in keys_of(right, properties.keys)}
    named = {year_of(name) if year_of(name) in labels else name for name in table["columns"]}
    return len(labels & named) >= 2 or len(labels & _words_of(table["columns"], right["columns"])) >= 2


def _words_of(names: Sequence[str], wanted: Sequence[str]) -> set[Any]:
    """The words in names of columns that are not wanted ones, as "rows of books" has rows."""
    return {word for name in names if name not in wanted for word in re.findall(r"\w+", name)}


def _of_cells(exercise: Exercise, table: Any, key: Key, found: Differences) -> Explained | None:
    """The right rows and columns, but cells that differ: named mistakes first, then which cells, and part of the points."""
    if not found.wrong:
        return None
    columns = key.right[0]["columns"]
    pairs = [(found.rows[label][place], found.right[label][place]) for label, place in found.wrong]
    if len({place for _, place in found.wrong}) == 1 and same_values_elsewhere(pairs, exercise.tolerance):
        named: list[Said] = []
        left = found.wrong  # right values in each other's rows: no named mistake was made of them
    else:
        named, left = _named(exercise, key, found)
    said = named + _of_columns_that_differ(found, columns, left, exercise.tolerance)
    points = exercise.points or 1
    share = math.floor(2 * points * found.right_rows / len(found.right)) / 2 / points
    if exercise.priced and ({one.id for one in said} <= FORM or distance(pairs, exercise.tolerance) in FORM):
        share = max(share, PRICES["form"])
    return Explained(_told(said), share, said[0].id)


def _named(exercise: Exercise, key: Key, found: Differences) -> tuple[list[Said], tuple[Place, ...]]:
    """Named mistakes whose own wrong cells all stand in the table, those with most first, and the wrong cells left over."""
    known = []
    for mistake, wrong in key.mistakes:
        other = differences(wrong, key.right[0], found.keys, exercise.tolerance)
        if other is None or other.missing or other.extra or other.twice or not other.wrong:
            continue
        near = exercise.tolerance if mistake.tolerance is None else mistake.tolerance
        if all(
            same_cell(found.rows[label][place], other.rows[label][place], near)
            for label, place in other.wrong
        ):
            known.append((mistake, set(other.wrong)))
    said, left = [], set(found.wrong)
    for mistake, cells in sorted(known, key=lambda one: -len(one[1])):
        if cells <= left:
            said.append(Said(mistake.name, mistake.reply))
            left -= cells
    return said, tuple(place for place in found.wrong if place in left)


def _of_columns_that_differ(
    found: Differences, columns: Sequence[str], cells: Sequence[Place], tolerance: float
) -> list[Said]:
    said: list[Said] = []
    for place in sorted({place for _, place in cells}):
        labels = [label for label, at in cells if at == place]
        pairs = [(found.rows[label][place], found.right[label][place]) for label in labels]
        facts: dict[str, Any] = {"column": columns[place], "n": len(labels), "of": len(found.right)}
        where = (
            say("table.differs.everywhere", column=columns[place])
            if len(labels) == len(found.right) > 1
            else say("table.differs.somewhere", rows=listed(labels), **facts)
        )
        why = (
            fault_of_cells(pairs, tolerance)
            or _running_total(found, place, tolerance)
            or _rest_of_another(found, place, columns)
        )
        told = any(why and why.id == one.id for one in said)  # once is enough
        reply = where if told or not why else f"{where} {why.reply}"
        said.append(Said(why.id if why else "cells-differ", reply))
    return said


def _running_total(found: Differences, place: int, tolerance: float) -> Said | None:
    """The fault of a column in which each row holds the sum of all up to it."""
    rows = [row[place] for row in found.right.values()]
    if found.missing or len(rows) < FEWEST_TO_RUN or not all(map(is_number, rows)):
        return None
    given = [found.rows[label][place] for label in found.right]
    if all(same_cell(cell, total, tolerance) for cell, total in zip(given, accumulate(rows), strict=True)):
        return Said("running-total", say("table.cell.running-total"))
    return None


def _rest_of_another(found: Differences, place: int, columns: Sequence[str]) -> Said | None:
    """The fault of a column that is in each row what another one leaves to a hundred, where the right ones do not add up to it."""

    def complete(rows: Iterable[Sequence[Any]], other: int) -> bool:
        pairs = [(row[place], row[other]) for row in rows]
        return all(is_number(a) and is_number(b) and abs(a + b - 100) < 1e-6 for a, b in pairs)

    for other in range(len(columns)):
        if other in (place, *found.keys) or len(found.rows) < FEWEST_TO_RUN:
            continue
        if complete(found.rows.values(), other) and not complete(found.right.values(), other):
            return Said("rest-of-another", say("table.cell.rest", other=columns[other]))
    return None


def _told(said: Sequence[Said]) -> str:
    """The most important faults as one reply."""
    return " ".join(one.reply for one in said[:MOST_TOLD])
