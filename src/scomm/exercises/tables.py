"""A learner's table as plain data."""

from __future__ import annotations

import pandas as pd

from scomm.exercises.plain import STRANGE, Plain, answer, cell_of, class_quote, refused, refused_as
from scomm.exercises.quote import Quote
from scomm.exercises.refusals import LARGEST_COUNT, STRANGE_CELLS
from scomm.exercises.things import INTS, TEXTS, is_a, legible, thing

MOST_CELLS = 200_000
"""A table or chart larger than this is refused: no exercise needs one."""


def take_table(value: object) -> Plain:
    """A DataFrame as column names and rows; the index is left out."""
    if type(value) is pd.Series:
        return refused("table-series")
    if type(value) is not pd.DataFrame:
        return refused_as("table-other", value)
    if max(value.size, len(value)) > MOST_CELLS:
        return refused("table-rows", count=min(len(value), LARGEST_COUNT))
    columns = list(value.columns)
    if any(not is_a(column, TEXTS | INTS) for column in columns):
        return refused("table-names")
    rows = []
    for row in value.itertuples(index=False, name=None):
        cells = [cell_of(cell) for cell in row]
        if any(cell is STRANGE for cell in cells):
            place = [cell is STRANGE for cell in cells].index(True)
            return _strange_cell(columns[place], place, row[place])
        rows.append(cells)
    return answer({"columns": [legible(str(column)) for column in columns], "rows": rows})


def _strange_cell(column: object, place: int, value: object) -> Plain:
    """The refusal of a table for one of its cells."""
    kind = thing(value)
    quotes = (Quote("the column's name", legible(str(column))[:60]), *class_quote(value))
    return refused("table-cell", quotes, count=place + 1, cell=STRANGE_CELLS.get(kind, kind))
