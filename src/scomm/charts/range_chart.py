"""Lying ranges: one a row from its low end to its high end, with both numbers, on an axis that tells no lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.dress import HEIGHT, undressed
from scomm.charts.line_names import LINE_NAME, add_named_lines
from scomm.charts.tokens import BLUE, GREY, INK, Mark
from scomm.charts.words import broken, cell
from scomm.errors import ScommError

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
    bottom: float | None = None,
    top: float | None = None,
    height: int = HEIGHT,
) -> Chart:
    """One range for each row of the table, from the column `low` to the column `high`, named by `name`.

    A range is a thick bar with a cap at each end and its numbers behind it; where both ends are one
    number, a diamond marks it. `point` is a column with an estimate, a diamond too. `labels` are written
    instead of the numbers. `lines` are upright lines, by name. `strong` tells which rows stand out, by
    colour and bold name; the others are grey. `aside` sets the numbers in a column beside the plot, where
    no line crosses them. `bottom` and `top` fix the axis, so that charts of several
    states can be compared; without them it holds 0 and every number. Where an end is missing, the row
    says 'not published'. Raises `ScommError` where a low end lies above its high end, where there is no row, and where
    `labels` or `strong` are not one a row.
    """
    rows = _rows(table, name, (low, high, point), labels, strong, "%" if units.startswith("%") else "")
    numbers = [n for row in rows for n in (row.low, row.high, row.point) if n is not None]
    least, most = min(0.0, *numbers, *lines.values()), max(0.0, *numbers, *lines.values())
    spare = 0.04 * ((most - least) or 1.0)
    start = bottom if bottom is not None else least - spare * (least < 0)
    figure = undressed()
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
    return Chart(finding, figure, units, source, alt or _describe(rows, lines, units), table)


def _rows(
    table: pd.DataFrame,
    name: str,
    columns: tuple[str, str, str | None],
    labels: Sequence[str],
    strong: Sequence[bool],
    unit: str,
) -> list[_Row]:
    for given, what in ((labels, "labels"), (strong, "strong")):
        if given and len(given) != len(table):
            raise ScommError(
                f"There are {len(given)} {what} for {len(table)} rows.", do="Give one for each row."
            )
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
        label = (text or _span(a, b, unit)) if known else "not published"
        rows.append(_Row(str(called), a if known else None, b if known else None, p, label, bool(out)))
    return rows


def _numbers(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(number) else float(number) for number in column]


def _span(low: float | None, high: float | None, unit: str) -> str:
    """Both ends, or one number where they are written alike.

    >>> _span(20000, 31000, ""), _span(4, 4, "%"), _span(-0.5, 2, "")
    ('20,000–31,000', '4.0%', '−0.5 to 2')
    """
    first, last = (cell(end, unit).replace("-", "−") + unit for end in (low, high))
    if first == last:
        return first
    return f"{first} to {last}" if "−" in first + last else f"{first.removesuffix('%')}–{last}"


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
    name = broken(row.name, _NAME_WIDTH)
    return f"<b>{name}</b>" if row.strong else name


def _add_numbers(figure: go.Figure, rows: list[_Row]) -> None:
    for place, row in enumerate(rows):
        figure.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=10, y=place, text="" if row.low is None else row.label,
            showarrow=False,
        )  # fmt: skip


def _describe(rows: list[_Row], lines: Mapping[str, float], units: str) -> str:
    unit = "%" if units.startswith("%") else ""
    said = []
    for row in rows:
        estimate = f", estimate {_span(row.point, row.point, unit)}" if row.point is not None else ""
        said.append(f"{row.name}: {row.label}{estimate}.")
    said += [f"A line marks {name} at {_span(value, value, unit)}." for name, value in lines.items()]
    return f"Ranges in {units}. " + " ".join(said)
