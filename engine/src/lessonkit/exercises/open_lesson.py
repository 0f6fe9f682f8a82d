"""A lesson as a notebook has it open: in full, or for practice alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.solved import Solved
from lessonkit.exercises.spec import Level, Question
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain


class OpenLesson(Protocol):
    """What `begin` opens: it takes answers and replies to them."""

    @property
    def id(self) -> str:
        """The lesson's id, which is the name of its folder."""

    @property
    def version(self) -> str:
        """The lesson's version."""

    @property
    def pools(self) -> Mapping[str, tuple[Any, ...]]:
        """What each learner code is dealt from."""

    @property
    def graded(self) -> bool:
        """False where no points are shown."""

    @property
    def gives_points(self) -> bool:
        """False where no check gives points: in a course that is graded later, and where nothing is graded."""

    @property
    def exercises(self) -> Sequence[Question]:
        """The public side of its exercises, in order."""

    @property
    def ids(self) -> Sequence[str]:
        """Their ids."""

    def exercise(self, id: str) -> Question:
        """The public side of one exercise; a `KitError` that lists the others if there is none."""

    def take(self, question: Question, value: object) -> Plain:
        """A learner's value as plain data."""

    def reply(self, question: Question, given: Plain, deal: Deal) -> Verdict:
        """What can be said of an answer."""

    def solved(self, question: Question, deal: Deal) -> Solved | None:
        """A way to do it and the reasons; None for a guess and a written answer, and where no key is at hand."""

    def levels(self, question: Question) -> tuple[Level, ...]:
        """The levels of a written answer, best first; without samples where no key is at hand."""
