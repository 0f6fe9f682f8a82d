"""Numbers that are nearly right, by rule: another sign, another unit, turned upside down, cut or rounded too far, one off.

Each rule says only what is surely true, so it fits finely: a number must be the right one turned, to all of its digits.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from lessonkit.exercises.kinds.number import IDLE, is_number
from lessonkit.exercises.kinds.units import all_are
from lessonkit.exercises.prices import FORM
from lessonkit.exercises.spec import Exercise, Mistake
from lessonkit.language.sentences import sentences_beside

LEAST = 2
"""A number that shows fewer digits than this may be anything, so of it a rule says only what would follow."""
LEAST_COPIED = 4
"""Two digits of a shorter number may stand the other way round by chance."""
_MOST_DECIMALS = 10
BASES = (1, 100, 1_000, 10_000, 100_000)
"""So many of one, of a hundred, and so on: what people count shares by."""
LEAST_YEAR, MOST_YEAR = 1800, 2100
"""Between these lies a range of years."""

say = sentences_beside(__file__)


class Nearly(Struct, frozen=True):
    """What a number has to do with the right one: the rule's name, and what to tell the learner."""

    name: str
    reply: str


def nearly(exercise: Exercise, value: object, right: object) -> Nearly | None:
    """The rule that makes `value` of the right number; None where no rule surely does."""
    if not (is_number(value) and is_number(right)) or not right or value in IDLE:
        return None
    for name, target, wide in _turned(exercise, float(right)):  # type: ignore[arg-type]
        if _is(float(value), target, wide):  # type: ignore[arg-type]
            return Nearly(name, _told(name, exercise, target / float(right)))  # type: ignore[arg-type]
    name = "" if _is_year(exercise) else _shortened(float(value), float(right), exercise.tolerance)  # type: ignore[arg-type]
    if not name and _is_one_off(exercise, float(value), float(right)):  # type: ignore[arg-type]
        name = "one-off"
    if not name and _are_digits_swapped(float(value), float(right), exercise.tolerance):  # type: ignore[arg-type]
        name = "digits-swapped"
    if name in ("rounded", "rounded-perhaps", "cut") and (enough := decimals_enough(exercise)) is not None:
        return Nearly(name, say(f"nearly.{name}-to", n=enough) if enough else say(f"nearly.{name}-whole"))
    if name == "one-off" and exercise.route == "no-code":
        return Nearly(name, say("nearly.read-again"))
    return Nearly(name, say(f"nearly.{name}")) if name else None


def zero(exercise: Exercise, value: object) -> Nearly | None:
    """What a zero may come from, where nothing that is known makes one; without a word of code where none was asked for."""
    if not is_number(value) or value != 0:
        return None
    return Nearly("zero", say("nearly.zero-read" if exercise.route == "no-code" else "nearly.zero"))


def slip_of_form(exercise: Exercise, value: object, right: object) -> str:
    """The rule by which a number is the right one in another form, such as its sign turned; empty if it is none, or two slips at once."""
    found = nearly(exercise, value, right)
    return found.name if found and found.name in FORM else ""


def _told(name: str, exercise: Exercise, factor: float) -> str:
    """What a learner reads of a number that is the right one turned; of another base, both are named."""
    whole = all_are(exercise)
    if name == "fraction" and (whole or 100) != 100:
        return say("nearly.fraction-of", wanted=whole)
    if name == "other-base" and whole:
        return say("nearly.other-base", given=round(whole * factor), wanted=whole)
    if name in ("other-base", "times"):
        return say(
            "nearly.times-larger" if factor > 1 else "nearly.times-smaller", n=round(max(factor, 1 / factor))
        )
    return say(f"nearly.{name}")


def decimals_enough(exercise: Exercise) -> int | None:
    """The decimals that an exercise asks for: those that its author says, else so many that rounding can't make a number wrong.

    None where its tolerance asks for more than three.

    >>> [decimals_of(tolerance) for tolerance in (0.06, 0.5, 0.005, 0)]
    [1, 0, 2, None]
    """
    return decimals_of(exercise.tolerance) if exercise.shown is None else exercise.shown


def precision(exercise: Exercise) -> int | str | None:
    """How precise a number is asked for, as its control tells it: so many decimals, or "exact" where nothing may be rounded.

    None of a year, which nobody rounds, and where a control could not say it in a few decimals.
    """
    if not exercise.answer_kind.can_be_rounded or _is_year(exercise):
        return None
    return "exact" if not exercise.tolerance else decimals_enough(exercise)


def decimals_of(tolerance: float) -> int | None:
    """The fewest decimals at which rounding stays within a tolerance."""
    return next((places for places in range(4) if 0.5 * 10.0**-places <= tolerance * (1 + 1e-9)), None)


def places_of(exercise: Exercise, right: object) -> Iterator[tuple[float, float]]:
    """Every place where a rule may speak: a number, and how far to both sides of it; beyond all of them none does.

    For whoever must know what each number earns before it is given. A place may hold numbers of which no rule speaks.
    """
    if not is_number(right) or not right:
        return
    wanted = float(right)  # type: ignore[arg-type]
    for _, target, wide in _turned(exercise, wanted):
        yield target, max(wide, 1e-9 * abs(target))
        yield from ((round(target, places), 0.0) for places in range(_MOST_DECIMALS + 1))
    yield wanted, exercise.tolerance
    yield from ((number, 0.0) for number in (0.0, *map(float, IDLE), wanted - 1, wanted + 1))
    for places in range(8, -9, -1):
        yield round(wanted, places), 0.0
        yield math.trunc(wanted * 10.0**places) / 10.0**places, 0.0
    for places in range(_MOST_DECIMALS + 1):
        shown = str(round(abs(wanted), places))
        for at in range(len(shown) - 1):
            swapped = shown[:at] + shown[at + 1] + shown[at] + shown[at + 2 :]
            if swapped.replace(".", "", 1).isdigit():
                yield from ((sign * float(swapped), 0.0) for sign in (1, -1))


def with_a_mistake(
    exercise: Exercise, value: object, mistakes: Iterable[tuple[Mistake, Any]], right: tuple[Any, ...] = ()
) -> tuple[Mistake, Nearly] | None:
    """A named mistake that went wrong in one thing more: its sign, or a part of one for a part of a hundred. None where none surely did.

    A mistake that is itself the right number in another unit is left out: two units can't both be what went wrong.
    """
    if not is_number(value) or not exercise.tolerance:
        return None
    for mistake, wrong in mistakes:
        if any(slip_of_form(exercise, wrong, one) for one in right):
            continue
        for name, target in _besides(exercise, wrong):
            if _is_surely(float(value), target):  # type: ignore[arg-type]
                return mistake, Nearly(name, say(f"nearly.{name}"))
    return None


def places_besides(exercise: Exercise, wrong: object) -> Iterator[tuple[float, float]]:
    """Every place where `with_a_mistake` may speak of a mistake, as `places_of` gives those of the right number."""
    if exercise.tolerance:
        for _, target in _besides(exercise, wrong):
            yield target, 1e-9 * abs(target)
            yield from ((round(target, places), 0.0) for places in range(_MOST_DECIMALS + 1))


def _besides(exercise: Exercise, wrong: object) -> Iterator[tuple[str, float]]:
    """Each thing that may go wrong beside a mistake, with the number that it makes."""
    if is_number(wrong) and wrong:
        low, _ = exercise.properties.range or (0, 0)
        if low < 0:
            yield "besides-sign", -float(wrong)  # type: ignore[arg-type]
        yield "besides-hundredth", float(wrong) / 100  # type: ignore[arg-type]
        yield "besides-hundredfold", float(wrong) * 100  # type: ignore[arg-type]


def _turned(exercise: Exercise, right: float) -> Iterator[tuple[str, float, float]]:
    """Each rule with the number that it makes, and how far off that number may be."""
    low, high = exercise.properties.range or (-math.inf, math.inf)
    tolerance = exercise.tolerance
    share = (low, high) == (0, 100)
    yield "sign", -right, tolerance
    whole = _whole_of(exercise)
    for name, factor in _other_bases(exercise, whole) if whole else ():
        yield name, right * factor, (tolerance * factor if factor > 1 else 0)
    if whole == 100:
        yield "fraction-sign", -right / 100, 0
    if share:
        yield "complement", 100 - right, tolerance
        yield "upside-down", 10_000 / right, tolerance * 100 / right
        yield "upside-down", 100 / right, 0
    elif tolerance and not _whole(right) and abs(right) < 1_000:
        yield "upside-down", 1 / right, 0
    if abs(right) >= 1_000:
        yield "thousands", right / 1_000, 0
    if abs(right) >= 1_000_000:
        yield "millions", right / 1_000_000, 0


def _whole_of(exercise: Exercise) -> int | None:
    """What all of them are in the unit of an exercise: 100 too for a change in percent, and for points of a hundred; None for no share."""
    if whole := all_are(exercise):
        return whole
    low, high = exercise.properties.range or (0, 0)
    if high in (1, 100) and low in (0, -high):
        return int(high)
    told = f"{exercise.unit} {exercise.properties.type}".casefold()
    if low < 0 and ("percent" in told or "points" in told):
        return 100
    return None


def _other_bases(exercise: Exercise, whole: int) -> Iterator[tuple[str, float]]:
    """What people may count by in place of `whole`, with what that makes of a number: by a hundred for one; where no share is
    asked for, only by one, and without a division by a hundred."""
    is_share = all_are(exercise) or "percent" in f"{exercise.unit} {exercise.properties.type}".casefold()
    bases = (100,) if whole == 1 else BASES if is_share else (1, 100 * whole)
    for base in bases:
        if base != whole:
            name = "fraction" if base == 1 else "percent" if (base, whole) == (100, 1) else "other-base"
            yield name, base / whole


def _is(value: float, target: float, wide: float) -> bool:
    """True if a number is the target, or the target as far as its digits go (three or more)."""
    if abs(value - target) <= max(wide, 1e-9 * abs(target)):
        return True
    return digits(value) > LEAST - (0 < abs(target) < 1) and value == round(target, decimals(value))


def _is_surely(value: float, target: float) -> bool:
    """True if a number is the target, or the target as far as its digits go, and both show so many that it can't be by chance."""
    if abs(value - target) <= 1e-9 * abs(target):
        return digits(target) > LEAST
    return digits(value) > LEAST and value == round(target, decimals(value))


def _shortened(value: float, right: float, tolerance: float) -> str:
    """How a number was made of the right one by leaving digits out; empty if it was not."""
    if abs(value - right) <= tolerance:
        return ""
    if digits(value) < LEAST:
        return "rounded-perhaps" if _is_rounded(value, right) else ""
    if _is_rounded(value, right):
        return "rounded"  # as 14 for 14.08, though the same digits are left where two are cut off
    cut = (math.trunc(right * 10.0**places) / 10.0**places for places in range(8, -9, -1))
    return "cut" if any(value == shorter != right for shorter in cut) else ""


def _is_rounded(value: float, right: float) -> bool:
    return any(value == round(right, places) != right for places in range(8, -9, -1))


def _are_digits_swapped(value: float, right: float, tolerance: float) -> bool:
    """True if two digits side by side have changed places in a number of four digits or more."""
    given, wanted = str(abs(value)), str(round(abs(right), decimals(value)))
    if abs(value - right) <= tolerance or digits(value) < LEAST_COPIED or len(given) != len(wanted):
        return False
    differ = [i for i, (one, other) in enumerate(zip(given, wanted, strict=True)) if one != other]
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(given) == sorted(wanted)


def _is_year(exercise: Exercise) -> bool:
    """True where a year is asked for, which nobody rounds."""
    low, high = exercise.properties.range or (0, 0)
    return LEAST_YEAR <= low <= high <= MOST_YEAR


def _is_one_off(exercise: Exercise, value: float, right: float) -> bool:
    """True for a count, which is no share, that is one too many or one too few."""
    low, high = exercise.properties.range or (0, 0)
    return (
        low == 0
        and high not in (1, 100)
        and exercise.tolerance < 1
        and _whole(right)
        and abs(value - right) == 1
    )


def _whole(number: float) -> bool:
    return number == int(number)


def decimals(number: float) -> int:
    """The decimals that a number shows.

    >>> decimals(0.56), decimals(280610.0)
    (2, 0)
    """
    _, _, after = f"{number:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")
    return len(after)


def digits(number: float) -> int:
    """The digits that a number shows, without the zeros before and after.

    >>> digits(0.056), digits(280600.0)
    (2, 4)
    """
    return len(f"{abs(number):.10f}".replace(".", "").strip("0"))
