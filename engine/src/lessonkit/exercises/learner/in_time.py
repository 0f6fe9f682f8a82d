"""An answer that is taken in time: a check stops a learner's function that does not end, and says where it stood."""

from __future__ import annotations

import contextlib
import linecache
import sys
from collections.abc import Callable

from lessonkit.exercises.kinds.clock import SECONDS, OutOfTime, clock, where_stopped
from lessonkit.exercises.learner.notice import Notice
from lessonkit.exercises.learner.told import Told
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.wire import NOTHING_CAME, Plain
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def taken_in_time(take: Callable[[], Plain], value: object) -> tuple[Plain, Told | None]:
    """An answer as `take` gives it; of a function that did not end nothing came, and what to say of it."""
    try:
        with clock(SECONDS, _still_running):
            return take(), None
    except OutOfTime as stop:
        return NOTHING_CAME, Told("endless", say("told.endless", n=SECONDS), _line_of(stop, value))


def _line_of(stop: OutOfTime, function: object) -> tuple[Quote, ...]:
    """The line at which a function was stopped, where Python still has it."""
    place = where_stopped(stop, function)
    line = linecache.getline(*place).strip() if place else ""
    return (Quote(say("told.stopped-at", line=place[1]), line),) if place and line else ()


def _still_running() -> None:
    """Said from another thread, beside a function that nothing but the learner can stop here."""
    with contextlib.suppress(Exception):
        if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
            from IPython.display import display

            display(Notice(say("told.still-running", n=SECONDS)))
