"""What is known of the last run of each answer cell: its code, how it ended, whether it set the answer."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lessonkit.exercises.learner.coach.names import near_name
from lessonkit.exercises.learner.coach.scene import Advice
from lessonkit.exercises.learner.setting import parsed, sets, top_names

_OF_ANSWER = "-answer-"


@dataclass(frozen=True)
class LastRun:
    """The last run of a cell that was to answer an exercise."""

    source: str
    success: bool
    set_it: bool
    advice: Advice | None = None


def answered_by(cell_id: str | None, source: str, variables: Mapping[str, str]) -> frozenset[str]:
    """The exercises that a cell is to answer: by its id; without one, by names that are nearly those of an answer.

    >>> answered_by("00-start-here-answer-one-year", "print(3)", {"one-year": "one_year"})
    frozenset({'one-year'})
    >>> answered_by(None, "One_year = 3", {"one-year": "one_year"})
    frozenset({'one-year'})
    >>> answered_by(None, "one_year = 3", {"year": "year", "one-year": "one_year"})
    frozenset()
    """
    by_id = [id for id in variables if cell_id and cell_id.endswith(f"{_OF_ANSWER}{id}")]
    if by_id:
        return frozenset([max(by_id, key=len)])
    if cell_id and re.search(r"-(?:check|given)(?:-|$)", cell_id):
        return frozenset()
    own = top_names(source) - set(variables.values())
    return frozenset(
        id
        for id, name in variables.items()
        if near_name(name, own) or asks_or_notes(source, name) or _sets_by_id(source, id)
    )


def _sets_by_id(source: str, id: str) -> bool:
    """True if a line sets what is written like the exercise's id: `one-year = 3`. A longer name that ends so is another's."""
    return re.search(rf"(?<![\w-]){re.escape(id)} =", source) is not None


def asks_or_notes(source: str, name: str) -> str:
    """How a cell names an answer without setting it: with == ("asks"), or with a colon ("notes"); else empty.

    >>> asks_or_notes("one_year == 3", "one_year"), asks_or_notes("one_year: 3", "one_year")
    ('asks', 'notes')
    """
    tree = parsed(source)
    for statement in tree.body if tree is not None else ():
        if isinstance(statement, ast.AnnAssign) and statement.value is None and _is(statement.target, name):
            return "notes"
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Compare):
            compared = statement.value
            if _is(compared.left, name) and isinstance(compared.ops[0], ast.Eq):
                return "asks"
    return ""


def _is(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def set_by_run(source: str, name: str, *, success: bool, changed: bool, had_set: bool) -> bool:
    """True if a run set an answer: by the object that came to stand there, or by a line that ran."""
    return changed or (success and sets(source, name)) or had_set
