"""Explorers: move a control, see the numbers change, and read what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lessonkit.explorers.frame.renderers import render, renderers
from lessonkit.explorers.frame.spec import NO_MARKS, Control, Explorer, Marks, Note, State, View
from lessonkit.explorers.frame.text import as_text
from lessonkit.explorers.registry import explorer, ids

if TYPE_CHECKING:
    from lessonkit.charts import Chart
    from lessonkit.explorers.frame.live import Keep, Live
    from lessonkit.explorers.frame.noticed import NoticedChart, NoticedExplorer
    from lessonkit.explorers.frame.spec import Value

__all__ = [
    "Control",
    "Explorer",
    "Marks",
    "Note",
    "State",
    "View",
    "as_text",
    "explore",
    "explorer",
    "ids",
    "notice",
    "render",
    "renderers",
]


def explore(id: str, *, marks: Marks = NO_MARKS, keep: Keep | None = None, **start: Value) -> Live:
    """Show an explorer with its controls; `start` sets controls by name, such as `year=2014`.

    `marks` are what a learner was dealt and guessed, by name: an explorer shows those that it names.
    `keep` is given each line that a learner drew before the true one was shown.

    Raises `KitError` for an unknown id, control or value, and for numbers nobody published.
    """
    found = explorer(id)
    live: Live = render(found, {**found.first(marks), **start}, "live", marks)
    live.keep = keep
    return live


def notice(what: str | Chart, **start: Value) -> NoticedExplorer | NoticedChart:
    """Show a picture without its words, to notice and wonder about: an explorer by its id, or a chart that a cell made.

    `start` sets an explorer's controls by name. A chart has `.reveal()`; an explorer has a button. Raises `KitError` for an
    unknown id, control or value.
    """
    from lessonkit.explorers.frame.noticed import NoticedChart, NoticedExplorer

    if not isinstance(what, str):
        return NoticedChart(what)
    found = explorer(what)
    return NoticedExplorer(found, {**found.start, **start})
