"""Function exercises: inputs out to the learner's function, plain results back."""

from __future__ import annotations

import contextlib
import copy
import io
import warnings
from collections.abc import Sequence
from types import FunctionType
from typing import Any

import pandas as pd

from scomm.exercises.plain import (
    BLANK,
    BOOLS,
    LONGEST_TEXT,
    TEXTS,
    Plain,
    answer,
    is_a,
    is_blank,
    is_missing,
    legible,
    name_of_type,
    refused,
    what_is,
)
from scomm.exercises.tables import take_table
from scomm.exercises.take import take_number

UNFINISHED = Plain(
    "blank", reply="Your function gives nothing back yet. Write its body and end it with return."
)


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
        return refused(f"This is {what_is(value)}. A function is wanted: start the cell with def.")
    results = [_call(value, unpack(probe)) for probe in packed_probes]
    if all(result["type"] == "blank" for result in results):
        return UNFINISHED
    return answer(results)


def _call(function: FunctionType, arguments: list[Any]) -> dict[str, Any]:
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
        return {"type": "error", "value": _told(error)}


def _told(error: BaseException) -> str:
    """The kind of an error and what it says, even if it can't say it."""
    try:
        return f"{name_of_type(error)}: {legible(str(error))[:200]}"
    except BaseException:
        return name_of_type(error)


def _result(value: object) -> dict[str, Any]:
    """One result, tagged with its exact type."""
    if is_blank(value):
        return {"type": "blank", "value": None}
    if is_a(value, TEXTS):
        return {"type": "text", "value": legible(str(value))[:LONGEST_TEXT]}
    if is_missing(value):
        return {"type": "missing", "value": None}
    if is_a(value, BOOLS):  # the exercise may want a word as well as a number
        return {
            "type": "other",
            "value": "It gives back True or False. The exercise says what it should give back.",
        }
    if type(value) is pd.DataFrame:
        table = take_table(value)
        readable = table.state == "answer"
        return {"type": "table" if readable else "other", "value": table.value if readable else table.reply}
    number = take_number(value)
    readable = number.state == "answer"
    return {"type": "number" if readable else "other", "value": number.value if readable else number.reply}


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
