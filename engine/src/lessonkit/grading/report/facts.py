"""What is known of a class in one lesson: who stands how, and what each answer came to. Plain values, read once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.spec import Exercise
from lessonkit.grading.marking.agreement import Agreement
from lessonkit.grading.marking.record import Mark
from lessonkit.grading.states import Standing

FEWEST = 10
"""So many learners at least, or guesses, opinions and measures of a class are not shown: one of fewer could be told from the rest."""


@dataclass(frozen=True)
class Response:
    """What one learner's answer to one exercise came to; `waiting` for a reader, its score is no score yet."""

    state: str
    score: float
    most: float
    mistake: str = ""
    answer: Any = None
    waiting: bool = False

    @property
    def share(self) -> float:
        """The share of the points that it earned."""
        return self.score / self.most if self.most else 0.0


@dataclass(frozen=True)
class Learner:
    """One learner whose submission was graded: the learner code, and a response for each exercise that counts."""

    name: str
    code: str
    responses: Mapping[str, Response]


@dataclass(frozen=True)
class Readers:
    """What readers gave to written answers: each reader's marks in the order in which they were given, and how far two agree."""

    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    agreements: Sequence[Agreement] = ()


@dataclass(frozen=True)
class ClassFacts:
    """All that a report is made of. `cells` are the sources of the lesson's notebook, in order; `replies` are what learners read of
    mistakes that no exercise lists, by exercise and mistake."""

    lesson: LessonInFull
    title: str
    standings: Sequence[Standing]
    learners: Sequence[Learner]
    passports: Mapping[str, Passport] = field(default_factory=dict)
    readers: Readers = field(default_factory=Readers)
    same_codes: Sequence[str] = ()
    cells: Sequence[str] = ()
    replies: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def exercises(self) -> list[Exercise]:
        """The exercises that somebody has a response to, in the order of the lesson."""
        answered = {id for learner in self.learners for id in learner.responses}
        return [one for one in self.lesson.exercises if one.id in answered]

    def responses(self, exercise: str) -> dict[str, Response]:
        """Every learner's response to an exercise, by learner."""
        return {one.name: one.responses[exercise] for one in self.learners if exercise in one.responses}
