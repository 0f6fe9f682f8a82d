"""From a learner's value to plain data, kind by kind; exact types only."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np
import pandas as pd

from scomm.exercises.figures import take_chart
from scomm.exercises.plain import (
    BLANK,
    BOOLS,
    FLOATS,
    FUNCTIONS,
    INTS,
    LARGEST_WHOLE,
    LONGEST_TEXT,
    TEXTS,
    Plain,
    answer,
    is_a,
    legible,
    refused,
    what_is,
)
from scomm.exercises.tables import take_table

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
        return refused(
            "This is None, which means nothing. The last step of your cell gave nothing back: "
            "print(...), .show() and inplace=True do that."
        )
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
        return refused(f"This is {what_is(value)}, and it could not be read.")


def take_number(value: object) -> Plain:
    """One finite number.

    >>> take_number(56.3).value
    56.3
    >>> take_number("0.56").reply
    'This is text. Write a number, without quotes and without a unit, such as 56.3.'
    """
    if is_a(value, TEXTS):
        return refused("This is text. Write a number, without quotes and without a unit, such as 56.3.")
    if type(value) is tuple:
        return refused(
            "These are several values with commas between them. One number is wanted. "
            "A large number takes no comma: 12500, not 12,500."
        )
    if is_a(value, _MANY):
        return refused(
            f"This is {what_is(value)}, which can hold many values. One number is wanted: "
            "add them up with .sum(), or pick one."
        )
    if is_a(value, FUNCTIONS):
        needs = " with what it needs between them" if type(value) is FunctionType else ""
        return refused(f"This is a function that was not called. Put () behind it{needs}.")
    if value is pd.NA or value is pd.NaT:
        return refused("This is a missing value. Did you read a blank cell, or leave something out?")
    if is_a(value, INTS):
        whole = int(value)  # type: ignore[call-overload]
        return answer(whole) if abs(whole) < LARGEST_WHOLE else refused("This number is far too large.")
    if is_a(value, FLOATS):
        number = float(value)  # type: ignore[arg-type]
        if math.isnan(number):
            return refused("This is NaN, a missing value. Did you read a blank cell, or divide 0 by 0?")
        if math.isinf(number):
            return refused("This number is infinite. Did you divide by 0?")
        return answer(number)
    wanted = "A number is wanted." if is_a(value, BOOLS) else "One number is wanted, such as 56.3."
    return refused(f"This is {what_is(value)}. {wanted}")


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
    order = ", which has no order" if type(value) is set else ""
    return refused(
        f"This is {what_is(value)}{order}. Give a letter in quotes, such as "
        '"b", or letters in order, such as ("b", "a", "c").'
    )


def take_text(value: object) -> Plain:
    """A written answer, without surrounding space."""
    if not is_a(value, TEXTS):
        return refused(f"This is {what_is(value)}. Write your answer as text between the three quotes.")
    text = legible(str(value)).strip()
    if len(text) > LONGEST_TEXT:
        return refused(f"This text has {len(text):,} characters, far more than the exercise needs.")
    return answer(text) if text else BLANK


def take_prediction(value: object) -> Plain:
    """A guess with a confidence, both numbers."""
    if not is_a(value, _ORDERED) or len(value) != 2:  # type: ignore[arg-type]
        return refused("Give two numbers in brackets: your guess and your confidence, such as (50, 60).")
    if any(item is ... for item in value):  # type: ignore[attr-defined]
        return BLANK
    parts = [take_number(item) for item in value]  # type: ignore[attr-defined]
    for name, part in zip(("guess", "confidence"), parts, strict=True):
        if part.state != "answer":
            return refused(f"Look at your {name}. {part.reply}")
    return answer([part.value for part in parts])
