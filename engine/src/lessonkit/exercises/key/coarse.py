"""Answers with fewer digits than the exercise asks for: a named mistake that was rounded, and what a rounded right answer earns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lessonkit.exercises.key.nearly import decimals, digits
from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.prices import price_of
from lessonkit.exercises.spec import Exercise, Mistake

LEAST = 2
"""A number that shows fewer digits than this may be anything."""
_MOST_DECIMALS = 10


def rounded_mistake(
    value: object,
    right: tuple[Any, ...],
    mistakes: Callable[[], tuple[tuple[Mistake, Any], ...]],
    asked: int | None = None,
) -> Mistake | None:
    """The one mistake whose number this is, as far as its digits go; None where two fit, or a right answer does.

    With as many decimals as are `asked` for, a number of one digit is a rounded one too.
    """
    if not is_number(value) or not value:
        return None
    places = decimals(float(value))  # type: ignore[arg-type]
    if digits(float(value)) < LEAST and not (asked and places == asked):  # type: ignore[arg-type]
        return None

    def rounds_to_it(number: object) -> bool:
        return is_number(number) and round(float(number), places) == value  # type: ignore[arg-type]

    if any(map(rounds_to_it, right)):
        return None
    fitting = [mistake for mistake, wrong in mistakes() if rounds_to_it(wrong)]
    return fitting[0] if len(fitting) == 1 else None


def coarse_places(wrong: object) -> Iterator[float]:
    """Every number for which `rounded_mistake` may speak of a mistake."""
    if is_number(wrong):
        yield from (round(float(wrong), places) for places in range(_MOST_DECIMALS + 1))  # type: ignore[arg-type]


def share_of(exercise: Exercise, slip: str) -> float:
    """What a right number earns that is given in another form, by the rule's name.

    Before slips had a price, one that was rounded too far earned as much as the named mistake that earns the most, and no other one anything.
    """
    if exercise.priced:
        return price_of(slip)
    return max((mistake.score for mistake in exercise.mistakes), default=0.0) if slip == "rounded" else 0.0
