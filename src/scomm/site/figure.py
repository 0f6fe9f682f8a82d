"""A chart of lines or bars as a still picture, from the values that its figure holds: no library draws in a page."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.marks.scales import levels
from scomm.errors import ScommError
from scomm.language.words import month_in_short
from scomm.site import lying_bars
from scomm.tokens import SERIES

_WIDE, _HIGH, _LEFT, _RIGHT, _LEAST, _TOP, _BASE = 760, 330, 64, 124, 24, 30, 296
_DASHES = {"solid": "", "dash": "9 5", "dashdot": "9 4 2 4", "dot": "2 4"}
_NAMES = 7
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_GAP = 18


def svg(chart: Chart) -> str:
    """The picture; a `ScommError` for a figure of another kind than lines and standing bars."""
    traces = [one.to_plotly_json() for one in chart.figure.data]
    if lying_bars.lies(traces):
        return lying_bars.svg(chart, traces)
    if any(one["type"] not in ("scatter", "bar") or one.get("orientation") == "h" for one in traces):
        raise ScommError(
            f"The chart {chart.finding!r} can't be drawn on a page.",
            do="Draw it as lines or as standing bars.",
        )
    places = list(dict.fromkeys(place for one in traces for place in one["x"]))
    values = [float(value) for one in traces for value in one["y"] if not pd.isna(value)]
    ticks = levels(min([0.0, *values]), max([0.0, *values]))
    low, top = ticks[0][0], ticks[-1][0]

    def up(value: float) -> float:
        return round(_BASE - (value - low) / ((top - low) or 1) * (_BASE - _TOP), 1)

    right = _RIGHT if len(traces) > 1 else _LEAST
    step = (_WIDE - _LEFT - right) / len(places)

    def across(place: Any) -> float:
        return round(_LEFT + (places.index(place) + 0.5) * step, 1)

    grid = "".join(
        f'<path class="rule" d="M{_LEFT} {up(at)}H{_WIDE - right}"/><text x="{_LEFT - 8}" y="{up(at) + 4}" text-anchor="end">{escape(words)}</text>'
        for at, words in ticks
    )
    every = -(-len(places) // _NAMES)
    below = "".join(
        f'<text x="{across(place)}" y="{_BASE + 20}" text-anchor="middle">{escape(_short(place))}</text>'
        for place in places[::every]
    )
    drawn = "".join(_drawn(number, one, len(traces), across, up, step) for number, one in enumerate(traces))
    unit = f'<text x="0" y="14">{escape(chart.units)}</text>'
    return (
        f'<svg viewBox="0 0 {_WIDE} {_HIGH}" role="img" aria-label="{escape(chart.alt, quote=True)}">'
        f"{grid}{below}{unit}{drawn}{_names(traces, up)}</svg>"
    )


def _drawn(number: int, one: dict[str, Any], of: int, across: Any, up: Any, step: float) -> str:
    mark = SERIES[number % len(SERIES)]
    points = [
        (place, float(value)) for place, value in zip(one["x"], one["y"], strict=True) if not pd.isna(value)
    ]
    if one["type"] == "bar":
        wide = 0.8 * step / of
        return "".join(
            f'<rect x="{across(place) - 0.4 * step + number * wide:.1f}" y="{min(up(value), up(0))}" width="{wide:.1f}" '
            f'height="{abs(up(value) - up(0)):.1f}" fill="{mark.colour}"/>'
            for place, value in points
        )
    return "".join(
        f'<path d="M{"L".join(f"{across(place)} {up(value)}" for place, value in piece)}" fill="none" stroke="{mark.colour}" '
        f'stroke-width="2.5" stroke-dasharray="{_DASHES[mark.dash]}"/>'
        for piece in _pieces(one)
    )


def _pieces(one: dict[str, Any]) -> list[list[tuple[Any, float]]]:
    """The line, broken where a value is missing."""
    pieces: list[list[tuple[Any, float]]] = [[]]
    for place, value in zip(one["x"], one["y"], strict=True):
        if pd.isna(value):
            pieces.append([])
        else:
            pieces[-1].append((place, float(value)))
    return [piece for piece in pieces if piece]


def _short(place: Any) -> str:
    """A place below the axis: of a day its month, for there is room for no more."""
    text = str(place)
    return month_in_short(text) if _DAY.fullmatch(text) else text


def _names(traces: list[dict[str, Any]], up: Any) -> str:
    """The name of each line at its end, none on another; of bars, and of one line alone, the title says enough."""
    ends = sorted(
        (up([float(v) for v in one["y"] if not pd.isna(v)][-1]), str(one.get("name") or ""))
        for one in traces
        if one["type"] == "scatter" and len(traces) > 1
    )
    written, last = [], -_LEAST_GAP * 1.0
    for height, name in ends:
        last = max(height, last + _LEAST_GAP)
        written.append(f'<text x="{_WIDE - _RIGHT + 8}" y="{last + 4:.1f}">{escape(name)}</text>')
    return "".join(written)
