"""A lesson in full: with its key, for self-study and for grading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent
from typing import Any

from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.asked_then import asked_in, changes_after
from lessonkit.exercises.key.judge import Key, judge, key_for, packed_probes
from lessonkit.exercises.solved import Solved
from lessonkit.exercises.spec import Exercise, Lesson, Level, Load, Question
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain


@dataclass(frozen=True)
class LessonInFull:
    """A lesson beside its data: each key is computed once for a deal, each input packed once."""

    lesson: Lesson
    load: Load
    _keys: dict[tuple[Any, ...], Key] = field(default_factory=dict, repr=False, compare=False)
    _probes: dict[str, list[list[Any]]] = field(default_factory=dict, repr=False, compare=False)
    _earlier: dict[Any, LessonInFull] = field(default_factory=dict, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The lesson's id."""
        return self.lesson.id

    @property
    def version(self) -> str:
        """The lesson's version."""
        return self.lesson.version

    @property
    def pools(self) -> Mapping[str, tuple[Any, ...]]:
        """What each learner code is dealt from."""
        return self.lesson.pools

    @property
    def graded(self) -> bool:
        """False where no points are shown."""
        return self.lesson.graded

    @property
    def gives_points(self) -> bool:
        """Checks give points where the lesson is graded."""
        return self.graded

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """Its exercises, in order."""
        return self.lesson.exercises

    @property
    def ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(exercise.id for exercise in self.exercises)

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id; a `KitError` that lists the others if there is none."""
        return self.lesson.exercise(id)

    def asked_in(self, version: str) -> LessonInFull:
        """The same lesson as a notebook of an earlier version asks it; itself where that asks the same."""
        later = changes_after(self.lesson, version)  # of versions there may be as many as notebooks
        if not later:
            return self
        if later not in self._earlier:
            self._earlier[later] = self._with(asked_in(self.lesson, version))
        return self._earlier[later]

    def _with(self, lesson: Lesson) -> LessonInFull:
        return LessonInFull(lesson, self.load, {}, self._probes)

    def take(self, question: Question, value: object) -> Plain:
        """A learner's value as plain data; a function is called on all inputs."""
        kind = question.answer_kind
        return kind.as_asked(question, kind.take(value, self.probes(question.id)))

    def reply(self, question: Question, given: Plain, deal: Deal) -> Verdict:
        """The verdict on an answer."""
        return judge(self.exercise(question.id), given, deal, self.load, self.key(question.id, deal))

    def solved(self, question: Question, deal: Deal) -> Solved | None:
        """A way to do it, the answer for this deal, and the reasons; None where nothing is right or wrong."""
        exercise = self.exercise(question.id)
        if exercise.answer is None or not exercise.answer_kind.keyed:
            return None
        key = self.key(exercise.id, deal)
        return Solved(
            code=dedent(exercise.reference).strip(),
            right=key.right[0],
            explain=key.explanation,
            wrong=tuple((value, mistake.reply) for mistake, value in key.mistakes)
            if exercise.options
            else (),
        )

    def levels(self, question: Question) -> tuple[Level, ...]:
        """The levels of a written answer with their samples."""
        return self.exercise(question.id).rubric

    def probes(self, id: str) -> list[list[Any]]:
        """The inputs on which a function exercise is tried, packed; none for other kinds."""
        if id not in self._probes:
            self._probes[id] = packed_probes(self.exercise(id), self.load)
        return self._probes[id]

    def forget_deals(self, most: int) -> None:
        """Keep no more than the last so many keys that are of a deal."""
        dealt = [at for at in self._keys if len(at) > 1]
        for at in dealt[: max(0, len(dealt) - most)]:
            del self._keys[at]

    def key(self, id: str, deal: Deal) -> Key:
        """The key of an exercise for a deal."""
        exercise = self.exercise(id)
        dealt = tuple((name, value) for name, value in vars(deal).items() if name in exercise.uses)
        at = (id, *dealt)
        if at not in self._keys:
            self._keys[at] = key_for(exercise, deal, self.load, lambda: self.probes(id))
        return self._keys[at]
