"""A Plotly figure as plain data: its series, its words, and how its axes are drawn."""

from __future__ import annotations

import base64
import sys
from typing import Any, Literal, NotRequired, TypedDict

import numpy as np

from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.things import legible, name_of_type, parents_of
from lessonkit.exercises.wire import Cell, Finite, cell_of

HIDDEN = (False, "legendonly")
LONGEST_MARK = 20
LARGEST = 1e15

Drawn = Literal["bars", "line", "dots", "other"]
"""How a series is drawn, as a reader sees it."""


class Series(TypedDict):
    """One visible series of a chart."""

    name: str
    x: list[Cell]
    y: list[Cell]
    drawn: NotRequired[Drawn]


class Chart(TypedDict):
    """A chart as plain data: `y` is always the measured value.

    What is not said here an earlier version of the kit did not ask, and nothing is made of it. `y_marks` is what stands
    beside each number of the value axis, such as a percent sign; `y_range` its ends, where they were set.
    """

    title: str
    x_title: str
    y_title: str
    series: list[Series]
    lying: NotRequired[bool]
    stacked: NotRequired[bool]
    second_axis: NotRequired[bool]
    panels: NotRequired[bool]
    log: NotRequired[bool]
    upside_down: NotRequired[bool]
    y_range: NotRequired[tuple[Finite, Finite] | None]
    y_marks: NotRequired[str]
    hidden: NotRequired[bool]


def is_figure(value: object) -> bool:
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


def is_matplotlib(value: object) -> bool:
    """True for a figure or axes of Matplotlib, and for the pair of both that `plt.subplots` gives."""
    if type(value) is tuple and value:
        value = value[0]
    return any(
        getattr(sys.modules.get(module), name, None) in parents_of(value)
        for module, name in (("matplotlib.figure", "Figure"), ("matplotlib.axes", "Axes"))
        if module in sys.modules
    )


def is_trace(value: object) -> bool:
    """True for one series of Plotly that stands in no figure."""
    base = getattr(sys.modules.get("plotly.basedatatypes"), "BaseTraceType", None)
    return base is not None and base in parents_of(value)


def _known(module: str, name: str) -> type | None:
    return getattr(sys.modules.get(f"plotly.graph_objs.{module}"), name, None)


def values(part: Any) -> list[Any] | None:
    """The values along one axis, also where Plotly packs them as base64; None if there are none."""
    if type(part) is dict and {"bdata", "dtype"} <= part.keys():
        part = np.frombuffer(base64.b64decode(part["bdata"], validate=True), dtype=np.dtype(part["dtype"]))
    if type(part) is np.ndarray and part.ndim != 1:
        return None
    return list(part) if type(part) in (np.ndarray, tuple, list) else None


def drawn(trace: Any) -> Drawn:
    """How one trace is drawn: bars, a line with or without dots, dots alone, or in another way."""
    if trace.type == "bar":
        return "bars"
    if trace.type not in ("scatter", "scattergl"):
        return "other"
    mode = getattr(trace, "mode", None)
    if (mode is not None and "lines" not in str(mode)) or trace.line.width == 0:
        return "dots"
    return "line"


def axes(figure: Any, traces: list[Any], lying: bool) -> dict[str, Any]:
    """The words of the axes and how they are drawn: the value axis upright, whichever way the bars lie."""
    value_axis, place_axis = ("xaxis", "yaxis") if lying else ("yaxis", "xaxis")
    used = list(dict.fromkeys(getattr(trace, value_axis, None) or value_axis[0] for trace in traces))
    names = [_layout_name(name) for name in used] or [value_axis]
    upright, level, *others = (_axis(figure.layout, name) for name in (names[0], place_axis, *names[1:]))
    apart = [axis for axis in others if not (axis.matches or upright.matches)]
    over = bool(upright.overlaying) or any(map(_lies_over, apart))
    ends = _range(upright)
    return {
        "x_title": legible(level.title.text or ""),
        "y_title": legible(upright.title.text or ""),
        "lying": lying,
        "stacked": figure.layout.barmode in ("stack", "relative", "overlay"),
        "second_axis": over and len(names) > 1,
        "panels": bool(apart) and not over,
        "log": any(axis.type == "log" for axis in (upright, level, *others)),
        "upside_down": str(upright.autorange) == "reversed" or (ends is not None and ends[0] > ends[1]),
        "y_range": sorted(ends) if ends is not None and upright.type != "log" else None,
        "y_marks": legible(
            "".join(str(part or "") for part in (upright.tickprefix, upright.ticksuffix, upright.tickformat))
        )[:LONGEST_MARK],
    }


def _axis(layout: Any, name: str) -> Any:
    """An axis of a layout; one that a trace names and the layout does not have is a plain axis of its own."""
    return layout[name] if name in layout else type(layout.yaxis)()


def _lies_over(axis: Any) -> bool:
    """True for an axis over another one: said so, or never set up, so that Plotly draws both in one place."""
    return bool(axis.overlaying) or not axis.to_plotly_json()


def _layout_name(reference: str) -> str:
    """Where an axis stands in a layout, as in `yaxis2`, by what a trace calls it, as in `y2`."""
    return f"{reference[0]}axis{reference[1:]}"


def _range(axis: Any) -> list[float] | None:
    ends = axis.range
    if ends is None or len(ends) != 2:
        return None
    numbers = [cell_of(end) for end in ends]
    return (
        [float(end) for end in numbers] if all(is_number(n) and abs(n) < LARGEST for n in numbers) else None
    )
