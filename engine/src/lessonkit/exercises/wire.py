"""Answers on the wire: JSON types only, so that no object can talk its way to a mark.

A learner's value is turned into plain data in the learner's kernel (`Kind.take`). What does not
have exactly the right type is refused by a rule (`refusals`) whose sentence says what to change.
Comparing happens elsewhere, on the plain data alone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal

import msgspec
import numpy as np
import pandas as pd
from msgspec import Meta, Struct

from lessonkit.exercises.quote import Quote
from lessonkit.exercises.refusals import fits, sentence
from lessonkit.exercises.things import (
    BOOLS,
    DATES,
    FLOATS,
    INTS,
    OTHER,
    TEXTS,
    is_a,
    is_missing,
    legible,
    name_of_type,
    thing,
)
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

LARGEST_WHOLE = 2**53
"""Whole numbers from here on have no exact place beside decimals."""

LONGEST_TEXT = 20_000
"""Characters; no exercise needs a longer text."""

_LARGEST_FLOAT = float(np.finfo(float).max)
_Whole = Annotated[int, Meta(gt=-LARGEST_WHOLE, lt=LARGEST_WHOLE)]
Finite = Annotated[float, Meta(ge=-_LARGEST_FLOAT, le=_LARGEST_FLOAT)]
"""The form of a plain decimal: neither NaN nor infinite."""
Number = _Whole | Finite
"""The form of a plain number, as msgspec checks it: finite, and never True or False."""
Cell = _Whole | Finite | bool | str | None
"""The form of one cell of a table or chart."""

STRANGE: Final = object()
"""Stands for a value that has no place in a table or a chart."""


@dataclass(frozen=True)
class Plain:
    """An answer as plain data (`answer`), an untouched cell (`blank`) or a refusal (`refused`).

    `rule` and `facts` name what the kit says of it. `quotes` hold a learner's own words, for the
    learner's own eyes: they stay in the kernel and are no part of the plain data.
    """

    state: Literal["answer", "blank", "refused"]
    value: Any = None
    rule: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = field(default=(), compare=False)

    @property
    def reply(self) -> str:
        """What the kit says of the answer, made from its rule; empty without one."""
        return sentence(self.rule, self.facts) if self.rule else ""

    def to_json(self) -> dict[str, Any]:
        """A dict of JSON types only, without a sentence."""
        told = {"rule": self.rule, "facts": self.facts} if self.rule else {}
        return {"state": self.state, "value": self.value, **told}

    @classmethod
    def from_json(cls, data: object) -> Plain:
        """Read what `to_json` wrote; anything else, a rule that the kit does not have too, is a refusal."""
        try:
            sent = msgspec.convert(data, _Sent)
        except msgspec.ValidationError:
            return NOTHING_CAME
        state, value = sent.__struct_config__.tag, getattr(sent, "value", None)
        if not sent.rule and state != "refused":
            return cls(state, value)
        return (
            cls(state, value, sent.rule, sent.facts) if fits(state, sent.rule, sent.facts) else NOTHING_CAME
        )


class _Told(Struct, tag_field="state"):
    """What may come with any answer: a rule of the kit, and its facts."""

    rule: str = ""
    facts: dict[str, Any] = {}


class _Answer(_Told, tag="answer"):
    """A readable answer."""

    value: Any = None


class _Blank(_Told, tag="blank"):
    """An untouched cell."""


class _Refused(_Told, tag="refused"):
    """A value that could not be taken."""


_Sent = _Answer | _Blank | _Refused


def answer(value: Any, quotes: tuple[Quote, ...] = ()) -> Plain:
    """A readable answer."""
    return Plain("answer", value, quotes=quotes)


def refused(rule: str, quotes: tuple[Quote, ...] = (), **facts: Any) -> Plain:
    """An answer of the wrong type, by a rule of `refusals`, with the facts that its sentence needs.

    >>> refused("number-other", thing="a Decimal").reply
    'This is a Decimal. One number is wanted, such as 56.3.'
    """
    return Plain("refused", rule=rule, facts=facts, quotes=quotes)


def refused_as(rule: str, value: object) -> Plain:
    """A refusal that says what a value is; where the kit has no word for it, its class stands in a quote.

    >>> refused_as("number-other", 1j).reply
    'This is a complex number. One number is wanted, such as 56.3.'
    """
    return refused(rule, class_quote(value), thing=thing(value))


def class_quote(value: object) -> tuple[Quote, ...]:
    """The class of a value that the kit has no word for; whoever wrote it has named it."""
    return (Quote(say("class-of-object"), name_of_type(value)),) if thing(value) == OTHER else ()


BLANK = Plain("blank")
NOTHING_CAME = refused("nothing-came")


def is_blank(value: object) -> bool:
    """True for what stands in a cell that was left as it came."""
    return value is None or value is ...


def cell_of(value: object) -> Any:
    """One cell of a table or chart as JSON: missing becomes None, a date becomes ISO text.

    >>> from datetime import datetime
    >>> cell_of(pd.NA), cell_of(np.int64(3)), cell_of(datetime(2014, 5, 6))
    (None, 3, '2014-05-06')
    """
    if is_missing(value):
        return None
    if is_a(value, TEXTS):
        text = legible(value)  # type: ignore[arg-type]
        return text if len(text) <= LONGEST_TEXT else STRANGE
    if is_a(value, BOOLS):
        return bool(value)
    if is_a(value, INTS):
        whole = int(value)  # type: ignore[call-overload]
        return whole if abs(whole) < LARGEST_WHOLE else STRANGE
    if is_a(value, FLOATS):
        number = float(value)  # type: ignore[arg-type]
        return number if math.isfinite(number) else STRANGE
    if type(value) is np.datetime64:
        value = pd.Timestamp(value)
        return None if value is pd.NaT else _day(value.isoformat())
    if is_a(value, DATES):
        return _day(value.isoformat())  # type: ignore[attr-defined]
    return STRANGE


def _day(moment: str) -> str:
    """The day alone where the clock stands at midnight."""
    return moment.removesuffix("T00:00:00")
