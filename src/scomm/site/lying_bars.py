"""Lying bars as a still picture: one bar a row, its name before it and its number at its end."""

from __future__ import annotations

from html import escape

from scomm.charts.chart import Chart
from scomm.tokens import SERIES

_WIDE, _NAME, _END, _ROW, _TOP, _BAR = 760, 220, 110, 40, 28, 22


def lying_svg(chart: Chart) -> str:
    """The picture of a chart of one series of lying bars; its unit stands above."""
    [bars] = [one.to_plotly_json() for one in chart.figure.data]
    axis = chart.figure.layout.yaxis
    names = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    longest = max((float(length) for length in bars["x"]), default=0.0) or 1.0
    rows = ""
    for place, length, end in zip(bars["y"], bars["x"], bars["text"], strict=True):
        top = _TOP + place * _ROW
        wide = round(float(length) / longest * (_WIDE - _NAME - _END), 1)
        level = top + _BAR - 6
        name = names[place].replace("<br>", " ").replace("<b>", "").replace("</b>", "")
        rows += (
            f'<text x="{_NAME - 10}" y="{level}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{_NAME}" y="{top}" width="{wide}" height="{_BAR}" fill="{SERIES[0].colour}"/>'
            f'<text x="{_NAME + wide + 8}" y="{level}">{escape(end)}</text>'
        )
    high = _TOP + len(bars["x"]) * _ROW
    return (
        f'<svg viewBox="0 0 {_WIDE} {high}" role="img" aria-label="{escape(chart.alt, quote=True)}">'
        f'<text x="0" y="14">{escape(chart.units)}</text>{rows}</svg>'
    )
