"""One finite number, right within a tolerance."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from types import FunctionType
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scomm.exercises.kinds.kind import Fault, Kind
from scomm.exercises.refusals import Rule
from scomm.exercises.things import BOOLS, FLOATS, FUNCTIONS, INTS, TEXTS, is_a
from scomm.exercises.wire import LARGEST_WHOLE, Number, Plain, answer, refused, refused_as
from scomm.language.sentences import sentences_beside

if TYPE_CHECKING:
    from scomm.exercises.key.proof import Bench
    from scomm.exercises.properties import Properties

IDLE = (0, 1, 100)
"""Numbers that anyone can type."""

_MANY = frozenset(map(id, (pd.DataFrame, pd.Series, pd.Index, np.ndarray, list, tuple, dict, set)))

say = sentences_beside(__file__)
_SAID = say.group("number.refused")
NUMBER_RULES: Final[Mapping[str, Rule]] = {
    "number-text": Rule(_SAID["text"]),
    "number-several": Rule(_SAID["several"]),
    "number-many": Rule(_SAID["many"], ("thing",)),
    "number-not-called": Rule(_SAID["not-called"]),
    "number-not-called-with": Rule(_SAID["not-called-with"]),
    "number-missing": Rule(_SAID["missing"]),
    "number-too-large": Rule(_SAID["too-large"]),
    "number-nan": Rule(_SAID["nan"]),
    "number-infinite": Rule(_SAID["infinite"]),
    "number-true": Rule(_SAID["true"], ("thing",)),
    "number-other": Rule(_SAID["other"], ("thing",)),
}


class NumberKind(Kind):
    """A number, whatever exact type of number it came as."""

    name = "number"
    form = Number
    rules = {id: rule.also_in_results() for id, rule in NUMBER_RULES.items()}

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
        return Fault(
            say(
                "number.outside",
                value=in_figures(value),
                type=properties.type,
                low=in_figures(low),
                high=in_figures(high),
            )
        )

    def faults(self, bench: Bench) -> Iterator[str]:
        """A number that takes no thought earns nothing by lying near a mistake with marks."""
        values = {mistake.name: value for mistake, value in bench.key.mistakes}
        for number in IDLE:
            verdict = bench.judge(number)
            if verdict.score and verdict.mistake and not same_cell(number, values[verdict.mistake], 0):
                yield f"{number} earns {verdict.score:g} points as {verdict.mistake!r}: give that mistake a finer tolerance"


def coerce_number(value: object) -> Plain:
    """One finite number, or a refusal that says what stands there instead.

    >>> coerce_number(56.3).value
    56.3
    >>> coerce_number("0.56").rule
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


KIND = NumberKind()
