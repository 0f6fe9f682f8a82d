"""An explorer with its controls in a live notebook: choose, and figure, words and table follow."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any

import ipywidgets

from scomm.charts import Drawing
from scomm.explorers.frame.announcement import told
from scomm.explorers.frame.spec import Control, Explorer, State, Value, View, all_exist
from scomm.explorers.frame.text import as_text
from scomm.explorers.frame.widgets.details import Folded
from scomm.explorers.frame.widgets.live_region import Told
from scomm.explorers.frame.widgets.notes import STYLE as NOTES_STYLE
from scomm.explorers.frame.widgets.notes import notes_html
from scomm.explorers.frame.widgets.picture import change, picture
from scomm.explorers.frame.widgets.slider import Slider
from scomm.tokens import BLUE, GRID, STYLESHEET

NOT_PUBLISHED = " (not published)"
STYLE = (
    "<style>"
    ".scomm-explorer .widget-dropdown{max-width:100%;height:auto;margin:2px 0}"
    ".scomm-explorer .widget-dropdown>select{font-size:14px;height:32px;line-height:30px;"
    "appearance:auto;background-image:none;padding-right:0}"  # ipywidgets' own arrow is black, on dark ground too
    ".scomm-explorer .widget-dropdown>label{width:auto!important;text-align:left;font-size:14px;font-weight:600}"
    ".scomm-explorer p.scomm-title{margin:.2em 0;font-size:1.15em}"
    ".scomm-explorer p.scomm-title+p{margin:0 0 .4em;font-size:14px}"
    ".scomm-told{max-width:54em;min-height:12em;line-height:1.5;font-size:14px;margin-top:.5em}"
    ".scomm-told p{margin:0 0 .4em}"
    ".scomm-slider{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;font-size:14px}"
    ".scomm-slider label{font-weight:600}.scomm-slider input{width:min(22em,60vw)}"
    f".scomm-slider input{{accent-color:{BLUE.colour}}}"
    ".scomm-slider output{min-width:6.5em;font-variant-numeric:tabular-nums}"
    ".scomm-slider button{font:inherit;min-width:6.5em;min-height:32px;padding:2px 10px;cursor:pointer;"
    f"color:inherit;background:{GRID};border:1px solid currentColor;border-radius:4px}}"
    ".scomm-slider [hidden]{display:none}"
    f"{NOTES_STYLE}"
    "</style>"
)


class Live:
    """A live explorer: `chosen` is what the controls say, `shown` the state of the figure.

    The two differ while the chosen numbers do not exist: the figure stays, and the words
    give the reason. Where widgets can't run, it shows the state as a page or as text.
    """

    def __init__(self, explorer: Explorer, state: State) -> None:
        self.explorer = explorer
        self.shown = explorer.checked(state)
        self.chosen = dict(self.shown)
        self._spoken = dict(self.shown)
        view = explorer.view(self.shown)
        self.controls = {
            control.name: Slider(control, self.chosen[control.name])
            if control.slider
            else self._dropdown(control)
            for control in explorer.controls
        }
        self.told = Told(html=_paragraphs(view.sentence.splitlines()))
        self.figure = self._picture(view)
        self.notes = Folded()
        self._note(view)
        self.data = Folded(value=view.chart.data_html())
        self._marking = False
        self._mark()
        for name, control in self.controls.items():
            control.observe(partial(self._choose, name), names="value")
            if isinstance(control, Slider):
                control.observe(self._play, names="playing")
        head = f"{STYLESHEET}{STYLE}{_title(explorer)}<p>{escape(explorer.question)}</p>"
        row = ipywidgets.HBox(
            list(self.controls.values()),
            layout={"flex_flow": "row wrap", "grid_gap": "4px 20px", "margin": "2px 2px 10px"},
        )
        self.box = ipywidgets.VBox(
            # the picture stands next to what moves it, the words below: together they would not fit on one screen
            [ipywidgets.HTML(head), row, self.figure, self.told, self.notes, self.data]
        )
        self.box.add_class("scomm-explorer")

    def choose(self, **values: Value) -> None:
        """Set controls by name, from the first to the last, as a learner would with the keyboard."""
        self.explorer.checked({**self.chosen, **values})
        for name, control in self.controls.items():
            if name in values:
                control.value = values[name]

    def __repr__(self) -> str:
        return f"explore({self.explorer.id!r}) at {self.explorer.said(self.shown)}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        view = self.explorer.view(self.shown)
        words = _paragraphs(view.sentence.splitlines())
        page = _title(self.explorer) + view.chart.as_html() + words + notes_html(view.notes)
        return {
            **self.box._repr_mimebundle_(),
            # A page with MathJax would draw what stands between two dollar signs as a formula.
            "text/html": f"<div class='tex2jax_ignore mathjax_ignore'>{page}</div>",
            "text/plain": as_text(self.explorer, self.shown),
        }

    def _picture(self, view: View) -> Any:
        follows = view.chart.follows if isinstance(view.chart, Drawing) else ""
        if not follows:
            return picture(view.chart)
        slider = self.controls[follows]
        drawn = picture(view.chart, slider.index)
        ipywidgets.jsdlink((slider, "index"), (drawn, "step"))
        return drawn

    def _dropdown(self, control: Control) -> ipywidgets.Dropdown:
        return ipywidgets.Dropdown(
            description=control.label,
            options=[(control.said(value), value) for value in control.values],
            value=self.chosen[control.name],
            style={"description_width": "initial"},
            layout={"width": f"{_width(control, marked=self.explorer.absent is not all_exist)}px"},
        )

    def _choose(self, name: str, event: dict[str, Any]) -> None:
        if self._marking:
            return
        self.chosen = self.explorer.chosen(self.chosen, name, event["new"])
        self._reset(self.explorer.control(name).resets)
        if not self.explorer.reason(self.chosen):
            view = self.explorer.view(self.chosen)
            change(self.figure, view.chart)
            self._note(view)
            self.data.value = view.chart.data_html()
            self.shown = dict(self.chosen)
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

    def _note(self, view: View) -> None:
        """Show the notes of a view; where it has none their box takes no room."""
        self.notes.value = notes_html(view.notes)
        self.notes.layout.display = None if view.notes else "none"

    def _play(self, event: dict[str, Any]) -> None:
        """Say nothing while a slider plays, and at its end what changed since its start."""
        self.told.quiet = event["new"]
        self._tell()

    def _tell(self) -> None:
        self.told.html = _paragraphs(told(self.explorer, self._spoken, self.chosen))
        if not self.told.quiet:
            self._spoken = dict(self.shown)

    def _mark(self) -> None:
        """Write '(not published)' behind every value that does not exist beside the others."""
        missing = self.explorer.unavailable(self.chosen)
        for control in self.explorer.controls:
            dropdown = self.controls[control.name]
            if control.slider:
                continue
            options = [
                (control.said(value) + (NOT_PUBLISHED if value in missing[control.name] else ""), value)
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


def _title(explorer: Explorer) -> str:
    """Bold, not a heading: a heading here could break the order of the lesson's own."""
    return f"<p class='scomm-title'><strong>{escape(explorer.title)}</strong></p>"


def _width(control: Control, *, marked: bool) -> int:
    """Pixels for the label, the longest value and, where values may be marked, the mark: it moves nothing."""
    longest = max(len(control.said(value)) for value in control.values)
    room = 40 + 7 * len(NOT_PUBLISHED) if marked else 52
    return 8 * len(control.label) + 7 * longest + room


def _paragraphs(lines: Any) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)
