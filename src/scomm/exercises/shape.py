"""Whether plain data that came from elsewhere has the form that comparing expects.

An answer may come out of a kernel, a passport or an old version of its exercise: nothing about
it is taken on trust.
"""

from __future__ import annotations

import math
from typing import Any

from scomm.exercises.refusals import fits
from scomm.exercises.wire import LARGEST_WHOLE


def has_shape(kind: str, value: Any) -> bool:
    """True if `value` is plain data of this kind of answer, whoever wrote it.

    >>> has_shape("number", True), has_shape("number", 3), has_shape("prediction", ["50", 60])
    (False, True, False)
    """
    checks = {
        "number": _number,
        "choice": lambda v: isinstance(v, str) or _list_of(v, lambda item: isinstance(item, str)),
        "table": _table,
        "function": lambda v: _list_of(v, _result),
        "chart": _chart,
        "written": lambda v: isinstance(v, str),
        "prediction": lambda v: _list_of(v, _number) and len(v) == 2,
    }
    return bool(checks[kind](value))


def _number(value: Any) -> bool:
    if isinstance(value, int) and not isinstance(value, bool):
        return abs(value) < LARGEST_WHOLE
    return isinstance(value, float) and math.isfinite(value)


def _cell(value: Any) -> bool:
    return value is None or isinstance(value, str | bool) or _number(value)


def _list_of(value: Any, test: Any) -> bool:
    return isinstance(value, list) and all(test(item) for item in value)


def _table(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and _list_of(value.get("columns"), lambda name: isinstance(name, str))
        and _list_of(
            value.get("rows"), lambda row: _list_of(row, _cell) and len(row) == len(value["columns"])
        )
    )


def _result(value: Any) -> bool:
    if not isinstance(value, dict) or "value" not in value:
        return False
    tests = {
        "number": _number,
        "text": lambda v: isinstance(v, str),
        "table": _table,
        "missing": lambda v: v is None,
        "blank": lambda v: v is None,
        "error": lambda v: _told("error", v),
        "other": lambda v: _told("other", v),
    }
    kind = value.get("type")
    return isinstance(kind, str) and kind in tests and bool(tests[kind](value["value"]))


def _told(role: str, value: Any) -> bool:
    """True if a result that is no value comes with a rule of the kit that may stand there."""
    return isinstance(value, dict) and fits(role, value.get("rule"), value.get("facts"))


def _chart(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and all(isinstance(value.get(part), str) for part in ("title", "x_title", "y_title"))
        and _list_of(
            value.get("series"),
            lambda one: (
                isinstance(one, dict)
                and isinstance(one.get("name"), str)
                and _list_of(one.get("x"), _cell)
                and _list_of(one.get("y"), _cell)
            ),
        )
    )
