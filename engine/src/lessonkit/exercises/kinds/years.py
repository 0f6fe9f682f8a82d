"""A year in its equal forms: 2014, 2014.0, "2014", "FY2014", and the first or last day of a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

_YEARS = range(1800, 2101)
_WRITTEN = re.compile(r"\s*(?:f\.?\s*y\.?|fiscal year|year)?\s*(\d{4})(?:\.0+)?\s*", re.IGNORECASE)
_SHORT = re.compile(r"\s*f\.?\s*y\.?\s*'?(\d{2})\s*", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(01-01|09-30|12-31|10-01)(?:[T ]00:00:00)?")
_FIRST_DAY_OF_A_FISCAL_YEAR = "10-01"


def is_year(cell: Any) -> bool:
    """True for a whole number that a reader takes for a year.

    >>> is_year(2014), is_year(2014.0), is_year(True), is_year(12), is_year("2014")
    (True, True, False, False, False)
    """
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell in _YEARS


def year_of(cell: Any, *, october: int = 1) -> int | None:
    """The year that a cell names, or None; 1 October of a year is the first day of fiscal year `october` years later.

    >>> year_of("FY2014"), year_of("2014"), year_of("2014-01-01"), year_of("2013-10-01"), year_of("Ohio")
    (2014, 2014, 2014, 2014, None)
    """
    if is_year(cell):
        return int(cell)
    if not isinstance(cell, str):
        return None
    if day := _DAY.fullmatch(cell.strip()):
        return int(day[1]) + (october if day[2] == _FIRST_DAY_OF_A_FISCAL_YEAR else 0)
    if short := _SHORT.fullmatch(cell):
        return 2000 + int(short[1])
    found = _WRITTEN.fullmatch(cell)
    return int(found[1]) if found and int(found[1]) in _YEARS else None


def as_years(cells: Sequence[Any], wanted: Sequence[Any]) -> list[Any]:
    """Cells as years where years are wanted and each cell names one; else the cells as they are.

    >>> as_years(["FY2014", "FY2015"], [2014, 2015]), as_years(["Ohio"], [2014]), as_years(["2014"], ["Ohio"])
    ([2014, 2015], ['Ohio'], ['2014'])
    """
    if not cells or not wanted or not all(map(is_year, wanted)):
        return list(cells)
    readings = [[year_of(cell, october=later) for cell in cells] for later in (1, 0)]
    whole = [reading for reading in readings if None not in reading]
    return max(whole, key=lambda years: len(set(years) & set(wanted))) if whole else list(cells)
