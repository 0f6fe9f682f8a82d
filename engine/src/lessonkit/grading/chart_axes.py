"""Where values stand on an axis of a redrawn chart, and which of them are written: round numbers, dates, names."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from lessonkit.grading.figure_json import Place, PlainChart

Ticks = tuple[tuple[float, str], ...]
"""Places that are written, each with its words."""

MOST_NAMES = 40
"""Of very many names each n-th is written."""
_ZERO_DAY = datetime(1970, 1, 1)
_DAY = 86_400.0
_YEAR, _MONTH = 365.25, 30.44
_STEPS_OF_MONTHS, _STEPS_OF_DAYS = (1, 2, 3, 6), (1, 2, 7, 14)


@dataclass(frozen=True)
class Axis:
    """An axis from `low` to `high`; of a `log` one the logarithms are as far apart as they stand."""

    low: float
    high: float
    ticks: Ticks
    log: bool = False

    def at(self, value: float) -> float:
        """Where a value stands: 0 at the low end, 1 at the high one, beyond them outside.

        >>> Axis(1, 100, (), log=True).at(10)
        0.5
        """
        low, high, value = (math.log10(one) if self.log else one for one in (self.low, self.high, value))
        return (value - low) / (high - low)


class Places:
    """The places of a chart as numbers: names in their order, dates as days, numbers as they are."""

    def __init__(self, chart: PlainChart) -> None:
        all_places = [place for one in chart.series for place in one.x]
        self.names = {
            name: n for n, name in enumerate(dict.fromkeys(p for p in all_places if isinstance(p, str)))
        }
        self.dated = any(isinstance(place, datetime) for place in all_places)
        self.numbers = sorted({self.number(place) for place in all_places})

    def number(self, place: Place) -> float:
        """Where a place stands, in the units of its axis."""
        if isinstance(place, datetime):
            return (place - _ZERO_DAY).total_seconds() / _DAY
        return float(self.names[place]) if isinstance(place, str) else place

    @property
    def apart(self) -> float:
        """The room between two neighboring places."""
        if self.names:
            return 1.0
        return min((b - a for a, b in pairwise(self.numbers) if b > a), default=1.0)

    def axis(self, room: float, most: int) -> Axis:
        """The axis of places with at most about `most` ticks, and `room` at each end beside what every axis has."""
        low, high = (self.numbers[0], self.numbers[-1]) if self.numbers else (0.0, 0.0)
        low, high = _apart(low - room, high + room)
        spare = 0.1 if self.names else 0.04 * (high - low)
        low, high = low - spare, high + spare
        if self.names:
            step = -(-len(self.names) // MOST_NAMES)
            return Axis(low, high, tuple((float(n), name) for name, n in list(self.names.items())[::step]))
        if self.dated and len(self.numbers) <= most:
            return Axis(low, high, _each(self.numbers))
        if self.dated:
            return Axis(low, high, date_ticks(low, high, most))
        whole = all(number.is_integer() for number in self.numbers)  # no half years
        return Axis(low, high, _written(round_ticks(low, high, most, whole=whole), thousands=not whole))


def value_axis(values: Iterable[float], chart: PlainChart, *, from_zero: bool, most: int) -> Axis:
    """The axis of measured values, as the chart asks for it: cut, logarithmic, or as far as its values reach."""
    known = list(values) or [0.0]
    if chart.log and min(known) > 0:
        low, high = 10 ** math.floor(math.log10(min(known))), 10 ** math.ceil(math.log10(max(known)))
        low, high = (low, high) if low < high else (low / 10, high * 10)
        if low > 0:
            return Axis(low, high, _written(_decades(low, high)), log=True)
    if chart.y_range and not chart.log:
        low, high = min(chart.y_range), max(chart.y_range)
    else:
        least, most_of_all = min(known), max(known)
        low, high = _apart(*((min(0.0, least), max(0.0, most_of_all)) if from_zero else (least, most_of_all)))
        spare = 0.05 * (high - low)
        low, high = (low - spare if low < 0 or not from_zero else low), high + spare
    return Axis(low, high, _written(round_ticks(low, high, most)))


def round_ticks(low: float, high: float, most: int, *, whole: bool = False) -> tuple[float, ...]:
    """Round numbers from `low` to `high`, at most about `most`; the two ends where there are none.

    >>> round_ticks(0, 23, 6)
    (0.0, 5.0, 10.0, 15.0, 20.0)
    """
    rough = (high - low) / max(1, most)
    if not (math.isfinite(rough) and rough > 1e-300):
        return (low, high)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    if whole:
        step = max(1.0, math.ceil(step))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    if not 0 <= last - first <= 4 * most or first * step == (first + 1) * step:
        return (low, high)
    digits = max(0, 1 - math.floor(math.log10(step)))
    return tuple(round(n * step, min(digits, 300)) for n in range(first, last + 1))


def date_ticks(low: float, high: float, most: int) -> Ticks:
    """Dates from `low` to `high`, in days: years, months, days or hours, whichever are so many."""
    start, end = (_ZERO_DAY + timedelta(days=one) for one in (low, high))
    days = high - low
    if days > most * 6 * _MONTH:
        step = max(1, round_step(days / _YEAR / most))
        years = range(-(-start.year // step) * step, end.year + 1, step)
        return _dated([datetime(year, 1, 1) for year in years if year], low, high, "%Y")
    if days > most * 14:
        step = next(one for one in _STEPS_OF_MONTHS if days <= most * one * _MONTH or one == 6)
        months = range(12 * start.year + start.month - 1, 12 * end.year + end.month, step)
        firsts = [
            datetime(month // 12, month % 12 + 1, 1)
            for month in (m - m % step for m in months)
            if month >= 12
        ]
        return _dated(firsts, low, high, "%Y-%m")
    if days >= 2:
        step = next(one for one in _STEPS_OF_DAYS if days <= most * one or one == 14)
        first = datetime(start.year, start.month, start.day)
        return _dated(
            [first + timedelta(days=n) for n in range(0, int(days) + 2, step)], low, high, "%Y-%m-%d"
        )
    return _dated([start + (end - start) * n / 4 for n in range(5)], low, high, "%m-%d %H:%M")


def round_step(rough: float) -> int:
    """A round whole number, no less than a rough one.

    >>> round_step(3.2), round_step(30)
    (5, 50)
    """
    power = 1
    while True:
        for factor in (1, 2, 5):
            if power * factor >= rough:
                return power * factor
        power *= 10


def _each(days: Sequence[float]) -> Ticks:
    """Few dates are all written, and those that begin months as months."""
    dates = [_ZERO_DAY + timedelta(days=one) for one in days]
    form = (
        "%Y-%m-%d" if all(one == datetime(one.year, one.month, one.day) for one in dates) else "%m-%d %H:%M"
    )
    if all(one == datetime(one.year, one.month, 1) for one in dates):
        form = "%Y-%m"
    return _dated(dates, days[0], days[-1], form)


def _dated(dates: Sequence[datetime], low: float, high: float, form: str) -> Ticks:
    days = [((one - _ZERO_DAY).total_seconds() / _DAY, one.strftime(form)) for one in dates]
    return tuple((day, words) for day, words in days if low <= day <= high)


def _decades(low: float, high: float) -> tuple[float, ...]:
    """The powers of ten, each second or third where they are many, and the 2 and 5 between where they are few."""
    first, last = round(math.log10(low)), round(math.log10(high))
    factors = (1, 2, 5) if last - first <= 2 else (1,)
    step = -(-(last - first) // 10)
    found = [factor * 10.0**power for power in range(first, last + 1, step) for factor in factors]
    return tuple(one for one in found if low <= one <= high)


def _written(numbers: Iterable[float], *, thousands: bool = True) -> Ticks:
    """Numbers with their words; a year has no comma."""
    return tuple(
        (one, f"{one:,.10g}" if thousands or abs(one) >= 10_000 else f"{one:.10g}") for one in numbers
    )


def _apart(low: float, high: float) -> tuple[float, float]:
    """Two ends that differ as far as numbers of their size can be told apart."""
    if high - low > 1e-9 * max(abs(low), abs(high)):
        return low, high
    spare = 0.1 * max(abs(low), abs(high)) or 1.0
    return low - spare, high + spare
