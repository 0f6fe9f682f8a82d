"""Which error matters most: how wrong outcomes change when one error goes from one end of its range to the other."""

from __future__ import annotations

from dataclasses import dataclass

from scomm.models.inputs import check_id
from scomm.models.records.outcomes import Outcomes
from scomm.models.records.rates import ERRORS, RecordRates
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


def _swing(rates: RecordRates, error: str) -> Swing:
    one = rates.get(error)
    low, high = (run(rates.change({error: value})) for value in (one.low, one.high))
    return Swing(error, one.low, one.high, _both(low, high, "flagged-wrongly"), _both(low, high, "missed"))


def _both(low: Outcomes, high: Outcomes, outcome: str) -> tuple[float, float]:
    return low.people(outcome), high.people(outcome)
