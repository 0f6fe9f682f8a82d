"""One finite number, right within a tolerance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from lessonkit.course import is_of_the_kit
from lessonkit.exercises.kinds import units
from lessonkit.exercises.kinds.kind import Fault, Kind, Outcome
from lessonkit.exercises.refusals import Rule
from lessonkit.exercises.things import (
    ARRAYS,
    BOOLS,
    FLOATS,
    FUNCTIONS,
    INTS,
    LENGTHS,
    TEXTS,
    is_a,
    is_missing,
    legible,
    parents_of,
)
from lessonkit.exercises.wire import LARGEST_WHOLE, Number, Plain, answer, refused, refused_as
from lessonkit.exercises.written_number import written_number
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Question

IDLE = (0, 1, 100)
"""Numbers that anyone can type."""

_ROWS = frozenset(map(id, (list, tuple)))
_MANY = frozenset(map(id, (pd.DataFrame, pd.Series, pd.Index, dict, set))) | _ROWS | ARRAYS
_ROWED = (pd.DataFrame, pd.Series)
_EXACT = frozenset(map(id, (Decimal, Fraction)))
_DESCRIBED = ["count", "mean"]
"""How the labels of .describe() begin."""
MOST_LOOKED_AT = 10_000
"""Values of a column that are looked at to say what is wrong with it."""

say = sentences_beside(__file__)
_SAID = say.later("number.refused")
NUMBER_RULES: Final[Mapping[str, Rule]] = {
    "number-text": Rule(_SAID["text"]),
    "number-text-several": Rule(_SAID["text-several"]),
    "number-text-comma": Rule(_SAID["text-comma"]),
    "number-text-dash": Rule(_SAID["text-dash"]),
    "number-text-worked-out": Rule(_SAID["text-worked-out"]),
    "number-text-words": Rule(_SAID["text-words"]),
    "number-text-long": Rule(_SAID["text-long"]),
    "number-text-day": Rule(_SAID["text-day"]),
    "number-with-unit": Rule(_SAID["with-unit"], ("unit",), ("answer",)),
    "number-turned": Rule(_SAID["turned"], ("unit",), ("answer",)),
    "number-signed": Rule(_SAID["signed"], (), ("answer",)),
    "number-signed-with-unit": Rule(_SAID["signed-with-unit"], ("unit",), ("answer",)),
    "number-in-days": Rule(_SAID["in-days"], ("unit",), ("answer",)),
    "number-point": Rule(_SAID["point"], (), ("answer",)),
    "number-point-with-unit": Rule(_SAID["point-with-unit"], ("unit",), ("answer",)),
    "number-several": Rule(_SAID["several"]),
    "number-many": Rule(_SAID["many"], ("thing",)),
    "number-list": Rule(_SAID["list"], ("thing",)),
    "number-column": Rule(_SAID["column"], ("thing",)),
    "number-described": Rule(_SAID["described"], ("thing",)),
    "number-no-row": Rule(_SAID["no-row"], ("thing",)),
    "number-all-missing": Rule(_SAID["all-missing"], ("thing",)),
    "number-not-called": Rule(_SAID["not-called"]),
    "number-not-called-with": Rule(_SAID["not-called-with"]),
    "number-missing": Rule(_SAID["missing"]),
    "number-too-large": Rule(_SAID["too-large"]),
    "number-nan": Rule(_SAID["nan"]),
    "number-infinite": Rule(_SAID["infinite"]),
    "number-true": Rule(_SAID["true"], ("thing",)),
    "number-result": Rule(_SAID["result"]),
    "number-other": Rule(_SAID["other"], ("thing",)),
}


class NumberKind(Kind):
    """A number, whatever exact type of number it came as."""

    name = "number"
    form = Number
    mistakes_meet = True
    can_be_rounded = True
    rules = {
        id: rule.also_in_results() if "refused" in rule.roles else rule for id, rule in NUMBER_RULES.items()
    }

    def coerce(self, value: object) -> Plain:
        """One finite number."""
        return coerce_number(value)

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """True if two numbers lie within the tolerance."""
        return same_cell(given, wanted, tolerance)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """A number outside the range that makes sense."""
        low, high = properties.range or (value, value)
        if low <= value <= high:
            return None
        told = {in_figures(low), in_figures(high)} <= set(properties.type.split())
        words = {"value": in_figures(value), "type": properties.type}
        words |= {"low": in_figures(low), "high": in_figures(high)}
        reply = say(f"number.outside{'-told' if told else ''}", **words)
        if value > high and units.is_share(properties):
            reply = f"{reply} {say('number.divide')}"
        return Fault(reply)

    def as_asked(self, question: Question, given: Plain) -> Plain:
        """A share in the unit of the exercise: 10 percent is 100 of 1000."""
        return units.as_asked(question, given)

    def objection(self, question: Question, given: Plain) -> Outcome | None:
        """A unit beside the number that is not the unit of the exercise, or a point that may part thousands."""
        return units.objection(question, given, given.value)

    def faults(self, bench: Bench) -> Iterator[str]:
        """A number that takes no thought earns nothing by lying near a mistake with marks."""
        values = {mistake.name: value for mistake, value in bench.key.mistakes}
        for number in IDLE:
            verdict = bench.judge(number)
            if verdict.score and verdict.mistake and not same_cell(number, values[verdict.mistake], 0):
                yield f"{number} earns {verdict.score:g} points as {verdict.mistake!r}: give that mistake a finer tolerance"


def coerce_number(value: object) -> Plain:
    """One finite number, or a refusal that says what stands there instead.

    A number may stand in a text, in a Decimal or Fraction, or alone in a table, a column, an array or a list.

    >>> coerce_number(56.3).value, coerce_number("-16.9 %").value, coerce_number(pd.Series([3])).value
    (56.3, -16.9, 3)
    >>> coerce_number("plenty").rule
    'number-text'
    """
    if is_a(value, TEXTS):
        return _of_text(legible(str(value)))
    if is_a(value, _MANY):
        return _of_one(value)
    if is_a(value, FUNCTIONS):
        return refused("number-not-called-with" if type(value) is FunctionType else "number-not-called")
    if value is pd.NA or value is pd.NaT:
        return refused("number-missing")
    if is_a(value, INTS):
        return _whole(int(value))  # type: ignore[call-overload]
    if is_a(value, FLOATS):
        return _decimal(float(value))  # type: ignore[arg-type]
    if is_a(value, LENGTHS) and not pd.isna(value):  # type: ignore[call-overload]
        days = pd.Timedelta(value) / pd.Timedelta(days=1)  # type: ignore[arg-type]
        number = _whole(int(days)) if days == int(days) else answer(days)
        return replace(number, rule="number-in-days", facts={"unit": "days"})
    if is_a(value, _EXACT):
        return _exact(value)  # type: ignore[arg-type]
    if any(is_of_the_kit(one.__module__) for one in parents_of(value)[:1]):
        return refused("number-result")
    return refused_as("number-true" if is_a(value, BOOLS) else "number-other", value)


def _whole(number: int) -> Plain:
    return answer(number) if abs(number) < LARGEST_WHOLE else refused("number-too-large")


def _decimal(number: float) -> Plain:
    if math.isnan(number):
        return refused("number-nan")
    return refused("number-infinite") if math.isinf(number) else answer(number)


def _exact(value: Decimal | Fraction) -> Plain:
    """A Decimal or a Fraction as a number; only builtin parts are asked, so that no other code runs."""
    if type(value) is Fraction:
        if not (is_a(value.numerator, INTS) and is_a(value.denominator, INTS)):
            return refused_as("number-other", value)
    elif not value.is_finite():  # type: ignore[union-attr]
        return _decimal(math.nan if value.is_nan() else math.inf)  # type: ignore[union-attr]
    try:
        number = float(value)
    except OverflowError:
        return refused("number-too-large")
    if math.isinf(number):  # a Decimal beyond what a float can hold
        return refused("number-too-large")
    return _whole(int(number)) if number.is_integer() else answer(number)


def _of_one(value: Any) -> Plain:
    """The number that stands alone in something that can hold many."""
    if type(value) is tuple and len(value) != 1:
        # whole numbers may be the pieces of one that a comma split: 12,500 and 56,3
        in_full = value and all(is_a(one, FLOATS) for one in value) and any(float(one) % 1 for one in value)
        return refused_as("number-list", value) if in_full else refused("number-several")
    items: list[object] = []
    if is_a(value, _ROWS) and len(value) == 1:
        items = list(value)
    elif not is_a(value, _ROWS) and type(value) not in (dict, set) and value.size == 1:
        items = list(
            value.iloc[:, 0]
            if type(value) is pd.DataFrame
            else value.reshape(-1)
            if type(value) is np.ndarray
            else value
        )
    if not items or is_a(items[0], _MANY):
        return refused_as(_why_many(value), value)
    return coerce_number(items[0])


def _why_many(value: Any) -> str:
    """The rule for something that can hold many values: no row was left, every value is missing, or there are several."""
    if type(value) in _ROWED and not len(value):
        return "number-no-row"
    if type(value) is pd.Series and len(value) <= MOST_LOOKED_AT and all(map(is_missing, value)):
        return "number-all-missing"
    if type(value) is pd.Series and list(value.index[:2]) == _DESCRIBED:
        return "number-described"
    if type(value) is pd.Series:
        return "number-column"
    if is_a(value, _ROWS) and value and all(is_a(one, INTS) or is_a(one, FLOATS) for one in value):
        return "number-list"
    return "number-many"


def _of_text(text: str) -> Plain:
    """The number that a text says, with its unit where the kit has a name for it."""
    written = written_number(text)
    if written.direction:
        signed = "number-signed-with-unit" if written.unit else "number-signed"
        return replace(
            answer(written.value), rule=signed, facts={"unit": written.unit} if written.unit else {}
        )
    if written.why == "large":
        return refused("number-too-large")
    if written.why:
        return refused("number-text" if written.why == "no-number" else f"number-text-{written.why}")
    found = answer(written.value)
    pointed = "number-point" if written.thousands else ""
    if not written.unit:
        return replace(found, rule=pointed)
    return replace(found, rule=f"{pointed or 'number'}-with-unit", facts={"unit": written.unit})


def is_number(value: Any) -> bool:
    """True for a plain number, which True and False are not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def same_cell(given: Any, wanted: Any, tolerance: float) -> bool:
    """True if two plain cells agree: numbers within the tolerance, all else exactly.

    >>> same_cell(56.31, 56.3, 0.05), same_cell(56.4, 56.3, 0.05)
    (True, False)
    """
    if is_number(given) and is_number(wanted):
        # a hair of slack, so that 56.35 lies within 0.05 of 56.3 in binary too
        slack = 1e-12 * max(abs(given), abs(wanted), 1)
        return abs(given - wanted) <= tolerance * (1 + 1e-9) + slack
    return type(given) is type(wanted) and given == wanted


def in_figures(number: float) -> str:
    """A number as a reader writes it; commas from five digits on, so that a year has none.

    >>> in_figures(1990), in_figures(1e6), in_figures(56.25)
    ('1990', '1,000,000', '56.25')
    """
    return f"{number:,.10g}" if abs(number) >= 10_000 else f"{number:.10g}"


def counted(number: float) -> str:
    """A number that is no year as a reader writes it, with a comma between its thousands.

    >>> counted(3200), counted(9.25)
    ('3,200', '9.25')
    """
    return f"{number:,.10g}"


KIND = NumberKind()
