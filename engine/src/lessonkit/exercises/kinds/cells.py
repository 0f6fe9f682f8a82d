"""The cells of a column in their equal forms, read as the right column has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.kinds.years import as_years
from lessonkit.exercises.written_number import PART_OF_ONE, written_number

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
