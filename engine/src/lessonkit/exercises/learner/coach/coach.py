"""From an error to two lines in plain words: by rules about the error and the cell, never by the exercise."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from lessonkit.course import course
from lessonkit.exercises.learner.coach.calls import on_attribute, on_type, on_value
from lessonkit.exercises.learner.coach.lookups import on_filter, on_index, on_key
from lessonkit.exercises.learner.coach.names import on_import, on_name, quoted_name
from lessonkit.exercises.learner.coach.scene import Advice, Scene
from lessonkit.exercises.learner.coach.syntax import on_syntax
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

MAY_BE_A_NAME_IN_QUOTES = frozenset(
    {"no-row-left", "compared-text-and-number", "compared-with-date", "text-and-number"}
)
"""Rules that speak of a text which may be meant as a name."""

_ENGINE = Path(__file__).parents[3]

WITH_A_TABLE = frozenset(
    {
        "and-for-ampersand",
        "brackets-around-conditions",
        "compared-too-early",
        "sum-of-text",
        "table-called",
        "value-not-column",
        "value-not-row",
    }
)
"""Rules whose words show a line of code with a table in it."""

Found = tuple[str, dict[str, Any]]
"""A rule's id, with the fields that its words need."""

_RULES: Iterable[tuple[type[BaseException], Callable[[Any, Scene], Found | None]]] = (
    (SyntaxError, on_syntax),
    (NameError, on_name),
    (KeyError, on_key),
    (IndexError, on_index),
    (AttributeError, on_attribute),
    (TypeError, on_type),
    (ValueError, on_value),
    (ImportError, on_import),
    (ZeroDivisionError, lambda error, scene: ("divided-by-zero", {})),
    (RecursionError, lambda error, scene: ("calls-itself", {})),
    (FileNotFoundError, lambda error, scene: ("no-such-file", {})),
    (Exception, on_filter),
)


def advice_on(
    error: BaseException,
    source: str,
    names: Mapping[str, Any],
    *,
    trace: TracebackType | None = None,
    given: frozenset[str] = frozenset(),
    answers: frozenset[str] = frozenset(),
    lesson_open: bool = True,
    places: frozenset[str] = frozenset(),
    instructions: frozenset[str] = frozenset(),
) -> Advice:
    """What an error in a cell means and what to do; a line that points to the place where no rule knows it.

    >>> advice_on(ZeroDivisionError(), "1 / 0", {}).rule
    'divided-by-zero'
    """
    scene = Scene(
        source, names, given, answers, lesson_open, places, instructions, trace or error.__traceback__
    )
    if own := _kits_own(error):
        return Advice("kits-own", own, "")
    for kind, rule in _RULES:
        if isinstance(error, kind):
            try:
                found = rule(error, scene)
            except Exception:  # an object of the learner's may do anything when it is looked at
                found = None
            if found is not None:
                name = quoted_name(scene) if found[0] in MAY_BE_A_NAME_IN_QUOTES else ""
                return (
                    _advice("name-in-quotes", {"name": name})
                    if name
                    else _advice(*found, table=scene.table())
                )
    line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else scene.line
    return general(error, scene, line or 0)


def _kits_own(error: BaseException) -> str:
    """What an error says that the kit itself raised: it has the kit's words already."""
    steps = traceback.extract_tb(error.__traceback__)
    of_the_kit = [str(folder) + os.sep for folder in (_ENGINE, course().code) if folder]
    if not steps or not steps[-1].filename.startswith(tuple(of_the_kit)) or isinstance(error, KeyError):
        return ""
    return str(error) if (steps[-1].line or "").lstrip().startswith("raise ") else ""


def general(error: BaseException, scene: Scene, line: int) -> Advice:
    """The line that points to the place."""
    code = scene.text(line)
    if not code:
        return Advice("general", say("general.what"), say("general.do", error=type(error).__name__))
    return Advice(
        "general",
        say("general.what-in", line=line, code=code[:100]),
        say("general.do", error=type(error).__name__),
    )


def _advice(rule: str, fields: Mapping[str, Any], table: str = "") -> Advice:
    """The words of a rule, its fields filled; code that names a table names the learner's own, or is left out."""
    told = {name: value if isinstance(value, int | list) else str(value) for name, value in fields.items()}
    do = "do"
    if rule in WITH_A_TABLE:
        told = {"table": table, **told}
        do = "do" if told["table"] else "do-without"
    return Advice(rule, say(f"rule.{rule}.what", **told), say(f"rule.{rule}.{do}", **told))
