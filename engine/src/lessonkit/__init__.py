"""What a learner's notebook needs, and no more.

from lessonkit import begin, check, explore, hint, load
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessonkit.data import load
    from lessonkit.errors import KitError
    from lessonkit.exercises.deal import Deal
    from lessonkit.exercises.learner.session import check, hint, progress, the_end

__all__ = ["KitError", "begin", "check", "explore", "hint", "load", "progress", "reveal", "the_end"]

_FROM = {
    "KitError": "lessonkit.errors",
    "check": "lessonkit.exercises.learner.session",
    "hint": "lessonkit.exercises.learner.session",
    "load": "lessonkit.data",
    "progress": "lessonkit.exercises.learner.session",
    "the_end": "lessonkit.exercises.learner.session",
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
    from lessonkit.charts.of_learners import dress_charts
    from lessonkit.exercises.learner.session import begin as opened

    deal = opened(lesson, code, language=language)
    dress_charts()
    return deal


def explore(id: str, *, after: str = "", **start: str | int) -> Any:
    """Show an explorer; with `after`, only once that prediction is recorded, and above it the guess beside the truth.

    `start` sets controls by name, such as `year=2014`. What you were dealt is marked in it, and guesses whose data you have seen.
    """
    from lessonkit.exercises.learner.notice import Notice
    from lessonkit.exercises.learner.session import answer_guesses, hold_back, keep_drawing, marks
    from lessonkit.exercises.learner.while_graded import not_drawn
    from lessonkit.exercises.locate import being_graded
    from lessonkit.explorers import explore as live  # charts and widgets load with the first explorer
    from lessonkit.explorers import explorer

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
    from lessonkit.exercises.learner.session import answer_guesses, hold_back, show

    first = hold_back(after)
    if first is None:
        answer_guesses(after, where="", once_more=shown is None)
        return shown
    if shown is None:
        show(first)
        return None
    return first
