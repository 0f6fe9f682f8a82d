"""What the builders ask of the rows of a table before they draw them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from lessonkit.errors import KitError


def refuse_unless_one_per_row(rows: int, *required: str, **given: Sequence[object]) -> None:
    """Refuse what was given, by its name, where it is not one for each row, with a `KitError`; only the required may not be empty."""
    for what, values in given.items():
        if len(values) != rows and (len(values) or what in required):
            raise KitError(f"There are {len(values)} {what} for {rows} rows.", do="Give one for each row.")


def refuse_negative(numbers: pd.DataFrame) -> None:
    """Refuse a number below zero with a `KitError`: a bar begins at zero and has no length below it."""
    for column in numbers:
        below = numbers[column][(numbers[column] < 0).fillna(False)]
        if len(below):
            raise KitError(
                f"{column!r} has the negative number {float(below.iloc[0]):g}, for which there is no bar.",
                do="Draw changes with ranges or lines.",
            )


def refuse_all_missing(numbers: pd.DataFrame) -> None:
    """Refuse columns without any number with a `KitError`: there would be nothing to see."""
    if not numbers.notna().to_numpy().any():
        columns = ", ".join(repr(column) for column in numbers)
        raise KitError(
            f"There is no number in {columns}.", do="Choose rows or columns that have at least one."
        )


def end_of(highest: float, spare: float) -> float:
    """Where an axis from zero ends: a little beyond the highest number, and at 1 where there is none above zero.

    >>> end_of(50, 1.25), end_of(0, 1.25)
    (62.5, 1.0)
    """
    return highest * spare if highest > 0 else 1.0
