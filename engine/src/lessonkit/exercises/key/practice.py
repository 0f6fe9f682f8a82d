"""The practice check of a graded course: what can be said of an answer without its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal, every_deal
from lessonkit.exercises.key.judge import key_for, packed_probes, settle, tolerance_of, verdict_on
from lessonkit.exercises.kinds.calls import unpack
from lessonkit.exercises.older import upgraded
from lessonkit.exercises.properties import Properties
from lessonkit.exercises.spec import (
    Exercise,
    Lesson,
    Level,
    Load,
    Question,
    Route,
    exercise_called,
    must_agree,
)
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Number, Plain
from lessonkit.json_limits import NOTEBOOK, check
from lessonkit.language.sentences import sentences_beside

FEEDBACK = ("practice", "full")

say = sentences_beside(__file__)


class ShippedMistake(Struct):
    """A named mistake as a course with full feedback ships it: its value for one deal, and its reply."""

    deal: dict[str, Any]
    value: Any
    tolerance: Number
    reply: str


class PublicLevel(Struct):
    """A level of a written answer as the exercise itself tells it, without a sample."""

    points: Number
    name: str
    looks_like: str


class Entry(Struct):
    """One exercise in `practice.json`, without its answers."""

    id: str
    kind: str
    title: str
    points: Number
    minutes: int
    route: Route
    unit: str
    tolerance: Number
    options: dict[str, str]
    properties: Properties
    hints: tuple[str, ...]
    uses: tuple[str, ...]
    checks: int
    probes: list[list[Any]]
    mistakes: list[ShippedMistake]
    levels: tuple[PublicLevel, ...] = ()
    truth: str = ""
    near: Number | None = None
    earlier: tuple[str, ...] = ()
    answered_alone: tuple[str, ...] = ()

    @property
    def question(self) -> Question:
        """The public side of the exercise."""
        return Question(**{name: getattr(self, name) for name in Question.__struct_fields__})


class PracticeFile(Struct):
    """A whole `practice.json`."""

    practice: int
    lesson: str
    version: str
    pools: dict[str, Annotated[tuple[Any, ...], Meta(min_length=1)]]
    exercises: list[Entry]
    graded: Any = True
    feedback: str = FEEDBACK[0]


@dataclass(frozen=True)
class Practice:
    """The public side of a lesson, as read from `practice.json`."""

    id: str
    version: str
    pools: Mapping[str, tuple[Any, ...]]
    graded: bool
    exercises: tuple[Question, ...]
    entries: Mapping[str, Entry]

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its exercises."""
        return tuple(self.entries)

    @property
    def gives_points(self) -> bool:
        """No check gives points here: marks come later."""
        return False

    def exercise(self, id: str) -> Question:
        """The public side of one exercise; a `KitError` that lists the others if there is none."""
        return exercise_called(id, self.id, self.exercises)

    def take(self, question: Question, value: object) -> Plain:
        """A learner's value as plain data; a function is called on the public example inputs."""
        kind = question.answer_kind
        return kind.as_asked(question, kind.take(value, self.entries[question.id].probes))

    def reply(self, question: Question, given: Plain, deal: Deal) -> Verdict:
        """What can be said of an answer in a graded course, before it is graded; never a mark."""
        verdict = settle(question, given, lambda value: self._without_key(question, value, deal))
        return replace(verdict, score=0)

    def solved(self, question: Question, deal: Deal) -> None:
        """Nothing: a practice file holds no key."""

    def levels(self, question: Question) -> tuple[Level, ...]:
        """The levels as the exercise tells them; a practice file holds no sample."""
        return tuple(
            Level(one.points, one.name, one.looks_like, "") for one in self.entries[question.id].levels
        )

    def _without_key(self, question: Question, value: Any, deal: Deal) -> Verdict:
        entry, kind = self.entries[question.id], question.answer_kind
        for mistake in entry.mistakes:
            dealt = all(vars(deal).get(name) == one for name, one in mistake.deal.items())
            if dealt and kind.same(value, mistake.value, mistake.tolerance):
                return verdict_on(question, "not-yet", mistake.reply)
        if fault := kind.fault(question.properties, value):
            return verdict_on(question, "not-yet", fault.reply)
        reply = say("practice.good-form", type=question.properties.type, checks=entry.checks)
        return verdict_on(question, "practice", reply)


def to_practice(lesson: Lesson, load: Load, feedback: str = "practice") -> dict[str, Any]:
    """A lesson without its answers, as JSON types; `feedback="full"` adds the named mistakes.

    A mistake is shipped as the value that it gives for each deal, with its reply. No right
    answer, no alternative and no solution code is in it. Yet whoever reads the values of the
    mistakes can work the right one out: `full` is for courses that can live with that.
    """
    if feedback not in FEEDBACK:
        raise KitError(f"No feedback {feedback!r}.", allowed=FEEDBACK)
    entries = [_entry(exercise, lesson, load, feedback) for exercise in lesson.exercises]
    return {
        "practice": 1,
        "lesson": lesson.id,
        "version": lesson.version,
        "graded": lesson.graded,
        "feedback": feedback,
        "pools": {name: list(values) for name, values in lesson.pools.items()},
        "exercises": msgspec.to_builtins(entries),
    }


def _entry(exercise: Exercise, lesson: Lesson, load: Load, feedback: str) -> Entry:
    public = {name: getattr(exercise, name) for name in Question.__struct_fields__}
    shipped = feedback == "full" and exercise.answer is not None
    deals = every_deal(lesson.pools, exercise.uses) if shipped else ()
    return Entry(
        **public,
        checks=1 + len(exercise.alternatives) + len(exercise.mistakes),
        # one example input is public; the inputs that count are sent when graded
        probes=packed_probes(exercise, load)[:1],
        mistakes=[mistake for deal in deals for mistake in _mistakes(exercise, deal, load)],
        levels=tuple(PublicLevel(one.points, one.name, one.looks_like) for one in exercise.rubric),
    )


def _mistakes(exercise: Exercise, deal: Deal, load: Load) -> Iterator[ShippedMistake]:
    """Each named mistake's value for one deal; of a function, its result on the public input.

    A mistake that cannot be told from the right answer on that input stays at home.
    """
    key, kind = key_for(exercise, deal, load), exercise.answer_kind
    right = [kind.public(value) for value in key.right]
    for mistake, value in key.mistakes:
        shown = kind.public(value)
        if not any(kind.same(shown, one, exercise.tolerance) for one in right):
            yield ShippedMistake(vars(deal), shown, tolerance_of(mistake, exercise), mistake.reply)


def read_practice(path: Path) -> Practice:
    """Read a `practice.json`; a `KitError` if it is damaged."""
    try:
        content = path.read_bytes()
        check(content, NOTEBOOK)
        found = msgspec.json.decode(content, type=PracticeFile)
        questions = tuple(map(_checked, found.exercises))
        must_agree(found.lesson, questions, found.pools)
    except (OSError, ValueError, TypeError, AttributeError, KeyError, KitError) as error:
        raise KitError(
            say("practice.damaged", file=path.name, why=type(error).__name__),
            allowed=say("practice.damaged-allowed"),
            do=say("practice.damaged-do"),
        ) from error
    entries = {entry.id: entry for entry in found.exercises}
    graded = found.graded is not False
    return Practice(found.lesson, found.version, found.pools, graded, questions, entries)


def _checked(entry: Entry) -> Question:
    """The public side of an entry; an error if a check could stumble over it.

    A bundle of an earlier version of the kit still opens: its mistakes are read as this version writes them.
    """
    question = entry.question
    if question.answer_kind.called and not [unpack(probe) for probe in entry.probes]:
        raise ValueError("no example input")
    for mistake in entry.mistakes:
        mistake.value = upgraded(mistake.value)
        if not question.answer_kind.fits(mistake.value):
            raise ValueError("a mistake of another kind")
    return question
