"""From a learner's value to plain data, kind by kind; exact types only."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from types import FunctionType
from typing import Any

import numpy as np
import pandas as pd

from scomm.exercises.figures import take_chart
from scomm.exercises.plain import BLANK, LARGEST_WHOLE, LONGEST_TEXT, Plain, answer, refused, refused_as
from scomm.exercises.refusals import LARGEST_COUNT
from scomm.exercises.tables import take_table
from scomm.exercises.things import BOOLS, FLOATS, FUNCTIONS, INTS, TEXTS, is_a, legible

_MANY = frozenset(map(id, (pd.DataFrame, pd.Series, pd.Index, np.ndarray, list, tuple, dict, set)))
_ORDERED = frozenset(map(id, (list, tuple)))
_BRACKETS_AND_QUOTES = "()[]{}.:\"'`“”‘’ "


def take(kind: str, value: object) -> Plain:
    """A learner's value as plain data of this kind; functions are called by `calls.py` instead.

    >>> take("number", ...).state, take("number", None).state
    ('blank', 'refused')
    """
    if value is ...:
        return BLANK
    if value is None:
        return refused("none")
    takers: dict[str, Callable[[object], Plain]] = {
        "number": take_number,
        "choice": take_choice,
        "table": take_table,
        "chart": take_chart,
        "written": take_text,
        "prediction": take_prediction,
    }
    try:
        return takers[kind](value)
    except Exception:  # what a learner's object does when it is read is never the learner's traceback
        return refused_as("breaks", value)


def take_number(value: object) -> Plain:
    """One finite number.

    >>> take_number(56.3).value
    56.3
    >>> take_number("0.56").rule
    'number-text'
    """
    if is_a(value, TEXTS):
        return refused("number-text")
    if type(value) is tuple:
        return refused("number-several")
    if is_a(value, _MANY):
        return refused_as("number-many", value)
    if is_a(value, FUNCTIONS):
        return refused("number-not-called-with" if type(value) is FunctionType else "number-not-called")
    if value is pd.NA or value is pd.NaT:
        return refused("number-missing")
    if is_a(value, INTS):
        whole = int(value)  # type: ignore[call-overload]
        return answer(whole) if abs(whole) < LARGEST_WHOLE else refused("number-too-large")
    if is_a(value, FLOATS):
        number = float(value)  # type: ignore[arg-type]
        if math.isnan(number):
            return refused("number-nan")
        if math.isinf(number):
            return refused("number-infinite")
        return answer(number)
    return refused_as("number-true" if is_a(value, BOOLS) else "number-other", value)


def take_choice(value: object) -> Plain:
    """One letter, or several letters in order, lower-cased.

    >>> take_choice(" B ").value, take_choice(("c", "A")).value, take_choice("c > a").value
    ('b', ['c', 'a'], ['c', 'a'])
    """
    if is_a(value, TEXTS):
        items: list[Any] = re.split(r"[\s>,;→]+", str(value)[:200])
    elif is_a(value, _ORDERED):
        items = list(value)[:200]  # type: ignore[call-overload]
    else:
        return _no_letters(value)
    strange = [item for item in items if not is_a(item, TEXTS)]
    if strange:
        return BLANK if any(item is ... for item in items) else _no_letters(strange[0])
    letters = [letter for letter in map(_letter, items) if letter]
    if not letters:
        return BLANK
    return answer(letters[0] if len(letters) == 1 else letters)


def _letter(text: str) -> str:
    """A letter without case, brackets, quotes or typographic dress."""
    return unicodedata.normalize("NFKC", legible(text)).casefold().strip(_BRACKETS_AND_QUOTES)[:60]


def _no_letters(value: object) -> Plain:
    if type(value) is set:
        return refused("letters-set")
    return refused_as("letters-other", value)


def take_text(value: object) -> Plain:
    """A written answer, without surrounding space."""
    if not is_a(value, TEXTS):
        return refused_as("text-other", value)
    text = legible(str(value)).strip()
    if len(text) > LONGEST_TEXT:
        return refused("text-long", count=min(len(text), LARGEST_COUNT))
    return answer(text) if text else BLANK


def take_prediction(value: object) -> Plain:
    """A guess with a confidence, both numbers."""
    if not is_a(value, _ORDERED) or len(value) != 2:  # type: ignore[arg-type]
        return refused("pair")
    if any(item is ... for item in value):  # type: ignore[attr-defined]
        return BLANK
    parts = [take_number(item) for item in value]  # type: ignore[attr-defined]
    for name, part in zip(("guess", "confidence"), parts, strict=True):
        if part.state != "answer":
            return replace(part, rule=f"{name}/{part.rule}")
    return answer([part.value for part in parts])
