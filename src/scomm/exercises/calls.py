"""Function exercises: inputs out to the learner's function, plain results back."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Sequence
from types import FunctionType
from typing import Any

import pandas as pd

from scomm.exercises.plain import (
    BLANK,
    FLOATS,
    Plain,
    answer,
    is_blank,
    name_of_type,
    refused,
    take_number,
    take_table,
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
    if is_blank(value):
        return BLANK
    if type(value) is not FunctionType:
        return refused(f"This is a {name_of_type(value)}. A function is wanted: start the cell with def.")
    results = [_call(value, unpack(probe)) for probe in packed_probes]
    if all(result["type"] == "blank" for result in results):
        return BLANK
    return answer(results)


def _call(function: FunctionType, arguments: list[Any]) -> dict[str, Any]:
    quiet = io.StringIO()
    try:
        with (
            warnings.catch_warnings(),
            contextlib.redirect_stdout(quiet),
            contextlib.redirect_stderr(quiet),
        ):
            warnings.simplefilter("ignore")
            return _result(function(*arguments))
    except (Exception, SystemExit) as error:
        return {"type": "error", "value": f"{name_of_type(error)}: {str(error)[:200]}"}


def _result(value: object) -> dict[str, Any]:
    """One result, tagged with its exact type."""
    if is_blank(value):
        return {"type": "blank", "value": None}
    if type(value) is str:
        return {"type": "text", "value": value}
    if type(value) is pd.DataFrame:
        table = take_table(value)
        return {"type": "table" if table.state == "answer" else "other", "value": table.value or table.reply}
    number = take_number(value)
    if number.state == "answer":
        return {"type": "number", "value": number.value}
    if value is pd.NA or (type(value) in FLOATS and value != value):
        return {"type": "missing", "value": None}
    return {"type": "other", "value": number.reply}


def _pack_one(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        table = take_table(value)
        if table.state != "answer":
            raise TypeError(table.reply)
        return {"frame": table.value, "dtypes": {str(name): str(kind) for name, kind in value.dtypes.items()}}
    return value


def _unpack_one(value: Any) -> Any:
    if isinstance(value, dict) and "frame" in value:
        frame = pd.DataFrame(value["frame"]["rows"], columns=value["frame"]["columns"])
        return frame.astype(value["dtypes"])
    return value
