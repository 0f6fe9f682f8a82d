"""Mistakes, proved as learners make them: each is run or typed for every deal, and must get its own reply.

A neighbour (another year, the opening state) must lie far enough from the right answer and from every mistake that earns
points; where it doesn't, that deal is not dealt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.key.judge import Key, told_together, tolerance_of
from lessonkit.exercises.key.neighbours import Neighbour, reply_to
from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.spec import Exercise, Lesson, Mistake

MOST_JUDGED = 12
"""Neighbours of one sort that the proof judges, for each deal."""

if TYPE_CHECKING:
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.verdict import Verdict

APART = 3
"""Right answers, mistakes and neighbours lie more than this many tolerances apart."""


def faults_of_mistakes(bench: Bench) -> Iterator[str]:
    """What the mistakes of a keyed exercise break for one deal, when they are made as learners make them."""
    exercise = bench.exercise
    for mistake, value in bench.key.mistakes:
        for code in as_learners_write(exercise, mistake, value):
            try:
                verdict, _ = bench.run(with_starter(exercise, code))
            except Exception as error:
                yield f"mistake {mistake.name!r} proves nothing, its code stops: {type(error).__name__}: {error}"
                continue
            if not tells(verdict, mistake):
                made = verdict.mistake or verdict.state
                yield f"mistake {mistake.name!r} never fires: made as {_last(code)} it is taken for {made!r}"
    if typed_by_hand(exercise):
        for value in bench.key.right:
            verdict, _ = bench.run(f"{exercise.variable} = {as_shown(exercise, value)!r}")
            if not bench.full_marks(verdict):
                yield f"the right answer, typed as {as_shown(exercise, value)}, does not get full marks"
    yield from _faults_of_neighbours(bench)


def tells(verdict: Verdict, mistake: Mistake) -> bool:
    """True if a verdict names a mistake, or tells it beside another one that leaves the same number."""
    return verdict.mistake == mistake.name or (
        verdict.mistake is not None and not mistake.score and mistake.reply in verdict.reply
    )


def as_learners_write(exercise: Exercise, mistake: Mistake, value: Any) -> Iterable[str]:
    """The answer cell of a learner who makes a mistake: its code, or the number as it is read and typed."""
    if mistake.code:
        yield mistake.code
    elif exercise.answer_kind.in_a_line and not exercise.answer_kind.called:
        typed = as_shown(exercise, value, mistake) if typed_by_hand(exercise) else value
        yield exercise.answer_kind.as_code(exercise.variable, typed)


def without_code(lesson: Lesson) -> list[str]:
    """The mistakes on the code route that say in no code how a learner makes them, as `exercise: mistake`."""
    return [
        f"{exercise.id}: {mistake.name}"
        for exercise in lesson.exercises
        if exercise.route == "code" and exercise.answer is not None
        if not (exercise.answer_kind.called or exercise.answer_kind.has_options)
        for mistake in exercise.mistakes
        if not mistake.code
    ]


def typed_by_hand(exercise: Exercise) -> bool:
    """True where learners read a number off an explorer and type it."""
    kind = exercise.answer_kind
    return exercise.route == "no-code" and kind.in_a_line and not (kind.called or kind.has_options)


def as_shown(exercise: Exercise, value: Any, mistake: Mistake | None = None) -> Any:
    """A number with the decimals that a learner reads: those that are shown, or as many as the tolerance asks for."""
    if not is_number(value) or isinstance(value, int):
        return value
    fine = tolerance_of(mistake, exercise) if mistake else exercise.tolerance
    finer = mistake is not None and mistake.tolerance is not None
    places = exercise.shown if exercise.shown is not None and not finer else decimals_for(fine)
    return value if places is None else round(value, places)


def decimals_for(tolerance: float) -> int | None:
    """The fewest decimals whose rounding lies within a tolerance; None where only the exact number does.

    >>> decimals_for(0.15), decimals_for(2), decimals_for(0.005), decimals_for(0)
    (1, 0, 2, None)
    """
    return next((places for places in range(13) if 0.5 * 10**-places <= tolerance * (1 + 1e-9)), None)


def with_starter(exercise: Exercise, code: str) -> str:
    """The answer cell with this code behind its starter, which may set what the code stands on."""
    return dedent(exercise.starter) + "\n" + dedent(code)


def _last(code: str) -> str:
    lines = [line for line in code.strip().splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 else f"{len(lines)} lines of code"


def _faults_of_neighbours(bench: Bench) -> Iterator[str]:
    exercise, key = bench.exercise, bench.key
    about = exercise.about
    if about is None:
        return
    kind = exercise.answer_kind
    own = kind.take(about.answer(bench.load, bench.deal)).value
    if not any(kind.same(own, right, exercise.tolerance) for right in key.right):
        yield "the answer and what it is about disagree"
    if not key.neighbours:
        yield "it says what its answer is about, and no other value of that has an answer"
    yield from collisions(bench)
    names = {mistake.name for mistake in exercise.mistakes}
    for near in _one_of_each(key.neighbours):
        same = [one for one in key.neighbours if kind.same(near.value, one.value, exercise.tolerance)]
        verdict = bench.judge(near.value)
        hidden = verdict.mistake in names or verdict.state == "right"
        if not hidden and not verdict.reply.startswith(reply_to(same, kind.name)):
            yield f"the answer for {near.of} is taken for {verdict.mistake or verdict.state!r}"


def never_made(exercise: Exercise, keys: Iterable[Key]) -> Iterator[str]:
    """What an answer is about, and no other value of it has an answer for any deal."""
    if exercise.about is None:
        return
    made = {near.name for key in keys for near in key.neighbours}
    for thing, one in exercise.about.asked.items():
        if (one.others or one.answers) and f"neighbour-{thing}" not in made:
            yield f"no other value of {thing!r} has an answer: mend the list, or take it out"


def never_apart(exercise: Exercise, keys: Iterable[Key]) -> Iterator[str]:
    """Two mistakes that leave the same number for every deal: they are one."""
    same = exercise.answer_kind.same
    pairs = [
        {
            (one.name, other.name)
            for (one, value), (other, another) in combinations(key.mistakes, 2)
            if same(another, value, tolerance_of(one, exercise))
        }
        for key in keys
        if exercise.answer is not None and told_together(exercise)
    ]
    for one, other in sorted(set.intersection(*pairs)) if pairs else ():
        yield f"mistakes {one!r} and {other!r} leave the same number for every deal: take one out"


def too_near(exercise: Exercise, one: Any, other: Any, tolerance: float) -> bool:
    """True if two answers lie so near that a slip of the hand makes one of the other; two different whole numbers never do,
    where whole ones are asked for."""
    kind = exercise.answer_kind
    whole = exercise.shown == 0 and all(is_number(one) and one == int(one) for one in (one, other))
    return kind.same(one, other, tolerance if whole and tolerance < 1 else tolerance * APART)


def collisions(bench: Bench) -> Iterator[str]:
    """Neighbours whose answer lies too near the right one, or too near a mistake that earns points."""
    exercise, key = bench.exercise, bench.key
    scored = [(mistake, value) for mistake, value in key.mistakes if mistake.score]
    for near in key.neighbours:
        if any(too_near(exercise, near.value, right, exercise.tolerance) for right in key.right):
            yield f"{_number(near.value)}, the answer for {near.of}, lies within {APART} tolerances of the right one: {_mend(bench)}"
        for mistake, value in scored:
            if too_near(exercise, near.value, value, tolerance_of(mistake, exercise)):
                yield f"{_number(near.value)}, the answer for {near.of}, would earn points as {mistake.name!r}: {_mend(bench)}"


def _one_of_each(found: Iterable[Neighbour]) -> list[Neighbour]:
    """A few neighbours of each sort: a pool may have thousands, and all of a sort are judged alike."""
    by_name: dict[str, list[Neighbour]] = {}
    for one in found:
        by_name.setdefault(one.name, []).append(one)
    return [one for sort in by_name.values() for one in sort[:MOST_JUDGED]]


def _number(value: Any) -> str:
    return f"{value:,.6g}" if is_number(value) else "a table"


def _mend(bench: Bench) -> str:
    """What an author can do where two values collide for a deal."""
    dealt = [
        f"not_dealt={{{name!r}: ({value!r},)}}"
        for name, value in vars(bench.deal).items()
        if name in bench.exercise.uses
    ]
    return (
        f"make the tolerance finer, or deal something else ({' or '.join(dealt)} in LESSON)"
        if dealt
        else ("make the tolerance finer, or ask another question")
    )
