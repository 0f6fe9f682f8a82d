"""Lying bars: one a row with its number at the end, or several parts of a whole in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.dress import HEIGHT, undressed
from scomm.charts.tokens import BLUE, GREY, marks
from scomm.charts.words import broken, count

if TYPE_CHECKING:
    import plotly.graph_objects as go

_NAME_WIDTH, _NAME_ROOM, _LABEL_ROOM = 20, 168, 128
_NARROW = 11
"""Per cent of the axis below which a number does not fit inside its part."""


def bars(
    table: pd.DataFrame,
    name: str,
    value: str,
    *,
    finding: str,
    units: str,
    source: str,
    alt: str = "",
    labels: Sequence[str] = (),
    strong: Sequence[bool] = (),
    share: bool = False,
    top: float | None = None,
    height: int = HEIGHT,
) -> Chart:
    """One bar for each row of the table: the column `name` names it, `value` is its length.

    `labels` are written at the ends of the bars (the values, if not given). `strong` tells which
    bars stand out, by colour and bold name; the others are grey. `share=True` fixes the axis at 0 to
    100 per cent, and `top` at another end, so that charts of several states can be compared. A
    missing value is a row without a bar that says 'not published'.
    """
    values = [None if pd.isna(length) else float(length) for length in table[value]]
    ends = list(labels) or [
        count(length) + ("%" if share else "") if length is not None else "" for length in values
    ]
    ends = [end if length is not None else "not published" for end, length in zip(ends, values, strict=True)]
    looks = [BLUE if out else GREY for out in (strong or [True] * len(values))]
    figure = undressed()
    figure.add_bar(
        x=[length or 0 for length in values],
        y=list(range(len(values))),
        orientation="h",
        text=ends,
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        constraintext="none",
        marker={"color": [look.colour for look in looks]},
        customdata=[str(row) for row in table[name]],
        hovertemplate="<b>%{customdata}</b><br>%{text}<extra></extra>",
    )
    highest = max((length for length in values if length is not None), default=1.0)
    _lay_out(
        figure,
        table[name],
        top=top or (100.0 if share else highest * 1.04),
        right=_LABEL_ROOM,
        share=share,
        bold=strong,
    )
    figure.update_layout(showlegend=False, height=height)
    described = alt or _describe(table[name], [""], [ends], units)
    return Chart(finding, figure, units, source, described, table)


def stacked_bars(
    table: pd.DataFrame,
    name: str,
    series: Mapping[str, str],
    *,
    finding: str,
    units: str,
    source: str,
    alt: str = "",
    share: bool = True,
    height: int = HEIGHT,
) -> Chart:
    """Each row of the table as one bar made of parts: the columns in `series` (column to label).

    With `share=True` the parts are percentages on an axis from 0 to 100. A part too narrow for
    its number shows it on hover and in the table.
    """
    top = 100.0 if share else float(table[list(series)].sum(axis=1).max()) * 1.04
    unit = "%" if share else ""
    figure = undressed()
    texts = []
    for (column, label), mark in zip(series.items(), marks(len(series)), strict=True):
        parts = [0.0 if pd.isna(part) else float(part) for part in table[column]]
        written = [f"{part:.1f}%" if share else count(part) for part in parts]
        texts.append(written)
        figure.add_bar(
            x=parts,
            y=list(range(len(parts))),
            orientation="h",
            name=label,
            text=[
                text if 100 * part / top >= _NARROW else "" for text, part in zip(written, parts, strict=True)
            ],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": mark.on, "size": 14},
            marker={
                "color": mark.colour,
                "pattern": {
                    "shape": mark.pattern,
                    "fillmode": "overlay",
                    "fgcolor": mark.on,
                    "fgopacity": 0.3,
                    "size": 9,
                    "solidity": 0.1,
                },
            },
            customdata=[str(row) for row in table[name]],
            hovertemplate=f"<b>%{{customdata}}</b><br>{label}: %{{x:,}}{unit}<extra></extra>",
        )
    _lay_out(figure, table[name], top=top, right=24, share=share)
    figure.update_layout(barmode="stack", showlegend=True, height=height)
    described = alt or _describe(table[name], [f"{label} " for label in series.values()], texts, units)
    return Chart(finding, figure, units, source, described, table)


def _lay_out(
    figure: go.Figure, names: pd.Series, *, top: float, right: int, share: bool, bold: Sequence[bool] = ()
) -> None:
    rows = [broken(str(row), _NAME_WIDTH) for row in names]
    rows = [
        f"<b>{row}</b>" if out else row for row, out in zip(rows, bold or [False] * len(rows), strict=True)
    ]
    figure.update_layout(
        margin={"l": _NAME_ROOM, "r": right},
        bargap=0.35,
        xaxis={"range": [0, top], "ticksuffix": "%" if share else "", "showgrid": True, "nticks": 6},
        yaxis={
            "tickmode": "array",
            "tickvals": list(range(len(names))),
            "ticktext": rows,
            "range": [len(names) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
        },
    )


def _describe(names: pd.Series, labels: Sequence[str], texts: Sequence[Sequence[str]], units: str) -> str:
    rows = []
    for place, row in enumerate(names):
        parts = ", ".join(f"{label}{text[place]}" for label, text in zip(labels, texts, strict=True))
        rows.append(f"{row}: {parts}.")
    return f"Bar chart in {units}. " + " ".join(rows)
