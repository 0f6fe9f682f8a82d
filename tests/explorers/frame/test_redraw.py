"""A live figure that changes in place is, for a page that is loaded again, the figure that was shown last."""

from __future__ import annotations

import plotly.graph_objects as go

from scomm.explorers.frame.widgets.redraw import redraw


def bars(title: str, *heights: float) -> go.Figure:
    return go.Figure(go.Bar(x=list("ab"), y=heights), {"title": {"text": title}})


def test_a_page_that_is_loaded_again_gets_the_figure_that_was_shown_last() -> None:
    live = go.FigureWidget(bars("before", 1, 2))
    redraw(live, bars("after", 3, 4))
    state = live.get_state()
    assert list(state["_widget_data"][0]["y"]) == [3, 4]
    assert state["_widget_layout"]["title"]["text"] == "after"


def test_so_it_is_where_the_traces_are_of_another_type() -> None:
    live = go.FigureWidget(bars("before", 1, 2))
    redraw(live, go.Figure(go.Scatter(x=[1], y=[5])))
    state = live.get_state()
    assert [trace["type"] for trace in state["_widget_data"]] == ["scatter"]
    assert not state["_widget_layout"].get("title")
