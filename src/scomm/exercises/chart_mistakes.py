"""Mistakes that charts of any lesson share: no words, no names, names that have changed places."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import plotly.graph_objects as go


def untitled(figure: go.Figure) -> go.Figure:
    """The same series without a title and without a unit."""
    return type(figure)(figure.data)


def nameless(figure: go.Figure) -> go.Figure:
    """The same chart, but nothing says which series is which."""
    return figure.for_each_trace(lambda series: series.update(name=None))


def names_swapped(figure: go.Figure) -> go.Figure:
    """The same chart, but each of its two series bears the name of the other."""
    one, other = figure.data
    one.name, other.name = other.name, one.name
    return figure
