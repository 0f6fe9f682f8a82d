"""A chart: a figure that cannot exist without its finding, units, source, alt text and table."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lessonkit.charts.described import Described, with_stylesheet
from lessonkit.charts.parts import Parts
from lessonkit.charts.theme import with_theme
from lessonkit.errors import KitError
from lessonkit.language import Format

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

PLOTLY = "application/vnd.plotly.v1+json"
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False}
"""JupyterLab fits a figure to its window by itself; with `responsive` it would vanish when the theme changes."""


@dataclass(frozen=True, eq=False, repr=False)
class Chart(Described):
    """A figure with everything a reader needs to trust it.

    `finding` becomes the title, `units` the title of the value axis, `source` the line below;
    `alt` describes the figure in words and `table` (a DataFrame) holds the plotted numbers;
    `formats` says how those of a column are written, such as `{"Year": "year"}`. The figure given is copied, not changed; the kit's own
    charts give its parts. Raises `KitError` when a part is empty.
    """

    finding: str
    figure: go.Figure
    units: str
    source: str
    alt: str
    table: pd.DataFrame
    formats: Mapping[str, Format] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._refuse_missing_words()
        _refuse_empty_figure(self.figure)
        object.__setattr__(self, "figure", with_theme(self.figure, self.finding, self.units, self.source))

    def marked(self, told: str, draw: Callable[[go.Figure], object]) -> Chart:
        """The same chart with a reader's own marks, which `draw` puts on a copy of the figure, and `told` after its description."""
        import plotly.graph_objects as go

        made, figure = copy.copy(self), go.Figure(self.figure)
        draw(figure)
        object.__setattr__(made, "figure", figure)
        object.__setattr__(made, "alt", f"{self.alt} {told}")
        return made

    def plotly_json(self) -> dict[str, Any]:
        """The figure as plain JSON values, with settings that reach for no server."""
        return {**json.loads(self.figure.to_json()), "config": CONFIG}

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {PLOTLY: self.plotly_json(), "text/html": self.as_html(), "text/plain": self.as_text()}

    def _ipython_display_(self) -> None:
        """Show the figure, then its description and table.

        JupyterLab draws only the richest form of one output, so the table would be out of
        reach beside the figure. As a second output it stays in reach, and an exported page,
        which can't draw the figure, still shows each part once.
        """
        from IPython.display import display

        above = {
            PLOTLY: self.plotly_json(),
            "text/html": with_stylesheet(self.opening_html()),
            "text/plain": self.finding,
        }
        below = f"{self.alt}\n\n{self.table_text()}\n\n{self.foot()}"
        display(above, raw=True)
        display({"text/html": self.data_html(), "text/plain": below}, raw=True)


def _refuse_empty_figure(figure: object) -> None:
    import plotly.graph_objects as go

    if not isinstance(figure, go.Figure | Parts):
        raise KitError(
            f"This chart's figure is a {type(figure).__name__}, not a Plotly figure.",
            do="Make one with plotly.express or plotly.graph_objects.",
        )
    traces = figure.data if isinstance(figure, Parts) else [one.to_plotly_json() for one in figure.data]
    if not any(map(_has_marks, traces)):
        raise KitError("This chart's figure is empty.", do="Give a figure with at least one series of data.")


def _has_marks(trace: Mapping[str, Any]) -> bool:
    return any(
        isinstance(value, dict)
        or (hasattr(value, "__len__") and not isinstance(value, str) and len(value) > 0)
        for key, value in trace.items()
        if key in {"x", "y", "z", "r", "values", "locations", "node", "lat"}
    )
