"""The public part of a check: what an answer must look like, without giving it away."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from lessonkit.errors import KitError

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


class Properties(Struct, frozen=True):
    """What may be told of an answer without giving it away: the public part of a check.

    `type`: what the answer is in plain words; `range`: lowest and highest value that make
    sense; `length`: rows of a table, or items of an ordered choice; `places`: what each of these items means,
    such as "data" or "opinion"; `columns`: of a table;
    `sums_to`: column and total; `choices`: letters that may be given; `words`: fewest and
    most words of a written answer; `series`: how many series a chart shows; `whole`: a count,
    which has no part of one.

    Of a table: `keys`, the columns by which its rows are known (by themselves where none are said); `as_numbers`,
    the columns that must hold numbers, not texts that say them.

    Of a chart: `drawn_as`, "bars" or "line"; `unit_words`, what may stand for the unit on the value axis, each a unit
    that the kit knows ("percent", "per-thousand", "index", "days", "months", "years", "people") or a word of its own;
    `names`, whether each series must have a name that says something; `lying`, whether bars may lie on their side;
    `grouped`, whether bars must stand side by side; `logarithmic`, whether axes may be logarithmic; `title_word`, a word that the
    title must have; `in_order`, the places on the level axis from left to right.
    """

    type: str
    range: tuple[float, float] | None = None
    length: int | None = None
    columns: tuple[str, ...] | None = None
    sums_to: tuple[str, float] | None = None
    choices: tuple[str, ...] | None = None
    words: tuple[int, int] | None = None
    series: int | None = None
    whole: bool = False
    keys: tuple[str, ...] | None = None
    as_numbers: tuple[str, ...] | None = None
    drawn_as: str | None = None
    unit_words: tuple[str, ...] | None = None
    names: bool = False
    lying: bool = False
    grouped: bool = False
    logarithmic: bool = False
    title_word: str | None = None
    places: tuple[str, ...] | None = None
    in_order: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        fits = {
            "type": isinstance(self.type, str),
            "range": _are(self.range, _NUMBER, _NUMBER),
            "length": _are((self.length,), int) or self.length is None,
            "places": self.places is None or _are(self.places, *[str] * (self.length or 0)),
            "in_order": self.in_order is None or _are(self.in_order, *[str] * len(self.in_order)),
            "columns": self.columns is None or _are(self.columns, *[str] * len(self.columns)),
            "sums_to": _are(self.sums_to, str, _NUMBER),
            "choices": self.choices is None or _are(self.choices, *[str] * len(self.choices)),
            "words": _are(self.words, int, int),
            "series": _are((self.series,), int) or self.series is None,
            "whole": isinstance(self.whole, bool),
            "keys": self.keys is None or _are(self.keys, *[str] * len(self.keys)),
            "as_numbers": self.as_numbers is None or _are(self.as_numbers, *[str] * len(self.as_numbers)),
            "drawn_as": self.drawn_as in (None, "bars", "line"),
            "unit_words": self.unit_words is None or _are(self.unit_words, *[str] * len(self.unit_words)),
            "title_word": self.title_word is None or isinstance(self.title_word, str),
            **{
                name: isinstance(getattr(self, name), bool)
                for name in ("names", "lying", "grouped", "logarithmic")
            },
        }
        for name, fit in fits.items():
            if not fit:
                raise KitError(
                    f"Properties can't have {name}={getattr(self, name)!r:.60}.",
                    allowed="what the docstring of Properties says",
                    do="Mend it in exercises.py.",
                )
        if self.sums_to and self.columns and self.sums_to[0] not in self.columns:
            raise KitError(
                f"Properties sum up {self.sums_to[0]!r}, which is not a column.", allowed=self.columns
            )
        for named in (self.keys or (), self.as_numbers or ()):
            if self.columns and (unknown := sorted(set(named) - set(self.columns))):
                raise KitError(
                    f"Properties name {unknown[0]!r}, which is not a column.", allowed=self.columns
                )
