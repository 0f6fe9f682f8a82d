"""Lying ranges: one a row from its low end to its high end, with both numbers, on an axis that tells no lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.described import say
from scomm.charts.line_names import LINE_NAME, add_named_lines
from scomm.charts.rows import refuse_unless_one_per_row
from scomm.charts.theme import HEIGHT, empty_figure
from scomm.charts.wrapping import wrapped
from scomm.errors import ScommError
from scomm.language import Format, cell
from scomm.tokens import BLUE, GREY, INK, Mark

if TYPE_CHECKING:
    import plotly.graph_objects as go

_NAME_WIDTH, _NAME_ROOM, _LABEL_ROOM = 20, 168, 140
_THICK, _CAP, _POINT, _AROUND_PLOT = 11, 22, 13, 184
"""In pixels; `_AROUND_PLOT` is what a chart's words take of its height."""


@dataclass(frozen=True)
class _Row:
    name: str
    low: float | None
    high: float | None
    point: float | None
    label: str
    strong: bool

    @property
    def look(self) -> Mark:
        return BLUE if self.strong else GREY

    @property
    def single(self) -> bool:
        """Whether the range is one number."""
        return self.low == self.high


def ranges(
    table: pd.DataFrame,
    name: str,
    low: str,
    high: str,
    *,
    point: str | None = None,
    finding: str,
    units: str,
    source: str,
    alt: str = "",
    labels: Sequence[str] = (),
    lines: Mapping[str, float] = {},
    strong: Sequence[bool] = (),
    aside: bool = False,
    share: bool = False,
    bottom: float | None = None,
    top: float | None = None,
    height: int = HEIGHT,
    formats: Mapping[str, Format] = {},
) -> Chart:
    """One range for each row of the table, from the column `low` to the column `high`, named by `name`.

    A range is a thick bar with a cap at each end and its numbers behind it; where both ends are one
    number, a diamond marks it. Where an end is missing, the row says 'not published'. Raises `ScommError` where a low
    end lies above its high end, where there is no row, and where `labels` or `strong` are not one a row.

    Parameters
    ----------
    table : the rows to show, from the top down; it becomes the chart's data table
    name, low, high : the columns with the rows' names and with the ends of their ranges
    point : a column with an estimate, which is a diamond
    finding, units, source : the words of every `Chart`
    alt : the description; without it, it tells each row's range and each line
    labels : what is written instead of the numbers, one a row
    lines : upright lines, by name
    strong : which rows stand out, one a row, by colour and bold name; the others are grey
    aside : whether the numbers stand in a column beside the plot, where no line crosses them
    share : whether the numbers are percentages, and get their sign
    bottom, top : where the axis begins and ends, so that charts of several states can be compared; without them it
        holds 0 and every number
    height : pixels
    formats : how other columns of the table are written, such as `{"Year": "year"}`
    """
    rows = _rows(table, name, (low, high, point), labels, strong, share)
    numbers = [n for row in rows for n in (row.low, row.high, row.point) if n is not None]
    least, most = min(0.0, *numbers, *lines.values()), max(0.0, *numbers, *lines.values())
    spare = 0.04 * ((most - least) or 1.0)
    start = bottom if bottom is not None else least - spare * (least < 0)
    figure = empty_figure()
    a_row = (height - _AROUND_PLOT - len(lines) * LINE_NAME) / len(rows)
    _add_bars(figure, rows, max(start, 0.0), _THICK / a_row)
    _add_ends(figure, rows, aside)
    if point:
        _add_points(figure, rows)
    end = top if top is not None else most + spare * (most > 0)
    _lay_out(figure, rows, (start, end), room=len(lines) * LINE_NAME / a_row, height=height)
    add_named_lines(figure, lines)
    if aside:
        _add_numbers(figure, rows)
    ours: Mapping[str, Format] = (
        dict.fromkeys([low, high, *([point] if point else [])], "one decimal") if share else {}
    )
    forms = {**ours, **formats}
    return Chart(finding, figure, units, source, alt or _describe(rows, lines, units, share), table, forms)


def _rows(
    table: pd.DataFrame,
    name: str,
    columns: tuple[str, str, str | None],
    labels: Sequence[str],
    strong: Sequence[bool],
    share: bool,
) -> list[_Row]:
    refuse_unless_one_per_row(len(table), labels=labels, strong=strong)
    if table.empty:
        raise ScommError("A chart of ranges needs at least one row.")
    low, high, point = ([None] * len(table) if c is None else _numbers(table[c]) for c in columns)
    rows = []
    for called, a, b, p, text, out in zip(
        table[name], low, high, point, labels or [""] * len(table), strong or [True] * len(table), strict=True
    ):
        known = a is not None and b is not None
        if known and a > b:  # type: ignore[operator]
            raise ScommError(f"The range of {called} ends at {b:g} before it begins at {a:g}.")
        label = (text or _span(a, b, share)) if known else say("ranges.missing")
        rows.append(_Row(str(called), a if known else None, b if known else None, p, label, bool(out)))
    return rows


def _numbers(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(number) else float(number) for number in column]


def _span(low: float | None, high: float | None, share: bool) -> str:
    """Both ends, or one number where they are written alike.

    >>> _span(20000, 31000, False), _span(4, 4, True), _span(-0.5, 2, False)
    ('20,000–31,000', '4.0%', '−0.5 to 2')
    """
    first, last = (
        (cell(end, "one decimal") + "%" if share else cell(end)).replace("-", "−") for end in (low, high)
    )
    if first == last:
        return first
    if "−" in first + last:
        return say("ranges.below-zero", low=first, high=last)
    return f"{first.removesuffix('%')}–{last}"


def _add_bars(figure: go.Figure, rows: list[_Row], missing_at: float, thick: float) -> None:
    figure.add_bar(
        base=[missing_at if row.low is None else row.low for row in rows],
        x=[0.0 if row.low is None or row.high is None else row.high - row.low for row in rows],
        y=list(range(len(rows))),
        width=thick,
        orientation="h",
        text=[row.label for row in rows],
        textposition=["outside" if row.low is None else "none" for row in rows],
        cliponaxis=False,
        constraintext="none",
        marker={"color": [row.look.colour for row in rows]},
        customdata=[row.name for row in rows],
        hovertemplate="<b>%{customdata}</b><br>%{text}<extra></extra>",
    )


def _add_ends(figure: go.Figure, rows: list[_Row], aside: bool) -> None:
    for ends, texts in (
        ([row.low for row in rows], None),
        ([row.high for row in rows], None if aside else [_behind(row) for row in rows]),
    ):
        figure.add_scatter(
            x=ends,
            y=list(range(len(rows))),
            orientation="h",
            mode="markers+text" if texts else "markers",
            text=texts,
            textposition="middle right",
            cliponaxis=False,
            marker={
                "symbol": ["diamond" if row.single else "line-ns-open" for row in rows],
                "size": [_POINT if row.single else _CAP for row in rows],
                "color": [row.look.colour for row in rows],
                "line": {"width": [0 if row.single else 3 for row in rows]},
                "opacity": 1,
            },
            hoverinfo="skip",
        )


def _add_points(figure: go.Figure, rows: list[_Row]) -> None:
    figure.add_scatter(
        x=[row.point for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        mode="markers",
        cliponaxis=False,
        marker={
            "symbol": "diamond",
            "size": _POINT,
            "color": [row.look.on for row in rows],
            "line": {"width": 2, "color": [row.look.colour for row in rows]},
            "opacity": 1,
        },
        hoverinfo="skip",
    )


def _lay_out(
    figure: go.Figure, rows: list[_Row], axis: tuple[float, float], *, room: float, height: int
) -> None:
    """Rows from the top down, below as much room (in rows) as the names of the lines need."""
    figure.update_layout(
        margin={"l": _NAME_ROOM, "r": _LABEL_ROOM},
        showlegend=False,
        height=height,
        xaxis={
            "range": axis,
            "showgrid": True,
            "nticks": 6,
            "zeroline": axis[0] < 0 < axis[1],
            "zerolinecolor": INK,
        },
        yaxis={
            "tickmode": "array",
            "tickvals": list(range(len(rows))),
            "ticktext": [_tick(row) for row in rows],
            "range": [len(rows) - 0.5, -0.5 - room],
            "ticklen": 12,
            "showgrid": False,
            "zeroline": False,
        },
    )


def _behind(row: _Row) -> str:
    """The numbers behind the high end; a diamond is small, so they keep their distance with a space."""
    return "" if row.low is None else f"\u00a0{row.label}" if row.single else row.label


def _tick(row: _Row) -> str:
    name = wrapped(row.name, _NAME_WIDTH)
    return f"<b>{name}</b>" if row.strong else name


def _add_numbers(figure: go.Figure, rows: list[_Row]) -> None:
    for place, row in enumerate(rows):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=10, y=place, text="" if row.low is None else row.label,
            showarrow=False,
        )  # fmt: skip


def _describe(rows: list[_Row], lines: Mapping[str, float], units: str, share: bool) -> str:
    said = []
    for row in rows:
        if row.point is None:
            said.append(say("ranges.row", name=row.name, range=row.label))
        else:
            estimate = _span(row.point, row.point, share)
            said.append(say("ranges.row-with-estimate", name=row.name, range=row.label, estimate=estimate))
    said += [
        say("ranges.marked", name=name, place=_span(value, value, share)) for name, value in lines.items()
    ]
    return say("ranges.told", units=units, rows=" ".join(said))
