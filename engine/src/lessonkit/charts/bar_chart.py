"""Lying bars: one a row with its number at the end, or several parts of a whole in each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from lessonkit.charts.chart import Chart
from lessonkit.charts.described import say
from lessonkit.charts.parts import Parts
from lessonkit.charts.rows import end_of, refuse_all_missing, refuse_negative, refuse_unless_one_per_row
from lessonkit.charts.theme import HEIGHT, empty_figure
from lessonkit.charts.wrapping import wrapped
from lessonkit.language import Format, count
from lessonkit.tokens import BLUE, GREY, marks

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
    formats: Mapping[str, Format] = {},
) -> Chart:
    """One bar for each row of the table: the column `name` names it, `value` is its length.

    A missing value is a row without a bar that says 'not published'. Raises `KitError` for a negative value.

    Parameters
    ----------
    table : the rows to show, from the top down; it becomes the chart's data table
    name, value : the columns with the bars' names and lengths
    finding, units, source : the words of every `Chart`
    alt : the description; without it, it tells each row's number
    labels : what is written at the ends of the bars, one a row; without them, the values
    strong : which bars stand out, one a row, by colour and bold name; the others are grey
    share : whether the values are percentages, on an axis from 0 to 100
    top : where the axis ends, so that charts of several states can be compared
    height : pixels
    formats : how other columns of the table are written, such as `{"Year": "year"}`
    """
    refuse_unless_one_per_row(len(table), labels=labels, strong=strong)
    refuse_negative(table[[value]])
    values = [None if pd.isna(length) else float(length) for length in table[value]]
    ends = list(labels) or [
        count(length) + ("%" if share else "") if length is not None else "" for length in values
    ]
    ends = [
        end if length is not None else say("bars.missing") for end, length in zip(ends, values, strict=True)
    ]
    looks = [BLUE if out else GREY for out in (strong or [True] * len(values))]
    figure = empty_figure()
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
    highest = max((length for length in values if length is not None), default=0.0)
    _lay_out(
        figure,
        table[name],
        top=top or (100.0 if share else end_of(highest, 1.04)),
        right=_LABEL_ROOM,
        share=share,
        bold=strong,
    )
    figure.update_layout(showlegend=False, height=height)
    described = alt or _describe(table[name], [""], [ends], units)
    forms = _formats([value], share, formats)
    return Chart(finding, figure, units, source, described, table, forms)


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
    formats: Mapping[str, Format] = {},
) -> Chart:
    """Each row of the table as one bar made of parts: the columns in `series` (column to label).

    A part too narrow for its number shows it on hover and in the table; a missing part has no length. Raises
    `KitError` for a negative part, and where there is none at all.

    Parameters
    ----------
    table : the rows to show, from the top down; it becomes the chart's data table
    name : the column with the rows' names
    series : the columns of the parts, from the left, and the label of each in the legend
    finding, units, source : the words of every `Chart`
    alt : the description; without it, it tells each row's parts
    share : whether the parts are percentages, on an axis from 0 to 100
    height : pixels
    formats : how other columns of the table are written, such as `{"Year": "year"}`
    """
    numbers = table[list(series)]
    refuse_all_missing(numbers)
    refuse_negative(numbers)
    top = 100.0 if share else end_of(float(numbers.sum(axis=1).max()), 1.04)
    unit = "%" if share else ""
    figure = empty_figure()
    texts = []
    for (column, label), mark in zip(series.items(), marks(len(series)), strict=True):
        parts = [0.0 if pd.isna(part) else float(part) for part in table[column]]
        written = [
            say("bars.missing") if pd.isna(given) else f"{part:.1f}%" if share else count(part)
            for given, part in zip(table[column], parts, strict=True)
        ]
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
    described = alt or _describe(table[name], list(series.values()), texts, units)
    forms = _formats(list(series), share, formats)
    return Chart(finding, figure, units, source, described, table, forms)


def _lay_out(
    figure: Parts, names: pd.Series, *, top: float, right: int, share: bool, bold: Sequence[bool] = ()
) -> None:
    rows = [wrapped(str(row), _NAME_WIDTH) for row in names]
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
        parts = (
            say("bars.part", label=label, number=text[place]) if label else text[place]
            for label, text in zip(labels, texts, strict=True)
        )
        rows.append(say("bars.row", name=row, parts=", ".join(parts)))
    return say("bars.told", units=units, rows=" ".join(rows))


def _formats(columns: Sequence[str], share: bool, formats: Mapping[str, Format]) -> Mapping[str, Format]:
    """The given formats, and one decimal for the columns that hold percentages."""
    ours: Mapping[str, Format] = dict.fromkeys(columns, "one decimal") if share else {}
    return {**ours, **formats}
