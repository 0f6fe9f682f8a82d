"""What a Python object is, by its exact type, in words of the kit's own list.

Nothing here trusts what an object says of itself: types are told by identity.
"""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from types import BuiltinFunctionType, FunctionType, GeneratorType, MethodType, ModuleType
from typing import Final

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
ARRAYS: Final = _ids(
    np.ndarray, *(getattr(pd.arrays, name) for name in ("IntegerArray", "FloatingArray", "StringArray", "ArrowStringArray", "NumpyExtensionArray") if hasattr(pd.arrays, name))
)  # fmt: skip
"""What `.values` of a column gives."""
DATES: Final = _ids(pd.Timestamp, datetime, date, np.datetime64)

NOTHING: Final = "None, which means nothing"
OTHER: Final = "an object of another kind"

STRANGE_CELLS: Final = {
    "a number": "an infinite number, or one far too large",
    "text": "a very long text",
}
"""Why a cell of a common kind has no place in a table."""

_COMMON: dict[int, str] = {
    **dict.fromkeys(BOOLS, "True or False"),
    **dict.fromkeys(TEXTS, "text"),
    **dict.fromkeys(INTS | FLOATS, "a number"),
    **dict.fromkeys(FUNCTIONS, "a function"),
    **dict.fromkeys(DATES, "a date"),
    **dict.fromkeys(_ids(type(pd.NA), type(pd.NaT)), "a missing value"),
    **dict.fromkeys(_ids(timedelta, pd.Timedelta, np.timedelta64), "a length of time"),
    **dict.fromkeys(_ids(complex, np.complex128), "a complex number"),
    **dict.fromkeys(_ids(set, frozenset), "a set"),
    **dict.fromkeys(
        _ids(pd.api.typing.DataFrameGroupBy, pd.api.typing.SeriesGroupBy), "groups that were not added up"
    ),
    id(Decimal): "a Decimal",
    id(Fraction): "a Fraction",
    id(list): "a list",
    id(tuple): "several values in brackets",
    id(dict): "a dictionary",
    id(range): "a range",
    id(GeneratorType): "a generator",
    id(type): "a class",
    id(ModuleType): "a module",
    **dict.fromkeys(ARRAYS, "an array"),
    id(pd.Index): "an index",
    id(pd.Series): "one column (a Series)",
    id(pd.DataFrame): "a table (a DataFrame)",
}

LENGTHS: Final = _ids(timedelta, pd.Timedelta, np.timedelta64)

THINGS: Final = frozenset({*_COMMON.values(), NOTHING, OTHER})
"""All that `thing` can say."""


def is_a(value: object, types: frozenset[int]) -> bool:
    """True if a value has exactly one of these types, whatever it says of itself.

    >>> is_a(3, INTS), is_a(True, INTS)
    (True, False)
    """
    return id(type(value)) in types


def is_missing(value: object) -> bool:
    """True for a missing value of pandas or numpy, of exactly these types."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return is_a(value, FLOATS) and math.isnan(value)  # type: ignore[arg-type]


def thing(value: object) -> str:
    """What a value is, always in words of the kit's own list.

    >>> thing([1, 2]), thing(object())
    ('a list', 'an object of another kind')
    """
    return NOTHING if value is None else _COMMON.get(id(type(value)), OTHER)


def what_is(value: object) -> str:
    """What a value is, or else the name of its class: for errors in the learner's own notebook.

    >>> what_is([1, 2]), what_is(Ellipsis)
    ('a list', 'an ellipsis')
    """
    known = thing(value)
    if known is not OTHER:
        return known
    name = name_of_type(value)
    return f"{'an' if name[:1].lower() in set('aeiou') else 'a'} {name}"


def name_of_type(value: object) -> str:
    """The class name of any object, even one that lies about itself."""
    try:
        return legible(type.__dict__["__name__"].__get__(type(value)))[:40]  # type: ignore[index]
    except Exception:
        return "thing"


def parents_of(value: object) -> tuple[type, ...]:
    """The classes that a value's class stems from, itself first, even if it lies about them."""
    found: tuple[type, ...] = type.__dict__["__mro__"].__get__(type(value))  # type: ignore[index]
    return found


def legible(text: str) -> str:
    """A text that any file can hold: half of a character pair becomes a question mark.

    >>> legible("caf\\u00e9 \\ud800")
    'café ?'
    """
    return str(text).encode("utf-8", "replace").decode("utf-8")
