"""A learner's table as plain data."""

from __future__ import annotations

import pandas as pd

from scomm.exercises.plain import (
    INTS,
    STRANGE,
    TEXTS,
    Plain,
    answer,
    cell_of,
    is_a,
    legible,
    refused,
    what_is,
)

MOST_CELLS = 200_000
"""A table or chart larger than this is refused: no exercise needs one."""


def take_table(value: object) -> Plain:
    """A DataFrame as column names and rows; the index is left out."""
    if type(value) is pd.Series:
        return refused("This is one column (a Series). A table is wanted: try .to_frame() or .reset_index().")
    if type(value) is not pd.DataFrame:
        return refused(f"This is {what_is(value)}. A table (a DataFrame) is wanted.")
    if max(value.size, len(value)) > MOST_CELLS:
        return refused(f"This table has {len(value):,} rows, far more than the exercise needs.")
    columns = list(value.columns)
    if any(not is_a(column, TEXTS | INTS) for column in columns):
        return refused("The column names must be plain text. Several header rows? Flatten them first.")
    rows = []
    for row in value.itertuples(index=False, name=None):
        cells = [cell_of(cell) for cell in row]
        if any(cell is STRANGE for cell in cells):
            place = [cell is STRANGE for cell in cells].index(True)
            return refused(
                f"The column {legible(str(columns[place]))[:60]!r} holds {_strange(row[place])}. "
                "A cell may hold a number, a text, a date, or nothing."
            )
        rows.append(cells)
    return answer({"columns": [legible(str(column)) for column in columns], "rows": rows})


def _strange(value: object) -> str:
    """Why a cell is strange, in a word or two."""
    name = what_is(value)
    return {"a number": "an infinite number, or one far too large", "text": "a very long text"}.get(
        name, name
    )
