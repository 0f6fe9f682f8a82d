"""The searches of many people by a matcher that never errs about a finger: how many have which outcome, on average.

A card in the database matches the person's prints, and nobody else's. What the match leads to is a record, and
that can be wrong. Left out: people whom DHS never met and who could be deported, because no record of them can be wrong;
names searched without a match; and what officers conclude from a right record.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from scomm.models.records.outcomes import LAWFUL, Cell, Outcomes


class Rates(Protocol):
    """How many are searched, and the value of each rate by its id: `RecordRates`, or the values alone."""

    @property
    def searches(self) -> int: ...

    def __getitem__(self, id: str) -> float: ...


def run(rates: Rates) -> Outcomes:
    """How many people have which outcome, on average; not rounded (`whole` does that).

    Where two errors could have caused an outcome, the first one in the order of ERRORS counts as its cause.

    >>> from scomm.models.records.published import record_rates
    >>> round(sum(run(record_rates()).counts.values()))
    10000
    """
    met = rates.searches * rates["on-record"]
    removable = met * rates["removable"]
    return Outcomes(
        rates.searches,
        (
            Cell("unknown", "no-mate", "", rates.searches - met),
            *_removable(removable, rates),
            *(cell for status in LAWFUL for cell in _lawful(status, met - removable, rates)),
        ),
    )


def _removable(people: float, rates: Rates) -> Iterator[Cell]:
    missing = people * rates["missing-card"]
    elsewhere = (people - missing) * rates["two-names"]
    yield Cell("removable", "missed", "missing-card", missing)
    yield Cell("removable", "missed", "two-names", elsewhere)
    yield Cell("removable", "rightly-flagged", "", people - missing - elsewhere)


def _lawful(status: str, lawful: float, rates: Rates) -> Iterator[Cell]:
    right = lawful * _part(status, rates)
    chances = {
        "stale-status": rates["stale-status"] if status == "citizen" else 0.0,
        "two-names": rates["two-names"] * rates["old-order"],
        "name-only": rates["name-only"],
    }
    for cause, chance in chances.items():
        yield Cell(status, "flagged-wrongly", cause, right * chance)
        right *= 1 - chance
    yield Cell(status, "rightly-not-flagged", "", right)


def _part(status: str, rates: Rates) -> float:
    """The share of a status among people on record with lawful status."""
    if status == "citizen":
        return rates["citizen"]
    others = 1 - rates["citizen"]
    return others * (rates["resident"] if status == "resident" else 1 - rates["resident"])
