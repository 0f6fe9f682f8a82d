"""Where the marks of an axis stand, and what is written at them."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pandas as pd

from lessonkit.language import count

Marked = tuple[float, str]
"""A place on an axis, and what is written there."""

PERCENT: tuple[Marked, ...] = tuple((at, f"{at}%") for at in (0, 25, 50, 75, 100))
"""The axis of a share: it always goes from 0 to 100."""


def levels(lowest: float, highest: float, written: Callable[[float], str] = count) -> tuple[Marked, ...]:
    """Round whole numbers from zero, or from below the lowest, to above the highest: at most eight of them.

    >>> [words for _, words in levels(0, 238)]
    ['0', '50', '100', '150', '200', '250']
    >>> [words for _, words in levels(-3, 9)]
    ['-4', '-2', '0', '2', '4', '6', '8', '10']
    """
    low, high = min(0.0, lowest), max(highest, 1.0)
    power = max(1, 10 ** math.floor(math.log10((high - low) / 3)))
    step = next(one * power for one in (1, 2, 5, 10) if (high - low) / (one * power) <= 6)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple((float(place * step), written(place * step)) for place in range(first, last + 1))


def day_number(day: str | pd.Timestamp) -> float:
    """A day as a number, so that two days stand as far apart as they are.

    >>> day_number("2010-12-31") - day_number("2010-12-01")
    30.0
    """
    return float(pd.Timestamp(day).toordinal())


def years_of(
    first: str | pd.Timestamp, last: str | pd.Timestamp
) -> tuple[tuple[Marked, ...], tuple[float, ...]]:
    """The years between two days: their names, each in its middle, and the borders between them.

    >>> years_of("2009-07-01", "2011-03-01")[0][1]
    (733955.5, '2010')
    """
    begin, end = pd.Timestamp(first), pd.Timestamp(last)
    borders = [pd.Timestamp(year, 1, 1) for year in range(begin.year + 1, end.year + 1)]
    edges = [begin, *borders, end]
    names = [
        ((day_number(one) + day_number(other)) / 2, str(one.year))
        for one, other in pairwise(edges)
        if (other - one).days > 120
    ]
    return tuple(names), tuple(day_number(border) for border in borders)
