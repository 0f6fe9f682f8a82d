"""A live explorer whose picture is made of marks: one widget holds controls, words and picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from lessonkit.charts.marks import Drawn
from lessonkit.explorers.frame.page import view_as_page
from lessonkit.explorers.frame.scripts import script
from lessonkit.explorers.frame.seen import fixed, kinds_of, places, seen, state_at
from lessonkit.explorers.frame.spec import NO_MARKS, Checked, Explorer, Marks, State, Value
from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.explorers.frame.text import view_as_text

STILL = "application/vnd.scomm.explorer+json"
"""What a notebook keeps of an explorer, so that it is still a picture when its Python is gone."""


Keep = Callable[[str, dict[str, float], dict[str, float], str], None]
"""What keeps a drawn line: what it is about, the guesses and the truth by their places, and the gap in words."""


class Widget(anywidget.AnyWidget):
    """An explorer as its script knows it: what never changes, the place of each control's value, what is seen,
    and what a learner has made in its marks."""

    _css = SHEET
    fixed = traitlets.Dict().tag(sync=True)
    chosen = traitlets.List(traitlets.Int()).tag(sync=True)
    seen = traitlets.Dict().tag(sync=True)
    made = traitlets.Dict().tag(sync=True)

    def __init__(self, kinds: tuple[str, ...], **values: Any) -> None:
        self._esm = script(kinds)
        super().__init__(**values)


class Live:
    """A live explorer: `chosen` is what the controls say, `shown` the state of the picture, `view` what it shows.

    The two states differ while the chosen numbers do not exist: the picture stays, greyed, with the reason on it.
    Where widgets can't run, it shows the state as a page or as text. A view is drawn once, however many parts
    show it. `marks` are a learner's own, and stay.
    """

    def __init__(self, explorer: Explorer, state: State, marks: Marks = NO_MARKS) -> None:
        self.explorer, self.marks = explorer, marks
        self.shown = self.chosen = explorer.checked(state)
        self.view = explorer.view(self.shown, marks)
        self.widget = Widget(
            kinds_of(self.view),
            fixed=fixed(explorer, self.view),
            chosen=places(explorer, self.chosen),
            seen=seen(explorer, self.chosen, self.view),
        )
        self.keep: Keep | None = None
        self.widget.observe(self._moved, names="chosen")

    def choose(self, **values: Value) -> None:
        """Set controls by name, from the first to the last, as a learner would with the keyboard."""
        self.explorer.checked({**self.chosen, **values})
        for control in self.explorer.controls:
            if control.name in values and values[control.name] != self.chosen[control.name]:
                self._choose(self.explorer.chosen(self.chosen, control.name, values[control.name]))

    @property
    def made(self) -> dict[str, Any]:
        """What a learner has made in the picture, by the kind of the mark, such as a curve that was drawn."""
        return dict(self.widget.made)

    def __repr__(self) -> str:
        return f"explore({self.explorer.id!r}) at {self.explorer.said(self.shown)}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        data = self.widget._repr_mimebundle_()
        return {
            **((data[0] if isinstance(data, tuple) else data) or {}),
            STILL: {"id": self.explorer.id, "fixed": self.widget.fixed, "seen": self.widget.seen},
            "text/html": view_as_page(self.explorer, self.view),
            "text/plain": view_as_text(self.explorer, self.shown, self.view),
        }

    def _moved(self, change: dict[str, Any]) -> None:
        """A learner moved a control; or several, while Python was busy with another choice."""
        wanted = state_at(self.explorer, change["new"])
        moved = [name for name, value in wanted.items() if value != self.chosen[name]]
        after = self.chosen
        for name in moved:
            after = self.explorer.chosen(after, name, wanted[name])
        if moved:
            self._choose(after)

    def _keep_drawing(self) -> None:
        """Hand on what was drawn, once the cover is lifted from the line that it is about."""
        made = self.made.get(Drawn.kind)
        for mark in self.view.chart.marks:
            if self.keep and isinstance(mark, Drawn) and (gap := mark.gap(made)):
                self.keep(f"{self.explorer.id}: {mark.about}", gap.guesses, gap.truth, gap.words)

    def _choose(self, chosen: Checked) -> None:
        self.chosen = chosen
        if not self.explorer.reason(chosen):
            self.view, self.shown = self.explorer.drawn(chosen, self.marks), chosen
            self._keep_drawing()
        with self.widget.hold_sync():
            self.widget.chosen = places(self.explorer, chosen)
            self.widget.seen = seen(self.explorer, chosen, self.view)
