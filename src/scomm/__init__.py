"""Secure Communities, a teaching kit: what a learner's notebook needs, and no more.

from scomm import begin, check, explore, hint, load
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scomm.data import load
    from scomm.errors import ScommError
    from scomm.exercises.deal import Deal
    from scomm.exercises.learner.session import check, hint, progress, the_end

__all__ = ["ScommError", "begin", "check", "explore", "hint", "load", "progress", "reveal", "the_end"]

_FROM = {
    "ScommError": "scomm.errors",
    "check": "scomm.exercises.learner.session",
    "hint": "scomm.exercises.learner.session",
    "load": "scomm.data",
    "progress": "scomm.exercises.learner.session",
    "the_end": "scomm.exercises.learner.session",
}


def __getattr__(name: str) -> Any:
    """What stands in a room below, loaded when it is asked for: a kernel starts with `lesson_kernel` alone."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    found = getattr(import_module(_FROM[name]), name)
    globals()[name] = found
    return found


def begin(lesson: str, code: str = "", *, language: str = "") -> Deal:
    """Open a lesson: find its exercises, restore the passport, deal; returns what was dealt.

    An empty `code` takes the one in the passport, or a new one, and says where to paste it. Charts that you make from
    here on have the kit's fonts and colours, and `language="es"` makes the kit speak Spanish.
    """
    from scomm.charts.of_learners import dress_charts
    from scomm.exercises.learner.session import begin as opened

    deal = opened(lesson, code, language=language)
    dress_charts()
    return deal


def explore(id: str, *, after: str = "", **start: str | int) -> Any:
    """Show an explorer; with `after`, only once that prediction is recorded, and above it the guess beside the truth.

    `start` sets controls by name, such as `year=2014`. What you were dealt is marked in it, and guesses whose data you have seen.
    """
    from scomm.exercises.learner.notice import Notice
    from scomm.exercises.learner.session import answer_guesses, hold_back, keep_drawing, marks
    from scomm.exercises.learner.while_graded import not_drawn
    from scomm.exercises.locate import being_graded
    from scomm.explorers import explore as live  # charts and widgets load with the first explorer
    from scomm.explorers import explorer

    found = explorer(id)  # a misspelt explorer shows no data, so it must not lock the guess
    first = hold_back(after) if after else None
    if first is not None:
        return first
    if after:
        answer_guesses(after, where=id)
    if being_graded():  # nobody is there to move it
        return not_drawn(found.title)
    if missing := found.lacking():
        return Notice(missing)  # not raised: an error would stop "Run All" in the middle of the lesson
    return live(id, marks=marks(), keep=keep_drawing, **start)


def reveal(after: str, shown: Any = None) -> Any:
    """Show a table or a chart only once the prediction `after` is recorded, and above it the guess beside the truth.

    Before that, it says what to do first. With nothing to show, the guess is answered alone.
    """
    from scomm.exercises.learner.session import answer_guesses, hold_back, show

    first = hold_back(after)
    if first is None:
        answer_guesses(after, where="", once_more=shown is None)
        return shown
    if shown is None:
        show(first)
        return None
    return first
