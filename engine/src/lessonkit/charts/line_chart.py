"""Lines over years or dates, each named at its end, or in a legend where their ends meet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from pandas.api.types import is_integer_dtype

from lessonkit.charts.chart import Chart
from lessonkit.charts.described import say
from lessonkit.charts.parts import Parts
from lessonkit.charts.rows import end_of, refuse_all_missing
from lessonkit.charts.theme import HEIGHT, empty_figure
from lessonkit.charts.wrapping import wrapped
from lessonkit.language import Format, cell
from lessonkit.tokens import GRID, marks

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
    band: tuple[float | str, float | str, str] | None = None,
    legend: bool = False,
    axis: tuple[float, float] | None = None,
    values: bool = False,
    height: int = HEIGHT,
    formats: Mapping[str, Format] = {},
) -> Chart:
    """A line for each column named in `series` (column to label), over the years or ISO dates in `year`.

    Counts start at 0. A missing value leaves a gap in its line. The chart's table has the labels as column names.
    Raises `KitError` where there is no number at all.

    Parameters
    ----------
    table : a row for each year or date
    year : the column with the years, or with dates as ISO text
    series : the columns to draw, and the label of each line
    finding, units, source : the words of every `Chart`
    alt : the description; without it, it gives each line's first, highest and last value
    share : whether the values are percentages, on an axis from 0 to 100
    band : the first and the last of the years or dates to shade, and their name
    legend : whether the lines are named above the plot, for lines that end in one point
    axis : where the value axis begins and ends, so that charts of several states can be compared
    values : whether each point has its number above it, for lines of few points
    height : pixels
    formats : how columns of `table` are written, such as `{"people": "count"}`
    """
    numbers = table[list(series)]
    refuse_all_missing(numbers)
    ends = axis or _ends(float(numbers.min().min()), float(numbers.max().max()), share)
    forms = _formats(table, year, series, share) | dict(formats)
    figure = empty_figure()
    for (column, label), mark in zip(series.items(), marks(len(series)), strict=True):
        figure.add_scatter(
            x=table[year].tolist(),
            y=[None if pd.isna(value) else value for value in table[column]],
            name=label,
            mode="lines" + "+markers" * (len(table) < _MANY) + "+text" * values,
            text=[cell(value, forms.get(column, "")) for value in table[column]] if values else None,
            textposition="top center" if values else None,
            cliponaxis=False if values else None,
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
        _shade(figure, table[year].tolist(), *band)
    if not legend:
        _name_ends(figure, table, series, ends)
    labels = {**series, year: _title(year)}
    plotted = table[[year, *series]].rename(columns=labels)
    shown = {labels.get(column, column): form for column, form in forms.items()}
    return Chart(finding, figure, units, source, alt or _describe(plotted, units, shown), plotted, shown)


def _ends(lowest: float, highest: float, share: bool) -> tuple[float, float]:
    """From zero to a little above the highest number, and where there is a number below zero, to a little below it."""
    if share:
        return 0.0, 100.0
    return min(0.0, lowest * 1.06), end_of(highest, 1.06) if lowest >= 0 or highest > 0 else 0.0


def _formats(table: pd.DataFrame, year: str, series: Mapping[str, str], share: bool) -> dict[str, Format]:
    """A year has no separator, and a percentage has one decimal."""
    forms: dict[str, Format] = dict.fromkeys(series, "one decimal") if share else {}
    return {year: "year", **forms} if is_integer_dtype(table[year]) else forms


def _name_ends(
    figure: Parts, table: pd.DataFrame, series: Mapping[str, str], axis: tuple[float, float]
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
            text=wrapped(label, _NAME_WIDTH), align="left", showarrow=False,
        )  # fmt: skip


def _shade(figure: Parts, places: list[Any], first: float | str, last: float | str, name: str) -> None:
    within = [place for place in places if first <= place <= last]
    middle = (
        within[len(within) // 2] if isinstance(first, str) or isinstance(last, str) else (first + last) / 2
    )
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
        x=middle, y=0, yref="y domain", yanchor="top", yshift=-24, text=name, showarrow=False,
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


def _describe(table: pd.DataFrame, units: str, formats: Mapping[str, Format]) -> str:
    year, *names = table.columns
    parts = []
    for name in names:
        known = [
            (at, value) for at, value in zip(table[year], table[name], strict=True) if not pd.isna(value)
        ]
        if not known:
            parts.append(say("lines.missing", name=name))
            continue
        (first, start), (last, end) = known[0], known[-1]
        peak, high = max(known, key=lambda point: point[1])
        start, high, end = (cell(value, formats.get(name, "")) for value in (start, high, end))
        parts.append(
            say("lines.line", name=name, start=start, first=first, high=high, peak=peak, end=end, last=last)
        )
    return say("lines.told", units=units, lines=" ".join(parts))


def _title(column: str) -> str:
    return column.replace("_", " ").capitalize()
