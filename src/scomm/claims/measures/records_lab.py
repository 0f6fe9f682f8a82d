"""How claims state what the records lab gives with the rates that it begins with: a model, whose rates are mostly assumed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scomm.claims.claim import Load

if TYPE_CHECKING:
    from scomm.models.records import Outcomes

Chance = Literal["removable-given-match", "removable-given-flag", "flagged-given-removable"]


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
class LabChance:
    """A chance of the lab, as a percentage."""

    which: Chance
    datasets: tuple[str, ...] = field(default=(), init=False)

    def __call__(self, load: Load) -> float:
        from scomm.models import records  # pandas and numpy: only where a claim is computed

        chances = {
            "removable-given-match": records.chance_removable_given_match,
            "removable-given-flag": records.chance_removable_given_flag,
            "flagged-given-removable": records.chance_flagged_given_removable,
        }
        return 100 * chances[self.which](_begun())

    def __str__(self) -> str:
        return f"the chance of {self.which} in the records lab"


def _begun() -> Outcomes:
    from scomm.models.records import record_rates, run  # as above

    return run(record_rates())
