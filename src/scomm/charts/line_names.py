"""Upright lines across a plot, each with its name beside its upper end, placed so that no two names meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from scomm.charts.wrapping import wrapped
from scomm.tokens import INK

if TYPE_CHECKING:
    import plotly.graph_objects as go

LINE_NAME = 17
"""Pixels that the name of a line takes above the first row."""

_NAME_FITS = 0.2
"""The part of the axis that the name of a line may take."""


def add_named_lines(figure: go.Figure, lines: Mapping[str, float]) -> None:
    """Each line with its name beside its upper end, one below the other so that no two names meet."""
    bottom, top = figure.layout.xaxis.range
    for place, (name, value) in enumerate(lines.items()):
        figure.add_shape(
            type="line", x0=value, x1=value, y0=0, y1=1, yref="y domain", layer="below",
            line={"color": INK, "width": 2, "dash": "dash"},
        )  # fmt: skip
        left = _named_left(value, lines.values(), bottom, top)
        figure.add_annotation(
            x=value, xanchor="right" if left else "left", xshift=-5 if left else 5,
            y=1, yref="y domain", yanchor="top", yshift=-place * LINE_NAME,
            text=wrapped(name, len(name) + 1), showarrow=False,
        )  # fmt: skip


def _named_left(value: float, lines: Iterable[float], bottom: float, top: float) -> bool:
    """Whether a line's name stands to its left: away from the nearest other line where there is room, else inward.

    >>> _named_left(-4, [-4, 4], -32, 62), _named_left(4, [-4, 4], -32, 62), _named_left(9, [9], 0, 10)
    (True, False, True)
    """
    others = sorted((line for line in lines if line != value), key=lambda line: abs(line - value))
    for other in others[:1]:
        room = (value - bottom if other > value else top - value) / (top - bottom)
        if room >= _NAME_FITS:
            return other > value
    return value > (bottom + top) / 2
