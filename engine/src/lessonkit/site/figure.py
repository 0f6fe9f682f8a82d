"""A chart of lines or bars as a still picture, from the values that its figure holds: no library draws in a page."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import pandas as pd

from lessonkit.charts.chart import Chart
from lessonkit.charts.marks.scales import levels
from lessonkit.charts.wrapping import wrapped
from lessonkit.errors import KitError
from lessonkit.language.words import month_in_short
from lessonkit.site import lying_bars
from lessonkit.site.chart_room import BROAD, LETTER, LINE, Room, in_lines, lines_of
from lessonkit.tokens import SERIES

_HIGH, _LEFT, _LEAST, _TOP, _BASE = 330, 64, 24, 30, 296
_DASHES = {"solid": "", "dash": "9 5", "dashdot": "9 4 2 4", "dot": "2 4"}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LEAST_GAP = 18


def svg(chart: Chart, room: Room = BROAD) -> str:
    """The picture, as wide as there is room; a `KitError` for a figure of another kind than lines and standing bars, which may be of
    several widths."""
    traces = [one.to_plotly_json() for one in chart.figure.data]
    if lying_bars.lies(traces):
        return lying_bars.svg(chart, traces, room)
    if any(one["type"] not in ("scatter", "bar") or one.get("orientation") == "h" for one in traces):
        raise KitError(
            f"The chart {chart.finding!r} can't be drawn on a page.",
            do="Draw it as lines or as standing bars.",
        )
    places = list(dict.fromkeys(place for one in traces for place in one["x"]))
    values = [float(value) for one in traces for value in one["y"] if not pd.isna(value)]
    above = (
        1.1 if any(one.get("text") is not None for one in traces) else 1
    )  # for the numbers above its points
    ticks = levels(min([0.0, *values]), above * max([0.0, *values]))
    low, top = ticks[0][0], ticks[-1][0]

    units = lines_of(chart.units, room.wide)
    highest = _TOP + LINE * (len(units) - 1)

    def up(value: float) -> float:
        return round(_BASE - (value - low) / ((top - low) or 1) * (_BASE - highest), 1)

    left = max(_LEFT, 16 + LETTER * max(len(words) for _, words in ticks))
    right = room.names if len(traces) > 1 else _LEAST
    whole = sum(float(wide) for one in traces for wide in one.get("width") or ())
    step = (room.wide - left - right) / (whole or len(places))

    def across(place: Any) -> float:
        return round(left + (float(place) if whole else places.index(place) + 0.5) * step, 1)

    grid = "".join(
        f'<path class="rule" d="M{left} {up(at)}H{room.wide - right}"/><text x="{left - 8}" y="{up(at) + 4}" text-anchor="end">{escape(words)}</text>'
        for at, words in ticks
    )
    axis = chart.figure.layout.xaxis
    given = list(zip(axis.tickvals or (), axis.ticktext or (), strict=True))
    names = given or [(place, _short(place)) for place in places]
    fit = int((room.wide - left - right) / (LETTER * max(len(name) for _, name in names)))
    named = names[:: 1 if given and room == BROAD else -(-len(names) // max(1, min(room.places, fit)))]
    below = "".join(
        f'<text x="{across(place)}" y="{_BASE + 20}" text-anchor="middle">{escape(name)}</text>'
        for place, name in named
    )
    drawn = "".join(_drawn(number, one, len(traces), across, up, step) for number, one in enumerate(traces))
    drawn += _written(traces, across, up, room.wide - right)
    unit = in_lines(units, 0, 14)
    return (
        f'<svg viewBox="0 0 {room.wide} {_HIGH}" role="img" aria-label="{escape(chart.alt, quote=True)}">'
        f"{grid}{below}{unit}{drawn}{_names(traces, up, room)}</svg>"
    )


def _drawn(number: int, one: dict[str, Any], of: int, across: Any, up: Any, step: float) -> str:
    mark = SERIES[number % len(SERIES)]
    points = [
        (place, float(value)) for place, value in zip(one["x"], one["y"], strict=True) if not pd.isna(value)
    ]
    if one["type"] == "bar" and one.get("width") is not None:
        return "".join(
            f'<rect x="{across(place - wide / 2)}" y="{up(value)}" width="{wide * step:.1f}" height="{up(0) - up(value):.1f}" '
            f'fill="{mark.colour}" fill-opacity="0.35" stroke="{mark.colour}"/>'
            for (place, value), wide in zip(points, one["width"], strict=True)
        )
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


def _written(traces: list[dict[str, Any]], across: Any, up: Any, end: float) -> str:
    """The numbers above the points of lines, from the last back, because it is what is true now; none lies on another or stands out."""
    written: dict[tuple[float, float, float], str] = {}
    for one in traces:
        texts = list(zip(one["x"], one["y"], one.get("text") or (), strict=False))
        for place, value, text in reversed(texts):
            if pd.isna(value) or one["type"] == "bar":
                continue
            half, high = LETTER * len(text) / 2, up(float(value)) - 9
            middle = min(across(place), end - half)
            if all(abs(middle - at) >= half + wide or abs(high - line) >= LINE for at, line, wide in written):
                written[middle, high, half] = (
                    f'<text x="{middle}" y="{high}" text-anchor="middle">{escape(text)}</text>'
                )
    return "".join(written.values())


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


def _names(traces: list[dict[str, Any]], up: Any, room: Room) -> str:
    """The name of each line at its end, none on another; of bars, and of one line alone, the title says enough."""
    ends = sorted(
        (up([float(v) for v in one["y"] if not pd.isna(v)][-1]), str(one.get("name") or ""))
        for one in traces
        if one["type"] == "scatter" and len(traces) > 1
    )
    written, free = [], 0.0
    for height, name in ends:
        lines = wrapped(name, room.letters).split("<br>")
        first = max(height - (len(lines) - 1) * _LEAST_GAP / 2, free)
        free = first + len(lines) * _LEAST_GAP
        written += [
            f'<text x="{room.wide - room.names + 8}" y="{first + 4 + number * _LEAST_GAP:.1f}">{line}</text>'
            for number, line in enumerate(lines)
        ]
    return "".join(written)
