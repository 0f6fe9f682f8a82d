"""Wrong answers that are exactly right for a classmate's deal, with the odds that chance alone makes them so.

They prove nothing. Whoever reads the wrong row of a table by a slip also gives an answer that is right for somebody. So each
finding says how often slips alone would look like this.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lessonkit.exercises.deal import Deal, deal_for, every_deal
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.spec import Exercise
from lessonkit.grading.report.facts import ClassFacts, Learner, Response

MOST_DEALS = 400
"""An exercise that can be dealt in more ways is passed over: computing all its answers would take too long."""


@dataclass(frozen=True)
class Shared:
    """A learner's wrong answers that are right for one classmate's deal.

    `chance` is how probable at least so many are by slips alone, if each slip falls on one of the other deals at random, for any
    of the classmates; 1 where it is to be expected.
    """

    learner: str
    classmate: str
    titles: tuple[str, ...]
    chance: float

    @property
    def one_in(self) -> int:
        """Once in so many classes this comes by chance alone."""
        return max(1, round(1 / self.chance))


def shared_of(facts: ClassFacts) -> list[Shared]:
    """For each learner with such answers the classmate with whom chance is the smallest; the smallest first."""
    lesson = facts.lesson
    exercises = [one for one in facts.exercises if _can_be_compared(one, lesson)]
    dealt = {one.name: deal_for(one.code, lesson.pools) for one in facts.learners if one.code}
    others = len(facts.learners) - 1
    found = []
    for learner in facts.learners:
        if learner.name not in dealt:
            continue
        slips = {
            one.id: right for one in exercises if (right := _slip(one, learner, lesson, dealt[learner.name]))
        }
        best: Shared | None = None
        for mate in facts.learners:
            if not slips or mate.name == learner.name or mate.name not in dealt:
                continue
            ids = [
                one
                for one in exercises
                if one.id in slips and _dealt(one, dealt[mate.name]) in slips[one.id].fits
            ]
            if ids:
                chance = min(1.0, others * math.prod(1 / slips[one.id].ways for one in ids))
                shared = Shared(learner.name, mate.name, tuple(one.title for one in ids), chance)
                best = shared if best is None or shared.chance < best.chance else best
        if best:
            found.append(best)
    return sorted(found, key=lambda one: one.chance)


@dataclass(frozen=True)
class _Slip:
    """A wrong answer that is right for other deals: for which, and on how many different answers a slip could fall."""

    fits: frozenset[tuple[object, ...]]
    ways: int


def _slip(exercise: Exercise, learner: Learner, lesson: LessonInFull, mine: Deal) -> _Slip | None:
    response = learner.responses.get(exercise.id)
    if response is None or not _is_wrong(response, exercise):
        return None
    kind, right = exercise.answer_kind, lesson.key(exercise.id, mine).right
    elsewhere = {
        _dealt(exercise, deal): answers
        for deal, answers in _answers(exercise, lesson).items()
        if not any(kind.same(one, other, exercise.tolerance) for one in answers for other in right)
    }
    fits = frozenset(
        deal
        for deal, answers in elsewhere.items()
        if any(kind.same(response.answer, one, exercise.tolerance) for one in answers)
    )
    different = {repr(answers) for answers in elsewhere.values()}
    return _Slip(fits, len(different)) if fits else None


def _is_wrong(response: Response, exercise: Exercise) -> bool:
    """Whether an answer is wrong, and no mistake that the lesson names explains it."""
    named = response.mistake in {one.name for one in exercise.mistakes}
    readable = response.answer is not None and exercise.answer_kind.fits(response.answer)
    return response.state in ("not-yet", "partly") and not named and readable


def _can_be_compared(exercise: Exercise, lesson: LessonInFull) -> bool:
    kind = exercise.answer_kind
    if not exercise.uses or not kind.keyed or kind.called:
        return False
    return math.prod(len(set(lesson.pools[name])) for name in exercise.uses) <= MOST_DEALS


def _answers(exercise: Exercise, lesson: LessonInFull) -> Mapping[Deal, tuple[object, ...]]:
    """The right answers for each deal that there can be."""
    return dict(_each(exercise, lesson))


def _each(exercise: Exercise, lesson: LessonInFull) -> Iterator[tuple[Deal, tuple[object, ...]]]:
    for deal in every_deal(lesson.pools, exercise.uses):
        yield deal, lesson.key(exercise.id, deal).right


def _dealt(exercise: Exercise, deal: Deal) -> tuple[object, ...]:
    """What a deal has of what an exercise uses."""
    return tuple(getattr(deal, name) for name in sorted(exercise.uses))
