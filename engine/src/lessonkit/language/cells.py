"""How one cell of a data table is written: by a format that the table's maker names, never by the column's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import pandas as pd

from lessonkit.language.sentences import sentences_beside
from lessonkit.language.words import count, number, percent

Format = Literal["", "count", "percent", "year", "one decimal"]
"""How the numbers of a table's column are written; "" stands for up to two decimals."""

say = sentences_beside(__file__)

FORMATS: Mapping[Format, Callable[[Any], str]] = {
    "": number,
    "count": count,
    "percent": percent,
    "year": lambda value: f"{value:.0f}",
    "one decimal": lambda value: f"{value:.1f}",
}


def cell(value: Any, form: Format = "") -> str:
    """One cell of a data table, written as its column's format asks.

    >>> cell(57020), cell(0.4), cell(32, "one decimal"), cell(2014, "year"), cell(pd.NA)
    ('57,020', '0.4', '32.0', '2014', 'not available')
    """
    if pd.isna(value):
        return say("cell.missing")
    if isinstance(value, (bool, str)) or not hasattr(value, "__float__"):
        return str(value)
    return FORMATS[form](value)
