"""The ways in which an explorer can be shown, by name: another one is a function and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from lessonkit.errors import KitError
from lessonkit.explorers.frame.notice import as_notice
from lessonkit.explorers.frame.page import as_page
from lessonkit.explorers.frame.spec import NO_MARKS, Explorer, Marks, State
from lessonkit.explorers.frame.standalone import as_standalone
from lessonkit.explorers.frame.text import as_text
from lessonkit.language import nearest, sentences_beside

if TYPE_CHECKING:
    from lessonkit.explorers.frame.live import Live

say = sentences_beside(__file__)


def _live(explorer: Explorer, state: State, marks: Marks) -> Live:
    from lessonkit.explorers.frame.live import Live  # widgets load with the first live explorer

    return Live(explorer, state, marks)


renderers: dict[str, Callable[[Explorer, State, Marks], Any]] = {
    "live": _live,
    "notice": as_notice,
    "page": as_page,
    "standalone": as_standalone,
    "text": as_text,
}
"""Each takes an explorer, a state and a learner's marks: "live" gives a widget, "notice" a page with a picture without words and a button that shows them, "page" HTML, "standalone" a whole page that works without Python, and "text" plain text."""


def render(explorer: Explorer, state: State, name: str = "live", marks: Marks = NO_MARKS) -> Any:
    """An explorer in one state, shown in the way of this name; a `KitError` if there is no such way."""
    if name not in renderers:
        raise KitError(
            say("refused.renderer", name=name), allowed=sorted(renderers), do=nearest(name, renderers)
        )
    return renderers[name](explorer, state, marks)
