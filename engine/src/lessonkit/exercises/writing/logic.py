"""What an exercise is without its words: the answer, the mistakes, the points, and what may be told of its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.exercises.about import About
from lessonkit.exercises.prices import PRICES
from lessonkit.exercises.spec import AnswerOf, Former, Load, Route, variable_of

Solution = str | Callable[..., Any]
"""The reference code of an answer cell: a real function, or the text of a line that says the answer."""

Change = tuple[str, str] | Callable[..., Any]
"""What a mutant does to the reference code: an old and a new piece of it, or a function in its place."""


class Wrong(Struct, frozen=True):
    """A wrong answer that earns a `score` (a share of the points), or is told from others by its own `tolerance`.

    `since` is the lesson's version that first asked for what it misses.
    """

    value: Any
    score: float = 0.0
    tolerance: float | None = None
    since: str = ""


def half(value: Any, tolerance: float | None = None, since: str = "") -> Wrong:
    """A wrong answer of which half is right: one step of several was left out or done otherwise.

    >>> half("blanks-end-it").score
    0.5
    """
    return Wrong(value, PRICES["step"], tolerance, since)


def of_form(value: Any, tolerance: float | None = None) -> Wrong:
    """The right answer in another form: its sign turned, a part of one for a percentage, another unit, rounded too far.

    >>> of_form(0.563, tolerance=0.0005).score
    0.5
    """
    return Wrong(value, PRICES["form"], tolerance)


class Slip(Struct, frozen=True):
    """The reference solution with pieces of its source replaced: how a learner makes a mistake in code."""

    changes: tuple[tuple[str, str], ...]


class InCode(Struct, frozen=True):
    """A function in learner's code, like a solution, that makes a mistake."""

    function: Callable[..., Any]


def slip(*pieces: str) -> Slip:
    """A mistake as a learner makes it: the solution with an old piece replaced by a new one, and perhaps more pairs.

    >>> slip('"calendar_year"', '"fiscal_year"').changes
    (('"calendar_year"', '"fiscal_year"'),)
    """
    if len(pieces) < 2 or len(pieces) % 2:
        raise KitError(
            "A slip has pieces without a partner.",
            allowed="an old and a new piece of the solution, and more such pairs",
        )
    return Slip(tuple(zip(pieces[::2], pieces[1::2], strict=True)))


def in_code(function: Callable[..., Any]) -> InCode:
    """A mistake as a learner writes it whole: a function like the solution, that ends with the same variable."""
    return InCode(function)


class NamedMistake(Struct, frozen=True):
    """A mistake before its reply is read: its name, its value, and what it still earns.

    Its value is computed from the data, or left by code: then `code` says which. `typed` is a value that stands in
    `exercises.py` itself.
    """

    name: str
    value: AnswerOf
    score: float = 0.0
    tolerance: float | None = None
    code: Slip | InCode | None = None
    typed: bool = False
    since: str = ""


class Defaults(Struct, frozen=True):
    """Words that every exercise of a shape shares; a block in `lesson.md` that has its own replaces them.

    In `type`, `{unit}` stands for the unit.
    """

    starter: str
    type: str = ""
    unit: str = ""
    hints: tuple[str, ...] = ()
    replies: Mapping[str, str] = {}


class Logic(Struct, frozen=True):
    """One exercise without its words, as the builders make it from `exercises.py`.

    `form` holds what `Properties` says of an answer beside its type and its choices, which are words; `letters` are those
    of the options that it names.
    """

    id: str
    kind: str
    points: float
    minutes: int
    route: Route
    form: Mapping[str, Any]
    defaults: Defaults
    solution: Solution = ""
    answer: AnswerOf | None = None
    tolerance: float = 0.0
    alternatives: tuple[AnswerOf, ...] = ()
    mistakes: tuple[NamedMistake, ...] = ()
    mutants: Mapping[str, Change] = {}
    uses: tuple[str, ...] = ()
    probes: Callable[[Load], tuple[tuple[Any, ...], ...]] | None = None
    letters: tuple[str, ...] = ()
    about: About | None = None
    shown: int | None = None
    wide: str = ""
    explain_when: AnswerOf | None = None
    truth: str = ""
    near: float | None = None
    earlier: tuple[str, ...] = ()
    answered_alone: tuple[str, ...] = ()


def before(
    version: str,
    *,
    tolerances: Mapping[str, float] | None = None,
    prices: Mapping[str, Mapping[str, float]] | None = None,
) -> Former:
    """What notebooks of the versions before this one earn: their exercises' tolerances, and what their mistakes earned, where
    it was another than today."""
    return Former(version, dict(tolerances or {}), {id: dict(one) for id, one in (prices or {}).items()})


class LessonLogic(Struct, frozen=True):
    """A lesson without its words: its version, the pools that it deals from, and whether it is graded.

    A pool is a tuple, or a function of `load` that gives one; `not_dealt` is what is taken out of it again.
    """

    version: str
    pools: Mapping[str, Any] = {}
    graded: bool = True
    not_dealt: Mapping[str, tuple[Any, ...]] = {}


def blank(id: str, note: str = "") -> str:
    """An answer cell as a learner first meets it, with a note on what to put there.

    >>> blank("which-base", "one letter")
    'which_base = ...    # one letter'
    """
    return f"{variable_of(id)} = ..." + (f"    # {note}" if note else "")


def lesson(
    version: str,
    *,
    pools: Mapping[str, Any] | None = None,
    not_dealt: Mapping[str, tuple[Any, ...]] | None = None,
    graded: bool = True,
) -> LessonLogic:
    """The lesson that the exercises of a file belong to, under the name `LESSON`; its id is the folder's name.

    `pools` are what learners are dealt from: a tuple, or a function of `load` that gives one. `not_dealt` takes out of
    them what the proof says may not be dealt. Raise `version` when an exercise changes.
    """
    return LessonLogic(version, dict(pools or {}), graded, dict(not_dealt or {}))
