"""What the denominator machine counts, how it splits that, and why a table is missing."""

from __future__ import annotations

from dataclasses import dataclass

from lessonkit.language import sentences_beside
from scomm.explorers.denominators.published import BEFORE_MONTHLY_TABLES, annual, crossed

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Universe:
    """A group of events that DHS counts: its people, and the denominator in words.

    `events` is a short name for a title; it is empty where no kind of conviction is published.
    """

    people: str
    denominator: str
    criminality_from: int = 2014
    events: str = ""


UNIVERSES = {
    id: Universe(say(f"people.{id}"), say(f"denominator.{id}"), criminality_from, events)
    for id, criminality_from, events in (
        ("ero-arrests", 2014, say("events.ero-arrests")),
        ("ice-bookins", 2018, say("events.ice-bookins")),
        ("ero-removals", 2014, say("events.ero-removals")),
        ("dhs-removals", 2019, ""),
    )
}
SPLITS = (
    "criminality",
    "conviction-kind",
    "arresting-agency",
    "citizenship",
    "agency-conviction",
    "citizenship-conviction",
)
TABLES = {"conviction-kind": "criminality"}
"""The split in the data that a split of the machine is read from, where the two names differ."""

KINDS = ("aggravated-felony", "felony", "misdemeanor", "other-conviction")


def absent(universe: str, split: str, year: int) -> str:
    """Why these numbers do not exist; empty where they do."""
    what = UNIVERSES[universe]
    if split == "citizenship-conviction":
        return say("absent.citizenship-conviction")
    if split == "agency-conviction":
        return _absent_crossing(universe, year)
    if year < 2014:
        return BEFORE_MONTHLY_TABLES
    if split == "arresting-agency" and universe == "ero-arrests":
        return say("absent.agency-of-arrests")
    if split == "criminality" and year < what.criminality_from:
        return say("absent.record-before", people=what.people, year=what.criminality_from)
    if split == "conviction-kind" and KINDS[0] not in annual(universe, TABLES[split], year):
        return say("absent.kinds-before" if what.events else "absent.kinds", people=what.people)
    if not annual(universe, TABLES.get(split, split), year):
        return say("absent.combination")
    return ""


def _absent_crossing(universe: str, year: int) -> str:
    if universe != "ero-removals":
        return say("absent.crossed-universe")
    if crossed(year) is None:
        return say("absent.crossed-year", year=year)
    return ""


@dataclass(frozen=True)
class Count:
    """How many of a group's people of one year had a conviction."""

    universe: str
    convicted: int
    total: int

    @property
    def share(self) -> float:
        """Of all, 0 to 1."""
        return self.convicted / self.total


def counted(universe: str, year: int) -> Count | None:
    """The convicted people of a group and year, where they are published."""
    if absent(universe, "criminality", year):
        return None
    people = annual(universe, "criminality", year)
    return Count(universe, people["convicted"], people["total"])


OPENS_ON = "ero-removals"
"""The group that the machine opens on: it stands alone, so that what another group changes is found and not told."""


def compared(universe: str, year: int) -> Count | None:
    """The count of the same year beside which another group's stands: that of removals by ICE, which stands alone."""
    return None if universe == OPENS_ON else counted(OPENS_ON, year)
