"""Lines over years or dates, each named at its end, or in a legend where their ends meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.dress import HEIGHT, undressed
from scomm.charts.tokens import GRID, marks
from scomm.charts.words import broken, cell

if TYPE_CHECKING:
    import plotly.graph_objects as go

_NAME_WIDTH, _LABEL_ROOM, _LEAST_GAP, _MANY = 16, 128, 0.16, 40


def lines(
    table: pd.DataFrame,
    year: str,
    series: Mapping[str, str],
    *,
    finding: str,
    units: str,
    source: str,
    alt: str = "",
    share: bool = False,
    band: tuple[float, float, str] | None = None,
    legend: bool = False,
    axis: tuple[float, float] | None = None,
    height: int = HEIGHT,
) -> Chart:
    """A line for each column named in `series` (column to label), over the years or ISO dates in `year`.

    Counts start at 0. `share=True` says that the values are percentages and fixes the axis at
    0 to 100; `axis` fixes other ends, so that charts of several states can be compared. A missing
    value leaves a gap in its line. Without `alt`, the description gives each line's first, highest
    and last value. `band` shades the years from its first to its second
    value and names them. `legend=True` names the lines above the plot, for lines that end in one point.
    The chart's table has the labels as column names.
    """
    ends = axis or (0.0, 100.0 if share else float(table[list(series)].max().max()) * 1.06)
    figure = undressed()
    for (column, label), mark in zip(series.items(), marks(len(series)), strict=True):
        figure.add_scatter(
            x=table[year].tolist(),
            y=[None if pd.isna(value) else value for value in table[column]],
            name=label,
            mode="lines+markers" if len(table) < _MANY else "lines",
            line={"color": mark.colour, "dash": mark.dash, "width": 2.5},
            marker={"symbol": mark.symbol, "size": 7, "color": mark.colour},
            hovertemplate=f"<b>%{{x}}</b><br>{label}: %{{y:,}}{'%' if share else ''}<extra></extra>",
        )
    figure.update_layout(
        showlegend=legend,
        height=height,
        margin={"r": 24 if legend else _LABEL_ROOM},
        yaxis={"range": list(ends), "ticksuffix": "%" if share else ""},
    )
    if band:
        _shade(figure, *band)
    if not legend:
        _name_ends(figure, table, series, ends)
    plotted = table[[year, *series]].rename(columns={**series, year: _title(year)})
    return Chart(finding, figure, units, source, alt or _describe(plotted, units), plotted)


def _name_ends(
    figure: go.Figure, table: pd.DataFrame, series: Mapping[str, str], axis: tuple[float, float]
) -> None:
    bottom, top = axis
    ends: list[tuple[float, str]] = []
    for column, label in series.items():
        known = table[column].dropna()
        if len(known):
            ends.append(((float(known.iloc[-1]) - bottom) / (top - bottom), label))
    ends.sort()
    heights = spread([place for place, _ in ends], _LEAST_GAP)
    for (_, label), height in zip(ends, heights, strict=True):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=height, yref="paper", yanchor="middle",
            text=broken(label, _NAME_WIDTH), align="left", showarrow=False,
        )  # fmt: skip


def _shade(figure: go.Figure, first: float, last: float, name: str) -> None:
    figure.add_shape(
        type="rect",
        x0=first,
        x1=last,
        y0=0,
        y1=1,
        yref="y domain",
        fillcolor=GRID,
        line={"width": 0},
        layer="below",
    )
    # The name stands below the years: above the plot is the finding, and inside are the lines.
    figure.add_annotation(
        x=(first + last) / 2, y=0, yref="y domain", yanchor="top", yshift=-24, text=name, showarrow=False,
        font={"size": 11},
    )  # fmt: skip


def spread(places: list[float], gap: float) -> list[float]:
    """The places (0 to 1, in order), moved only as far as they need to stand `gap` apart.

    >>> spread([0.125, 0.1875, 0.5], 0.125)
    [0.125, 0.25, 0.5]
    >>> spread([0.5, 1.0, 1.0], 0.125)
    [0.5, 0.875, 1.0]
    """
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + gap) if moved else place)
    ceiling = 1.0
    for index in reversed(range(len(moved))):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - gap
    return moved


def _describe(table: pd.DataFrame, units: str) -> str:
    year, *names = table.columns
    parts = []
    for name in names:
        known = [
            (at, value) for at, value in zip(table[year], table[name], strict=True) if not pd.isna(value)
        ]
        if not known:
            parts.append(f"{name}: not available.")
            continue
        (first, start), (last, end) = known[0], known[-1]
        peak, high = max(known, key=lambda point: point[1])
        parts.append(
            f"{name}: {cell(start, units)} in {first}, highest {cell(high, units)} in {peak}, {cell(end, units)} in {last}."
        )
    return f"Line chart in {units}. " + " ".join(parts)


def _title(column: str) -> str:
    return column.replace("_", " ").capitalize()
