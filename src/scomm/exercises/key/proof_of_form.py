"""The musts of an exercise that need no data: the one list of them, for the linter and for the proof."""

from __future__ import annotations

from collections.abc import Iterator

from scomm.exercises.spec import Exercise

MUTANTS = 6
"""A code answer is proved against at least this many small changes to its reference."""

TUPLES = ("mistakes", "hints", "alternatives", "mutants", "uses", "rubric")


def faults_of_form(exercise: Exercise) -> Iterator[str]:
    """What to mend in how an exercise is written, in a sentence each."""
    yield from faults_of_logic(exercise)
    yield from faults_of_words(exercise)


def faults_of_logic(exercise: Exercise) -> Iterator[str]:
    """What to mend in its Python: enough mistakes and mutants, each mistake with a name and a score of its own."""
    for name in TUPLES:
        if not isinstance(getattr(exercise, name), tuple):
            yield f"Make {name} a tuple: one item needs a comma after it."
            return
    kind = exercise.answer_kind
    if kind.by_hand:
        return
    names = [mistake.name for mistake in exercise.mistakes]
    if len(names) < 2:
        yield "Name two or more mistakes that learners make."
    if len(set(names)) != len(names):
        yield "Give each mistake a name of its own: two have the same."
    for mistake in exercise.mistakes:
        if not 0 <= mistake.score < 1:
            yield f"Let mistake {mistake.name!r} earn less than all of the points, not {mistake.score:g} of them."
    if exercise.route == "code" and kind.wants_mutants and len(exercise.mutants) < MUTANTS:
        yield f"Give {MUTANTS} mutants: a code answer is proved against them, and this one has {len(exercise.mutants)}."


def faults_of_words(exercise: Exercise) -> Iterator[str]:
    """What to mend in its Markdown: enough hints, each mistake with a reply of its own, what its kind asks for."""
    kind = exercise.answer_kind
    if not kind.by_hand:
        if len(exercise.hints) < 2:
            yield "Give two hints."
        replies = [mistake.reply.strip() for mistake in exercise.mistakes]
        if len(set(replies)) != len(replies):
            yield "Give each mistake a reply of its own: two get the same."
        for mistake in exercise.mistakes:
            if not mistake.reply.strip():
                yield f"Write a reply for mistake {mistake.name!r}."
    yield from kind.faults_of_form(exercise)
