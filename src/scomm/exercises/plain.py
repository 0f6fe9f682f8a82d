"""Answers as plain data: JSON types only, so that no object can talk its way to a mark.

A learner's value is turned into JSON-able data in the learner's kernel (`take`). What does not
have exactly the right type is refused with a sentence that says what to change. Comparing
happens elsewhere, on the plain data alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any, Final, Literal

import numpy as np
import pandas as pd


def _ids(*types: type) -> frozenset[int]:
    """Classes by identity: a learner's metaclass may define what a class equals, but not what it is."""
    return frozenset(map(id, types))


INTS: Final = _ids(int, *(np.dtype(code).type for code in "bhilqBHILQ"))
FLOATS: Final = _ids(float, *(np.dtype(code).type for code in "efdg"))
BOOLS: Final = _ids(bool, np.bool_)
TEXTS: Final = _ids(str, np.str_)
FUNCTIONS: Final = _ids(FunctionType, MethodType, BuiltinFunctionType)
DATES: Final = _ids(pd.Timestamp, datetime, date, np.datetime64)

LARGEST_WHOLE = 2**53
"""Whole numbers from here on have no exact place beside decimals."""

LONGEST_TEXT = 20_000
"""Characters; no exercise needs a longer text."""

STRANGE: Final = object()
"""Stands for a value that has no place in a table or a chart."""

_COMMON: dict[int, str] = {
    **dict.fromkeys(BOOLS, "True or False"),
    **dict.fromkeys(TEXTS, "text"),
    **dict.fromkeys(INTS | FLOATS, "a number"),
    **dict.fromkeys(FUNCTIONS, "a function"),
    **dict.fromkeys(DATES, "a date"),
    **dict.fromkeys(_ids(type(pd.NA), type(pd.NaT)), "a missing value"),
    id(list): "a list",
    id(tuple): "several values in brackets",
    id(dict): "a dictionary",
    id(set): "a set",
    id(np.ndarray): "an array",
    id(pd.Index): "an index",
    id(pd.Series): "one column (a Series)",
    id(pd.DataFrame): "a table (a DataFrame)",
}


@dataclass(frozen=True)
class Plain:
    """An answer as plain data (`answer`), an untouched cell (`blank`) or a refusal with its reason."""

    state: Literal["answer", "blank", "refused"]
    value: Any = None
    reply: str = ""

    def to_json(self) -> dict[str, Any]:
        """A dict of JSON types only."""
        return {"state": self.state, "value": self.value, "reply": self.reply}

    @classmethod
    def from_json(cls, data: object) -> Plain:
        """Read what `to_json` wrote; anything else is a refusal, never an error."""
        if isinstance(data, dict) and data.get("state") in ("answer", "blank", "refused"):
            reply = data.get("reply")
            return cls(data["state"], data.get("value"), reply[:500] if isinstance(reply, str) else "")
        return NOTHING_CAME


BLANK = Plain("blank")
NOTHING_CAME = Plain(
    "refused",
    reply="No answer came out of the notebook: an error or a cell that never ended may have stopped it.",
)


def answer(value: Any) -> Plain:
    """A readable answer."""
    return Plain("answer", value)


def refused(reply: str) -> Plain:
    """An answer of the wrong type, with what to do about it."""
    return Plain("refused", reply=reply)


def is_a(value: object, types: frozenset[int]) -> bool:
    """True if a value has exactly one of these types, whatever it says of itself.

    >>> is_a(3, INTS), is_a(True, INTS)
    (True, False)
    """
    return id(type(value)) in types


def is_blank(value: object) -> bool:
    """True for what stands in a cell that was left as it came."""
    return value is None or value is ...


def is_missing(value: object) -> bool:
    """True for a missing value of pandas or numpy, of exactly these types."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return is_a(value, FLOATS) and math.isnan(value)  # type: ignore[arg-type]


def name_of_type(value: object) -> str:
    """The class name of any object, even one that lies about itself."""
    try:
        return legible(type.__dict__["__name__"].__get__(type(value)))[:40]  # type: ignore[index]
    except Exception:
        return "thing"


def what_is(value: object) -> str:
    """What a value is, in a learner's words.

    >>> what_is([1, 2]), what_is(1 + 2j)
    ('a list', 'a complex')
    """
    if value is None:
        return "None, which means nothing"
    known = _COMMON.get(id(type(value)))
    if known:
        return known
    name = name_of_type(value)
    return f"{'an' if name[:1].lower() in set('aeiou') else 'a'} {name}"


def legible(text: str) -> str:
    """A text that any file can hold: half of a character pair becomes a question mark.

    >>> legible("caf\\u00e9 \\ud800")
    'café ?'
    """
    return str(text).encode("utf-8", "replace").decode("utf-8")


def cell_of(value: object) -> Any:
    """One cell of a table or chart as JSON: missing becomes None, a date becomes ISO text.

    >>> cell_of(pd.NA), cell_of(np.int64(3)), cell_of(datetime(2014, 5, 6))
    (None, 3, '2014-05-06')
    """
    if is_missing(value):
        return None
    if is_a(value, TEXTS):
        text = legible(value)  # type: ignore[arg-type]
        return text if len(text) <= LONGEST_TEXT else STRANGE
    if is_a(value, BOOLS):
        return bool(value)
    if is_a(value, INTS):
        whole = int(value)  # type: ignore[call-overload]
        return whole if abs(whole) < LARGEST_WHOLE else STRANGE
    if is_a(value, FLOATS):
        number = float(value)  # type: ignore[arg-type]
        return number if math.isfinite(number) else STRANGE
    if type(value) is np.datetime64:
        value = pd.Timestamp(value)
        return None if value is pd.NaT else _day(value.isoformat())
    if is_a(value, DATES):
        return _day(value.isoformat())  # type: ignore[attr-defined]
    return STRANGE


def _day(moment: str) -> str:
    """The day alone where the clock stands at midnight."""
    return moment.removesuffix("T00:00:00")
