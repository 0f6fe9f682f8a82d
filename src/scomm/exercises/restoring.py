"""What of an answer goes into the passport as code, so that a learner can write it again."""

from __future__ import annotations

import contextlib
import inspect
from types import FunctionType
from typing import Any

from scomm.exercises.passport import Entry
from scomm.exercises.plain import Plain
from scomm.exercises.quote import Quote
from scomm.exercises.shape import has_shape
from scomm.exercises.spec import Exercise
from scomm.exercises.things import legible

RESTORED = "Restored from your passport. To hand it in, write it in the answer cell."
"""What to tell a learner whose empty cell was answered from the passport."""


def restored_quote(exercise: Exercise, entry: Entry) -> tuple[Quote, ...]:
    """The code that gives a remembered answer again, as the learner's passport has it."""
    shown = entry.source or _as_code(exercise, entry.answer)
    return (Quote("as your passport kept it", shown),) if shown else ()


def _as_code(exercise: Exercise, given: Plain) -> str:
    """The code that sets an answer again, where it is short enough to write."""
    short = exercise.kind in ("number", "choice", "prediction", "written")
    if given.state != "answer" or not short or not has_shape(exercise.kind, given.value):
        return ""
    if exercise.kind == "written" and _stands_in_quotes(given.value):
        return f'{exercise.variable} = """\n{given.value}\n"""'
    value = tuple(given.value) if isinstance(given.value, list) else given.value
    return f"{exercise.variable} = {value!r}"


def _stands_in_quotes(text: str) -> bool:
    """True if a text can stand between three quotes as it is."""
    return '"""' not in text and "\\" not in text and text.replace("\n", "").isprintable()


def is_stub(exercise: Exercise, namespace: dict[str, Any]) -> bool:
    """True if a blank answer stands as it came: a function that somebody wrote no longer holds its `...`."""
    source = source_of(exercise, namespace)
    return not source or "..." in source


def source_of(exercise: Exercise, namespace: dict[str, Any]) -> str:
    """The source of a function answer, so that a passport can give it back."""
    function = namespace.get(exercise.variable)
    if exercise.kind == "function" and type(function) is FunctionType:
        with contextlib.suppress(Exception):  # typed at a prompt, or wrapped by something odd
            return legible(inspect.getsource(function))[:10_000]
    return ""
