"""The musts of an exercise that need no data: the one list of them, for the linter and for the proof."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.exercises.kinds.kind import FormFault
from scomm.exercises.spec import Exercise

MUTANTS = 6
"""A code answer is proved against at least this many small changes to its reference."""

TUPLES = ("mistakes", "hints", "alternatives", "mutants", "uses", "rubric")


def faults_of_form(exercise: Exercise) -> Iterator[FormFault]:
    """What to mend in how an exercise is written."""
    for name in TUPLES:
        if not isinstance(getattr(exercise, name), tuple):
            yield FormFault(f"Make {name} a tuple: one item needs a comma after it.")
            return
    kind = exercise.answer_kind
    if not kind.by_hand:
        yield from _faults_of_help(exercise)
        if exercise.route == "code" and kind.wants_mutants and len(exercise.mutants) < MUTANTS:
            has = len(exercise.mutants)
            yield FormFault(
                f"Give {MUTANTS} mutants: a code answer is proved against them, and this one has {has}."
            )
    yield from kind.faults_of_form(exercise)


def _faults_of_help(exercise: Exercise) -> Iterator[FormFault]:
    """Mistakes and hints: enough of them, and each mistake with a name and a reply of its own."""
    names = [mistake.name for mistake in exercise.mistakes]
    replies = [mistake.reply.strip() for mistake in exercise.mistakes]
    if len(names) < 2:
        yield FormFault("Name two or more mistakes that learners make.")
    if len(exercise.hints) < 2:
        yield FormFault("Give two hints.", in_words=True)
    if len(set(names)) != len(names):
        yield FormFault("Give each mistake a name of its own: two have the same.")
    if len(set(replies)) != len(replies):
        yield FormFault("Give each mistake a reply of its own: two get the same.", in_words=True)
    for mistake in exercise.mistakes:
        if not mistake.reply.strip():
            yield FormFault(f"Write a reply for mistake {mistake.name!r}.", in_words=True)
        if not 0 <= mistake.score < 1:
            share = f"{mistake.score:g}"
            yield FormFault(
                f"Let mistake {mistake.name!r} earn less than all of the points, not {share} of them."
            )
