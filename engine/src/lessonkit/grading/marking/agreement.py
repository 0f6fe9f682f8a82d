"""How far two readers agree: Cohen's κ, a table of what each gave, and the answers to talk about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from lessonkit.grading.marking.answers import Written
from lessonkit.grading.marking.record import Mark

FEW = 10
"""Below so many answers κ jumps with each of them."""

Marks = Mapping[tuple[str, str], Mark]


@dataclass(frozen=True)
class Agreement:
    """Two readers of one exercise: what both gave, answer by answer, and the answers on which they differ."""

    exercise: str
    readers: tuple[str, str]
    pairs: tuple[tuple[float, float], ...]
    differ: tuple[Written, ...]

    @property
    def same(self) -> int:
        """To how many answers both gave one level."""
        return sum(one == other for one, other in self.pairs)

    @property
    def kappa(self) -> float | None:
        """Cohen's κ; None where it has no value."""
        return kappa(self.pairs)

    @property
    def table(self) -> Mapping[tuple[float, float], int]:
        """How many answers got each pair of levels."""
        return Counter(self.pairs)


def agreements(answers: Sequence[Written], given: Mapping[str, Marks]) -> list[Agreement]:
    """Each two readers who marked answers of one exercise; the marks of each stand by the reader's name."""
    found = []
    for exercise in dict.fromkeys(one.exercise for one in answers):
        for first, second in combinations(sorted(given), 2):
            both = [
                (one, levels)
                for one in answers
                if one.exercise == exercise and (levels := _levels(one, given[first], given[second]))
            ]
            if both:
                pairs = tuple(levels for _, levels in both)
                differ = tuple(one for one, (left, right) in both if left != right)
                found.append(Agreement(exercise, (first, second), pairs, differ))
    return found


def kappa(pairs: Sequence[tuple[float, float]]) -> float | None:
    """How much more often two readers agree than by chance, from 1 (always) over 0 (no more) to below.

    None where there is nothing to compare, or where both gave the same single level throughout, so that chance alone
    would agree always. By Jacob Cohen, “A Coefficient of Agreement for Nominal Scales”, Educational and Psychological
    Measurement 20 (1960), pages 37 to 46.

    >>> kappa([(2, 2), (2, 1), (1, 1), (0, 0)])
    0.6363636363636364
    """
    n = len(pairs)
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    by_chance = sum(first[level] * second[level] for level in first)
    if not n or by_chance == n * n:
        return None
    same = sum(one == other for one, other in pairs)
    return (n * same - by_chance) / (n * n - by_chance)


def _levels(answer: Written, first: Marks, second: Marks) -> tuple[float, float] | None:
    """The levels that both readers gave the present text of an answer."""
    levels = [_level(answer, marks) for marks in (first, second)]
    return (levels[0], levels[1]) if levels[0] is not None and levels[1] is not None else None


def _level(answer: Written, marks: Marks) -> float | None:
    mark = marks.get((answer.exercise, answer.learner))
    return mark.level if mark and mark.text == answer.digest else None
