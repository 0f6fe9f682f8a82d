"""The theme of every figure: finding, units, source, fonts, and room for all of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from lessonkit.charts.described import say
from lessonkit.charts.parts import Parts
from lessonkit.charts.wrapping import wrapped
from lessonkit.tokens import CLEAR, FONT, GRID, HOVER, INK, ON_HOVER, SERIES

if TYPE_CHECKING:
    import plotly.graph_objects as go

HEIGHT = 460
TITLE_WIDTH, SOURCE_WIDTH = 46, 72
"""Characters in a line: what fits in 480 pixels, the narrowest output the kit is made for."""

_TITLE_LINE, _LEGEND_LINE, _SOURCE_LINE, _BELOW_AXIS = 21, 20, 15, 54


_YEARS = range(2000, 2031)
"""The years in which a chart of a learner may have so few that an axis puts ticks between them."""
_BETWEEN_YEARS = {f"{year:,}.{tenth}": "" for year in _YEARS for tenth in (2, 4, 5, 6, 8)}
"""What an axis writes at a part of a year, "2,013.5" without it: nothing, so that whole years alone are read.

Of an axis a template takes no list, such as `tickformatstops`, and one format for all ticks would stand on days too.
"""


@cache
def template() -> go.layout.Template:
    """The fonts, colours and margins that a figure starts from."""
    import plotly.graph_objects as go

    axis = {
        "gridcolor": GRID,
        "zerolinecolor": GRID,
        "linecolor": GRID,
        "automargin": False,
        "title": {"standoff": 8, "font": {"size": 13}},
        "ticks": "outside",
        "ticklen": 6,
        "tickcolor": CLEAR,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": INK},
            "colorway": [mark.colour for mark in SERIES],
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "hoverlabel": {
                "bgcolor": HOVER,
                "bordercolor": HOVER,
                "font": {"color": ON_HOVER, "family": FONT},
                "align": "left",
            },
            "legend": {
                "orientation": "v",
                "traceorder": "normal",
                "x": 0,
                "xanchor": "left",
                "y": 1,
                "yanchor": "bottom",
                "itemsizing": "constant",
            },
            "xaxis": axis | {"showgrid": False, "labelalias": _BETWEEN_YEARS},
            "yaxis": axis,
            "dragmode": False,
        }
    )


def empty_figure() -> Any:
    """The parts of a figure to build on: a `Chart` takes them for a figure, and makes one of them when it has the rest."""
    return Parts()


def with_theme(figure: go.Figure | Parts, finding: str, units: str, source: str) -> go.Figure:
    """A copy of the figure with the finding as title, the units on the value axis and the source line.

    There is room for two lines of title and three of source even where fewer are needed, so that
    a figure that changes its words does not move.
    """
    made = replace(figure) if isinstance(figure, Parts) else Parts.of(figure)
    # The blank before each break keeps the words apart for a screen reader.
    title = wrapped(finding, TITLE_WIDTH).replace("<br>", " <br>")
    line = wrapped(say("source", source=source), SOURCE_WIDTH).replace("<br>", " <br>")
    lines = max(2, title.count("<br>") + 1)
    margin = made.layout.get("margin", {})
    left = margin.get("l", 94)
    legend = _LEGEND_LINE * _legend_entries(made)
    axis = "xaxis" if _lies(made) else "yaxis"
    given = made.layout.get(axis, {})
    free = given.get("range") is None and given.get("rangemode") is None
    made.update_layout(
        template=_with_axis_types(made),
        height=made.layout.get("height") or HEIGHT,
        autosize=True,
        title={
            "text": f"<b>{title}</b>",
            "font": {"size": 16},
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 23 if "<br>" in title else 12, "l": 2},
        },
        margin={
            "t": 32 + _TITLE_LINE * lines + legend,
            "b": _BELOW_AXIS + 10 + _SOURCE_LINE * max(3, line.count("<br>") + 1),
            "l": left,
            "r": margin.get("r", 24),
        },
        **{
            axis: {
                "title": {"text": units},
                "separatethousands": True,
                "exponentformat": "none",
                **({"rangemode": "tozero"} if free else {}),
            }
        },
    )
    made.add_annotation(
        name="source",
        text=line,
        x=0,
        xref="paper",
        xanchor="left",
        xshift=2 - left,
        y=0,
        yref="paper",
        yanchor="top",
        yshift=-_BELOW_AXIS,
        align="left",
        showarrow=False,
        font={"size": 11},
    )
    return made.figure()


def _with_axis_types(made: Parts) -> go.layout.Template:
    """The template, with the types of the figure's axes: new data make Plotly guess a type anew, but for this place."""
    import plotly.graph_objects as go

    types = {
        name: {"type": axis["type"]}
        for name in ("xaxis", "yaxis")
        if (axis := made.layout.get(name, {})).get("type") is not None
    }
    return go.layout.Template(template()).update(layout=types) if types else template()


def _lies(made: Parts) -> bool:
    """Whether the bars lie, so that the units belong to the axis across."""
    return any(trace.get("orientation") == "h" for trace in made.data)


def _legend_entries(made: Parts) -> int:
    named = sum(trace.get("showlegend") is not False for trace in made.data)
    shown = made.layout.get("showlegend")
    return named if (shown if shown is not None else named > 1) else 0
