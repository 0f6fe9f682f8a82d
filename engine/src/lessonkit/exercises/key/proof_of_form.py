"""The musts of an exercise that need no data: the one list of them, for the linter and for the proof."""

from __future__ import annotations

import ast
import contextlib
from collections.abc import Iterator
from textwrap import dedent

from lessonkit.exercises.kinds.kind import FormFault
from lessonkit.exercises.spec import Exercise

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
    if undoes_the_answer(exercise.starter, exercise.variable):
        yield FormFault(
            f"Let the starter begin with {exercise.variable} = ..., and let what learners fill in stand below it: "
            "a line of dots at the end takes an answer away again.",
            in_words=True,
        )
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


def undoes_the_answer(starter: str, name: str) -> bool:
    """True if a starter asks for work above a line that sets the answer to `...`.

    One line of words may stand above that line, and code that runs; a line of code behind a #, or a list of steps may not.

    >>> undoes_the_answer("# one_year = rows[____].sum()\\none_year = ...", "one_year")
    True
    >>> undoes_the_answer("# Fill the blank.\\none_year = ...\\n# one_year = rows[____].sum()", "one_year")
    False
    """
    lines = dedent(starter).strip("\n").splitlines()
    dots = [number for number, line in enumerate(lines) if line.split("#")[0].split() == [name, "=", "..."]]
    if not dots:
        return False
    behind_hash = [line for line in lines[: dots[-1]] if line.lstrip().startswith("#")]
    return len(behind_hash) > 1 or any(map(_is_code, behind_hash))


def _is_code(comment: str) -> bool:
    """True if a line behind # sets or calls something, or would once its blanks are filled."""
    with contextlib.suppress(SyntaxError, ValueError):
        statements = ast.parse(comment.strip().lstrip("# ").rstrip(":")).body
        return any(
            isinstance(one, ast.Assign) or isinstance(getattr(one, "value", None), ast.Call)
            for one in statements
        )
    return False
