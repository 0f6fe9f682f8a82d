"""How numbers that are not right lie to the right ones: a factor, a distance, rounding; the same for tables and charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lessonkit.exercises.kinds.number import is_number, same_cell

FACTORS = {"hundredth": 100.0, "hundredfold": 0.01, "thousandth": 1000.0, "thousandfold": 0.001}
FACTORS |= {"tenth": 10.0, "tenfold": 0.1, "hundred-thousandth": 1e5, "hundred-thousandfold": 1e-5}
_EXACT = 1e-9

Pair = tuple[Any, Any]
"""A number as it was given, and the right one."""


def distance(pairs: Sequence[Pair], tolerance: float) -> str:
    """What makes all numbers wrong alike, by a name; empty where nothing that is known does.

    >>> distance([(0.563, 56.3), (0.4, 40.0)], 0.1), distance([(56, 56.3)], 0.1), distance([(-27.0, 73.0)], 0.1)
    ('hundredth', 'rounded', 'less-100')
    """
    numbers = [pair for pair in pairs if is_number(pair[0]) and is_number(pair[1])]
    if not numbers or len(numbers) < len(pairs) or not any(wanted for _, wanted in numbers):
        return ""
    for name, factor in FACTORS.items():
        # a small number must come nearer: 0.5 is not 50 / 100 because both lie near 0
        near = min(tolerance, 0.01 * max(abs(wanted) for _, wanted in numbers)) or _EXACT
        if all(same_cell(given * factor, wanted, near) for given, wanted in numbers):
            return name
    if all(same_cell(-given, wanted, tolerance) for given, wanted in numbers):
        return "sign-reversed"
    for name, shift in (("less-100", 100), ("more-100", -100)):
        if all(same_cell(given + shift, wanted, tolerance) for given, wanted in numbers):
            return name
    for digits in range(6, -4, -1):
        if all(
            abs(round(wanted, digits) - given) <= _EXACT and abs(wanted) > _least_rounded_to(digits)
            for given, wanted in numbers
        ):
            return "rounded"
    return ""


def _least_rounded_to(digits: int) -> float:
    """How large a number is at least that somebody rounds so: nobody rounds 85 to hundreds."""
    return 10.0**-digits * (5 if digits < 0 else 0.5)
