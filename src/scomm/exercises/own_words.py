"""A learner's own words that help beside a verdict, for the learner's own notebook alone.

Only `session` asks for them. Grading judges what a message says, and a message has no words to show.
"""

from __future__ import annotations

from scomm.exercises.misfit import fault_of
from scomm.exercises.plain import Plain
from scomm.exercises.quote import Quote
from scomm.exercises.shape import has_shape
from scomm.exercises.spec import Exercise
from scomm.exercises.verdict import Verdict

LONG_LINE = 120
"""Characters; a longer line runs out of a code cell."""


def quotes_for(exercise: Exercise, given: Plain, verdict: Verdict) -> tuple[Quote, ...]:
    """What a verdict is about, in the learner's words: a letter, column names, an error's text, a long text."""
    if given.state != "answer":
        return given.quotes
    if not has_shape(exercise.kind, given.value):
        return ()
    if exercise.kind == "written":
        return read_back(given)
    if exercise.kind == "function":
        return given.quotes if verdict.state in ("not-yet", "partly") else ()
    fault = fault_of(exercise.kind, exercise.properties, given.value)
    return fault.quotes if fault and fault.reply == verdict.reply else ()


def read_back(given: Plain) -> tuple[Quote, ...]:
    """A text with long lines once more: its cell does not wrap them, and whoever grades must read it."""
    longest = max(map(len, given.value.splitlines()), default=0)
    return (Quote("your answer, to read", given.value),) if longest > LONG_LINE else ()
