"""A Plotly chart: its series in any order, and the words that say what it shows."""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict

import numpy as np

from scomm.exercises.kinds.kind import Fault, Kind
from scomm.exercises.kinds.markdown import markdown_table, shown
from scomm.exercises.kinds.number import is_number
from scomm.exercises.kinds.table import MOST_CELLS, Row, can_be_paired, same_rows
from scomm.exercises.quote import Quote
from scomm.exercises.refusals import Rule
from scomm.exercises.things import legible, name_of_type, parents_of
from scomm.exercises.wire import STRANGE, Cell, Plain, answer, cell_of, refused, refused_as
from scomm.language.sentences import sentences_beside

if TYPE_CHECKING:
    from scomm.exercises.properties import Properties

_HIDDEN = (False, "legendonly")

say = sentences_beside(__file__)
_SAID = say.group("chart.refused")


class Series(TypedDict):
    """One visible series of a chart."""

    name: str
    x: list[Cell]
    y: list[Cell]


class Chart(TypedDict):
    """A chart as plain data: `y` is always the measured value."""

    title: str
    x_title: str
    y_title: str
    series: list[Series]


class ChartKind(Kind):
    """A Plotly figure."""

    name = "chart"
    form = Chart
    rules = {
        "chart-other": Rule(_SAID["other"], ("thing",)),
        "chart-no-values": Rule(_SAID["no-values"], ("count",)),
        "chart-points": Rule(_SAID["points"]),
        "chart-cell": Rule(_SAID["cell"], ("count",)),
    }
    in_a_line = False

    def coerce(self, value: Any) -> Plain:
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
            name = (Quote(say("chart.quoted"), legible(trace.name)[:40]),) if trace.name else ()
            if x is None or y is None:
                return refused("chart-no-values", name, count=number)
            cells += len(x) + len(y)
            if cells > MOST_CELLS:
                return refused("chart-points")
            points = [[cell_of(item) for item in values] for values in (x, y)]
            if any(point is STRANGE for values in points for point in values):
                return refused("chart-cell", name, count=number)
            series.append({"name": legible(trace.name or ""), "x": points[0], "y": points[1]})
        x_title, y_title = (
            legible(axis.title.text or "") for axis in (value.layout.xaxis, value.layout.yaxis)
        )
        return answer(
            {
                "title": legible(value.layout.title.text or ""),
                "x_title": y_title if lying else x_title,
                "y_title": x_title if lying else y_title,
                "series": series,
            }
        )

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """The same series, in any order and under any name but that of another series: x equal, y within the tolerance.

        A chart that says in words what it shows, and which line is which, is never the same as one that does not.
        """
        names = [series["name"] for series in wanted["series"]]

        def fits(one: dict[str, Any], other: dict[str, Any]) -> bool:
            whole = all(len(series["x"]) == len(series["y"]) for series in (one, other))
            if not whole or _is_called_another(one["name"], other["name"], names):
                return False
            return same_rows(_points(one), _points(other), tolerance)

        return _speaks(given) == _speaks(wanted) and can_be_paired(given["series"], wanted["series"], fits)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """Too few or too many series, series that can't be drawn, or words that are missing."""
        reply = _fault_of_series(properties, value["series"]) or _fault_of_words(value)
        return Fault(reply) if reply else None

    def line(self, value: Any) -> str:
        """The heights of each series."""
        return "; ".join(f"{series['name']}: {shown(series['y'])}" for series in value["series"])

    def block(self, value: Any) -> str:
        """The points of a chart as a Markdown table."""
        places = list(dict.fromkeys(place for series in value["series"] for place in series["x"]))
        drawn = [dict(zip(series["x"], series["y"], strict=False)) for series in value["series"]]
        names = [
            str(series.get("name") or f"series {number}") for number, series in enumerate(value["series"], 1)
        ]
        rows = [[place, *(line.get(place) for line in drawn)] for place in places]
        table = markdown_table([value["x_title"] or "x", *names], rows)
        return say("chart.in-key", title=value["title"], table=table)


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


def _speaks(chart: dict[str, Any]) -> tuple[bool, bool]:
    """Whether a chart has a title and a value axis that names its unit, and whether its series have names."""
    return says_something(chart["title"]) and says_something(chart["y_title"]), not nameless(chart)


def says_something(text: str) -> bool:
    """True if a text has a letter or a digit: the dots of a starter say nothing.

    >>> says_something("..."), says_something("Arrests, FY2013 = 100")
    (False, True)
    """
    return any(character.isalnum() for character in text)


def nameless(chart: dict[str, Any]) -> bool:
    """True if a chart has several series and not each has a name of its own, so that nobody can tell which is which.

    >>> nameless({"series": [{"name": ""}]}), nameless({"series": [{"name": "Ohio"}, {"name": " "}]})
    (False, True)
    """
    names = [series["name"].strip().casefold() for series in chart["series"]]
    return len(names) > 1 and (len(set(names)) < len(names) or not all(map(says_something, names)))


def _is_called_another(given: str, wanted: str, names: Sequence[str]) -> bool:
    """True if a series bears the name of another one, and not its own; a name nobody knows is nobody else's."""

    def alike(one: str, other: str) -> bool:
        # whole words: "US" is no part of the name Houston
        few, many = sorted((set(re.findall(r"\w+", text.casefold())) for text in (one, other)), key=len)
        return bool(few) and few <= many

    return not alike(given, wanted) and any(alike(given, name) for name in names if name != wanted)


def _points(series: dict[str, Any]) -> list[Row]:
    """x as a label, so that 2014, 2014.0 and "2014" are one year."""
    labels = [f"{x:.15g}" if is_number(x) else str(x).strip() for x in series["x"]]
    return [[label, y] for label, y in zip(labels, series["y"], strict=True)]


def _fault_of_series(properties: Properties, series: list[dict[str, Any]]) -> str:
    wanted = properties.series
    if not series:
        return say("chart.empty")
    if wanted is not None and len(series) != wanted:
        return (
            say("chart.count.one", n=len(series))
            if wanted == 1
            else say("chart.count.several", n=len(series), wanted=wanted)
        )
    for one in series:
        if len(one["x"]) != len(one["y"]):
            return say("chart.uneven", x=len(one["x"]), y=len(one["y"]))
        if any(isinstance(y, str) for y in one["y"]):
            return say("chart.text")
    return ""


def _fault_of_words(chart: dict[str, Any]) -> str:
    if not says_something(chart["title"]):
        return say("chart.no-title")
    if not says_something(chart["y_title"]):
        return say("chart.no-unit")
    return say("chart.nameless") if nameless(chart) else ""


KIND = ChartKind()
