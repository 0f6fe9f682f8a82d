"""A chart cannot exist without its parts, and shows all of them wherever it is read."""

import json

import nbformat
import pandas as pd
import plotly.graph_objects as go
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbconvert import HTMLExporter

from lessonkit.charts import Chart
from lessonkit.charts.chart import PLOTLY
from lessonkit.errors import KitError


@pytest.mark.parametrize("part", ["finding", "units", "source", "alt"])
@pytest.mark.parametrize("nothing", ["", "  ", None])
def test_a_chart_without_words_is_refused_by_the_name_of_the_part(parts, part, nothing):
    with pytest.raises(KitError, match=f"no {part}"):
        Chart(**parts | {part: nothing})


@pytest.mark.parametrize(
    "figure", [go.Figure(), go.Figure(go.Scatter(x=[], y=[])), go.Figure(go.Scatter(name="empty"))]
)
def test_a_figure_without_data_is_refused(parts, figure):
    with pytest.raises(KitError, match="figure is empty"):
        Chart(**parts | {"figure": figure})


def test_something_that_is_no_figure_is_refused(parts):
    with pytest.raises(KitError, match="is a str, not a Plotly figure"):
        Chart(**parts | {"figure": "a picture"})


@pytest.mark.parametrize("nothing", [pd.DataFrame(), pd.DataFrame({"year": []}), None])
def test_a_chart_without_its_table_is_refused(parts, nothing):
    with pytest.raises(KitError, match="table"):
        Chart(**parts | {"table": nothing})


def test_the_figure_carries_finding_units_and_source(parts):
    layout = Chart(**parts).figure.layout
    assert layout.title.text.replace("<br>", "") == f"<b>{parts['finding']}</b>"
    assert layout.yaxis.title.text == "people removed"
    assert layout.annotations[-1].text.replace("<br>", "") == f"Source: {parts['source']}"


def test_the_figure_that_was_given_stays_as_it_was(parts):
    before = parts["figure"].to_json()
    Chart(**parts)
    assert parts["figure"].to_json() == before


def test_a_chart_cannot_be_changed(parts):
    with pytest.raises(AttributeError):
        Chart(**parts).finding = ""


def test_each_form_of_a_chart_says_everything(parts):
    bundle = Chart(**parts)._repr_mimebundle_()
    for form in ("text/html", "text/plain"):
        for piece in (parts["finding"], parts["alt"], parts["source"], "57,020", "2023"):
            assert piece in bundle[form], (form, piece)
    assert "<details>" in bundle["text/html"]
    assert {"data", "layout", "config"} <= set(bundle[PLOTLY])


def test_no_form_of_a_chart_reaches_for_the_network(parts):
    chart = Chart(**parts)
    for text in (json.dumps(chart._repr_mimebundle_()), chart.data_html()):
        for reach in ("http:", "https:", "//cdn", "src=", "@import", "url("):
            assert reach not in text


@pytest.fixture
def shell():
    """An IPython shell, which a notebook always has."""
    yield InteractiveShell.instance()
    InteractiveShell.clear_instance()


def shown(chart):
    """The outputs that a cell gets when it ends with the chart."""
    with capture_output() as captured:
        chart._ipython_display_()
    return [nbformat.v4.new_output("display_data", data=output.data) for output in captured.outputs]


def test_jupyterlab_gets_the_figure_and_then_the_table_within_reach(parts, shell):
    figure, data = shown(Chart(**parts))
    assert PLOTLY in figure.data
    assert set(data.data) == {"text/html", "text/plain"}
    for piece in (parts["alt"], "57,020", "<details>", "<caption>", "scope='col'", "scope='row'"):
        assert piece in data.data["text/html"]


def test_an_exported_page_shows_finding_description_table_and_source(parts, shell):
    cell = nbformat.v4.new_code_cell("chart", outputs=shown(Chart(**parts)))
    page, _ = HTMLExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    for piece in (f"<strong>{parts['finding']}</strong>", parts["alt"], "<td>57,020</td>", parts["source"]):
        assert piece in page


def test_words_with_angle_brackets_stay_words(parts):
    chart = Chart(**parts | {"finding": "Counts <10 & their <b>sum</b>"})
    assert "Counts &lt;10 &amp; their &lt;b&gt;sum" in chart.figure.layout.title.text
    assert "Counts &lt;10 &amp; their &lt;b&gt;sum" in chart.as_html()
