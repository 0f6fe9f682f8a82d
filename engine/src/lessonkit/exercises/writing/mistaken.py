"""Mistakes as learners make them: code in the answer cell, run after the lesson's given code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lessonkit.errors import KitError
from lessonkit.exercises.answer_cell import left_by
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.spec import AnswerOf, Load, variable_of
from lessonkit.exercises.writing.code import body_code, whole_code
from lessonkit.exercises.writing.files import at_exercise
from lessonkit.exercises.writing.logic import InCode, Logic, NamedMistake


def mistaken_code(logic: Logic, mistake: NamedMistake, solution: str, lesson: Path) -> str:
    """The code of an answer cell that makes a mistake; a `KitError` for a slip in what the solution does not have."""
    if isinstance(mistake.code, InCode):
        called = kind_of(logic.kind).called
        function = mistake.code.function
        return whole_code(function) if called else body_code(function, variable_of(logic.id))
    code = solution
    for old, new in mistake.code.changes if mistake.code else ():
        if old not in code:
            raise KitError(
                f"{at_exercise(lesson.parent, logic.id)}: the mistake {mistake.name!r} of "
                f"{logic.id} changes {old!r}, which its solution does not have.",
                do="Copy the piece from the solution as it stands there.",
            )
        code = code.replace(old, new)
    return code


def left_in(variable: str, code: str, given: str) -> AnswerOf:
    """What code leaves in a variable, as a function of the data and the deal."""

    def value(load: Load, deal: Deal) -> Any:
        return left_by(given, code, deal, load).get(variable, ...)

    return value
