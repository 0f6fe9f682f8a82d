"""Whether a reader became stricter or kinder on the way: the order is drawn by lot, so the first answers are no better than the last."""

from __future__ import annotations

import random
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from lessonkit.exercises.spec import Exercise
from lessonkit.grading.marking.record import Mark
from lessonkit.grading.report.facts import ClassFacts

FEWEST = 12
"""Of fewer answers two halves can't be told from chance."""
SHUFFLES = 2000


@dataclass(frozen=True)
class Drift:
    """What one reader gave in one exercise, answer by answer in the order of reading, as a share of the points."""

    reader: str
    title: str
    shares: tuple[float, ...]

    @property
    def halves(self) -> tuple[float, float]:
        """The mean of the first half and of the second; where their number is odd, the one in the middle is in neither."""
        half = len(self.shares) // 2
        return statistics.fmean(self.shares[:half]), statistics.fmean(self.shares[-half:])

    @property
    def enough(self) -> bool:
        """Whether there are enough to say anything."""
        return len(self.shares) >= FEWEST

    @property
    def by_chance(self) -> float:
        """In which share of random orders the halves differ at least as much; drawn 2,000 times, always the same."""
        draw, given = random.Random(1), list(self.shares)
        wanted = abs(_difference(given)) - 1e-12
        found = 0
        for _ in range(SHUFFLES):
            draw.shuffle(given)
            found += abs(_difference(given)) >= wanted
        return found / SHUFFLES


def drifts_of(facts: ClassFacts) -> list[Drift]:
    """Each reader in each written exercise."""
    exercises = [one for one in facts.lesson.exercises if one.graded_by_hand]
    found = (Drift(name, one.title, _shares(marks, one)) for name, marks in facts.readers.marks.items() for one in exercises)  # fmt: skip
    return [one for one in found if one.shares]


def _shares(marks: Sequence[Mark], exercise: Exercise) -> tuple[float, ...]:
    """The share that each answer has now, in the order in which answers got their first level."""
    last: dict[str, float] = {}
    for mark in marks:
        if mark.exercise == exercise.id and mark.level is not None:
            last[mark.learner] = mark.level / exercise.points  # a key keeps the place where it came first
        elif mark.exercise == exercise.id:
            last.pop(mark.learner, None)
    return tuple(last.values())


def _difference(shares: Sequence[float]) -> float:
    half = len(shares) // 2
    return statistics.fmean(shares[:half]) - statistics.fmean(shares[-half:])
