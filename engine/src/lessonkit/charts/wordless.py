"""A chart without its words: the shapes stay where they are, and title, labels, numbers, notes and source are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from lessonkit.charts.chart import Chart


def wordless(chart: Chart) -> go.Figure:
    """A copy of the chart's figure in which nothing can be read, by eye, by pointer or by a screen reader.

    The margins stay, so no shape moves. Plotly writes text in titles, ticks, legends, annotations, on marks and on hover.
    """
    import plotly.graph_objects as go

    figure = go.Figure(chart.figure)
    figure.layout.annotations = ()  # an update would merge an empty list with those that are there
    figure.update_layout(title={"text": ""}, showlegend=False, meta=None, hovermode=False)
    figure.update_xaxes(
        title={"text": ""}, showticklabels=False, tickmode="auto", ticktext=None, tickvals=None
    )
    figure.update_yaxes(
        title={"text": ""}, showticklabels=False, tickmode="auto", ticktext=None, tickvals=None
    )
    for place, trace in enumerate(figure.data):
        given = trace.to_plotly_json()
        silent = {
            name: None
            for name in ("text", "hovertext", "hovertemplate", "customdata", "texttemplate")
            if name in given
        }
        trace.update(name=str(place), hoverinfo="skip", **silent)
        for axis in ("x", "y"):
            values = given.get(axis)
            if (
                values is not None
                and len(values)
                and isinstance(values[0], str)
                and not values[0][:4].isdigit()
            ):
                names = list(dict.fromkeys(values))
                trace.update({axis: [names.index(one) for one in values]})
    return figure
