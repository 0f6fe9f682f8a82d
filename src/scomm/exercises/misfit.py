"""What is wrong with the form of an answer, told without giving the right one away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scomm.exercises.compare import nameless, says_something
from scomm.exercises.properties import Properties, written
from scomm.exercises.quote import Quote
from scomm.exercises.refusals import sentence


@dataclass(frozen=True)
class Fault:
    """What is wrong, in the kit's own words, and the learner's words that it is about."""

    reply: str
    quotes: tuple[Quote, ...] = ()


def misfit(kind: str, properties: Properties, value: Any) -> str | None:
    """What is wrong with the form of a plain answer, in one or two sentences; None if nothing.

    >>> misfit("number", Properties(type="a percentage", range=(0, 100)), 112.0)
    'This is 112. The answer is a percentage, from 0 to 100.'
    """
    fault = fault_of(kind, properties, value)
    return fault.reply if fault else None


def fault_of(kind: str, properties: Properties, value: Any) -> Fault | None:
    """The fault in the form of a plain answer; None if there is none.

    >>> fault_of("choice", Properties(type="one letter", choices=("a", "b")), "d").quotes
    (Quote(what='the letter', words='d'),)
    """
    if kind == "number" and properties.range:
        low, high = properties.range
        if not low <= value <= high:
            return Fault(
                f"This is {written(value)}. The answer is {properties.type}, "
                f"from {written(low)} to {written(high)}."
            )
    if kind == "choice" and properties.choices:
        return _fault_of_choice(properties, value)
    if kind == "table":
        return _fault_of_table(properties, value)
    reply = None
    if kind == "function":
        reply = _misfit_function(value)
    if kind == "chart":
        reply = _misfit_chart(properties, value)
    return Fault(reply) if reply else None


def _fault_of_choice(properties: Properties, value: Any) -> Fault | None:
    letters = [value] if isinstance(value, str) else value
    choices = properties.choices or ()
    wanted = properties.length or 1
    strange = [letter for letter in letters if letter not in choices]
    if strange:
        look_alike = len(strange[0]) == 1 and not strange[0].isascii()
        this = "This" if len(letters) == 1 else "One of these letters"
        reply = f"{this} is not one of the options. They are {', '.join(choices)}."
        if look_alike:
            reply += " Yours may look like one, but it is a letter of another alphabet."
        return Fault(reply, (Quote("the letter", strange[0][:40]),))
    if len(letters) != wanted:
        order = ", in order" if wanted > 1 else ""
        return Fault(f"You gave {_count(len(letters), 'letter')}. {_wanted(wanted)}{order}.")
    if len(set(letters)) != len(letters):
        return Fault("You used one letter twice. Use each once.")
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


def _fault_of_table(properties: Properties, value: dict[str, Any]) -> Fault | None:
    columns = value["columns"]
    wanted = properties.columns or ()
    missing = [column for column in wanted if column not in columns]
    if missing:
        there = f"It has {_count(len(columns), 'column')}." if columns else "It is empty."
        quotes = (Quote("the columns", _listed(columns)),) if columns else ()
        return Fault(
            f"The table has no column {missing[0]!r}. {there} If it is the index, use .reset_index().", quotes
        )
    twice = [column for column in columns if columns.count(column) > 1 and (column in wanted or not wanted)]
    if twice:
        called = f" called {twice[0]!r}" if twice[0] in wanted else " with one name"
        return Fault(f"The table has two columns{called}. Keep one.", (_column(twice[0]),))
    extra = [column for column in columns if column not in wanted] if wanted else []
    if extra:
        return Fault(
            f"The table has a column that was not asked for. Keep {', '.join(wanted)}.", (_column(extra[0]),)
        )
    reply = _misfit_rows(properties, value)
    return Fault(reply) if reply else None


def _column(name: str) -> Quote:
    return Quote("the column", name[:40])


def _misfit_rows(properties: Properties, value: dict[str, Any]) -> str | None:
    if properties.length is not None and len(value["rows"]) != properties.length:
        return f"The table has {_count(len(value['rows']), 'row')}. {_wanted(properties.length)}."
    if properties.sums_to and properties.sums_to[0] in value["columns"]:
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
        said = sentence(**errors[0])
        return f"Your function stopped with an error on one of the examples that we tried: {said}"
    if any(result["type"] == "blank" for result in results):
        return "Your function gave nothing back on one of the examples that we tried. Does every path end in return?"
    other = [result["value"] for result in results if result["type"] == "other"]
    return f"Look at what your function gives back. {sentence(**other[0])}" if other else None


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
