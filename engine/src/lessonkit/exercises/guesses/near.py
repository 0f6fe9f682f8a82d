"""When a guess counts as near: a rule that stands before the data are shown, in words and in numbers."""

from __future__ import annotations

from lessonkit.exercises.kinds.number import counted
from lessonkit.language.sentences import sentences_beside

POINTS, PART = 10, 0.25
"""A guess is near the truth if it is no more than ten away out of a hundred or a thousand, or a quarter of a count."""

OUT_OF = 1000
"""The longest range that is a share of so many, and not a count."""

_WORDS = {5: "five", 10: "ten"}

say = sentences_beside(__file__)


def within(range: tuple[float, float], near: float | None, truth: float) -> float:
    """How far from the truth a guess is still near; `near` is what its question says, if it says another number.

    >>> within((0, 100), None, 40), within((0, 100), 5, 40), within((0, 3200), None, 105)
    (10, 5, 26.25)
    """
    if near is not None:
        return near
    return PART * truth if is_part(range, near) else POINTS


def is_part(range: tuple[float, float], near: float | None) -> bool:
    """Whether near is a part of the true number, and so not known before it is."""
    return near is None and range[1] > OUT_OF


def in_words(away: float) -> str:
    """So many points as a sentence writes them.

    >>> in_words(5), in_words(12)
    ('five', '12')
    """
    return _WORDS.get(int(away), counted(away)) if away == int(away) else counted(away)


def said_before(range: tuple[float, float], near: float | None) -> str:
    """What counts as near, in words that fit before and after the truth is known.

    >>> said_before((0, 100), None)
    'no more than ten away from the true number'
    """
    if is_part(range, near):
        return say("rule.part")
    return say("rule.points", within=in_words(within(range, near, 0)))
