"""A chart is taken as what a reader sees: titles and visible series."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import plotly.io
import pytest

from lessonkit.exercises.kinds.chart import KIND as CHART
from lessonkit.exercises.kinds.registry import kind_of
from tests.exercises import tiny

YEARS, SHARES = [2014, 2015, 2016], [56.3, 59.0, None]
WANTED = {"x": YEARS, "y": SHARES}


def one_line(x, y) -> go.Figure:
    return go.Figure(go.Scatter(x=x, y=y, name="a"))


@pytest.mark.parametrize(
    "figure",
    [
        one_line(YEARS, SHARES),
        one_line(tuple(YEARS), tuple(SHARES)),
        one_line(np.array(YEARS), np.array(SHARES, dtype=float)),
        one_line(pd.Series(YEARS, dtype="Int64"), pd.Series(SHARES, dtype="Float64")),
        one_line(pd.Index(YEARS), pd.Series(SHARES)),
        go.Figure(json.loads(one_line(np.array(YEARS), np.array(SHARES, dtype=float)).to_json())),
        plotly.io.from_json(one_line(np.array(YEARS), np.array(SHARES, dtype=float)).to_json()),
        go.Figure(go.Bar(x=YEARS, y=SHARES, name="a")),
        go.Figure(go.Bar(x=SHARES, y=YEARS, name="a", orientation="h")),
        go.FigureWidget(go.Scatter(x=YEARS, y=SHARES, name="a")),
        px.line(
            pd.DataFrame({"year": YEARS, "share": SHARES, "kind": "a"}), x="year", y="share", color="kind"
        ),
        pd.DataFrame({"year": YEARS, "a": SHARES}).plot(x="year", y="a", backend="plotly"),
    ],
    ids=lambda figure: type(figure.data[0]).__name__,
)
def test_a_series_is_the_same_however_it_was_drawn(figure):
    assert [{"x": one["x"], "y": one["y"]} for one in CHART.coerce(figure).value["series"]] == [WANTED]


def test_values_that_plotly_packed_as_base64_are_unpacked():
    figure = go.Figure(json.loads(one_line(np.array(YEARS), np.array([1.5, 2.5, 3.5])).to_json()))
    assert type(figure.data[0].x) is dict, "Plotly no longer packs arrays: this test has lost its point"
    assert CHART.coerce(figure).value["series"][0]["y"] == [1.5, 2.5, 3.5]


@pytest.mark.parametrize("packed", [{"bdata": "!", "dtype": "f8"}, {"bdata": "AAAA", "dtype": "O"}])
def test_base64_that_is_none_is_refused_and_not_raised(packed):
    from lessonkit.exercises.kinds.registry import kind_of

    figure = one_line(YEARS, SHARES)
    figure.data[0]._props["y"] = packed
    assert kind_of("chart").take(figure).state == "refused"


@pytest.mark.parametrize(
    "months",
    [
        pd.to_datetime(["2014-01-01", "2014-02-01"]),
        pd.to_datetime(["2014-01-01", "2014-02-01"]).tolist(),
        np.array(["2014-01-01", "2014-02-01"], dtype="datetime64[D]"),
        ["2014-01-01", "2014-02-01"],
    ],
)
def test_dates_on_x_become_days(months):
    assert CHART.coerce(one_line(months, [1, 2])).value["series"][0]["x"] == ["2014-01-01", "2014-02-01"]


def test_a_figure_of_dates_made_by_express_is_read_too():
    frame = pd.DataFrame({"month": pd.to_datetime(["2014-01-01"]), "people": [3]})
    assert CHART.coerce(px.line(frame, x="month", y="people")).value["series"][0]["x"] == ["2014-01-01"]


def test_the_titles_are_read_and_those_of_lying_bars_change_places():
    figure = px.bar(x=[3], y=["top"], orientation="h", labels={"x": "Boxes", "y": "Shelf"}, title="Boxes")
    taken = CHART.coerce(figure).value
    assert (taken["title"], taken["y_title"], taken["x_title"]) == ("Boxes", "Boxes", "Shelf")


def test_a_series_that_no_reader_sees_does_not_count():
    figure = tiny.chart()
    figure.add_scatter(x=[1], y=[1], visible=False)
    figure.add_scatter(x=[1], y=[1], visible="legendonly")
    assert len(CHART.coerce(figure).value["series"]) == 2


def test_the_reply_names_the_series_that_can_not_be_read():
    figure = tiny.chart()
    figure.add_scatter(x=[1, 2], name="third")
    taken = CHART.coerce(figure)
    assert taken.reply.startswith("Series 3 has no x or no y values")
    assert [quote.words for quote in taken.quotes] == ["third"]


def test_a_chart_without_end_is_refused():
    assert "far more points" in CHART.coerce(one_line(np.arange(150_000), np.arange(150_000))).reply


@pytest.mark.parametrize("x", [["2014", "2015"], [2014.0, 2015.0], [2015, 2014], [" 2014", "2015 "]])
def test_a_year_is_the_same_year_as_number_or_label_and_in_any_order(x):
    y = [2, 1] if x[0] == 2015 else [1, 2]
    given, wanted = CHART.coerce(one_line(x, y)).value, CHART.coerce(one_line([2014, 2015], [1, 2])).value
    assert kind_of("chart").same(given, wanted, 0.1)


def test_large_numbers_on_x_are_told_apart():
    one, other = (CHART.coerce(one_line([x], [1])).value for x in (20_140_101, 20_140_102))
    assert not kind_of("chart").same(one, other, 0.1)


def test_a_learners_own_kind_of_widget_is_refused_even_under_plotlys_name():
    class Other(go.FigureWidget):
        pass

    same_name = type("FigureWidget", (Other,), {})
    for figure in (Other(tiny.chart()), same_name(tiny.chart())):
        assert CHART.coerce(figure).state == "refused"
