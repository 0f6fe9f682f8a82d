"""An explorer with its controls in a live notebook: choose, and figure, words and table follow."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import ipywidgets

from scomm.charts import Drawing
from scomm.explorers.frame.announcement import announcement, refusal
from scomm.explorers.frame.page import notes_html, paragraphs, title_html, view_as_page
from scomm.explorers.frame.spec import NO_MARKS, Control, Explorer, Marks, State, Value
from scomm.explorers.frame.stylesheet import STYLESHEET
from scomm.explorers.frame.text import view_as_text
from scomm.explorers.frame.widgets.details import Details
from scomm.explorers.frame.widgets.figure_width import FigureWidth
from scomm.explorers.frame.widgets.live_region import LiveRegion
from scomm.explorers.frame.widgets.picture import change, picture
from scomm.explorers.frame.widgets.shortcut_keys import ShortcutKeys
from scomm.explorers.frame.widgets.slider import Slider
from scomm.language import sentences_beside

say = sentences_beside(__file__)


class LiveChart:
    """A live explorer: `chosen` is what the controls say, `shown` the state of the figure, `view` what it shows.

    The two states differ while the chosen numbers do not exist: the figure stays, and the words
    give the reason. Where widgets can't run, it shows the state as a page or as text. A view is drawn
    once, however many parts show it. `marks` are a learner's own, and stay.
    """

    def __init__(self, explorer: Explorer, state: State, marks: Marks = NO_MARKS) -> None:
        self.explorer, self.marks = explorer, marks
        self.shown = self.chosen = self._spoken = explorer.checked(state)
        self.view = explorer.view(self.shown, marks)
        self.controls = {control.name: self._control(control) for control in explorer.controls}
        self.region = LiveRegion(html=paragraphs(self.view.sentence.splitlines()))
        self.figure = self._picture()
        self.notes = Details()
        self.data = Details()
        self._show_below()
        self._marking = False
        self._mark()
        for name, control in self.controls.items():
            control.observe(partial(self._choose, name), names="value")
            if isinstance(control, Slider):
                control.observe(self._play, names="playing")
        self.box = self._box()

    def choose(self, **values: Value) -> None:
        """Set controls by name, from the first to the last, as a learner would with the keyboard."""
        self.explorer.checked({**self.chosen, **values})
        for name, control in self.controls.items():
            if name in values:
                control.value = values[name]

    def __repr__(self) -> str:
        return f"explore({self.explorer.id!r}) at {self.explorer.said(self.shown)}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {
            **self.box._repr_mimebundle_(),
            "text/html": view_as_page(self.explorer, self.view),
            "text/plain": view_as_text(self.explorer, self.shown, self.view),
        }

    def _box(self) -> ipywidgets.VBox:
        """Title and question, the controls in rows, the figure, and what stands below it."""
        head = f"{STYLESHEET}{title_html(self.explorer)}<p>{escape(self.explorer.question)}</p>"
        row = ipywidgets.HBox(
            list(self.controls.values()),
            layout={"flex_flow": "row wrap", "grid_gap": "4px 20px", "margin": "2px 2px 10px"},
        )
        # the picture stands next to what moves it, the words below: together they would not fit on one screen
        seen = [ipywidgets.HTML(head), row, self.figure, self.region, self.notes, self.data]
        box = ipywidgets.VBox([*seen, FigureWidth(), ShortcutKeys()])
        box.add_class("scomm-explorer")
        return box

    def _picture(self) -> Any:
        chart = self.view.chart
        follows = chart.follows if isinstance(chart, Drawing) else ""
        if not follows:
            return picture(chart)
        slider = self.controls[follows]
        drawn = picture(chart, slider.index)
        ipywidgets.jsdlink((slider, "index"), (drawn, "step"))
        return drawn

    def _control(self, control: Control) -> Slider | ipywidgets.Dropdown:
        if control.slider:
            return Slider(control, self.chosen[control.name])
        return ipywidgets.Dropdown(
            description=control.label,
            options=[(control.said(value), value) for value in control.values],
            value=self.chosen[control.name],
            style={"description_width": "initial"},
            layout={"width": f"{_width(control, marked=self.explorer.absent is not None)}px"},
        )

    def _choose(self, name: str, event: dict[str, Any]) -> None:
        if self._marking:
            return
        self.chosen = self.explorer.chosen(self.chosen, name, event["new"])
        self._reset(self.explorer.control(name).resets)
        if not self.explorer.reason(self.chosen):
            self.view, self.shown = self.explorer.drawn(self.chosen, self.marks), self.chosen
            change(self.figure, self.view.chart)
            self._show_below()
        self._tell()
        self._mark()

    def _reset(self, names: tuple[str, ...]) -> None:
        """Let the controls that another one resets show their value; this is no choice of its own."""
        self._marking = True
        try:
            for name in names:
                self.controls[name].value = self.chosen[name]
        finally:
            self._marking = False

    def _show_below(self) -> None:
        """Show the notes and the table of the view; where it has no notes their box takes no room."""
        self.notes.value = notes_html(self.view.notes)
        self.notes.layout.display = None if self.view.notes else "none"
        self.data.value = self.view.chart.data_html()

    def _play(self, event: dict[str, Any]) -> None:
        """Say nothing while a slider plays, and at its end what changed since its start."""
        self.region.quiet = event["new"]
        self._tell()

    def _tell(self) -> None:
        if self.chosen == self.shown:
            told = announcement(self.explorer, self._spoken, self.shown, self.view)
        else:
            told = refusal(self.explorer, self.shown, self.explorer.reason(self.chosen))
        self.region.html = paragraphs(told)
        if not self.region.quiet:
            self._spoken = self.shown

    def _mark(self) -> None:
        """Mark every value that does not exist beside the others, such as by "(not published)"."""
        if self.explorer.absent is None:
            return
        missing = self.explorer.unavailable(self.chosen)
        for control in self.explorer.controls:
            if control.slider:
                continue
            dropdown = self.controls[control.name]
            options = [
                (_marked(control, value) if value in missing[control.name] else control.said(value), value)
                for value in control.values
            ]
            if list(dropdown.options) != options:
                self._set(dropdown, options, self.chosen[control.name])

    def _set(self, dropdown: ipywidgets.Dropdown, options: list[tuple[str, Value]], value: Value) -> None:
        # New options move the choice to the first one for a moment, which is nobody's choice.
        self._marking = True
        try:
            with dropdown.hold_sync():
                dropdown.options = options
                dropdown.value = value
        finally:
            self._marking = False


def _marked(control: Control, value: Value) -> str:
    return say("marked.value", value=control.said(value))


def _width(control: Control, *, marked: bool) -> int:
    """Pixels for the label, the longest value and, where values may be marked, the mark: it moves nothing."""
    said = [_marked(control, value) if marked else control.said(value) for value in control.values]
    return 8 * len(control.label) + 7 * max(map(len, said)) + (40 if marked else 52)
