"""A Plotly figure's JSON, as a learner's kernel may have written it, read as series of plain values.

Nothing in it is trusted: any part may have another type, any number may be a text, any list may be huge.
"""

from __future__ import annotations

import base64
import binascii
import math
import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any, Literal

import nh3
import numpy as np

from lessonkit.errors import KitError
from lessonkit.exercises.things import legible
from lessonkit.grading.safe_html import plain_text
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

MOST_SERIES, MOST_POINTS, LONGEST_NAME = 30, 5_000, 160
LARGEST = 1e15
"""No number in the lessons comes near; what lies beyond has no place on an axis."""

Place = float | str | datetime
Kind = Literal["line", "points", "bar"]

_LINES = frozenset({"scatter", "scattergl"})
_NUMBERS = frozenset(
    re.findall(
        r"[a-z0-9]+", "i1|i2|i4|i8|u1|u2|u4|u8|f4|f8|int8|int16|int32|uint8|uint16|uint32|float32|float64"
    )
)
_MONTH = re.compile(r"\d{4}-\d{2}")
_LONG_SECOND = re.compile(r"(\.\d{6})\d+")


@dataclass(frozen=True)
class Series:
    """One line, cloud of points or set of bars; a missing value is None."""

    kind: Kind
    name: str
    x: tuple[Place, ...]
    y: tuple[float | None, ...]


@dataclass(frozen=True)
class PlainChart:
    """What a chart shows; `y` is always the measured value, also where bars lie on their side."""

    title: str
    x_title: str
    y_title: str
    series: tuple[Series, ...]
    lying: bool = False
    stacked: bool = False
    log: bool = False
    y_range: tuple[float, float] | None = None
    notes: tuple[str, ...] = ()


def read_figure(figure: object) -> PlainChart:
    """A figure's JSON as plain series. Raises `KitError` with the reason where it can't be drawn."""
    found = _dict(figure)
    layout = _dict(found.get("layout"))
    traces = [
        trace
        for trace in map(_dict, _list(found.get("data")))
        if trace.get("visible") not in (False, "legendonly")
    ]
    if not traces:
        raise KitError("This chart holds no data.")
    kinds = [_kind(trace) for trace in traces[:MOST_SERIES]]
    lying = all(trace.get("orientation") == "h" for trace in traces)
    notes = [say("chart.first-series", n=MOST_SERIES)] if len(traces) > MOST_SERIES else []
    if any(trace.get("xaxis", "x") != "x" or trace.get("yaxis", "y") != "y" for trace in traces):
        notes.append(say("chart.one-axis"))
    series, left = [], MOST_POINTS
    for trace, kind in zip(traces, kinds, strict=False):
        x, y = _points(trace, lying, left)
        left -= len(y)
        series.append(Series(kind, _words(trace.get("name")), x, y))
    if left == 0:
        notes.append(say("chart.first-points", n=MOST_POINTS))
    if not any(value is not None for one in series for value in one.y):
        raise KitError("This chart holds no number.")
    x_axis, y_axis = (
        _dict(layout.get(name)) for name in (("yaxis", "xaxis") if lying else ("xaxis", "yaxis"))
    )
    return PlainChart(
        _words(layout.get("title")),
        _words(x_axis.get("title")),
        _words(y_axis.get("title")),
        tuple(_on_one_axis(series)),
        lying=lying and "bar" in kinds,
        stacked=layout.get("barmode") in ("stack", "relative"),
        log=y_axis.get("type") == "log",
        y_range=_range(y_axis.get("range")),
        notes=tuple(notes),
    )


def _kind(trace: dict[str, Any]) -> Kind:
    type_ = trace.get("type", "scatter")
    if type_ == "bar":
        return "bar"
    if isinstance(type_, str) and type_ in _LINES:
        mode = trace.get("mode", "lines")
        return "points" if isinstance(mode, str) and "lines" not in mode else "line"
    name = f"“{legible(type_)[:30]}”" if isinstance(type_, str) else "an unknown kind"
    raise KitError(f"This chart is {name}. This page redraws lines, bars and points alone.")


def _points(
    trace: dict[str, Any], lying: bool, most: int
) -> tuple[tuple[Place, ...], tuple[float | None, ...]]:
    """The places and the numbers of a series; places that it does not give are counted from 0, as Plotly does."""
    places, numbers = (_values(trace.get(axis)) for axis in ("yx" if lying else "xy"))
    y = [_number(value) for value in (numbers or [])[:most]]
    x = [_place(value) for value in places[: len(y)]] if places else [float(n) for n in range(len(y))]
    kept = [(place, number) for place, number in zip(x, y, strict=False) if place is not None]
    return tuple(place for place, _ in kept), tuple(number for _, number in kept)


def _on_one_axis(series: list[Series]) -> list[Series]:
    """The places of all series as numbers, or else as dates, or else as names: an axis has one kind of place."""
    places = [place for one in series for place in one.x]
    for reader in (_as_number, _as_date):
        if all(reader(place) is not None for place in places):
            return [Series(one.kind, one.name, tuple(map(reader, one.x)), one.y) for one in series]  # type: ignore[arg-type]
    return [Series(one.kind, one.name, tuple(map(_as_name, one.x)), one.y) for one in series]


def _values(part: object) -> list[Any] | None:
    """A list of values, also where Plotly packs them as base64; None if there are none."""
    if isinstance(part, list):
        return part
    packed = _dict(part)
    kind, data = packed.get("dtype"), packed.get("bdata")
    if not isinstance(kind, str) or kind not in _NUMBERS or not isinstance(data, str) or "shape" in packed:
        return None
    try:
        found = np.frombuffer(base64.b64decode(data, validate=True), dtype=np.dtype(kind).newbyteorder("<"))
    except (binascii.Error, ValueError):
        return None
    return [value.item() for value in found[: MOST_POINTS + 1]]


def _number(value: object) -> float | None:
    """A number on the value axis; Plotly takes a text for one too."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value[:40].replace("_", "?") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and abs(number) <= LARGEST else None


def _place(value: object) -> Place | None:
    if isinstance(value, str):
        return _words(value)[:60]
    return _number(value) if not isinstance(value, bool) else str(value)


def _as_number(place: Place) -> float | None:
    return None if isinstance(place, datetime) else _number(place)


def _as_date(place: Place) -> datetime | None:
    if not isinstance(place, str) or len(place) < 7:
        return None
    text = _LONG_SECOND.sub(r"\1", f"{place}-01" if _MONTH.fullmatch(place) else place)
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _as_name(place: Place) -> str:
    return f"{place:g}" if isinstance(place, float) else str(place)


def _words(part: object) -> str:
    """A title or a name as one line of text, without the tags that Plotly would draw."""
    if isinstance(part, dict):
        part = part.get("text")
    if isinstance(part, int | float) and not isinstance(part, bool):
        part = f"{part}"[:40]
    if not isinstance(part, str):
        return ""
    text = unescape(nh3.clean(legible(part[: 4 * LONGEST_NAME]).replace("<br>", " "), tags=set()))
    return " ".join(plain_text(text).split())[:LONGEST_NAME]


def _range(part: object) -> tuple[float, float] | None:
    ends = [_number(value) for value in part] if isinstance(part, list) and len(part) == 2 else [None]
    return (ends[0], ends[1]) if None not in ends and ends[0] != ends[-1] else None  # type: ignore[return-value]


def _dict(part: object) -> dict[str, Any]:
    return part if isinstance(part, dict) else {}


def _list(part: object) -> list[Any]:
    return part if isinstance(part, list) else []
