"""Mistakes by rule: the answer for another year, place or universe, for the explorer's opening state, for the worked example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import Any

import pandas as pd
from msgspec import Struct

from lessonkit.exercises.about import About, Asked
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.years import is_year
from lessonkit.exercises.spec import Exercise, Load
from lessonkit.language import joined
from lessonkit.language.sentences import sentences_beside

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")

MOST_NAMED = 3
"""Other values that a reply names; of more it says how many there are."""

CANNOT = (LookupError, ValueError, ArithmeticError, TypeError)
"""What a computation says where the data have no such year or place."""

say = sentences_beside(__file__)


class Neighbour(Struct, frozen=True):
    """An answer to a question beside the one that is asked: its name, what it is of, what is asked, and its value.

    `asked` is empty where the answer is to another question altogether.
    """

    name: str
    of: str
    asked: str
    value: Any


def neighbours(
    exercise: Exercise, deal: Deal, load: Load, plain: Callable[[Any], Any]
) -> Iterator[Neighbour]:
    """Every neighbour of the right answer that the data can answer; `plain` makes plain data of a value, or a ValueError.

    An empty table is none: it comes more often from a filter that leaves nothing.
    """
    about = exercise.about
    if about is None:
        return
    for one in _made(about, deal, load):
        try:
            value = plain(one.value() if callable(one.value) else one.value)
        except CANNOT:
            continue
        if not (isinstance(value, dict) and value.get("rows") == []):
            yield Neighbour(one.name, one.of, one.asked, value)


def _made(about: About, deal: Deal, load: Load) -> Iterator[Neighbour]:
    asked = about.values(deal)

    def of(changes: Mapping[str, Any]) -> Callable[[], Any]:
        return partial(_computed, about.compute, load, tuple(sorted({**asked, **changes}.items())))

    opening = dict(about.opening.values) if about.opening else {}
    told_of_worked = False
    for thing, one in about.asked.items():
        wanted = about.word(asked[thing])
        known = one.answers(load) if one.answers else {}
        for value in _others(one, asked[thing], load, known):
            word = about.word(value)
            changed = {**asked, thing: value}
            if changed == {**asked, **opening}:
                word = say("where-it-opens", value=word)
            elif changed == {**asked, **about.worked}:
                word = say("where-worked", value=word)
                told_of_worked = True
            yield Neighbour(
                f"neighbour-{thing}", word, wanted, known[value] if value in known else of({thing: value})
            )
    if len(differ := _differing(opening, asked)) > 1:
        words = say("opening", values=_words(about, differ, opening))
        yield Neighbour("opening", words, _words(about, differ, asked), of(opening))
    if not told_of_worked and (differ := _differing(about.worked, asked)):
        words = say("worked", values=_words(about, differ, about.worked))
        yield Neighbour("worked-example", words, _words(about, differ, asked), of(about.worked))
    for name, answer in about.instead.items():
        yield Neighbour(f"instead-{name}", about.word(name), "", partial(answer, load, deal))


@lru_cache(maxsize=4096)
def _computed(compute: Callable[..., Any], load: Load, values: tuple[tuple[str, Any], ...]) -> Any:
    """The answer for these values, computed once: what is beside one deal is beside many."""
    return compute(load, **dict(values))


def _differing(values: Mapping[str, Any], asked: Mapping[str, Any]) -> list[str]:
    return [thing for thing, value in values.items() if value != asked[thing]]


def _words(about: About, things: Iterable[str], values: Mapping[str, Any]) -> str:
    return joined([about.word(values[thing]) for thing in things])


def _others(thing: Asked, asked: Any, load: Load, known: Mapping[Any, Any]) -> list[Any]:
    """The values that a learner may take in place of what is asked: the one before, the one after, and all that are listed."""
    those = thing.others(load) if callable(thing.others) else thing.others or ()
    found = dict.fromkeys((*beside(asked), *those, *known))
    return [value for value in found if value != asked]


def beside(value: Any) -> tuple[Any, ...]:
    """The values before and after one that has an order: a year, or a day. A number that is no year has none that anybody would take.

    >>> beside(2011), beside("2011-12-31"), beside("Mexico"), beside(16)
    ((2010, 2012), ('2011-12-30', '2012-01-01'), (), ())
    """
    if isinstance(value, bool):
        return ()
    if isinstance(value, int):
        return (value - 1, value + 1) if is_year(value) else ()
    if isinstance(value, date | pd.Timestamp):
        return (value - timedelta(days=1), value + timedelta(days=1))
    if isinstance(value, str) and _DAY.fullmatch(value):
        day = date.fromisoformat(value)
        return tuple(str(day + timedelta(days=step)) for step in (-1, 1))
    return ()


def reply_to(found: list[Neighbour], kind: str, also: str = "") -> str:
    """What a learner reads whose answer is one or more of the neighbours' answers; `also` is what else such a number may come from."""
    first = found[0]
    of = words_of([one for one in found if one.asked == first.asked], first.asked)
    told = say(f"this-is.{kind}", of=of, asked=first.asked or say("this-is.something-else"))
    return say("this-is.or-else", told=told, also=also) if also else told


def words_of(found: list[Neighbour], asked: str = "") -> str:
    """What neighbours with one answer are of: all by name if there are few, else the first ones, or from which to which.

    >>> words_of([Neighbour("neighbour-year", str(year), "2011", 7) for year in (2010, 2012, 2014, 2015, 2016)])
    '5 years from 2010 to 2016'
    """
    words = list(dict.fromkeys(one.of for one in found))
    more = len(words) - MOST_NAMED
    if more <= 0:
        return joined(words, say("or"))
    for sort, form in (("dates", _DAY), ("years", _YEAR)):
        if all(map(form.fullmatch, words)):
            if (
                min(words) < asked < max(words)
            ):  # a span that holds what is asked for would say that it is right
                return _around(words, asked) if sort == "dates" else ", ".join(sorted(words))
            return say(f"this-is.{sort}", n=len(words), first=min(words), last=max(words))
    return say("this-is.and-others", first=", ".join(words[:MOST_NAMED]), n=more)


def _around(days: list[str], asked: str) -> str:
    """Days before and after the one that is asked for: how many there are, and which is the nearest."""
    wanted = date.fromisoformat(asked)
    nearest = min(days, key=lambda day: abs(date.fromisoformat(day) - wanted))
    return say("this-is.among", n=len(days), nearest=nearest)
