"""How long exercises took, where passports say: from one check to the next, beside the minutes that the lesson states."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from lessonkit.exercises.learner.passport import Passport
from lessonkit.grading.report.facts import ClassFacts

FEWEST = 5
"""Of fewer learners the middle says little."""
A_BREAK = 45.0
"""Minutes; who checks nothing for longer has gone away."""


@dataclass(frozen=True)
class Used:
    """One exercise: the minutes that the lesson states, and the middle of those that learners took with the reading before it."""

    title: str
    stated: int
    middle: float
    people: int


def minutes_of(facts: ClassFacts) -> list[Used]:
    """The exercises of which at least five passports say how long they took, in the order of the lesson."""
    took: dict[str, list[float]] = defaultdict(list)
    for passport in facts.passports.values():
        for id, minutes in _gaps(passport):
            took[id].append(minutes)
    return [
        Used(one.title, one.minutes, statistics.median(took[one.id]), len(took[one.id]))
        for one in facts.lesson.exercises
        if len(took[one.id]) >= FEWEST
    ]


def _gaps(passport: Passport) -> Iterator[tuple[str, float]]:
    """Each exercise with the minutes since the check before it; the first of a sitting has none."""
    at = {id: entry.at for id, entry in passport.entries.items()}
    times = sorted((moment, id) for id, text in at.items() if (moment := _moment(text)))
    for (before, _), (moment, id) in pairwise(times):
        minutes = (moment - before).total_seconds() / 60
        if minutes <= A_BREAK:
            yield id, minutes


def _moment(text: str) -> datetime | None:
    """A time with its zone; None for anything else that may stand in a learner's file."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
