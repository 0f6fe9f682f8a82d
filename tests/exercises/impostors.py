"""Objects that a learner's cell could leave behind in place of an answer."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import numpy as np
import pandas as pd
import plotly.graph_objects as go


class EqualsEverything:
    """Says yes to every comparison, converts to any number, and claims to be a float."""

    __class__ = float  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    def __lt__(self, other: object) -> bool:
        return True

    __le__ = __gt__ = __ge__ = __lt__

    def __hash__(self) -> int:
        return hash(float)

    def __float__(self) -> float:
        return 30.0

    __int__ = __index__ = lambda self: 30

    def __sub__(self, other: object) -> EqualsEverything:
        return self

    __rsub__ = __add__ = __radd__ = __abs__ = __sub__

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self


class _TypeThatEqualsAll(type):
    """A class of this metaclass hashes like float and equals every class."""

    def __eq__(cls, other: object) -> bool:
        return True

    def __hash__(cls) -> int:
        return hash(float)

    def __instancecheck__(cls, instance: object) -> bool:
        return True

    def __getattribute__(cls, name: str) -> Any:
        return "float" if name in ("__name__", "__qualname__") else super().__getattribute__(name)


class FloatByMetaclass(metaclass=_TypeThatEqualsAll):
    """Found in a set of types that holds float, if the set asks for equality."""

    def __float__(self) -> float:
        return 30.0


class _TypeThatRaises(type):
    def __hash__(cls) -> int:
        raise RuntimeError("no hash")

    def __eq__(cls, other: object) -> bool:
        raise RuntimeError("no equality")


class RaisesByMetaclass(metaclass=_TypeThatRaises):
    """Can't be looked up in a set of types at all."""


class RaisesAtEveryTouch:
    """Every attribute, conversion and comparison is an error."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(f"touched: {name}")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("compared")

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        raise RuntimeError("shown")

    __str__ = __repr__

    def __bool__(self) -> bool:
        raise RuntimeError("asked")

    def __iter__(self) -> Any:
        raise RuntimeError("walked")

    def __len__(self) -> int:
        raise RuntimeError("measured")


class SubFloat(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class SubNumpyFloat(np.float64):
    pass


class SubInt(int):
    pass


class SubStr(str):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


class SubTuple(tuple):
    pass


class SubList(list):
    pass


class SubDict(dict):
    pass


class SubFrame(pd.DataFrame):
    @property
    def _constructor(self) -> type:
        return SubFrame


class SubFigure(go.Figure):
    pass


class FigureWidget:
    """Borrows a name that the kit knows."""

    __class__ = go.Figure  # type: ignore[assignment]
    data: tuple[Any, ...] = ()
    layout = go.Layout()


class CallableObject:
    """Behaves like a function without being one."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function

    def __call__(self, *arguments: Any) -> Any:
        return self.function(*arguments)


def frame_of(cell: Any) -> pd.DataFrame:
    """A table of one cell that holds any object."""
    cells = np.empty(1, dtype=object)
    cells[0] = cell
    return pd.DataFrame({"people": pd.Series(cells, dtype=object)})


STRANGERS: dict[str, Callable[[], Any]] = {
    "claims to equal everything": EqualsEverything,
    "a metaclass that equals every type": FloatByMetaclass,
    "the class itself": lambda: FloatByMetaclass,
    "a metaclass that raises": RaisesByMetaclass,
    "raises at every touch": RaisesAtEveryTouch,
    "a mock of everything": MagicMock,
    "a namespace": lambda: SimpleNamespace(value=30, item=lambda: 30),
    "a subclass of float": lambda: SubFloat(30),
    "a subclass of numpy's float": lambda: SubNumpyFloat(30),
    "a subclass of int": lambda: SubInt(30),
    "a subclass of str": lambda: SubStr("b"),
    "a borrowed class name": FigureWidget,
    "True": lambda: True,
    "numpy's True": lambda: np.True_,
    "a number as text": lambda: "123456.789",
    "numpy's text": lambda: np.str_("123456.789"),
    "half of a character pair": lambda: "\ud800",
    "bytes": lambda: b"b",
    "NaN": lambda: float("nan"),
    "infinity": lambda: float("inf"),
    "minus infinity": lambda: np.float64("-inf"),
    "pandas' NA": lambda: pd.NA,
    "pandas' NaT": lambda: pd.NaT,
    "None": lambda: None,
    "an int of 400 digits": lambda: 10**400,
    "an int of 5000 digits": lambda: 10**5000,
    "a complex number": lambda: 30 + 0j,
    "a Decimal": lambda: Decimal("123456.789"),
    "a Fraction": lambda: Fraction(123_456_789, 1000),
    "a Series": lambda: pd.Series([123_456.789]),
    "an Index": lambda: pd.Index([123_456.789]),
    "an array without dimensions": lambda: np.array(123_456.789),
    "a list": lambda: [123_456.789],
    "a list that holds itself": lambda: (items := [], items.append(items))[0],
    "a tuple of strangers": lambda: (EqualsEverything(), EqualsEverything()),
    "a tuple of raisers": lambda: (RaisesAtEveryTouch(), RaisesAtEveryTouch()),
    "an empty tuple": lambda: (),
    "a dict": lambda: {"people": 30},
    "a set of letters": lambda: {"a", "b", "c"},
    "a generator": lambda: (n for n in [30]),
    "a module": lambda: operator,
    "an exception": lambda: ValueError("30"),
    "a date": lambda: pd.Timestamp("2014-01-01"),
    "numpy's date": lambda: np.datetime64("2014-01-01"),
    "a builtin function": lambda: len,
    "a method that was not called": lambda: pd.Series([30]).sum,
    "a partial function": lambda: functools.partial(operator.add, 30),
    "a callable object": lambda: CallableObject(lambda *_: 30),
    "a function that raises": lambda: _raises,
    "a function that ends the program": lambda: _exits,
    "a function that raises what can't be shown": lambda: _raises_unshowable,
    "a function that gives a stranger": lambda: lambda *_: EqualsEverything(),
    "a function that gives a raiser": lambda: lambda *_: RaisesAtEveryTouch(),
    "a function that gives one type, then another": lambda: _fickle(),
    "a function that never ends to call itself": lambda: _recurses,
    "an async function": lambda: _async,
    "an empty table": pd.DataFrame,
    "a subclass of DataFrame": lambda: SubFrame({"people": [30]}),
    "a table with a stranger in a cell": lambda: frame_of(EqualsEverything()),
    "a table with a raiser in a cell": lambda: frame_of(RaisesAtEveryTouch()),
    "a table with a metaclass trick in a cell": lambda: frame_of(RaisesByMetaclass()),
    "a table with infinity in a cell": lambda: frame_of(float("inf")),
    "a table with an endless int in a cell": lambda: frame_of(10**400),
    "a table with a list in a cell": lambda: frame_of([1, 2]),
    "a table with strangers as column names": lambda: pd.DataFrame([[1]], columns=[(1, 2)]),
    "a table with one column name twice": lambda: pd.DataFrame([[1, 2]], columns=["people", "people"]),
    "an empty chart": go.Figure,
    "a subclass of Figure": lambda: SubFigure(go.Scatter(x=[1], y=[1])),
    "a pie": lambda: go.Figure(go.Pie(labels=["a"], values=[1])),
    "a chart of strange points": lambda: go.Figure(go.Scatter(x=[[1, 2], [3, 4]], y=[1, 2])),
    "a chart without y": lambda: go.Figure(go.Scatter(x=[1, 2])),
    "a chart as a dict": lambda: go.Figure(go.Scatter(x=[1], y=[1])).to_dict(),
}
"""By what they are: each gives a fresh one."""


def _raises(*arguments: Any) -> Any:
    raise KeyError("people")


def _exits(*arguments: Any) -> Any:
    raise SystemExit(0)


class _Unshowable(BaseException):
    def __str__(self) -> str:
        raise RuntimeError("shown")


def _raises_unshowable(*arguments: Any) -> Any:
    raise _Unshowable


def _fickle() -> Callable[..., Any]:
    answers = [30.0, "30", None, pd.DataFrame({"a": [1]}), EqualsEverything(), float("nan"), True]

    def fickle(*arguments: Any) -> Any:
        answers.append(answers.pop(0))
        return answers[-1]

    return fickle


def _recurses(*arguments: Any) -> Any:
    return _recurses(*arguments)


async def _async(*arguments: Any) -> float:
    return 30.0


def disguises(kind: str, right: Any) -> dict[str, Any]:
    """The right answer of an exercise, dressed as something that is not its exact type."""
    anything = {"claims to equal everything": EqualsEverything(), "in a tuple of its own": SubTuple([right])}
    of_kind: dict[str, Callable[[], dict[str, Any]]] = {
        "number": lambda: {
            "as a subclass of float": SubFloat(right),
            "as a subclass of numpy's float": SubNumpyFloat(right),
            "as a complex number": complex(right),
        },
        "choice": lambda: {
            "as a subclass of str": SubStr(right if isinstance(right, str) else " ".join(right)),
            "as bytes": "".join(right).encode(),
            **({"as a set": set(right)} if len(right) > 1 else {}),  # one letter has no order
            "as a dict": dict.fromkeys(right),
            "as a list of subclasses": SubList(right),
        },
        "table": lambda: {
            "as a subclass of DataFrame": SubFrame(right),
            "as a subclass of dict": SubDict(right.to_dict("list")),
            "as records of a subclass": [SubDict(row) for row in right.to_dict("records")],
            "as an array": right.to_numpy(),
            "as one column": right.iloc[:, 0],
            "as text": right.to_csv(index=False),
            "with strangers in its cells": right.astype(object).map(lambda _: EqualsEverything()),
        },
        "function": lambda: {
            "as a callable object": CallableObject(right),
            "as a partial function": functools.partial(right),
            "as a bound method": CallableObject(right).__call__,
            "as its own result": 30.0,
            "as source": "def percent(part, whole): return 100 * part / whole",
        },
        "chart": lambda: {
            "as a subclass of Figure": SubFigure(right),
            "as a dict": right.to_dict(),
            "as JSON": right.to_json(),
            "as its traces": list(right.data),
        },
    }
    return {**anything, **of_kind[kind]()}


def other_forms(kind: str, right: Any) -> dict[str, Any]:
    """The right answer of an exercise in a form that can mean one thing only, so that it is read."""
    of_kind: dict[str, Callable[[], dict[str, Any]]] = {
        "number": lambda: {
            "as text": str(right),
            "as a list": [right],
            "as a Series": pd.Series([right]),
            "as an array": np.array(right),
            "as a Decimal": Decimal(float(right)),
            "as a table": pd.DataFrame({"answer": [right]}),
        },
        "choice": lambda: {
            "as a Series": pd.Series(list(right)),
            "as an array": np.array(list(right)),
            "in large letters": "".join(right).upper(),
        },
    }
    return of_kind[kind]() if kind in of_kind else {}
