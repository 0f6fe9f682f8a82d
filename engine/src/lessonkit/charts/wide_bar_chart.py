"""Standing bars as high as a share and as wide as its group, side by side, with the rules that compare them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

import pandas as pd

from lessonkit.charts.chart import Chart
from lessonkit.charts.described import say
from lessonkit.charts.line_chart import spread
from lessonkit.charts.rows import end_of, refuse_all_missing, refuse_negative
from lessonkit.charts.theme import HEIGHT, empty_figure
from lessonkit.charts.wrapping import wrapped
from lessonkit.errors import KitError
from lessonkit.language import Format, cell
from lessonkit.tokens import marks

_NAME_WIDTH, _LABEL_ROOM, _LEAST_GAP = 16, 128, 0.16
_NARROWEST, _LETTER = 480, 8
"""Pixels of the narrowest plot, and of a letter below its axis."""
_FAINT = 0.35
"""How much of its colour fills a bar, so that a rule is seen across it; its edge has all of it."""


def wide_bars(
    table: pd.DataFrame,
    name: str,
    share: str,
    people: str,
    *,
    rules: Mapping[str, float],
    finding: str,
    units: str,
    source: str,
    alt: str = "",
    height: int = HEIGHT,
    formats: Mapping[str, Format] = {},
) -> Chart:
    """One bar for each row of the table: as high as `share`, as wide as `people`, so that its area counts them.

    Raises `KitError` where a number is missing or below zero, and for more than three rules.

    Parameters
    ----------
    table : the rows to show, from the left; it becomes the chart's data table
    name : the column with the bars' names
    share : the column with their heights, in percent
    people : the column with their widths
    rules : a level in percent for each name of a rule, such as a mean
    finding, units, source : the words of every `Chart`
    alt : the description; without it, it tells each bar's two numbers and each rule
    height : pixels
    formats : how other columns of the table are written
    """
    numbers = table[[share, people]]
    refuse_all_missing(numbers)
    refuse_negative(numbers)
    if numbers.isna().to_numpy().any():
        raise KitError("A bar of a share needs both of its numbers.", do="Leave rows out that have a blank.")
    shares, widths = ([float(one) for one in table[column]] for column in (share, people))
    edges = [0.0, *accumulate(widths)]
    names = [str(one) for one in table[name]]
    middles = [left + wide / 2 for left, wide in zip(edges, widths, strict=False)]
    looks = marks(1 + len(rules))
    forms: Mapping[str, Format] = {share: "one decimal", people: "count", **formats}
    figure = empty_figure()
    figure.add_bar(
        x=middles,
        y=shares,
        width=widths,
        name=share,
        marker={
            "color": looks[0].colour,
            "opacity": _FAINT,
            "line": {"color": looks[0].colour, "width": 1.5},
        },
        customdata=list(zip(names, widths, strict=True)),
        hovertemplate=f"<b>%{{customdata[0]}}</b><br>{share}: %{{y:.1f}}<br>{people}: %{{customdata[1]:,}}<extra></extra>",
    )
    top = end_of(max([*shares, *rules.values()]), 1.12)
    told = {label: f"{label} {cell(level, forms[share])}" for label, level in rules.items()}
    for (label, level), look in zip(rules.items(), looks[1:], strict=True):
        figure.add_scatter(
            x=[0.0, edges[-1]],
            y=[level, level],
            name=told[label],
            mode="lines",
            line={"color": look.colour, "dash": look.dash, "width": 3},
            hovertemplate=f"{told[label]}<extra></extra>",
        )
    ends = sorted((level / top, label) for label, level in rules.items())
    for (_, label), at in zip(ends, spread([place for place, _ in ends], _LEAST_GAP), strict=True):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=at, yref="paper", yanchor="middle",
            text=wrapped(told[label], _NAME_WIDTH), align="left", showarrow=False,
        )  # fmt: skip
    figure.update_layout(
        showlegend=False,
        height=height,
        margin={"r": _LABEL_ROOM},
        xaxis={
            "range": [0, edges[-1]],
            "tickmode": "array",
            "tickvals": middles,
            "ticktext": _apart(names, middles, edges[-1]),
            "tickangle": 0,
        },
        yaxis={"range": [0, top], "ticksuffix": "%"},
    )
    rows = [
        say("wide-bars.bar", name=one, share=cell(high, forms[share]), people=cell(wide, forms[people]))
        for one, high, wide in zip(names, shares, widths, strict=True)
    ]
    described = alt or say(
        "wide-bars.told", units=units, widths=people, bars=" ".join(rows), rules=list(told.values())
    )
    return Chart(finding, figure, units, source, described, table[[name, share, people]], forms)


def _apart(names: list[str], middles: list[float], whole: float) -> list[str]:
    """The names below the bars, in the narrowest plot there is: none that would touch the one before it.

    >>> _apart(["Oct", "Nov", "Dec"], [50.0, 95.0, 99.0], 100.0)
    ['Oct', 'Nov', '']
    """
    kept, free = [], 0.0
    for name, middle in zip(names, middles, strict=True):
        at, half = middle / whole * _NARROWEST, _LETTER * len(name) / 2
        kept.append(name if at - half >= free else "")
        free = at + half if kept[-1] else free
    return kept
