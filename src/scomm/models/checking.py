"""What a model takes from its caller, refused in one line where it cannot be meant."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import TypeVar

from scomm.errors import ScommError

MOST_PEOPLE = 1_000_000_000

Noun = TypeVar("Noun")


def rate(value: object, what: str) -> float:
    """The value as a share of 0 to 1; a `ScommError` for anything else.

    >>> rate(0.057, "The share of matches")
    0.057
    """
    number = _number(value, what, "a number from 0 to 1")
    if not 0 <= number <= 1:
        hint = f"For {number:g} percent write {number / 100:g}." if 1 < number <= 100 else "Give a share."
        raise ScommError(f"{what} can't be {number:g}.", allowed="a number from 0 to 1", do=hint)
    return number


def people(value: object, what: str, most: int = MOST_PEOPLE) -> int:
    """The value as a whole number of people, from 0 to `most`; a `ScommError` for anything else."""
    allowed = f"a whole number from 0 to {most:,}"
    number = _number(value, what, allowed)
    if number != int(number) or not 0 <= number <= most:
        raise ScommError(f"{what} can't be {number:,g}.", allowed=allowed, do="Count people.")
    return int(number)


def one_of(value: object, nouns: Mapping[str, Noun], kind: type[Noun], what: str) -> Noun:
    """The noun with this id, or the noun itself; a `ScommError` that lists the ids for anything else."""
    if isinstance(value, kind):
        return value
    if isinstance(value, str) and value in nouns:
        return nouns[value]
    raise ScommError(f"There is no {what} {value!r}.", allowed=listed(nouns), do="Use one of these ids.")


def listed(ids: Iterable[object]) -> list[str]:
    """Ids as a learner types them.

    >>> listed(["all", "pep"])
    ["'all'", "'pep'"]
    """
    return [repr(id) for id in ids]


def _number(value: object, what: str, allowed: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise ScommError(f"{what} is a number, not {type(value).__name__}.", allowed=allowed)
    number = float(value)
    if not math.isfinite(number):
        raise ScommError(f"{what} can't be {number}.", allowed=allowed, do="Look for a division by zero.")
    return number
