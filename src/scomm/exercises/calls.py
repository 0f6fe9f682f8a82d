"""Function exercises: inputs out to the learner's function, plain results back."""

from __future__ import annotations

import builtins
import contextlib
import copy
import io
import warnings
from collections.abc import Sequence
from types import FunctionType
from typing import Any

import pandas as pd

from scomm.exercises.plain import BLANK, LONGEST_TEXT, Plain, answer, is_blank, refused_as
from scomm.exercises.quote import Quote
from scomm.exercises.refusals import ERRORS
from scomm.exercises.tables import take_table
from scomm.exercises.take import take_number
from scomm.exercises.things import BOOLS, TEXTS, is_a, is_missing, legible, name_of_type, parents_of

UNFINISHED = Plain("blank", rule="function-unfinished")

_ERROR_NAMES = {id(getattr(builtins, name)): name for name in ERRORS}

Result = tuple[dict[str, Any], tuple[Quote, ...]]
"""What came of one call as JSON types, and the learner's words that go with it."""


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


def call_all(value: object, packed_probes: Sequence[Sequence[Any]]) -> Plain:
    """The learner's function called on every probe: a list of results, or a refusal.

    What the function prints or warns is kept out of the notebook; an error is a result.
    """
    if value is ...:
        return BLANK
    if type(value) is not FunctionType:
        return refused_as("function-other", value)
    called = [_call(value, unpack(probe)) for probe in packed_probes]
    results = [result for result, _ in called]
    if all(result["type"] == "blank" for result in results):
        return UNFINISHED
    # an error is what a learner must see first
    called.sort(key=lambda one: one[0]["type"] != "error")
    return answer(results, quotes=next((quotes for _, quotes in called if quotes), ()))


def _call(function: FunctionType, arguments: list[Any]) -> Result:
    quiet = io.StringIO()
    try:
        with (
            warnings.catch_warnings(record=True),
            contextlib.redirect_stdout(quiet),
            contextlib.redirect_stderr(quiet),
        ):
            warnings.simplefilter("ignore")
            return _result(function(*arguments))
    except KeyboardInterrupt:  # the learner's own way out of a loop without end
        raise
    except BaseException as error:
        return _told("error", "function-error", error=_kind_of(error)), (
            Quote("the error", _words_of(error)),
        )


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


def _result(value: object) -> Result:
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
    taken = take_table(value) if table else take_number(value)
    if taken.state == "answer":
        return {"type": "table" if table else "number", "value": taken.value}, ()
    return _told("other", taken.rule, **taken.facts), taken.quotes


def _pack_one(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        table = take_table(value)
        if table.state != "answer":
            raise TypeError(table.reply)
        return {"frame": table.value, "dtypes": {str(name): str(kind) for name, kind in value.dtypes.items()}}
    return value


def _unpack_one(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {"frame", "dtypes"}:
        frame = pd.DataFrame(value["frame"]["rows"], columns=value["frame"]["columns"])
        return frame.astype(value["dtypes"])
    return copy.deepcopy(value)
