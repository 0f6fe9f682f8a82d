"""Secure Communities, a teaching kit: what a learner's notebook needs, and no more.

from scomm import begin, check, explore, hint, load
"""

from __future__ import annotations

from typing import Any

from scomm.data import load
from scomm.errors import ScommError
from scomm.exercises.learner.session import begin, check, hint, hold_back

__all__ = ["ScommError", "begin", "check", "explore", "hint", "load", "reveal"]


def explore(id: str, *, after: str = "", **start: str | int) -> Any:
    """Show an explorer; with `after`, only once that prediction is recorded.

    `start` sets controls by name, such as `year=2014`.
    """
    from scomm.explorers import explore as live  # charts and widgets load with the first explorer
    from scomm.explorers import explorer

    explorer(id)  # a misspelt explorer shows no data, so it must not lock the guess
    first = hold_back(after) if after else None
    return live(id, **start) if first is None else first


def reveal(after: str, shown: Any) -> Any:
    """Show a table or a chart only once the prediction `after` is recorded; else say what to do first."""
    first = hold_back(after)
    return shown if first is None else first
