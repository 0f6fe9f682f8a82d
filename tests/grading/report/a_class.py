"""A class that answered a lesson, made up from its key: some right, some by a named mistake, some not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import nbformat

from lessonkit.data import load
from lessonkit.exercises.deal import WORDS, Deal, deal_for
from lessonkit.exercises.guesses.truths import truths
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.passport import Entry, Passport, Prediction
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Exercise
from lessonkit.exercises.wire import BLANK, Plain, answer
from lessonkit.grading.marking.record import Mark
from lessonkit.grading.report.facts import ClassFacts, Learner, Readers, Response
from lessonkit.grading.states import Standing
from tests.grading.course import KIT, LESSON

MONDAY = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)


@cache
def in_full(lesson: str = LESSON) -> LessonInFull:
    return LessonInFull(load_lesson(KIT / "solutions" / lesson), load)


@cache
def cells(lesson: str = LESSON) -> tuple[str, ...]:
    path = KIT / "solutions" / lesson / f"{lesson}.ipynb"
    return tuple(cell.source for cell in nbformat.read(path, 4).cells)


def code_of(number: int) -> str:
    """A learner code for each number."""
    return "-".join(WORDS[(number * step + step) % len(WORDS)] for step in (7, 11, 13))


def given(lesson: LessonInFull, exercise: Exercise, value: Plain, deal: Deal) -> Response:
    """The response that grading would keep of an answer."""
    verdict = lesson.reply(exercise, value, deal)
    kept = value.value if value.state == "answer" else None
    return Response(verdict.state, verdict.score, verdict.points, verdict.mistake or "", kept)


def right(lesson: LessonInFull, exercise: Exercise, deal: Deal) -> Plain:
    return answer(lesson.key(exercise.id, deal).right[0])


def made_up_class(people: int, seed: int = 1, lesson_id: str = LESSON) -> ClassFacts:
    """A class of so many; the same seed makes the same class."""
    lesson, draw = in_full(lesson_id), random.Random(seed)
    learners = []
    for number in range(people):
        name, code, skill = f"learner-{number:02}", code_of(number), draw.random()
        deal = deal_for(code, lesson.pools)
        responses = {one.id: _response(lesson, one, deal, draw, skill) for one in lesson.exercises}
        learners.append(Learner(name, code, responses))
    return ClassFacts(
        lesson,
        "Who is deported?",
        [*(Standing(one.name, "graded") for one in learners)],
        learners,
        cells=cells(lesson_id),
    )


def _response(
    lesson: LessonInFull, exercise: Exercise, deal: Deal, draw: random.Random, skill: float
) -> Response:
    if exercise.graded_by_hand:
        level = draw.choice([one.points for one in exercise.rubric])
        return Response("read", level, exercise.points)
    if exercise.answer_kind.is_guess:
        low, high = truths()[exercise.truth].range
        guess = round(low + (high - low) * draw.betavariate(3, 2))
        return given(lesson, exercise, answer([guess, draw.choice([40, 60, 80, 95])]), deal)
    if draw.random() < 0.08:
        return given(lesson, exercise, BLANK, deal)
    if not exercise.mistakes or draw.random() < 0.25 + 0.7 * skill:
        return given(lesson, exercise, right(lesson, exercise, deal), deal)
    at = min(len(exercise.mistakes) - 1, int(draw.expovariate(1.2)))
    coming = lesson.key(exercise.id, deal).each_mistake()
    value = next(value for place, (_, value) in enumerate(coming) if place == at)
    return given(lesson, exercise, answer(value), deal)


def with_passports(facts: ClassFacts, minutes: float = 6, seed: int = 2) -> ClassFacts:
    """The class with passports: each check some minutes after the one before, and guesses of lesson 0."""
    draw = random.Random(seed)
    return replace(facts, passports={one.name: passport(facts, minutes, draw) for one in facts.learners})


def passport(facts: ClassFacts, minutes: float, draw: random.Random) -> Passport:
    entries, at = {}, MONDAY
    for exercise in facts.lesson.exercises:
        at += timedelta(minutes=draw.uniform(0.5, 1.5) * minutes)
        entries[exercise.id] = Entry(answer([1]), "right", 1, 1, 1, at.isoformat())
    then = Prediction(draw.randrange(101), draw.choice([50, 70, 90]), MONDAY.isoformat())
    earlier = {f"00-start-here/{truths()[name].asked}": then for one in facts.lesson.exercises for name in one.earlier}  # fmt: skip
    return Passport(facts.lesson.id, "1", entries=entries, predictions=earlier)


def with_readers(facts: ClassFacts, **levels: Sequence[float]) -> ClassFacts:
    """The class with what readers gave, in the order of reading."""
    (exercise,) = [one for one in facts.lesson.exercises if one.graded_by_hand]
    marks = {name: list(_marks(exercise.id, given)) for name, given in levels.items()}
    return replace(facts, readers=Readers(marks))


def _marks(exercise: str, levels: Sequence[float]) -> Iterator[Mark]:
    for number, level in enumerate(levels):
        yield Mark(exercise, f"learner-{number:02}", level, text="x", at=f"{number:04}")


def changed(facts: ClassFacts, learner: str, **responses: Any) -> ClassFacts:
    """The class with other responses of one learner; hyphens in ids are written as underscores."""
    new = {name.replace("_", "-"): one for name, one in responses.items()}
    return replace(
        facts,
        learners=[
            replace(one, responses={**one.responses, **new}) if one.name == learner else one
            for one in facts.learners
        ],
    )
