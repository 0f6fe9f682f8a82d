"""The musts of an exercise that need no data: what is there, what is told apart, what is said."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.exercises.properties import word_count
from scomm.exercises.spec import Exercise

MUTANTS = 6
"""A code answer is proved against at least this many small changes to its reference."""


def faults_of_form(exercise: Exercise) -> Iterator[str]:
    """Every must that an exercise breaks by how it is written, in a few words each."""
    if exercise.kind == "written":
        yield from _faults_of_rubric(exercise)
        return
    if len(exercise.mistakes) < 2:
        yield "names fewer than two mistakes"
    if len(exercise.hints) < 2:
        yield "has fewer than two hints"
    yield from _faults_of_replies(exercise)
    if exercise.route == "code" and exercise.kind != "choice" and len(exercise.mutants) < MUTANTS:
        yield f"has {len(exercise.mutants)} mutants; a code answer needs {MUTANTS}"
    if exercise.kind == "choice" and tuple(exercise.options) != exercise.properties.choices:
        yield "its options and its properties name different letters"


def _faults_of_replies(exercise: Exercise) -> Iterator[str]:
    names = [mistake.name for mistake in exercise.mistakes]
    replies = [mistake.reply.strip() for mistake in exercise.mistakes]
    if len(set(names)) != len(names):
        yield "two mistakes have the same name"
    if len(set(replies)) != len(replies):
        yield "two mistakes get the same reply"
    for mistake in exercise.mistakes:
        if not mistake.reply.strip():
            yield f"mistake {mistake.name!r} has no reply"
        if not 0 <= mistake.score < 1:
            yield f"mistake {mistake.name!r} earns {mistake.score:g} of the points; it must be under 1"


def _faults_of_rubric(exercise: Exercise) -> Iterator[str]:
    if len(exercise.rubric) < 3:
        yield "a written answer needs a rubric of three levels or more, each with a sample"
    fewest, most = exercise.properties.words or (1, 1000)
    for level in exercise.rubric:
        for sample in level.samples:
            if not fewest <= word_count(sample) <= most:
                yield f"a sample of {level.name!r} has {word_count(sample)} words, not {fewest} to {most}"
