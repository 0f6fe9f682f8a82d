"""Explorers: move a control, see the numbers change, and read what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm.explorers.frame.renderers import render, renderers
from scomm.explorers.frame.spec import Control, Explorer, Note, State, View
from scomm.explorers.frame.text import as_text
from scomm.explorers.registry import explorer, ids

if TYPE_CHECKING:
    from scomm.explorers.frame.live import Live
    from scomm.explorers.frame.spec import Value

__all__ = [
    "Control",
    "Explorer",
    "Note",
    "State",
    "View",
    "as_text",
    "explore",
    "explorer",
    "ids",
    "render",
    "renderers",
]


def explore(id: str, **start: Value) -> Live:
    """Show an explorer with its controls; `start` sets controls by name, such as `year=2014`.

    Raises `ScommError` for an unknown id, control or value, and for numbers nobody published.
    """
    found = explorer(id)
    live: Live = render(found, {**found.start, **start}, "live")
    return live
