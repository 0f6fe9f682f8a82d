"""A timeline: one row a thing, solid while it surely lasted and hatched while it may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.described import say
from scomm.charts.rows import refuse_unless_one_per_row
from scomm.charts.theme import empty_figure
from scomm.errors import ScommError
from scomm.language import Format
from scomm.tokens import CLEAR, INK, Mark

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 22
"""Pixels for a row: a name in one line."""

_NAME_ROOM, _AROUND, _DAY = 186, 264, 86_400_000

OPEN_START, OPEN_END, LATER = say("intervals.open-start"), say("intervals.open-end"), say("intervals.later")
_ARROWS = {OPEN_START: "triangle-left", OPEN_END: "triangle-right", LATER: "triangle-right-open"}


@dataclass(frozen=True)
class Span:
    """A stretch of one row, from its first day up to, but without, `upto`; a moment has no length.

    `kind` is a key of the chart's marks. Where it is not `sure` it may have lasted.
    """

    row: int
    kind: str
    start: pd.Timestamp
    upto: pd.Timestamp
    sure: bool


def intervals(
    table: pd.DataFrame,
    names: Sequence[str],
    spans: Sequence[Span],
    marks: Mapping[str, tuple[str, Mark]],
    *,
    window: tuple[pd.Timestamp, pd.Timestamp],
    words: Sequence[str],
    finding: str,
    units: str,
    source: str,
    alt: str,
    open_start: Sequence[bool] = (),
    open_end: Sequence[bool] = (),
    formats: Mapping[str, Format] = {},
) -> Chart:
    """A row for each name, in order, with its spans from the first to the last day of the window.

    Hatching means "may", in every kind. A span without length is a diamond. An empty arrow stands at the right of a row
    whose spans all lie beyond the window. The figure grows by ROW pixels a row. Raises `ScommError` where `words`,
    `open_start` or `open_end` are not one a row, and for a span of a row or a kind that is not there.

    Parameters
    ----------
    table : the chart's data table
    names : the rows, from the top down
    spans : the stretches of the rows, each with its row and its kind
    marks : for each kind its label in the legend and its look
    window : the first and the last day that are shown
    words : what is shown on hover, one a row
    finding, units, source, alt : the words of every `Chart`
    open_start : the rows whose beginning has no lower bound; an arrow at the left, where a span reaches that edge
    open_end : the rows of which no end was seen; an arrow at the right, where a span reaches that edge
    formats : how columns of the table are written, such as `{"Year": "year"}`
    """
    _check(names, spans, marks, words=words, open_start=open_start, open_end=open_end)
    first, last = window
    seen = [cut for span in spans if (cut := _cut(span, first, last))]
    figure = empty_figure()
    for kind, (label, mark) in marks.items():
        for sure in (True, False):
            _add_bars(
                figure,
                [s for s in seen if s.kind == kind and s.sure is sure and s.start < s.upto],
                label,
                mark,
                words,
                sure,
            )
    _add_hatched_key(figure)
    _add_points(figure, [span for span in seen if span.start == span.upto], marks, words)
    for open_, edge, reason in ((open_start, first, OPEN_START), (open_end, last, OPEN_END)):
        at_edge = [s for s in seen if open_ and open_[s.row] and edge in (s.start, s.upto)]
        _add_arrows(figure, at_edge, marks, edge, reason)
    shown = {span.row for span in seen}
    later = {span.row: span for span in reversed(spans) if span.row not in shown and span.start > last}
    _add_arrows(figure, list(later.values()), marks, last, LATER)
    dates = _dates(first, last)
    _name_dates_above(figure, dates)
    figure.update_layout(
        barmode="overlay",
        bargap=0.3,
        showlegend=True,
        height=_AROUND + ROW * (1 + len(names)),
        margin={"l": _NAME_ROOM, "r": 24},
        xaxis={
            "type": "date",
            "range": [_iso(first), _iso(last)],
            "showgrid": True,
            "tickmode": "array",
            "tickvals": list(dates),
            "ticktext": list(dates.values()),
        },
        yaxis={
            "tickmode": "array",
            "tickvals": list(range(len(names))),
            "ticktext": list(names),
            "range": [len(names) - 0.4, -1.6],
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": 12},
        },
    )
    return Chart(finding, figure, units, source, alt, table, formats)


def _check(
    names: Sequence[str],
    spans: Sequence[Span],
    marks: Mapping[str, tuple[str, Mark]],
    **per_row: Sequence[object],
) -> None:
    refuse_unless_one_per_row(len(names), "words", **per_row)
    for span in spans:
        if span.kind not in marks:
            raise ScommError(f"A span has no mark for its kind {span.kind!r}.", allowed=list(marks))
        if not 0 <= span.row < len(names):
            raise ScommError(
                f"A span stands in row {span.row} of {len(names)}.",
                do="Count rows from 0 in the order of the names.",
            )


def _cut(span: Span, first: pd.Timestamp, last: pd.Timestamp) -> Span | None:
    """The part of a span that lies in the window; none if none does."""
    start, upto = max(span.start, first), min(span.upto, last)
    if start > upto or (start == upto and span.start < span.upto):
        return None
    return Span(span.row, span.kind, start, upto, span.sure)


def _add_bars(
    figure: go.Figure, spans: list[Span], label: str, mark: Mark, words: Sequence[str], sure: bool
) -> None:
    none: list[Any] = [None]
    look = {"color": mark.colour, "line": {"width": 1, "color": mark.colour}}
    # A trace without any bar would be missing in the legend: one of nothing is not.
    figure.add_bar(
        base=[_iso(span.start) for span in spans] or none,
        x=[(span.upto - span.start).days * _DAY for span in spans] or none,
        y=[span.row for span in spans] or none,
        width=0.7,
        orientation="h",
        name=label,
        showlegend=sure,
        marker=look if sure else {**look, "pattern": _hatched(mark.colour)},
        customdata=[words[span.row] for span in spans] or none,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_hatched_key(figure: go.Figure) -> None:
    figure.add_bar(
        x=[None],
        y=[None],
        orientation="h",
        name=say("intervals.hatched"),
        marker={"color": INK, "line": {"width": 1, "color": INK}, "pattern": _hatched(INK)},
    )


def _hatched(colour: str) -> dict[str, Any]:
    return {"shape": "/", "fgcolor": colour, "bgcolor": CLEAR, "size": 5, "solidity": 0.4}


def _add_points(
    figure: go.Figure, spans: list[Span], marks: Mapping[str, tuple[str, Mark]], words: Sequence[str]
) -> None:
    figure.add_scatter(
        x=[_iso(span.start) for span in spans],
        y=[span.row for span in spans],
        mode="markers",
        showlegend=False,
        marker={"symbol": "diamond", "size": 11, "color": [marks[span.kind][1].colour for span in spans]},
        customdata=[words[span.row] for span in spans],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _add_arrows(
    figure: go.Figure,
    spans: list[Span],
    marks: Mapping[str, tuple[str, Mark]],
    edge: pd.Timestamp,
    reason: str,
) -> None:
    figure.add_scatter(
        x=[_iso(edge)] * len(spans),
        y=[span.row for span in spans],
        mode="markers",
        showlegend=False,
        cliponaxis=False,
        marker={
            "symbol": _ARROWS[reason],
            "size": 13,
            "color": [marks[span.kind][1].colour for span in spans],
        },
        hovertemplate=f"{reason}<extra></extra>",
    )


def _dates(first: pd.Timestamp, last: pd.Timestamp) -> dict[str, str]:
    """The dates that have a line, and how each is called: every second year, or in a short window every month."""
    if (last - first).days > 3 * 365:
        return {_iso(day): f"{day:%Y}" for day in pd.date_range(first, last, freq="2YS")}
    return {_iso(day): f"{day:%b}" for day in pd.date_range(first, last, freq="MS")}


def _name_dates_above(figure: go.Figure, dates: Mapping[str, str]) -> None:
    """A second time above the first row: below many rows, the axis is out of sight."""
    figure.add_scatter(
        x=list(dates),
        y=[-1.1] * len(dates),
        text=list(dates.values()),
        mode="text",
        textfont={"size": 12, "color": INK},
        showlegend=False,
        cliponaxis=False,
        hoverinfo="skip",
    )


def _iso(day: pd.Timestamp) -> str:
    return f"{day:%Y-%m-%d}"
