"""A learner's chart is drawn again from its data, whatever the data are."""

from __future__ import annotations

import base64
import io
import json
import math
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from lessonkit.errors import KitError
from lessonkit.grading.chart_drawing import draw
from lessonkit.grading.figure_json import MOST_POINTS, MOST_SERIES, read_figure
from lessonkit.grading.safe_outputs import REDRAWN, chart_html, describe

YEARS = [2012, 2013, 2014]


def as_json(figure: go.Figure) -> dict[str, Any]:
    return json.loads(figure.to_json())


def one(**trace: Any) -> dict[str, Any]:
    return {"data": [trace], "layout": {}}


def colors(picture: bytes) -> set[tuple[int, ...]]:
    with Image.open(io.BytesIO(picture)) as image:
        return {color for _, color in image.convert("RGB").getcolors(1_000_000)}


def test_a_figure_of_plotly_is_read_with_its_titles_names_and_values() -> None:
    figure = go.Figure()
    figure.add_scatter(x=np.array(YEARS), y=np.array([1.5, np.nan, 3.0]), name="arrests")
    figure.add_scatter(x=np.array(YEARS), y=np.array([4, 5, 6]), name="removals")
    figure.update_layout(
        title_text="<b>Two</b> lines", xaxis_title_text="Fiscal year", yaxis_title_text="People"
    )
    assert "bdata" in figure.to_json()  # Plotly packs numbers, and they are read all the same
    chart = read_figure(as_json(figure))
    assert (chart.title, chart.x_title, chart.y_title) == ("Two lines", "Fiscal year", "People")
    assert [(series.kind, series.name, series.y) for series in chart.series] == [
        ("line", "arrests", (1.5, None, 3.0)),
        ("line", "removals", (4.0, 5.0, 6.0)),
    ]
    assert chart.series[0].x == (2012.0, 2013.0, 2014.0)


def test_a_packed_list_is_read_in_plotlys_own_order_of_bytes() -> None:
    packed = {"dtype": "f8", "bdata": base64.b64encode(np.array([1.0, 2.5], "<f8").tobytes()).decode()}
    assert read_figure(one(x=[1, 2], y=packed)).series[0].y == (1.0, 2.5)


@pytest.mark.parametrize(
    ("x", "wanted"),
    [
        (["2014-05", "2014-06-01"], (datetime(2014, 5, 1), datetime(2014, 6, 1))),
        (["2014-05-06T00:00:00.000000000"], (datetime(2014, 5, 6),)),
        (["2014", "2015"], (2014.0, 2015.0)),
        (["Mexico", 7], ("Mexico", "7")),
        (None, (0.0, 1.0)),
    ],
)
def test_an_axis_holds_dates_or_numbers_or_names(x: list | None, wanted: tuple) -> None:
    assert read_figure(one(x=x, y=[1, 2])).series[0].x == wanted


def test_bars_that_lie_are_read_as_if_they_stood() -> None:
    chart = read_figure(as_json(px.bar(x=[3, 4], y=["a", "b"], orientation="h", labels={"x": "People"})))
    assert (chart.lying, chart.y_title) == (True, "People")
    assert (chart.series[0].x, chart.series[0].y) == (("a", "b"), (3.0, 4.0))


@pytest.mark.parametrize(
    "figure",
    [
        as_json(px.line(pd.DataFrame({"y": YEARS, "a": [1, None, 3], "b": [2, 2, 2]}), x="y", y=["a", "b"])),
        as_json(px.bar(x=["a", "b"] * 2, y=[1, -2, 3, 4], color=["u", "u", "v", "v"])),
        as_json(px.bar(x=["a", "b"] * 2, y=[1, 2, 3, 4], color=["u", "u", "v", "v"], barmode="group")),
        as_json(px.bar(y=["a", "b"], x=[1, 2], orientation="h")),
        as_json(px.scatter(x=pd.date_range("2014-01-01", periods=3), y=[1, 2, 3], log_y=True)),
        as_json(px.bar(x=pd.date_range("2014-01-01", periods=3, freq="MS"), y=[1, 2, 3])),
        as_json(go.Figure([go.Bar(x=YEARS, y=[1, 2, 3]), go.Scatter(x=YEARS, y=[3, 2, 1], name="_line")])),
        as_json(px.line(x=[f"a long name of a place {n}" for n in range(60)], y=list(range(60)))),
        as_json(px.line(x=YEARS, y=[5, 5, 5], range_y=[0, 10])),
    ],
    ids=[
        "lines",
        "stack",
        "group",
        "lying",
        "log of dates",
        "bars by month",
        "bars and line",
        "many names",
        "range",
    ],
)
def test_a_chart_becomes_a_picture_with_words_for_those_who_do_not_see_it(figure: dict) -> None:
    html, words = chart_html(figure)
    soup = BeautifulSoup(html, "html.parser")
    picture = base64.b64decode(soup.img["src"].removeprefix("data:image/png;base64,"))
    assert (10, 110, 189) in colors(picture)  # the kit's blue: something was drawn
    assert soup.img["alt"] in words
    assert soup.figcaption.get_text().startswith(REDRAWN)
    assert len(html) < 250_000


def test_a_second_series_looks_different_and_a_missing_value_draws_nothing() -> None:
    two = read_figure({"data": [{"y": [1, 2]}, {"y": [2, 1]}]})
    assert (209, 122, 30) in colors(draw(two))
    gap = read_figure(one(type="bar", x=["a", "b"], y=[None, 2]))
    assert gap.series[0].y == (None, 2.0)
    assert (10, 110, 189) in colors(draw(gap))


def test_the_words_name_series_missing_values_and_ends() -> None:
    chart = read_figure(
        {"data": [{"name": "arrests", "y": [1234.5, None, 7]}], "layout": {"title": "Arrests"}}
    )
    assert describe(chart) == "Chart: Arrests. Line “arrests”: 2 values, 1 missing, from 7 to 1,234.5."


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (None, "no data"),
        ([], "no data"),
        ({"data": "x"}, "no data"),
        ({"data": [{"visible": "legendonly", "y": [1]}]}, "no data"),
        (one(type="choropleth", z=[1]), "“choropleth”"),
        (one(type=["bar"], y=[1]), "an unknown kind"),
        (one(y=[None, "x", True, {}, [], math.nan, math.inf, 1e300, "1e999", 10**400]), "no number"),
        (one(y={"dtype": "O", "bdata": "AAAA"}), "no number"),
        (one(y={"dtype": "f8", "bdata": "!!"}), "no number"),
        (one(y={"dtype": "f8", "bdata": "AAAA"}), "no number"),
        (one(y={"dtype": {"x": 1}, "bdata": 7}), "no number"),
        (one(y={"dtype": "f8", "bdata": "AAAAAAAAAAA=", "shape": "9999999,9999999"}), "no number"),
    ],
)
def test_what_cannot_be_drawn_says_why(figure: object, reason: str) -> None:
    with pytest.raises(KitError, match=reason):
        read_figure(figure)
    assert reason in chart_html(figure)[1]


def test_odd_values_are_missing_and_the_rest_is_drawn() -> None:
    chart = read_figure(one(x=[1, 2, 3, 4], y=["3.5", "x", None, 4]))
    assert chart.series[0].y == (3.5, None, None, 4.0)


def test_a_huge_figure_is_cut_and_says_so() -> None:
    points = read_figure(one(x=list(range(60_000)), y=list(range(60_000))))
    assert len(points.series[0].y) == MOST_POINTS
    assert "first 5,000 points" in points.notes[0]
    series = read_figure({"data": [{"y": [n]} for n in range(500)]})
    assert len(series.series) == MOST_SERIES
    assert "first 30 series" in chart_html({"data": [{"y": [n]} for n in range(500)]})[1]


def test_panels_that_share_one_axis_here_say_so() -> None:
    figure = {"data": [{"y": [1, 2]}, {"y": [1, 2], "xaxis": "x2", "yaxis": "y2"}]}
    assert "several panels" in chart_html(figure)[1]


@pytest.mark.parametrize(
    "text",
    [
        "$\\frac{1}{0",
        "<script>1</script>",
        "\ud800",
        "\x00\x1b[31m",
        "_x",
        "中文 😀",
        "x" * 99_999,
        {"text": {"a": 1}},
    ],
)
def test_any_text_can_be_a_title_a_name_and_a_place(text: object) -> None:
    figure = {
        "data": [
            {"type": "bar", "x": [text, "b"], "y": [1, 2], "name": text},
            {"type": "bar", "y": [1, 2], "name": text},
        ],
        "layout": {
            "title": {"text": text},
            "xaxis": {"title": text},
            "yaxis": {"title": {"text": text}, "range": [text, 1]},
        },
    }
    html, _ = chart_html(figure)
    soup = BeautifulSoup(html, "html.parser")
    assert [tag.name for tag in soup.find_all(True)] == ["figure", "img", "figcaption"]
    assert set(soup.img.attrs) == {"src", "alt"}


def test_numbers_at_the_edge_of_what_a_computer_counts_are_drawn_or_told() -> None:
    for y in ([1e15, -1e15], [1e-300, 5e-324], [0, 0], [2**60, 1]):
        for type_ in ("bar", "scatter"):
            html, _ = chart_html(one(type=type_, x=[1e15, -1e15], y=y))
            assert html.startswith(("<figure>", "<p>"))
