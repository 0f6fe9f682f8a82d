"""Every figure has the same theme: nothing cut, nothing that jumps."""

from html import unescape

import plotly.express as px
import plotly.graph_objects as go
import pytest

from lessonkit.charts.theme import HEIGHT, TITLE_WIDTH, template, with_theme
from tests.browser.chromium import Network, launched, require_chromium

SHORT, LONG = "It fell", "Of every hundred people " * 8


def themed(figure=None, finding=SHORT, source="DHS"):
    return with_theme(figure or go.Figure(go.Scatter(x=[1, 2], y=[3, 4])), finding, "people", source)


def test_a_long_finding_is_wrapped_and_gets_its_room():
    long = themed(finding=LONG)
    rows = long.layout.title.text.removeprefix("<b>").removesuffix("</b>").split("<br>")
    assert max(len(row.strip()) for row in rows) <= TITLE_WIDTH
    assert long.layout.margin.t >= 21 * len(rows) + 20


def test_a_long_source_is_wrapped_and_gets_its_room():
    short, long = themed(), themed(source="The Office of Homeland Security Statistics " * 6)
    lines = long.layout.annotations[-1].text.count("<br>") + 1
    assert lines > 3
    assert long.layout.margin.b == short.layout.margin.b + 15 * (lines - 3)


def test_one_line_and_two_lines_leave_the_plot_in_its_place():
    one, two = themed(), themed(finding=LONG[: TITLE_WIDTH + 10])
    assert "<br>" in two.layout.title.text
    assert one.layout.margin == two.layout.margin
    assert one.layout.height == two.layout.height == HEIGHT


def test_units_stand_on_the_axis_that_the_bars_lie_along():
    lying = themed(go.Figure(go.Bar(x=[3, 4], y=["a", "b"], orientation="h")))
    assert lying.layout.xaxis.title.text == "people"
    assert lying.layout.yaxis.title.text is None


def test_a_count_starts_at_zero_unless_the_figure_says_otherwise():
    assert themed().layout.yaxis.rangemode == "tozero"
    own = go.Figure(go.Scatter(x=[1], y=[3]), layout={"yaxis": {"range": [2, 5]}})
    assert themed(own).layout.yaxis.range == (2, 5)


def test_counts_get_thousands_separators_and_years_do_not():
    made = themed()
    assert made.layout.yaxis.separatethousands is True
    assert made.layout.xaxis.separatethousands is None


@pytest.mark.parametrize("part", ["paper_bgcolor", "plot_bgcolor"])
def test_the_background_is_clear_even_for_a_plotly_express_figure(part):
    made = themed(px.line(x=[1, 2], y=[3, 4]))
    assert made.layout.template.layout[part] == "rgba(0, 0, 0, 0)"
    assert made.layout[part] is None


def test_a_legend_gets_its_room():
    two = go.Figure([go.Scatter(x=[1], y=[1], name="a"), go.Scatter(x=[1], y=[2], name="b")])
    assert themed(two).layout.margin.t == themed().layout.margin.t + 40


def test_dollars_in_a_finding_are_not_drawn_as_a_formula():
    title = themed(finding="It costs $50 to $143", source="A bill of $3, then of $4").layout.title.text
    assert "$" not in title
    assert unescape(title) == "<b>It costs $50 to $143</b>"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("x", "ticks"),
    [
        ([2013, 2014], ["2013", "2014"]),
        ([2019, 2020, 2021], ["2019", "2020", "2021"]),
        ([0, 1], ["0", "0.5", "1"]),
    ],
)
def test_an_axis_of_a_few_years_names_whole_years_alone(x, ticks):
    require_chromium()
    figure = px.line(x=x, y=list(range(len(x))), template=template(), width=420, height=260)
    with launched(Network(), 500, 400) as page:
        page.set_content(figure.to_html(include_plotlyjs=True))
        page.locator(".xtick text").first.wait_for()
        written = page.locator(".xtick text").all_text_contents()
    assert [one for one in written if one.strip()] == ticks
