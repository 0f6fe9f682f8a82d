"""Secure Communities, a teaching kit: what a learner's notebook needs, and no more.

from scomm import begin, check, explore, hint, load
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scomm.data import load
    from scomm.errors import ScommError
    from scomm.exercises.learner.session import begin, check, hint

__all__ = ["ScommError", "begin", "check", "explore", "hint", "load", "reveal"]

_FROM = {
    "ScommError": "scomm.errors",
    "begin": "scomm.exercises.learner.session",
    "check": "scomm.exercises.learner.session",
    "hint": "scomm.exercises.learner.session",
    "load": "scomm.data",
}


def __getattr__(name: str) -> Any:
    """What stands in a room below, loaded when it is asked for: a kernel starts with `lesson_kernel` alone."""
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name)
    found = getattr(import_module(_FROM[name]), name)
    globals()[name] = found
    return found


def explore(id: str, *, after: str = "", **start: str | int) -> Any:
    """Show an explorer; with `after`, only once that prediction is recorded.

    `start` sets controls by name, such as `year=2014`.
    """
    from scomm.exercises.learner.session import hold_back
    from scomm.explorers import explore as live  # charts and widgets load with the first explorer
    from scomm.explorers import explorer

    explorer(id)  # a misspelt explorer shows no data, so it must not lock the guess
    first = hold_back(after) if after else None
    return live(id, **start) if first is None else first


def reveal(after: str, shown: Any) -> Any:
    """Show a table or a chart only once the prediction `after` is recorded; else say what to do first."""
    from scomm.exercises.learner.session import hold_back

    first = hold_back(after)
    return shown if first is None else first
