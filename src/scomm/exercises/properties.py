"""The public part of a check: what an answer must look like, without giving it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scomm.errors import ScommError
from scomm.exercises.compare import nameless, says_something

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


def misfit(kind: str, properties: Properties, value: Any) -> str | None:
    """What is wrong with the form of a plain answer, in one or two sentences; None if nothing.

    >>> misfit("number", Properties(type="a percentage", range=(0, 100)), 112.0)
    'This is 112. The answer is a percentage, from 0 to 100.'
    """
    if kind == "number" and properties.range:
        low, high = properties.range
        if not low <= value <= high:
            return (
                f"This is {written(value)}. The answer is {properties.type}, "
                f"from {written(low)} to {written(high)}."
            )
    if kind == "choice" and properties.choices:
        return _misfit_choice(properties, value)
    if kind == "table":
        return _misfit_table(properties, value)
    if kind == "function":
        return _misfit_function(value)
    if kind == "chart":
        return _misfit_chart(properties, value)
    return None


def _misfit_choice(properties: Properties, value: Any) -> str | None:
    letters = [value] if isinstance(value, str) else value
    choices = properties.choices or ()
    wanted = properties.length or 1
    strange = [letter for letter in letters if letter not in choices]
    if strange:
        look_alike = len(strange[0]) == 1 and not strange[0].isascii()
        return f"{strange[0][:40]!r} is not one of the options. They are {', '.join(choices)}." + (
            " Yours may look like one, but it is a letter of another alphabet." if look_alike else ""
        )
    if len(letters) != wanted:
        return f"You gave {_count(len(letters), 'letter')}. {_wanted(wanted)}{', in order' * (wanted > 1)}."
    if len(set(letters)) != len(letters):
        return "You used one letter twice. Use each once."
    return None


def _count(number: int, noun: str) -> str:
    """A number and its noun.

    >>> _count(1, "row"), _count(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _listed(names: list[str], most: int = 8) -> str:
    """The first few names.

    >>> _listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    first, rest = names[:most], len(names[most:])
    return ", ".join(name[:40] for name in first) + (f" and {rest:,} more" if rest else "")


def _wanted(number: int) -> str:
    return "1 is wanted" if number == 1 else f"{number:,} are wanted"


def _misfit_table(properties: Properties, value: dict[str, Any]) -> str | None:
    wanted = properties.columns or tuple(value["columns"])
    missing = [column for column in wanted if column not in value["columns"]]
    extra = [column for column in value["columns"] if column not in wanted]
    if missing:
        there = f"It has: {_listed(value['columns'])}." if value["columns"] else "It is empty."
        return f"The table has no column {missing[0]!r}. {there} If it is the index, use .reset_index()."
    twice = [column for column in wanted if value["columns"].count(column) > 1]
    if twice:
        return f"The table has two columns called {twice[0]!r}. Keep one."
    if extra:
        return f"The table has a column that was not asked for: {extra[0][:40]!r}. Keep {', '.join(wanted)}."
    if properties.length is not None and len(value["rows"]) != properties.length:
        return f"The table has {_count(len(value['rows']), 'row')}. {_wanted(properties.length)}."
    if properties.sums_to:
        column, total = properties.sums_to
        numbers = [row[value["columns"].index(column)] for row in value["rows"]]
        if any(isinstance(number, str | bool) for number in numbers):
            return f"The column {column!r} holds something other than numbers. Try pd.to_numeric."
        found = sum(number for number in numbers if number is not None)
        if abs(found - total) > 0.5:
            return f"The column {column!r} adds up to {written(found)}. It should add up to {written(total)}."
    return None


def _misfit_function(results: list[dict[str, Any]]) -> str | None:
    errors = [result["value"] for result in results if result["type"] == "error"]
    if errors:
        return f"Your function stopped with an error on one of the examples that we tried: {errors[0][:300]}"
    if any(result["type"] == "blank" for result in results):
        return "Your function gave nothing back on one of the examples that we tried. Does every path end in return?"
    other = [result["value"] for result in results if result["type"] == "other"]
    return f"Look at what your function gives back. {other[0][:300]}" if other else None


def _misfit_chart(properties: Properties, value: dict[str, Any]) -> str | None:
    if not value["series"]:
        return "The chart is empty. Add a line with figure.add_scatter(x=..., y=...)."
    if properties.series is not None and len(value["series"]) != properties.series:
        return f"The chart shows {len(value['series'])} series. {_wanted(properties.series)}."
    for series in value["series"]:
        if len(series["x"]) != len(series["y"]):
            return f"One series has {len(series['x'])} x values and {len(series['y'])} y values."
        if any(isinstance(y, str) for y in series["y"]):
            return "One series holds text on the upright (y) axis. Turn it into numbers, for example with pd.to_numeric."
    if not says_something(value["title"]):
        return "The chart has no title. Say in it what the chart shows."
    if not says_something(value["y_title"]):
        return "The upright (y) axis has no title. Say there what is counted, and in what unit."
    if nameless(value):
        return 'Not every series has a name of its own, so nobody can tell which is which. Give each its own, with name="...".'
    return None


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
