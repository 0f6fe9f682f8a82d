"""An event study: an estimate with its interval for each quarter, before and after a policy begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from scomm.charts.chart import Chart
from scomm.charts.described import say
from scomm.charts.theme import HEIGHT, empty_figure
from scomm.language import Format, signed
from scomm.tokens import BLUE, INK, ORANGE

if TYPE_CHECKING:
    import plotly.graph_objects as go

_LABEL_ROOM = 128
_BEGINS = -0.5
"""The policy begins between the last quarter before and its first one, which is 0."""


def event_study(
    table: pd.DataFrame,
    quarter: str,
    estimate: str,
    low: str,
    high: str,
    *,
    finding: str,
    units: str,
    source: str,
    axis: tuple[float, float],
    truth: str | None = None,
    truth_in_all: float = 0.0,
    height: int = HEIGHT,
    formats: Mapping[str, Format] = {},
) -> Chart:
    """A point with its interval for each row of the table; a dotted line stands where the policy begins.

    Parameters
    ----------
    table : a row for each quarter that is compared with the last one before the policy
    quarter : the column with the quarters, counted from the policy's first, which is 0
    estimate, low, high : the columns with the estimates and the ends of their intervals
    finding, units, source : the words of every `Chart`
    axis : where the value axis begins and ends, so that charts of several states can be compared
    truth : a column with the true effect in each quarter, which is drawn as a line
    truth_in_all : the true effect of all quarters together, written at the end of that line
    height : pixels
    formats : how columns of the table are written, such as `{"Quarter": "year"}`
    """
    figure = empty_figure()
    figure.add_scatter(
        x=table[quarter].tolist(),
        y=table[estimate].tolist(),
        mode="markers",
        marker={"color": BLUE.colour, "symbol": BLUE.symbol, "size": 7},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": (table[high] - table[estimate]).tolist(),
            "arrayminus": (table[estimate] - table[low]).tolist(),
            "color": BLUE.colour,
            "thickness": 2,
            "width": 3,
        },
        hovertemplate=say("events.point", quarter="%{x}", estimate="%{y}") + "<extra></extra>",
    )
    if truth:
        _add_truth(figure, table[quarter], table[truth], truth_in_all)
    _add_beginning(figure)
    figure.update_layout(
        showlegend=False,
        height=height,
        margin={"r": _LABEL_ROOM},
        xaxis={"title": {"text": say("events.axis")}},
        yaxis={"range": list(axis), "zeroline": True, "zerolinecolor": INK},
    )
    alt = _describe(table, (quarter, estimate), units, truth_in_all if truth else None)
    return Chart(finding, figure, units, source, alt, table, formats)


def _add_truth(figure: go.Figure, quarters: pd.Series, truth: pd.Series, in_all: float) -> None:
    figure.add_scatter(
        x=quarters.tolist(),
        y=truth.tolist(),
        mode="lines",
        line={"color": ORANGE.colour, "dash": ORANGE.dash, "width": 2.5, "shape": "hv"},
        hoverinfo="skip",
    )
    figure.add_annotation(
        x=1, xref="paper", xanchor="left", xshift=6, y=in_all, text=f"{say('events.truth')}<br>{signed(in_all)}",
        align="left", showarrow=False,
    )  # fmt: skip


def _add_beginning(figure: go.Figure) -> None:
    figure.add_vline(x=_BEGINS, line={"color": INK, "width": 1.5, "dash": "dot"})
    figure.add_annotation(
        x=_BEGINS, y=1, yref="y domain", xanchor="left", yanchor="top", xshift=5, text=say("events.begins"),
        showarrow=False,
    )  # fmt: skip


def _describe(table: pd.DataFrame, columns: tuple[str, str], units: str, truth: float | None) -> str:
    quarter, estimate = columns
    first, then = (table.loc[part, estimate] for part in (table[quarter] < _BEGINS, table[quarter] > _BEGINS))
    before = say("events.before", n=len(first), low=signed(first.min()), high=signed(first.max()))
    after = say("events.after", n=len(then), low=signed(then.min()), high=signed(then.max()))
    if truth is None:
        return say("events.told", units=units, before=before, after=after)
    return say("events.told-with-truth", units=units, before=before, after=after, truth=signed(truth))
