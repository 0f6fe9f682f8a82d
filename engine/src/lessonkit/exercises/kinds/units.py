"""The unit beside a number: whether an exercise counts in it, and how a share in one unit is turned into another."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lessonkit.exercises.kinds.kind import Outcome
from lessonkit.exercises.refusals import in_words
from lessonkit.exercises.wire import Plain, refused
from lessonkit.exercises.written_number import in_english_words
from lessonkit.exercises.written_units import PART_OF_ONE, units
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Question

say = sentences_beside(__file__)

SIGNED: Final = ("number-signed", "number-signed-with-unit")
"""Rules of a change that a word beside it puts below or above zero."""
WITH_UNIT: Final = ("number-with-unit", "number-point-with-unit", SIGNED[1], "number-in-days")
"""Rules of a number that a unit stands beside."""
POINTED: Final = ("number-point", "number-point-with-unit")
"""Rules of a number whose one point could part thousands."""

RATES: Final = frozenset({"percent", "percentage points"})
"""Units of shares, which no count has."""

SHARES: Final[Mapping[str, int]] = {"percent": 100, "per thousand": 1000, PART_OF_ONE: 1}
"""The units of a share, each with what all of them are in it."""

_ALL_ARE: Final = {
    100: re.compile(r"percent|hundred|%|(?:of|in|per|every) 100\b"),
    1000: re.compile(r"thousand|(?:of|in|per|every) 1,?000\b"),
    10000: re.compile(r"(?:of|in|per|every) (?:10,?000\b|ten thousand)"),
}
"""How the words of a question say that it asks for a share, by what all of them are in its unit."""


def is_share(properties: Properties) -> bool:
    """True where the words of an exercise say that its answer is a share, or points of one: percent, or so many of a thousand."""
    words = properties.type.casefold()
    return any(word in words for word in ("percent", "points", "thousand", "1,000"))


def all_are(question: Question) -> int | None:
    """What all of them are in the unit of a question that asks for a share, such as 1000 for "of 1000 sets", and 1 for a ratio; None for no share."""
    low, high = question.properties.range or (0, 0)
    if (low, high) == (0, 1) or "ratio" in _told(question).split():
        return 1
    words = _ALL_ARE.get(int(high)) if low == 0 else None
    return int(high) if words and words.search(_told(question)) else None


def factor(question: Question, unit: str) -> float | None:
    """What a number with this unit is multiplied by to be in the unit of a question; None where it can't be in it."""
    whole = all_are(question)
    if whole and unit in SHARES:
        return whole / SHARES[unit]
    return None if unit and contradicts(unit, _told(question)) else 1


def factors(question: Question) -> dict[str, float]:
    """Every unit that may stand beside a number for this question, with what the number is multiplied by."""
    found = {unit: factor(question, unit) for unit in units()}
    return {unit: int(by) if by == int(by) else by for unit, by in found.items() if by is not None}


def turned(number: float, by: float) -> int | float:
    """A number in another unit, without the noise of binary.

    >>> turned(14.1, 0.1), turned(10, 10), round(turned(1 / 3, 100), 4)
    (1.41, 100, 33.3333)
    """
    if by == 1:
        return number
    found = float(f"{number * by:.12g}")
    return int(found) if found == int(found) else found


def contradicts(unit: str, wanted: str) -> bool:
    """True if a unit of the kit's list can't be the one that an exercise counts in, as its words say.

    >>> contradicts("percent", "percentage points"), contradicts("percent", "people"), contradicts("people", "people a month")
    (False, True, False)
    """
    told = in_english_words(wanted.casefold())
    if unit == PART_OF_ONE:  # a half is a ratio of two
        return not any(word in told for word in (PART_OF_ONE, "ratio", "fraction"))
    if unit == "per thousand":
        return "thousand" not in told and "1,000" not in told and "1000" not in told
    if unit == "percentage points" and "points" in told:
        return False
    if unit in RATES:
        return not any(word in told for word in ("percent", "hundred", "share", "%"))
    known = [one for one in units() if one in told or one.rstrip("s") in told.split()]
    return unit not in known and (bool(known) or unit == "money")


def as_asked(question: Question, given: Plain, part: str = "") -> Plain:
    """A number in the unit of the exercise where it came as a share in another one; with a `part`, such as "guess/", the first of
    several numbers, whose rules begin so. "5 fewer" is a number only where it may lie below zero."""
    if given.rule in SIGNED and (question.properties.range or (-1, 0))[0] >= 0:
        return refused("number-text-words")
    if given.state != "answer" or given.rule != f"{part}number-with-unit":
        return given
    by = factor(question, given.facts["unit"])
    if by is None or by == 1:
        return given
    value = [turned(given.value[0], by), *given.value[1:]] if part else turned(given.value, by)
    return replace(given, value=value, rule=f"{part}number-turned")


def objection(question: Question, given: Plain, number: float, part: str = "") -> Outcome | None:
    """What speaks against a number that came as a text: a unit that is not the one asked for, or a point that may part thousands."""
    rule = given.rule.removeprefix(part)
    if rule in WITH_UNIT and factor(question, unit := given.facts["unit"]) is None:
        wanted = wanted_by(question)
        if unit == PART_OF_ONE:
            return Outcome("not-yet", 0, say("number.a-share", wanted=wanted))
        told = in_words("unit", unit)
        other = say("prediction.other-unit" if part else "number.other-unit", unit=told, wanted=wanted)
        return Outcome("not-yet", 0, other)
    return open_point(question.properties, number) if rule in POINTED else None


def open_point(properties: Properties, number: float) -> Outcome | None:
    """What to ask where the one point in a text may part thousands: where so many thousands make sense."""
    low, high = properties.range or (-math.inf, math.inf)
    thousands = round(number * 1000)
    if not low <= thousands <= high:
        return None
    decimal = f"{number:.3f}".rstrip("0").rstrip(".")
    if len(decimal.partition(".")[2]) == 3:
        decimal += "0"  # so that what is written in its place is not asked about again
    return Outcome("unreadable", 0, say("number.open-point", thousands=str(thousands), decimal=decimal))


def wanted_by(question: Question) -> str:
    """The unit that a question asks for, in its own words."""
    if question.answer_kind.is_guess:
        high = (question.properties.range or (0, 0))[1]
        return question.unit or say("prediction.out-of", high=f"{high:,.10g}")
    return question.unit or question.properties.type


def _told(question: Question) -> str:
    """What a question says of its unit, in lower case and with English words around its numbers."""
    # the type of a guess speaks of the confidence too, and of its range
    also = "" if question.answer_kind.is_guess else f" {question.properties.type}"
    return in_english_words(f"{wanted_by(question)}{also}".casefold())
