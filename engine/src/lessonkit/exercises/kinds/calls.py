"""One call of a learner's function: inputs out of JSON, the result back as plain data."""

from __future__ import annotations

import builtins
import contextlib
import copy
import inspect
import io
import warnings
from collections.abc import Sequence
from types import FunctionType
from typing import Any

import pandas as pd

from lessonkit.exercises.kinds.clock import OutOfTime, called
from lessonkit.exercises.kinds.number import coerce_number
from lessonkit.exercises.kinds.table import coerce_table
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.refusals import ERRORS
from lessonkit.exercises.things import BOOLS, TEXTS, is_a, is_missing, legible, name_of_type, parents_of
from lessonkit.exercises.wire import LONGEST_TEXT, is_blank
from lessonkit.language.sentences import sentences_beside

_ERROR_NAMES = {id(getattr(builtins, name)): name for name in ERRORS}

Called = tuple[dict[str, Any], tuple[Quote, ...]]
"""What came of one call as JSON types, and the learner's words that go with it."""

say = sentences_beside(__file__)


def pack(arguments: Sequence[Any]) -> list[Any]:
    """Arguments as JSON types: a table becomes its columns, rows and dtypes."""
    return [_pack_one(value) for value in arguments]


def unpack(packed: Sequence[Any]) -> list[Any]:
    """Arguments back from JSON, fresh at each call.

    >>> frame = pd.DataFrame({"people": [1, None]}, dtype="Int64")
    >>> unpack(pack([frame, "people"]))[0].equals(frame)
    True
    """
    return [_unpack_one(value) for value in packed]


def call(function: FunctionType, given: Sequence[Any]) -> Called:
    """What a function gives back for arguments; an error is a result, what it prints or warns is kept out.

    It gets copies. A function that changes what it was given, or prints and gives nothing back, has its own rule as a result.
    """
    quiet = io.StringIO()
    arguments = [_copied(value) for value in given]
    try:
        with (
            warnings.catch_warnings(record=True),
            contextlib.redirect_stdout(quiet),
            contextlib.redirect_stderr(io.StringIO()),
        ):
            warnings.simplefilter("ignore")
            result = _result(called(function, arguments))
            if not all(map(_is_as_before, arguments, given)):
                return _told("other", "result-changes-input"), ()
    except (KeyboardInterrupt, OutOfTime):  # the ways out of a loop without end
        raise
    except BaseException as error:
        quote = Quote(say("function.quoted"), _words_of(error))
        return _told("error", "function-error", error=_kind_of(error)), (quote,)
    if result[0]["type"] == "blank" and quiet.getvalue().strip():
        return _told("other", "result-printed"), ()
    return result


def unpacked(probes: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The arguments of several calls; a table that is in many of them is unpacked once."""
    tables: list[tuple[Any, pd.DataFrame]] = []

    def one(value: Any) -> Any:
        if not _is_table(value):
            return _unpack_one(value)
        known = next((table for packed, table in tables if packed == value), None)
        if known is None:
            known = _unpack_one(value)
            tables.append((value, known))
        return known

    return [[one(value) for value in packed] for packed in probes]


def _copied(value: Any) -> Any:
    return value.copy() if isinstance(value, pd.DataFrame) else copy.deepcopy(value)


def _is_as_before(value: Any, before: Any) -> bool:
    """True if an argument is what it was before the call, as far as a call can change it."""
    if type(before) is pd.DataFrame:
        same_names = list(value.columns) == list(before.columns)
        return same_names and bool(value.equals(before))
    return type(before) not in (list, dict) or bool(value == before)


def takes(function: FunctionType, count: int) -> bool:
    """True if a function can be called with so many values.

    >>> takes(lambda part, whole=1: part, 1), takes(lambda part: part, 2)
    (True, False)
    """
    code = function.__code__
    most = code.co_argcount
    fewest = most - len(function.__defaults__ or ())
    return fewest <= count and (count <= most or bool(code.co_flags & inspect.CO_VARARGS))


def _kind_of(error: BaseException) -> str:
    """The nearest of Python's own errors that an error is a kind of."""
    return next(_ERROR_NAMES[id(parent)] for parent in parents_of(error) if id(parent) in _ERROR_NAMES)


def _words_of(error: BaseException) -> str:
    """The class of an error and what it says, even if it can't say it."""
    try:
        return f"{name_of_type(error)}: {legible(str(error))[:200]}"
    except BaseException:
        return name_of_type(error)


def _told(type_: str, rule: str, **facts: Any) -> dict[str, Any]:
    """A result that is no value: the rule that says what it is."""
    return {"type": type_, "value": {"rule": rule, "facts": facts}}


def _result(value: object) -> Called:
    """One result, tagged with its exact type."""
    if is_blank(value):
        return {"type": "blank", "value": None}, ()
    if is_a(value, TEXTS):
        return {"type": "text", "value": legible(str(value))[:LONGEST_TEXT]}, ()
    if is_missing(value):
        return {"type": "missing", "value": None}, ()
    if is_a(value, BOOLS):  # the exercise may want a word as well as a number
        return _told("other", "result-true"), ()
    table = type(value) is pd.DataFrame
    taken = coerce_table(value) if table else coerce_number(value)
    if taken.rule in ("number-nan", "number-missing"):  # alone in a column, or as a Decimal
        return {"type": "missing", "value": None}, ()
    if taken.state == "answer":
        return {"type": "table" if table else "number", "value": taken.value}, ()
    return _told("other", taken.rule, **taken.facts), taken.quotes


def _pack_one(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        table = coerce_table(value)
        if table.state != "answer":
            raise TypeError(table.reply)
        return {"frame": table.value, "dtypes": {str(name): str(kind) for name, kind in value.dtypes.items()}}
    return value


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"frame", "dtypes"}


def _unpack_one(value: Any) -> Any:
    if _is_table(value):
        frame = pd.DataFrame(value["frame"]["rows"], columns=value["frame"]["columns"])
        return frame.astype(value["dtypes"])
    return copy.deepcopy(value)
