"""How each exercise went: how hard it was, and whether those who did well elsewhere did well in it."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lessonkit.grading.report.facts import FEWEST, ClassFacts, Learner

RIGHT, PARTLY, WRONG, NOTHING, OPEN = "right", "partly", "not-yet", "not-attempted", "waiting"
GROUPS = (RIGHT, PARTLY, WRONG, NOTHING, OPEN)
"""What an answer came to, as a picture shows it."""


@dataclass(frozen=True)
class Item:
    """One exercise: how many answers came to what, the mean share of the points, and how it goes with the rest.

    `fits` is the correlation of an exercise's points with the sum of all others', from -1 to 1; None where fewer than ten
    learners have both, or nothing varies.
    """

    id: str
    title: str
    counts: Mapping[str, int]
    earned: float | None
    fits: float | None
    points: float

    @property
    def people(self) -> int:
        """How many learners have a response."""
        return sum(self.counts.values())

    @property
    def is_weak(self) -> bool:
        """Whether learners who do well elsewhere do worse here than the others."""
        return self.fits is not None and round(self.fits, 2) < 0


def items_of(facts: ClassFacts) -> list[Item]:
    """Every exercise with points, in the order of the lesson."""
    found = []
    for exercise in facts.exercises:
        responses = facts.responses(exercise.id)
        known = [one.share for one in responses.values() if not one.waiting]
        counts = Counter(_group(one.state, one.share, waiting=one.waiting) for one in responses.values())
        found.append(
            Item(
                exercise.id,
                exercise.title,
                {name: counts[name] for name in GROUPS},
                statistics.fmean(known) if known else None,
                fits(facts.learners, exercise.id),
                max(one.most for one in responses.values()),
            )
        )
    return found


def fits(learners: Sequence[Learner], exercise: str) -> float | None:
    """The correlation of the points for an exercise with the sum of those for all others, learner by learner.

    The exercise itself is left out of the sum: else it would go along with itself.
    """
    pairs = []
    for learner in learners:
        mine = learner.responses.get(exercise)
        if mine is not None and not mine.waiting:
            others = (one for id, one in learner.responses.items() if id != exercise and not one.waiting)
            pairs.append((mine.score, sum(one.score for one in others)))
    if len(pairs) < FEWEST:
        return None
    try:
        return statistics.correlation(*zip(*pairs, strict=True))
    except statistics.StatisticsError:  # all have the same
        return None


def _group(state: str, share: float, *, waiting: bool) -> str:
    if waiting:
        return OPEN
    if state == NOTHING:
        return NOTHING
    return RIGHT if share >= 1 else PARTLY if share > 0 else WRONG
