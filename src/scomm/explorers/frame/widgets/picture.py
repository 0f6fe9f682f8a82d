"""The picture in a live explorer: a Plotly figure, or a drawing with its script; it changes in place."""

from __future__ import annotations

from typing import Any

import anywidget
import plotly.graph_objects as go
import traitlets

from scomm.charts import Chart, Drawing
from scomm.charts.chart import CONFIG
from scomm.explorers.frame.widgets.redraw import redraw
from scomm.language import sentences_beside

say = sentences_beside(__file__)

Widget = Any


class Drawn(anywidget.AnyWidget):
    """A drawing that its own script draws; `step` is where the slider that it follows stands."""

    fixed = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)

    def __init__(self, drawing: Drawing, step: int) -> None:
        self._esm = drawing.script.read_text(encoding="utf-8")
        super().__init__(
            fixed=dict(drawing.fixed), shown=dict(drawing.shown), words=words_of(drawing), step=step
        )


def picture(chart: Chart | Drawing, step: int = 0) -> Widget:
    """A live widget that shows the chart."""
    if isinstance(chart, Drawing):
        return Drawn(chart, step)
    figure = go.FigureWidget(chart.figure)
    figure._config = {**figure._config, **CONFIG, "responsive": True}
    return figure


def change(live: Widget, chart: Chart | Drawing) -> None:
    """Let the live picture show another state of the same explorer."""
    if isinstance(chart, Drawing):
        with live.hold_sync():
            live.shown, live.words = dict(chart.shown), words_of(chart)
    else:
        redraw(live, chart.figure)


def words_of(drawing: Drawing) -> dict[str, str]:
    """What a drawing's script writes above and below its picture."""
    return {"finding": drawing.finding, "source": say("drawing.source", source=drawing.source)}
