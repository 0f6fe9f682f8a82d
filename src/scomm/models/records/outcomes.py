"""What becomes of the searches: each has one outcome, and the people add up to as many as were searched."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from scomm.models.inputs import check_id
from scomm.models.records.rates import ERRORS

say = sentences_beside(__file__)

OUTCOMES = say.group("outcome")
"""The five outcomes of a search, by id."""

STATUSES = say.group("status")
"""Who a person truly is, by id. Of people whom DHS never met nobody asks, so they are `unknown`."""

LAWFUL = ("citizen", "resident", "visitor")
"""The statuses of people on record who can't be deported."""


@dataclass(frozen=True)
class Cell:
    """People of one status with one outcome; `cause` is the error behind it, and empty where the record is right."""

    status: str
    outcome: str
    cause: str
    people: float


@dataclass(frozen=True)
class Outcomes:
    """So many searches, divided into cells that add up to them."""

    searches: int
    cells: tuple[Cell, ...]

    def people(self, outcome: str = "", *, status: str = "", cause: str = "") -> float:
        """People with this outcome, status and cause, each of them if it is given; a `KitError` for an unknown id."""
        wanted = (("status", status, STATUSES), ("outcome", outcome, OUTCOMES), ("cause", cause, ERRORS))
        for what, id, ids in wanted:
            if id:
                check_id(id, ids, what)
        return sum(
            one.people for one in self.cells if all(id in ("", getattr(one, what)) for what, id, _ in wanted)
        )

    @property
    def counts(self) -> dict[str, float]:
        """People by outcome; they add up to the searches."""
        return {outcome: self.people(outcome) for outcome in OUTCOMES}

    @property
    def flagged(self) -> float:
        """People whose record says that they can be deported, rightly or wrongly."""
        return self.people("rightly-flagged") + self.people("flagged-wrongly")

    @property
    def matches(self) -> float:
        """People whose prints match a card in the database: all whom DHS met but for those whose card is missing."""
        met = sum(self.people(outcome) for outcome in OUTCOMES if outcome != "no-mate")
        return met - self.people("missed", cause="missing-card")

    def whole(self) -> Outcomes:
        """The same in whole people, who add up to the searches.

        How many people DHS met, and how many of them can be deported, does not depend on the errors; an error
        that grows never makes a wrong outcome smaller. Without errors no outcome is wrong.
        """
        groups = [[one for one in self.cells if _group(one) == number] for number in range(3)]
        sizes = _split(self.searches, [_sum(group) for group in groups])
        cells = [cell for group, size in zip(groups, sizes, strict=True) for cell in _whole(group, size)]
        return replace(self, cells=tuple(cells))


def chance_removable_given_match(found: Outcomes) -> float:
    """Of people whose prints match, the share who can be deported; a `KitError` where nobody matches."""
    removable = found.people(status="removable") - found.people("missed", cause="missing-card")
    return _share(removable, found.matches, "matches")


def chance_removable_given_flag(found: Outcomes) -> float:
    """Of people whose record says that they can be deported, the share who can be; a `KitError` where nobody is flagged."""
    return _share(found.people("rightly-flagged"), found.flagged, "flagged")


def chance_flagged_given_removable(found: Outcomes) -> float:
    """Of people on record who can be deported, the share who are flagged: the other way round, and another number."""
    removable = found.people(status="removable")
    return _share(found.people("rightly-flagged"), removable, "removable")


def share_of_flags(found: Outcomes, status: str) -> float:
    """Of people flagged, the share with a status, such as 'citizen'; a `KitError` where nobody is flagged."""
    flagged = sum(found.people(outcome, status=status) for outcome in ("rightly-flagged", "flagged-wrongly"))
    return _share(flagged, found.flagged, "flagged")


def _share(part: float, whole: float, nobody: str) -> float:
    if not whole:
        raise KitError(say(f"nobody.{nobody}"), do=say("nobody.do"))
    return part / whole


def _group(one: Cell) -> int:
    """Whom the errors never move out of: people never met, people who can be deported, and the others on record."""
    return 0 if one.outcome == "no-mate" else 1 if one.status == "removable" else 2


def _whole(group: Sequence[Cell], size: int) -> list[Cell]:
    right = [one for one in group if not one.cause]
    wrong = [one for one in group if one.cause]
    sizes = _split(size, [_sum(right), _sum(wrong)])
    return [
        replace(one, people=people)
        for cells, part in zip((right, wrong), sizes, strict=True)
        for one, people in zip(cells, _split(part, [one.people for one in cells]), strict=True)
    ]


def _split(total: int, weights: Sequence[float]) -> list[int]:
    """A whole number divided in proportion to the weights, by the largest remainder.

    >>> _split(10, [1, 1, 1]), _split(0, [0, 0])
    ([4, 3, 3], [0, 0])
    """
    of = math.fsum(weights)
    if not of:
        return [0 for _ in weights]
    exact = [total * weight / of for weight in weights]
    counts = [math.floor(one) for one in exact]
    largest = sorted(range(len(weights)), key=lambda place: counts[place] - exact[place])
    for place in largest[: total - sum(counts)]:
        counts[place] += 1
    return counts


def _sum(cells: Iterable[Cell]) -> float:
    return math.fsum(one.people for one in cells)
