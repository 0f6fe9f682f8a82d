"""How claims state what the records lab gives: with the rates that it begins with, over their ranges, and beside a machine that errs.

It is a model, whose rates are mostly assumed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lessonkit.claims.claim import Load
from lessonkit.claims.measures.counts import Measure
from lessonkit.data.published import figure

if TYPE_CHECKING:
    from scomm.models.records import Outcomes


@dataclass(frozen=True)
class LabPeople:
    """Whole people of the lab's ten thousand searches, by outcome, status or cause; on record if none is given."""

    outcome: str = ""
    status: str = ""
    datasets: tuple[str, ...] = field(default=(), init=False)

    def __call__(self, load: Load) -> float:
        found = _begun().whole()
        if not (self.outcome or self.status):
            return found.searches - found.people("no-mate")
        return found.people(self.outcome, status=self.status)

    def __str__(self) -> str:
        named = [one for one in (self.outcome, self.status) if one]
        return f"people of the records lab: {', '.join(named) or 'on record'}, in whole people"


@dataclass(frozen=True)
class LabEnd:
    """The fewest or the most people with an outcome, over the ranges of the lab's rates."""

    outcome: Literal["missed", "flagged-wrongly"]
    end: Literal["fewest", "most"]
    datasets: tuple[str, ...] = field(default=(), init=False)

    def __call__(self, load: Load) -> float:
        from scomm.models.records import range_of, record_rates  # as above

        return range_of(record_rates(), self.outcome)[self.end == "most"]

    def __str__(self) -> str:
        return f"the {self.end} people of the records lab who are {self.outcome}, at the ends of the ranges of its rates"


@dataclass(frozen=True)
class LabSearched:
    """Whole people of the lab whose prints are in the database, or who are searched and have none there."""

    enrolled: bool
    datasets: tuple[str, ...] = field(default=(), init=False)

    def __call__(self, load: Load) -> float:
        found = _begun().whole()
        return found.matches if self.enrolled else found.searches - found.matches

    def __str__(self) -> str:
        return f"people of the records lab {'with' if self.enrolled else 'without'} prints in the database"


@dataclass(frozen=True)
class LabMachine:
    """People of the lab whom a machine errs about: a share of those with prints in the database (missed) or of the others.

    The share is `percent`, a measure, or the published figure with that id; with `rest` it is what is left of it to 100.
    """

    error: Literal["missed", "named-wrongly"]
    percent: Measure | str
    rest: bool = False

    @property
    def datasets(self) -> tuple[str, ...]:
        """The dataset of the share."""
        return () if isinstance(self.percent, str) else self.percent.datasets

    def __call__(self, load: Load) -> float:
        share = figure(self.percent).value if isinstance(self.percent, str) else self.percent(load)
        people = LabSearched(self.error == "missed")(load)
        return people * (100 - share if self.rest else share) / 100

    def __str__(self) -> str:
        of = LabSearched(self.error == "missed")
        share = f"`{self.percent}`" if isinstance(self.percent, str) else str(self.percent)
        return f"{of}, times {f'100 percent less {share}' if self.rest else share}"


def _begun() -> Outcomes:
    from scomm.models.records import record_rates, run  # as above

    return run(record_rates())
