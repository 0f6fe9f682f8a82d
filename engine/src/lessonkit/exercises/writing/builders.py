"""The shapes of exercises that repeat, one builder a shape; `exercises.py` of a lesson is written with them.

Every builder takes first the id, which is also that of the block in `lesson.md` with the exercise's words. An answer or
a mistake is a value, or a function of `load` (the data), of `deal` (what a learner was dealt) or of both.
A mistake has a name; its reply stands in `lesson.md` under that name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from lessonkit.errors import KitError
from lessonkit.exercises.about import About
from lessonkit.exercises.spec import AnswerOf, Load, Route, variable_of
from lessonkit.exercises.writing.computing import computed, constant
from lessonkit.exercises.writing.logic import (
    Change,
    Defaults,
    InCode,
    Logic,
    NamedMistake,
    Slip,
    Solution,
    Wrong,
    blank,
)
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


def number(
    id: str,
    *,
    answer: Any = None,
    mistakes: Mapping[str, Any],
    range: tuple[float, float],
    solution: Solution = "",
    minutes: int,
    tolerance: float = 0.0,
    points: float = 1,
    route: Route = "code",
    alternatives: Iterable[Any] = (),
    mutants: Mapping[str, Change] | None = None,
    uses: tuple[str, ...] = (),
    about: About | None = None,
    shown: int | None = None,
    wide: str = "",
    explain_when: Any = None,
) -> Logic:
    """One number. `range` is what makes sense; `tolerance` is how far off an answer is still right.

    `solution` is the reference code: a function that sets the answer's variable and returns it. An answer that is a plain
    value needs none. `uses` names the pools that the answer depends on. `about` says what the answer is about, and is
    then the answer; `shown` is how many decimals a learner reads, where the tolerance does not say it. `wide` says why an answer may lie
    further off than the last digit that is asked for: because it is read off a picture. `explain_when` names
    for a deal the `## explain when name` that is true of it, or gives "" for the plain `## explain`.
    """
    return Logic(
        id,
        "number",
        points,
        minutes,
        route,
        {"range": range},
        Defaults(blank(id)),
        solution or f"{variable_of(id)} = {answer!r}",
        _answer(id, answer, about),
        tolerance,
        tuple(computed(one) for one in alternatives),
        _by_name(mistakes),
        dict(mutants or {}),
        uses,
        about=about,
        shown=shown,
        wide=wide,
        explain_when=None if explain_when is None else computed(explain_when),
    )


def percent(
    id: str,
    *,
    answer: Any = None,
    mistakes: Mapping[str, Any],
    solution: Solution,
    minutes: int,
    tolerance: float,
    points: float = 1,
    route: Route = "code",
    mutants: Mapping[str, Change] | None = None,
    uses: tuple[str, ...] = (),
    about: About | None = None,
    shown: int | None = None,
    wide: str = "",
) -> Logic:
    """A share in percent, from none to all: a number whose type, range and unit are known."""
    share = number(
        id,
        answer=answer,
        mistakes=mistakes,
        range=(0, 100),
        solution=solution,
        minutes=minutes,
        tolerance=tolerance,
        points=points,
        route=route,
        mutants=mutants,
        uses=uses,
        about=about,
        shown=shown,
        wide=wide,
    )
    words = Defaults(blank(id, say("percent.starter")), say("percent.type"), say("percent.unit"))
    return replace(share, defaults=words)


def table(
    id: str,
    *,
    answer: Any = None,
    mistakes: Mapping[str, Any],
    columns: tuple[str, ...],
    solution: Solution,
    minutes: int,
    length: int | None = None,
    keys: tuple[str, ...] | None = None,
    as_numbers: tuple[str, ...] | None = None,
    tolerance: float = 0.0,
    points: float = 1,
    alternatives: Iterable[Any] = (),
    mutants: Mapping[str, Change] | None = None,
    uses: tuple[str, ...] = (),
    about: About | None = None,
) -> Logic:
    """A table with these columns, and `length` rows if that may be told; rows are compared in any order.

    `keys` are the columns by which a row is known, if not the first ones of text or years that tell all rows apart. Texts that say
    numbers are read, but for the columns `as_numbers`: there the prompt asks for numbers.
    """
    return Logic(
        id,
        "table",
        points,
        minutes,
        "code",
        {"length": length, "columns": columns, **_said(keys=keys, as_numbers=as_numbers)},
        Defaults(blank(id)),
        solution,
        _answer(id, answer, about),
        tolerance,
        tuple(computed(one) for one in alternatives),
        _by_name(mistakes),
        dict(mutants or {}),
        uses,
        about=about,
    )


def function(
    id: str,
    *,
    answer: Callable[..., Any],
    probes: Any,
    mistakes: Mapping[str, Any],
    solution: Callable[..., Any],
    minutes: int,
    tolerance: float = 0.0,
    points: float = 1,
    alternatives: Iterable[Callable[..., Any]] = (),
    mutants: Mapping[str, Change] | None = None,
) -> Logic:
    """A function that a learner writes. `answer` and the mistakes are such functions; `probes` are the inputs they are tried on.

    `solution` is the reference function whole, and bears the name of the answer's variable.
    """
    tried = computed(probes)

    def inputs(load: Load) -> tuple[tuple[Any, ...], ...]:
        return tried(load, None)  # type: ignore[arg-type,no-any-return]

    return Logic(
        id,
        "function",
        points,
        minutes,
        "code",
        {},
        Defaults(blank(id)),
        solution,
        constant(answer),
        tolerance,
        alternatives=tuple(constant(one) for one in alternatives),
        mistakes=_by_name(mistakes, constant),
        mutants=dict(mutants or {}),
        probes=inputs,
    )


def chart(
    id: str,
    *,
    answer: Any = None,
    mistakes: Mapping[str, Any],
    series: int,
    solution: Solution,
    minutes: int,
    drawn_as: str | None = None,
    unit: str | tuple[str, ...] | None = None,
    names: bool = False,
    lying: bool = False,
    grouped: bool = False,
    in_order: tuple[str, ...] | None = None,
    logarithmic: bool = False,
    title_word: str | None = None,
    tolerance: float = 0.0,
    points: float = 1,
    alternatives: Iterable[Any] = (),
    mutants: Mapping[str, Change] | None = None,
    uses: tuple[str, ...] = (),
    about: About | None = None,
) -> Logic:
    """A Plotly chart with so many series; its numbers, shape, names, title and unit are looked at.

    Say what the prompt asks: `drawn_as` "bars" or "line"; `unit`, what stands for the unit on the value axis, one or more of
    "percent", "per-thousand", "index", "days", "months", "years", "people" or words of your own; `names`, if each series must have
    a name that says something; `lying`, if bars may lie on their side; `grouped`, if they must stand side by side;
    `logarithmic`, if axes may be so, where researchers draw them so; `title_word`, a word that the prompt asks for in the title;
    `in_order`, the places from left to right, where the prompt names their order.
    A second axis, a cut one and a title of fewer than three words are never right.
    """
    return Logic(
        id,
        "chart",
        points,
        minutes,
        "code",
        {
            "series": series,
            **_said(
                drawn_as=drawn_as,
                unit_words=(unit,) if isinstance(unit, str) else unit,
                names=names,
                lying=lying,
                grouped=grouped,
                in_order=in_order,
                logarithmic=logarithmic,
                title_word=title_word,
            ),
        },
        Defaults(blank(id)),
        solution,
        _answer(id, answer, about),
        tolerance,
        tuple(computed(one) for one in alternatives),
        _by_name(mistakes),
        dict(mutants or {}),
        uses,
        about=about,
    )


def _answer(id: str, answer: Any, about: About | None) -> AnswerOf:
    """The answer as it is given, or as what it is about says it."""
    if about is not None and answer is None:
        return about.answer
    if answer is None:
        raise KitError(f"{id} in exercises.py has no answer.", do="Give `answer`, or `about`.")
    return computed(answer)


def _said(**form: Any) -> dict[str, Any]:
    """What an author has said of an answer's form."""
    return {name: value for name, value in form.items() if value}


def _by_name(mistakes: Mapping[str, Any], take: Callable[[Any], Any] = computed) -> tuple[NamedMistake, ...]:
    found = []
    for name, given in mistakes.items():
        wrong = given if isinstance(given, Wrong) else Wrong(given)
        if isinstance(wrong.value, Slip | InCode):
            one = NamedMistake(
                name, constant(None), wrong.score, wrong.tolerance, wrong.value, since=wrong.since
            )
        else:
            typed = not callable(wrong.value)
            one = NamedMistake(
                name, take(wrong.value), wrong.score, wrong.tolerance, typed=typed, since=wrong.since
            )
        found.append(one)
    return tuple(found)
