"""What a class guessed before it saw the data, how sure it was, and how near it came; then in lesson 0, and now."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lessonkit.exercises.guesses.answered import Answered
from lessonkit.exercises.guesses.truths import LESSON_0, truths
from lessonkit.exercises.spec import Exercise
from lessonkit.grading.report.facts import FEWEST, ClassFacts


@dataclass(frozen=True)
class Guesses:
    """The guesses of a group at one number, each beside the truth; `earlier` of those made in lesson 0.

    Of fewer than ten nothing is kept but how many there are.
    """

    title: str
    people: int
    made: tuple[Answered, ...] = ()
    earlier: bool = False

    @property
    def shown(self) -> bool:
        """Whether there are enough to show."""
        return bool(self.made)

    @property
    def near(self) -> int:
        """How many came near the truth."""
        return sum(one.is_near for one in self.made)

    @property
    def middle(self) -> float:
        """The guess in the middle."""
        return statistics.median(one.guess for one in self.made)

    @property
    def sure(self) -> float:
        """How sure they were on average, in percent."""
        return statistics.fmean(one.confidence for one in self.made)

    def sure_if(self, near: bool) -> float | None:
        """How sure those were on average who came near, or who did not; None where there are none."""
        found = [one.confidence for one in self.made if one.is_near == near]
        return statistics.fmean(found) if found else None


def guesses_of(facts: ClassFacts) -> list[Guesses]:
    """For each guess of the lesson: what its learners guessed at the same matter in lesson 0, if they did, and what they guess now."""
    found = []
    for exercise in facts.exercises:
        if exercise.answer_kind.is_guess and exercise.truth in truths():
            for name in exercise.earlier:
                if name in truths() and (pairs := list(_in_lesson_0(facts, name))):
                    found.append(_group(facts, exercise, name, pairs, earlier=True))
            found.append(_group(facts, exercise, exercise.truth, list(_here(facts, exercise)), earlier=False))
    return found


def _group(
    facts: ClassFacts, exercise: Exercise, truth: str, pairs: Sequence[tuple[float, float]], *, earlier: bool
) -> Guesses:
    number = truths()[truth].found(facts.lesson.load)
    made = tuple(
        Answered(
            truth_name=truth,
            guess=guess,
            confidence=confidence,
            truth=number,
            range=truths()[truth].range,
            near=None if earlier else exercise.near,
            earlier=earlier,
        )
        for guess, confidence in pairs
    )
    heading = made[0].heading if made else exercise.title
    return Guesses(heading, len(made), made if len(made) >= FEWEST else (), earlier)


def _here(facts: ClassFacts, exercise: Exercise) -> Iterator[tuple[float, float]]:
    for one in facts.responses(exercise.id).values():
        if one.state == "recorded" and (pair := _pair(exercise, one.answer)):
            yield pair


def _in_lesson_0(facts: ClassFacts, truth: str) -> Iterator[tuple[float, float]]:
    """The guesses of lesson 0 that the passports of this lesson remember."""
    guessed = truths()[truth]
    key, (low, high) = f"{LESSON_0}/{guessed.asked}", guessed.range
    for learner in facts.learners:
        passport = facts.passports.get(learner.name)
        guess = passport.predictions.get(key) if passport else None
        if guess and low <= guess.guess <= high and 0 <= guess.confidence <= 100:
            yield float(guess.guess), float(guess.confidence)


def _pair(exercise: Exercise, answer: Any) -> tuple[float, float] | None:
    if answer is None or not exercise.answer_kind.fits(answer):
        return None
    return float(answer[0]), float(answer[1])
