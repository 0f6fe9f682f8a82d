"""A learner's Plotly chart as plain data."""

from __future__ import annotations

import base64
import sys
from typing import Any

import numpy as np

from scomm.exercises.plain import STRANGE, Plain, answer, cell_of, refused, refused_as
from scomm.exercises.quote import Quote
from scomm.exercises.tables import MOST_CELLS
from scomm.exercises.things import legible, name_of_type, parents_of

_HIDDEN = (False, "legendonly")


def take_chart(value: Any) -> Plain:
    """A Plotly figure as its titles and its visible series of x and y values.

    Bars that lie on their side are read as if they stood: `y` is always the measured value.
    """
    if not _is_figure(value):
        return refused_as("chart-other", value)
    traces = [trace for trace in value.data if getattr(trace, "visible", None) not in _HIDDEN]
    lying = bool(traces) and all(getattr(trace, "orientation", None) == "h" for trace in traces)
    series: list[dict[str, Any]] = []
    cells = 0
    for number, trace in enumerate(traces, 1):
        x, y = (_values(getattr(trace, axis, None)) for axis in ("yx" if lying else "xy"))
        name = (Quote("the name of this series", legible(trace.name)[:40]),) if trace.name else ()
        if x is None or y is None:
            return refused("chart-no-values", name, count=number)
        cells += len(x) + len(y)
        if cells > MOST_CELLS:
            return refused("chart-points")
        points = [[cell_of(item) for item in values] for values in (x, y)]
        if any(point is STRANGE for values in points for point in values):
            return refused("chart-cell", name, count=number)
        series.append({"name": legible(trace.name or ""), "x": points[0], "y": points[1]})
    x_title, y_title = (legible(axis.title.text or "") for axis in (value.layout.xaxis, value.layout.yaxis))
    return answer(
        {
            "title": legible(value.layout.title.text or ""),
            "x_title": y_title if lying else x_title,
            "y_title": x_title if lying else y_title,
            "series": series,
        }
    )


def _is_figure(value: object) -> bool:
    """True for Plotly's own two classes; nothing is imported that the learner has not imported."""
    kind = type(value)
    if kind is _known("_figure", "Figure"):
        return True
    widget = _known("_figurewidget", "FigureWidget")
    # a widget that gains a trait gets a class of its own, of the same name
    parents = parents_of(value)
    return widget is not None and (
        kind is widget
        or (len(parents) > 1 and parents[1] is widget and name_of_type(value) == "FigureWidget")
    )


def _known(module: str, name: str) -> type | None:
    return getattr(sys.modules.get(f"plotly.graph_objs.{module}"), name, None)


def _values(part: Any) -> list[Any] | None:
    """The values along one axis, also where Plotly packs them as base64; None if there are none."""
    if type(part) is dict and {"bdata", "dtype"} <= part.keys():
        part = np.frombuffer(base64.b64decode(part["bdata"], validate=True), dtype=np.dtype(part["dtype"]))
    if type(part) is np.ndarray and part.ndim != 1:
        return None
    return list(part) if type(part) in (np.ndarray, tuple, list) else None
