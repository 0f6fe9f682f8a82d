"""What a model takes from its caller, refused in one line where it cannot be meant."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from numbers import Real
from typing import TypeVar

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

MOST_PEOPLE = 1_000_000_000

Noun = TypeVar("Noun")


def check_share(value: object, what: str) -> float:
    """The value as a share of 0 to 1; a `KitError` for anything else.

    >>> check_share(0.057, "The share of matches")
    0.057
    """
    number = _number(value, what, say("allowed.share"))
    if not 0 <= number <= 1:
        hint = say("do.percent", given=number, share=number / 100) if 1 < number <= 100 else say("do.share")
        raise KitError(f"{what} can't be {number:g}.", allowed=say("allowed.share"), do=hint)
    return number


def check_whole(value: object, what: str, most: int = MOST_PEOPLE, least: int = 0) -> int:
    """The value as a whole number from `least` to `most`; a `KitError` for anything else."""
    allowed = say("allowed.whole", least=least, most=most)
    number = _number(value, what, allowed)
    if number != int(number) or not least <= number <= most:
        raise KitError(f"{what} can't be {number:,.12g}.", allowed=allowed)
    return int(number)


def check_between(value: object, what: str, least: float, most: float) -> float:
    """The value as a number from `least` to `most`; a `KitError` for anything else."""
    allowed = say("allowed.between", least=least, most=most)
    number = _number(value, what, allowed)
    if not least <= number <= most:
        raise KitError(f"{what} can't be {number:,.12g}.", allowed=allowed)
    return number


def find_by_id(value: object, nouns: Mapping[str, Noun], kind: type[Noun], what: str) -> Noun:
    """The noun with this id, or the noun itself; a `KitError` that lists the ids for anything else."""
    return value if isinstance(value, kind) else nouns[check_id(value, nouns, what)]


def check_id(value: object, ids: Iterable[str], what: str) -> str:
    """The value if it is one of the ids; a `KitError` that lists them for anything else."""
    known = list(ids)
    if not isinstance(value, str) or value not in known:
        raise KitError(f"There is no {what} {value!r}.", allowed=quote_ids(known), do="Use one of these ids.")
    return value


def quote_ids(ids: Iterable[object]) -> list[str]:
    """Ids as a learner types them.

    >>> quote_ids(["all", "pep"])
    ["'all'", "'pep'"]
    """
    return [repr(id) for id in ids]


def _number(value: object, what: str, allowed: str) -> float:
    if isinstance(value, bool) or not isinstance(value, Real):
        raise KitError(f"{what} is a number, not {type(value).__name__}.", allowed=allowed)
    number = float(value)
    if not math.isfinite(number):
        raise KitError(f"{what} can't be {number}.", allowed=allowed, do="Look for a division by zero.")
    return number
