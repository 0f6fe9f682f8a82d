"""A figure's parts as plain data: Plotly looks at each part whenever a figure changes, and here once, when all are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import plotly.graph_objects as go

Plain = dict[str, Any]


@dataclass
class Parts:
    """What a figure is made of; it is built on with Plotly's own words. `more` is what comes along of a figure as it is."""

    data: list[Plain] = field(default_factory=list)
    layout: Plain = field(default_factory=dict)
    more: Plain = field(default_factory=dict)

    @classmethod
    def of(cls, figure: go.Figure) -> Parts:
        """A copy of a figure's parts."""
        # as Plotly's own copy does; the grid tells in which subplot a later trace goes
        more = {name: getattr(figure, name, None) for name in ("frames", "_grid_str", "_grid_ref")}
        return cls([one.to_plotly_json() for one in figure.data], figure.layout.to_plotly_json(), more)

    def add_scatter(self, **given: Any) -> None:
        """Add lines or points."""
        self.data.append({"type": "scatter", **given})

    def add_bar(self, **given: Any) -> None:
        """Add bars."""
        self.data.append({"type": "bar", **given})

    def add_annotation(self, **given: Any) -> None:
        """Add words."""
        self.layout["annotations"] = [*self.layout.get("annotations", ()), given]

    def add_shape(self, **given: Any) -> None:
        """Add a shape."""
        self.layout["shapes"] = [*self.layout.get("shapes", ()), given]

    def update_layout(self, **given: Any) -> None:
        """Say more of the layout: what is said of a part's parts comes beside what it has."""
        self.layout = merged(self.layout, given)

    def figure(self) -> go.Figure:
        """The figure."""
        import plotly.graph_objects as go

        return go.Figure({**self.more, "data": self.data, "layout": self.layout})


def merged(one: Mapping[str, Any], other: Mapping[str, Any]) -> Plain:
    """The values of both; where both have one, the other's, and of two objects both.

    >>> merged({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"b": 4}})
    {'a': {'b': 4, 'c': 2}, 'd': 3}
    """
    found = dict(one)
    for name, value in other.items():
        before = found.get(name)
        found[name] = (
            merged(before, value) if isinstance(before, dict) and isinstance(value, Mapping) else value
        )
    return found
