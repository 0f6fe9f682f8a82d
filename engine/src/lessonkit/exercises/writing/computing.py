"""Values that depend on what they say they depend on: on the data, on the deal, on both, or on nothing."""

from __future__ import annotations

import inspect
from typing import Any

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.spec import AnswerOf, Load

ARGUMENTS = ("load", "deal")
_MORE = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)


def computed(value: Any) -> AnswerOf:
    """A function of (load, deal) from a value, or from a function of any of the two; a `KitError` otherwise.

    >>> computed(2008)(None, None)
    2008
    >>> computed(lambda deal: 2 * deal)(None, 4)
    8
    """
    return _called(value) if callable(value) else constant(value)


def constant(value: Any) -> AnswerOf:
    """A function of (load, deal) that gives `value` itself, also where that is a function."""

    def give(load: Load, deal: Deal) -> Any:
        return value

    return give


def _called(function: Any) -> AnswerOf:
    needs = [
        name
        for name, parameter in inspect.signature(function).parameters.items()
        if name in ARGUMENTS or (parameter.default is parameter.empty and parameter.kind not in _MORE)
    ]
    if others := [name for name in needs if name not in ARGUMENTS]:
        raise KitError(
            f"{getattr(function, '__name__', function)!s} in exercises.py asks for {', '.join(others)}.",
            allowed="a function of load, of deal, of both, or of nothing",
            do="Give its other parameters values of their own.",
        )
    if needs == list(ARGUMENTS) and not inspect.isclass(function):
        return function  # type: ignore[no-any-return]

    def call(load: Load, deal: Deal) -> Any:
        return function(**{name: {"load": load, "deal": deal}[name] for name in needs})

    return call
