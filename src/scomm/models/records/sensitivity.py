"""Which error matters most, and which wrong outcome is larger: what the ranges of the rates leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from scomm.models.inputs import check_id
from scomm.models.over_ranges import OverRanges, over_ranges
from scomm.models.records.outcomes import Outcomes
from scomm.models.records.rates import ERRORS, Rate, RecordRates
from scomm.models.records.search import run


@dataclass(frozen=True)
class Swing:
    """One error at the low and the high end of its range, the others as they are.

    `flagged_wrongly` and `missed` hold people at the low end, then at the high end.
    """

    error: str
    low: float
    high: float
    flagged_wrongly: tuple[float, float]
    missed: tuple[float, float]

    def people(self, outcome: str) -> tuple[float, float]:
        """People with one of the wrong outcomes at the low and at the high end."""
        wrong = {"flagged-wrongly": self.flagged_wrongly, "missed": self.missed}
        return wrong[check_id(outcome, wrong, "wrong outcome")]


def sensitivity(rates: RecordRates) -> tuple[Swing, ...]:
    """How far each error moves the two wrong outcomes, in the order of ERRORS.

    A long swing says that the number is important or that little is known of it: the range is the sources' doubt.

    >>> from scomm.models.records.published import record_rates
    >>> [swing.error for swing in sensitivity(record_rates())]
    ['stale-status', 'missing-card', 'two-names', 'name-only']
    """
    return tuple(_swing(rates, error) for error in ERRORS)


@lru_cache(maxsize=8)
def missed_against_flagged(rates: RecordRates) -> OverRanges:
    """People missed less people flagged wrongly, over the ranges of all rates but how many are on record.

    >>> from scomm.models.records.published import record_rates
    >>> missed_against_flagged(record_rates()).open
    True
    """
    return over_ranges(
        _free(rates), lambda at: _people(rates, at, "missed") - _people(rates, at, "flagged-wrongly")
    )


@lru_cache(maxsize=8)
def range_of(rates: RecordRates, outcome: str) -> tuple[float, float]:
    """The fewest and the most people with an outcome, over the ranges of all rates but how many are on record."""
    found = over_ranges(_free(rates), lambda at: _people(rates, at, outcome))
    return found.least, found.most


@dataclass(frozen=True)
class _At:
    """Rates without their grades and ranges."""

    searches: int
    values: Mapping[str, float]

    def __getitem__(self, id: str) -> float:
        return self.values[id]


def _free(rates: RecordRates) -> list[Rate]:
    """The rates but the one that sets how many people are on record, which makes both sides larger alike."""
    return [one for one in rates.items if one.id != "on-record"]


def _people(rates: RecordRates, at: Mapping[str, float], outcome: str) -> float:
    return run(_At(rates.searches, {"on-record": rates["on-record"], **at})).people(outcome)


def _swing(rates: RecordRates, error: str) -> Swing:
    one = rates.get(error)
    low, high = (run(rates.change({error: value})) for value in (one.low, one.high))
    return Swing(error, one.low, one.high, _both(low, high, "flagged-wrongly"), _both(low, high, "missed"))


def _both(low: Outcomes, high: Outcomes, outcome: str) -> tuple[float, float]:
    return low.people(outcome), high.people(outcome)
