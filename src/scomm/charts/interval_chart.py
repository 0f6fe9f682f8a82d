"""A timeline: one row a thing, solid while it surely lasted and hatched while it may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.dress import undressed
from scomm.charts.tokens import CLEAR, INK, Mark
from scomm.errors import ScommError

if TYPE_CHECKING:
    import plotly.graph_objects as go

ROW = 22
"""Pixels for a row: a name in one line."""

_NAME_ROOM, _AROUND, _DAY = 186, 264, 86_400_000

OPEN_START, OPEN_END, LATER = "since when is not known", "no end was seen", "began later"
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
) -> Chart:
    """A row for each name, in order, with its spans from the first to the last day of the window.

    `marks` has for each kind its label in the legend and its look; hatching means "may", in every kind. A span without
    length is a diamond. An arrow stands at the left of a row whose beginning has no lower bound (`open_start`), and at the
    right where no end was seen (`open_end`), if its span reaches that edge; an empty one in a row whose spans all lie
    beyond the window. `words` are shown on hover. The figure grows by ROW pixels a row. Raises `ScommError` where `words`,
    `open_start` or `open_end` are not one a row, and for a span of a row or a kind that is not there.
    """
    _check(names, spans, marks, {"words": words, "open_start": open_start, "open_end": open_end})
    first, last = window
    seen = [cut for span in spans if (cut := _cut(span, first, last))]
    figure = undressed()
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
    return Chart(finding, figure, units, source, alt, table)


def _check(
    names: Sequence[str],
    spans: Sequence[Span],
    marks: Mapping[str, tuple[str, Mark]],
    per_row: Mapping[str, Sequence[object]],
) -> None:
    for what, given in per_row.items():
        if len(given) != len(names) and (given or what == "words"):
            raise ScommError(
                f"There are {len(given)} {what} for {len(names)} rows.", do="Give one for each row."
            )
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
        name="hatched: may have been so",
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
