"""A chart's shared mistakes change its words and names, and never its data."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go
import pytest

from scomm.exercises.chart_mistakes import nameless, names_swapped, untitled
from scomm.exercises.kinds.registry import kind_of


def chart() -> go.Figure:
    figure = go.Figure()
    figure.add_scatter(x=[2013, 2014], y=[100, 90], name="Ohio")
    figure.add_scatter(x=[2013, 2014], y=[100, 95], name="country")
    return figure.update_layout(title_text="Arrests", yaxis_title_text="FY2013 = 100")


@pytest.mark.parametrize(
    ("slip", "title", "names"),
    [
        (untitled, "", ["Ohio", "country"]),
        (nameless, "Arrests", ["", ""]),
        (names_swapped, "Arrests", ["country", "Ohio"]),
    ],
)
def test_words_and_names_change_and_the_data_stay(
    slip: Callable[[go.Figure], go.Figure], title: str, names: list[str]
) -> None:
    before, after = kind_of("chart").take(chart()).value, kind_of("chart").take(slip(chart())).value
    assert after["title"] == title
    assert [series["name"] for series in after["series"]] == names
    assert [series["y"] for series in after["series"]] == [series["y"] for series in before["series"]]
