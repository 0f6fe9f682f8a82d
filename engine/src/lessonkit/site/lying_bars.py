"""A chart of lying bars as a still picture: one bar a row with its number at the end, or parts of which the first is solid and the others hatched."""

from __future__ import annotations

from hashlib import sha256
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd

from lessonkit.charts.chart import Chart
from lessonkit.charts.marks.scales import levels
from lessonkit.site.chart_room import BROAD, LETTER, LINE, Room, in_lines, lines_of
from lessonkit.tokens import SERIES

_RIGHT, _TOP, _BAR = 24, 56, 28


def lies(traces: list[dict[str, Any]]) -> bool:
    """Whether a figure is made of lying bars alone."""
    return all(one["type"] == "bar" and one.get("orientation") == "h" for one in traces)


def svg(chart: Chart, traces: list[dict[str, Any]], room: Room) -> str:
    """The picture of a figure of lying bars, the rows from the top down."""
    names = [str(name) for name in traces[0]["customdata"]]
    lengths = [[0.0 if pd.isna(part) else float(part) for part in one["x"]] for one in traces]
    parts = len(traces) > 1
    ticks = levels(0.0, max(map(sum, zip(*lengths, strict=True))))
    above = _TOP if room == BROAD else 24 * len(traces) + 16
    first = above if parts else 16
    base = first + room.row * len(names)
    longest = max(len(str(text)) for text in traces[0]["text"])
    length = room.wide - room.rows - (_RIGHT if parts else max(room.numbers, 8 + LETTER * longest))

    def across(value: float) -> float:
        return round(room.rows + value / ticks[-1][0] * length, 1)

    crowded = length / (len(ticks) - 1) < LETTER * (1 + max(len(words) for _, words in ticks))
    grid = "".join(
        f'<path class="rule" d="M{across(at)} {first - 8}V{base}"/><text x="{across(at)}" y="{base + 18}" text-anchor="middle">{escape(words)}</text>'
        for at, words in ticks[:: len(ticks) - 1 if crowded else 1]
    )
    hatch = f"hatch-{sha256(chart.finding.encode()).hexdigest()[:8]}-{room.wide}"
    drawn = []
    for at, name in enumerate(names):
        y, start = first + room.row * at, 0.0
        drawn.append(_name(name, y, room))
        for number, one in enumerate(traces):
            left, right = across(start), across(start + lengths[number][at])
            look = _look(number, hatch) if parts else f'fill="{one["marker"]["color"][at]}"'
            drawn.append(f'<rect x="{left}" y="{y}" width="{right - left:.1f}" height="{_BAR}" {look}/>')
            drawn.append(_number(str(one["text"][at]), left, right, y, number if parts else None))
            start += lengths[number][at]
    start_of_units = room.rows if room == BROAD else 0
    units = lines_of(chart.units, room.wide - start_of_units)
    unit = in_lines(units, start_of_units, base + 40)
    return (
        f'<svg viewBox="0 0 {room.wide} {base + 31 + LINE * len(units)}" role="img" aria-label="{escape(chart.alt, quote=True)}">{_hatches(hatch, len(traces))}'
        f"{grid}{_key(traces, hatch, room) if parts else ''}{''.join(drawn)}{unit}</svg>"
    )


def _name(name: str, y: int, room: Room) -> str:
    lines = wrap(name, room.row_letters)
    return "".join(
        f'<text x="{room.rows - 10}" y="{y + _BAR / 2 + 5 + 16 * (at - (len(lines) - 1) / 2):.1f}" text-anchor="end">{escape(line)}</text>'
        for at, line in enumerate(lines)
    )


def _number(text: str, left: float, right: float, y: int, part: int | None) -> str:
    """The number at the end of its bar, or inside its part; on a hatched one it has a ground of its own."""
    if not text:
        return ""
    if part is None:
        return f'<text x="{right + 8}" y="{y + _BAR / 2 + 5:.1f}">{escape(text)}</text>'
    middle = (left + right) / 2
    ground = (
        f'<rect x="{middle - 22:.1f}" y="{y + 4}" width="44" height="{_BAR - 8}" rx="4" class="ground"/>'
        if part
        else ""
    )
    colour = "" if part else f' style="fill:{SERIES[0].on}"'
    return f'{ground}<text x="{middle:.1f}" y="{y + _BAR / 2 + 5:.1f}" text-anchor="middle"{colour}>{escape(text)}</text>'


def _look(number: int, hatch: str) -> str:
    colour = SERIES[number].colour
    return f'fill="url(#{hatch}-{number})" stroke="{colour}"' if number else f'fill="{colour}"'


def _hatches(hatch: str, series: int) -> str:
    return "".join(
        f'<pattern id="{hatch}-{number}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V8" stroke="{SERIES[number].colour}" stroke-width="4"/></pattern>'
        for number in range(1, series)
    )


def _key(traces: list[dict[str, Any]], hatch: str, room: Room) -> str:
    left, across, down = (
        (room.rows, (room.wide - room.rows) / len(traces), 0) if room == BROAD else (0, 0, 24)
    )
    return "".join(
        f'<rect x="{left + number * across:.1f}" y="{4 + number * down}" width="20" height="20" {_look(number, hatch)}/>'
        f'<text x="{left + number * across + 28:.1f}" y="{19 + number * down}">{escape(str(one.get("name") or ""))}</text>'
        for number, one in enumerate(traces)
    )
