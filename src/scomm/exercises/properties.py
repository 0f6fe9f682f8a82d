"""The public part of a check: what an answer must look like, without giving it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scomm.errors import ScommError

_NUMBER = (int, float)


def _are(values: Any, *types: Any) -> bool:
    """True if `values` is nothing, or a tuple with exactly one value of each type."""
    if values is None:
        return True
    return (
        isinstance(values, tuple)
        and len(values) == len(types)
        and all(
            isinstance(value, kind) and not isinstance(value, bool)
            for value, kind in zip(values, types, strict=True)
        )
    )


@dataclass(frozen=True)
class Properties:
    """What may be told of an answer without giving it away: the public part of a check.

    `type`: what the answer is in plain words; `range`: lowest and highest value that make
    sense; `length`: rows of a table, or items of an ordered choice; `columns`: of a table;
    `sums_to`: column and total; `choices`: letters that may be given; `words`: fewest and
    most words of a written answer; `series`: how many series a chart shows.
    """

    type: str
    range: tuple[float, float] | None = None
    length: int | None = None
    columns: tuple[str, ...] | None = None
    sums_to: tuple[str, float] | None = None
    choices: tuple[str, ...] | None = None
    words: tuple[int, int] | None = None
    series: int | None = None

    def __post_init__(self) -> None:
        fits = {
            "type": isinstance(self.type, str),
            "range": _are(self.range, _NUMBER, _NUMBER),
            "length": _are((self.length,), int) or self.length is None,
            "columns": self.columns is None or _are(self.columns, *[str] * len(self.columns)),
            "sums_to": _are(self.sums_to, str, _NUMBER),
            "choices": self.choices is None or _are(self.choices, *[str] * len(self.choices)),
            "words": _are(self.words, int, int),
            "series": _are((self.series,), int) or self.series is None,
        }
        for name, fit in fits.items():
            if not fit:
                raise ScommError(
                    f"Properties can't have {name}={getattr(self, name)!r:.60}.",
                    allowed="what the docstring of Properties says",
                    do="Mend it in exercises.py.",
                )
        if self.sums_to and self.columns and self.sums_to[0] not in self.columns:
            raise ScommError(
                f"Properties sum up {self.sums_to[0]!r}, which is not a column.", allowed=self.columns
            )


def written(number: float) -> str:
    """A number as a reader writes it; commas from five digits on, so that a year has none.

    >>> written(1990), written(1e6), written(56.25)
    ('1990', '1,000,000', '56.25')
    """
    return f"{number:,.10g}" if abs(number) >= 10_000 else f"{number:.10g}"


def prediction_fault(properties: Properties, value: Any) -> tuple[str, str] | None:
    """The name of what is wrong with a guess and its confidence, and a reply; None if nothing.

    >>> prediction_fault(Properties(type="a percentage", range=(0, 100)), [0.6, 70])[0]
    'guess-as-fraction'
    """
    if not (isinstance(value, list) and len(value) == 2):
        return "not-two-numbers", "Give two numbers: your guess and your confidence."
    guess, confidence = value
    low, high = properties.range or (float("-inf"), float("inf"))
    if 0 < confidence < 1:
        return "confidence-as-fraction", "Give your confidence in percent, from 0 to 100."
    if not 0 <= confidence <= 100:
        return "confidence-out-of-range", "How sure you are is a percentage, from 0 to 100."
    if high == 100 and 0 < guess < 1:
        return "guess-as-fraction", "Give your guess in percent, from 0 to 100."
    if not low <= guess <= high:
        return (
            "guess-out-of-range",
            f"Your guess is {written(guess)}. It can be from {written(low)} to {written(high)}.",
        )
    return None


def word_count(text: str) -> int:
    """Words in a written answer.

    >>> word_count("Who counted, and whom?")
    4
    """
    return len(text.split())
