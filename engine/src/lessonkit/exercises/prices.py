"""What a wrong answer still earns: one slip has one price, in every exercise of every lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PRICES: Final[Mapping[str, float]] = {
    "form": 0.5,
    "step": 0.5,
    "group": 0.0,
    "idea": 0.0,
}
"""The share of the points for each sort of slip.

- *form*: the right number in another form: its sign turned, a part of one for a percentage, another unit, rounded or cut too far.
- *step*: one step of several was left out or done otherwise, and the rest of the work is right.
- *group*: right for another group, year, place or base, and for a neighbour's deal: else copying would pay.
- *idea*: all other mistakes.
"""

FORM: Final = frozenset((
    "sign", "fraction", "percent", "other-base", "times", "thousands", "millions", "rounded", "cut",
    "hundredth", "hundredfold", "thousandth", "thousandfold", "tenth", "tenfold", "hundred-thousandth", "hundred-thousandfold", "sign-reversed",
))  # fmt: skip
"""The slips of form that are known by rule, by the names that the rules have."""


def price_of(slip: str) -> float:
    """What a slip earns that a rule knows by this name.

    >>> price_of("sign"), price_of("complement")
    (0.5, 0.0)
    """
    return PRICES["form" if slip in FORM else "idea"]
