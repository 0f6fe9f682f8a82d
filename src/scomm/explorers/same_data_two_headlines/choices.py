"""The published ways to count one year: out of whom, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.language import sentences_beside
from scomm.explorers.denominators.published import BEFORE_MONTHLY_TABLES, annual, crossed

say = sentences_beside(__file__)

GROUPS = ("removals", "interior", "arrests")
COUNTED = ("conviction", "or-charges")
Key = tuple[str, str]
"""Out of whom, and what is counted."""


@dataclass(frozen=True)
class Choice:
    """One way to count one year: how many people, and how many of them have what is counted."""

    counted: int
    total: int
    monthly: bool = False
    dashboard: bool = False

    @property
    def share(self) -> float:
        """The counted people as a share of all, 0 to 1."""
        return self.counted / self.total

    @property
    def rest(self) -> float:
        """All the others as a share of all, 0 to 1."""
        return (self.total - self.counted) / self.total


def choice(group: str, counted: str, year: int) -> Choice | str:
    """The published numbers of one choice, or the reason why there are none."""
    if group == "interior":
        people = _interior(year)
        if people is None:
            return say("absent.interior", year=year)
    elif group == "removals":
        people = annual("ero-removals", "criminality", year) or _all_places(year)
    else:
        people = annual("ero-arrests", "criminality", year)
        if not people:
            return BEFORE_MONTHLY_TABLES
    if counted == "conviction":
        number = people["convicted"]
    elif "pending-charges" in people:
        number = people["convicted"] + people["pending-charges"]
    else:
        return say("absent.charges", year=year)
    both = crossed(year)
    if group == "interior" and both is not None:
        return Choice(
            number,
            people["total"],
            dashboard=both.source == "dashboard",
        )
    return Choice(number, people["total"], monthly=year >= 2014)


def _interior(year: int) -> dict[str, int] | None:
    """Removals after an ICE arrest, or from the interior, by criminal record."""
    both = crossed(year)
    if both is None:
        return None
    place = "ice" if both.source == "dashboard" else "interior"
    return {**both.people[place], "total": both.total(place)}


def _all_places(year: int) -> dict[str, int]:
    """All removals by criminal record where ICE's own statement is the only source: FY2013."""
    both = crossed(year)
    assert both is not None, year
    convicted = sum(people["convicted"] for people in both.people.values())
    return {"convicted": convicted, "total": both.published_total}
