"""Answers as plain data: exact types only, so that no object can talk its way to a mark.

A learner's value is turned into JSON-able data here, in the learner's kernel. What does not
have exactly the right type is refused with a sentence that says what to change. Comparing
happens elsewhere, on the plain data alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import numpy as np
import pandas as pd

MOST_CELLS = 200_000
"""A table or chart larger than this is refused: no exercise needs one."""

_INTS: frozenset[type] = frozenset({int, *(np.dtype(code).type for code in "bhilqBHILQ")})
FLOATS: frozenset[type] = frozenset({float, *(np.dtype(code).type for code in "efdg")})
_BOOLS: frozenset[type] = frozenset({bool, np.bool_})
_COLUMNS: frozenset[type] = frozenset({pd.Series, pd.Index, np.ndarray, list, tuple, dict, set})


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
            return cls(data["state"], data.get("value"), str(data.get("reply") or ""))
        return refused("No answer came out of the notebook.")


BLANK = Plain("blank")


def answer(value: Any) -> Plain:
    """A readable answer."""
    return Plain("answer", value)


def refused(reply: str) -> Plain:
    """An answer of the wrong type, with what to do about it."""
    return Plain("refused", reply=reply)


def is_blank(value: object) -> bool:
    """True for a cell that was left as it came."""
    return value is None or value is ...


def name_of_type(value: object) -> str:
    """The class name of any object, even one that lies about itself."""
    try:
        return str(type.__dict__["__name__"].__get__(type(value)))[:40]  # type: ignore[index]
    except Exception:
        return "thing"


def take(kind: str, value: object) -> Plain:
    """A learner's value as plain data of this kind; functions are called by `calls.py` instead."""
    if is_blank(value):
        return BLANK
    takers = {
        "number": take_number,
        "choice": take_choice,
        "table": take_table,
        "chart": take_chart,
        "written": take_text,
        "prediction": take_prediction,
    }
    return takers[kind](value)


def take_number(value: object) -> Plain:
    """One finite number.

    >>> take_number(56.3).value
    56.3
    >>> take_number("0.56").reply
    'This is text. Take the quotes off to make it a number.'
    """
    kind = type(value)
    if kind in _BOOLS:
        return refused("This is True or False. A number is wanted.")
    if kind is str:
        return refused("This is text. Take the quotes off to make it a number.")
    if kind is pd.DataFrame or kind in _COLUMNS:
        return refused(
            f"This is a {name_of_type(value)}, which holds many values. One number is wanted: "
            "add it up, or pick one value, for example with .sum() or .item()."
        )
    if value is pd.NA or value is pd.NaT:
        return refused("This is a missing value. Was something left out, or divided by nothing?")
    if kind in _INTS:
        return _whole(value)
    if kind in FLOATS:
        number = float(value)  # type: ignore[arg-type]
        if math.isnan(number):
            return refused("This is NaN, a missing value. Was something left out, or 0 divided by 0?")
        if math.isinf(number):
            return refused("This is infinite. Was something divided by 0?")
        return answer(number)
    return refused(f"This is a {name_of_type(value)}. One number is wanted, such as 56.3.")


def _whole(value: Any) -> Plain:
    number = int(value)
    return answer(number) if abs(number) < 2**53 else refused("This number is far too large.")


def take_choice(value: object) -> Plain:
    """One letter, or several letters in order, lower-cased.

    >>> take_choice(" B ").value, take_choice(("c", "A")).value
    ('b', ['c', 'a'])
    """
    if type(value) is str:
        letters = value.replace(">", " ").replace(",", " ").lower().split()
        return answer(letters[0] if len(letters) == 1 else letters) if letters else BLANK
    if type(value) in (list, tuple):
        items = list(value)  # type: ignore[call-overload]
        if all(type(item) is str for item in items):
            return answer([item.strip().lower() for item in items])
    return refused('Give a letter in quotes, such as "b", or letters in order, such as ("b", "a", "c").')


def take_text(value: object) -> Plain:
    """A written answer, without surrounding space."""
    if type(value) is not str:
        return refused("Write your answer as text between the three quotes.")
    return answer(value.strip()) if value.strip() else BLANK


def take_prediction(value: object) -> Plain:
    """A guess with a confidence, both numbers."""
    if type(value) in (tuple, list) and len(value) == 2:  # type: ignore[arg-type]
        parts = [take_number(item) for item in value]  # type: ignore[attr-defined]
        for part in parts:
            if part.state != "answer":
                return refused(part.reply)
        return answer([part.value for part in parts])
    return refused("Give two numbers in brackets: your guess and your confidence, such as (50, 60).")


def take_table(value: object) -> Plain:
    """A DataFrame as column names and rows; the index is left out."""
    if type(value) is pd.Series:
        return refused("This is one column (a Series). A table is wanted: try .to_frame() or .reset_index().")
    if type(value) is not pd.DataFrame:
        return refused(f"This is a {name_of_type(value)}. A table (a DataFrame) is wanted.")
    if value.size > MOST_CELLS:
        return refused(f"This table has {value.size:,} cells, far more than the exercise needs.")
    columns = list(value.columns)
    if any(type(column) not in (str, int) for column in columns):
        return refused("The column names must be plain text. Several header rows? Flatten them first.")
    rows = []
    for row in value.itertuples(index=False, name=None):
        cells = [_cell(cell) for cell in row]
        if any(cell is _STRANGE for cell in cells):
            return refused("The table holds something that is neither a number, a text, a date nor blank.")
        rows.append(cells)
    return answer({"columns": [str(column) for column in columns], "rows": rows})


_STRANGE = object()


def _cell(value: object) -> Any:
    """One cell as JSON: missing values become None, dates become ISO text."""
    kind = type(value)
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if kind is str:
        return value
    if kind in _BOOLS:
        return bool(value)
    if kind in _INTS:
        return int(value)  # type: ignore[call-overload]
    if kind in FLOATS:
        number = float(value)  # type: ignore[arg-type]
        return None if math.isnan(number) else number if math.isfinite(number) else _STRANGE
    if kind in (pd.Timestamp, datetime, date):
        return value.isoformat()[:10]  # type: ignore[attr-defined]
    return _STRANGE


def take_chart(value: Any) -> Plain:
    """A Plotly figure as its titles and its series of x and y values."""
    import plotly.graph_objects as go  # the learner has it loaded already; a number exercise need not

    if type(value) is not go.Figure and not (
        name_of_type(value) == "FigureWidget" and isinstance(value, go.Figure)
    ):
        return refused(f"This is a {name_of_type(value)}. A Plotly figure is wanted, such as px.line(...).")
    layout = value.layout
    series = []
    cells = 0
    for trace in value.data:
        x, y = getattr(trace, "x", None), getattr(trace, "y", None)
        if x is None or y is None:
            return refused("One of the series has no x or no y values.")
        points = [_cell(item) for item in [*x, *y]]
        cells += len(points)
        if cells > MOST_CELLS or any(point is _STRANGE for point in points):
            return refused("One of the series holds something that is neither a number, a text nor a date.")
        series.append({"name": str(trace.name or ""), "x": points[: len(x)], "y": points[len(x) :]})
    return answer(
        {
            "title": str(layout.title.text or ""),
            "x_title": str(layout.xaxis.title.text or ""),
            "y_title": str(layout.yaxis.title.text or ""),
            "series": series,
        }
    )
