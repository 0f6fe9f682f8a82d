"""A figure that is made of its parts is the one that Plotly's own steps make."""

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest
from plotly.subplots import make_subplots

from lessonkit.charts.chart import Chart
from lessonkit.charts.parts import Parts
from lessonkit.charts.theme import empty_figure
from lessonkit.errors import KitError


def by_hand(figure):
    figure.add_scatter(x=[1, 2], y=[3, None], name="a", line={"width": 2})
    figure.add_bar(x=[1, 2], y=[3, 4])
    figure.update_layout(margin={"l": 3, "r": 4}, xaxis={"range": [0, 2]})
    figure.add_annotation(x=1, y=1, text="one")
    figure.add_shape(type="rect", x0=0, x1=1)
    figure.update_layout(margin={"r": 5}, xaxis={"title": {"text": "x"}})
    figure.add_annotation(x=2, y=1, text="two")
    return figure


def test_the_same_words_make_the_same_figure():
    assert by_hand(Parts()).figure() == by_hand(go.Figure())


@pytest.mark.parametrize(
    "figure",
    [
        px.line(x=[1, 2], y=[3, 4], title="Mine"),
        px.scatter(x=[1, 2], y=[3, 4], animation_frame=["a", "b"]),
        by_hand(go.Figure()),
    ],
)
def test_a_figure_taken_apart_is_whole_again(figure):
    assert Parts.of(figure).figure() == figure == go.Figure(figure)
    assert Parts.of(figure).figure().frames == figure.frames


def test_a_later_trace_still_finds_its_subplot():
    figure = make_subplots(rows=2, cols=1)
    figure.add_scatter(x=[1], y=[2], row=1, col=1)
    made = Parts.of(figure).figure()
    made.add_scatter(x=[1], y=[2], row=2, col=1)
    assert made.data[1].yaxis == "y2"


def test_what_is_built_on_leaves_the_figure_it_came_of():
    figure = by_hand(go.Figure())
    before = figure.to_dict()
    by_hand(Parts.of(figure))
    assert figure.to_dict() == before


def test_parts_without_a_mark_are_no_chart():
    with pytest.raises(KitError, match="figure is empty"):
        Chart("A finding", empty_figure(), "people", "a source", "alt", pd.DataFrame({"year": [2013]}))
