"""The harness itself: JupyterLab draws the kit's kinds of output offline, and the keyboard reaches them."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Network
from tests.browser.lab_page import ARTEFACTS, LabPage
from tests.browser.lab_server import LabServer

CELLS = {
    "figure": """
import plotly.graph_objects as go
go.Figure(go.Bar(x=["a", "b"], y=[1, 2]))""",
    "explorer": '''
import anywidget, ipywidgets

class Keys(anywidget.AnyWidget):
    """JupyterLab takes the arrow keys from a control in an output; this gives them back."""
    _esm = """export default { render({ el }) {
        const free = () => {
            const output = el.closest(".jp-OutputArea-output");
            if (!output) return requestAnimationFrame(free);
            const keep = event => event.target.setAttribute("data-lm-suppress-shortcuts", "true");
            output.addEventListener("focusin", keep, true);
        };
        free();
    } }"""

live = go.FigureWidget(go.Bar(x=["a", "b"], y=[1, 2]))
year = ipywidgets.Dropdown(options=["2018", "2019", "2020"], description="Year")
said = ipywidgets.HTML("Shown: 2018")

def redraw(change):
    said.value = f"Shown: {year.value}"
    live.data[0].y = [5, int(year.value) - 2000]

year.observe(redraw, "value")
ipywidgets.VBox([Keys(), year, said, live])''',
    "answer": "answer = 1",
    "check": 'print("you answered", answer)',
    "network": """
import urllib.request
try:
    urllib.request.urlopen("http://example.org", timeout=5)
except OSError as refused:
    print("refused:", refused)""",
    "broken": "1 / 0",
}


@pytest.fixture(scope="module")
def small(lab: LabPage, course: Path) -> LabPage:
    """A small notebook with a chart, a live explorer, an answer and a check, run from top to bottom."""
    cells = [nbformat.v4.new_code_cell(source.strip(), id=name) for name, source in CELLS.items()]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    folder = course / "lessons" / "small"
    folder.mkdir()
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), folder / "small.ipynb")
    lab.open("small/small.ipynb")
    lab.run_all()
    return lab


def test_a_plotly_figure_is_drawn_by_jupyterlabs_own_renderer(small: LabPage) -> None:
    small.output("figure").locator(".js-plotly-plot svg.main-svg .bars .point").nth(1).wait_for()


def test_a_control_is_reached_by_tab_and_moved_by_arrow_and_the_figure_follows(small: LabPage) -> None:
    bars = small.output("explorer").locator(".js-plotly-plot svg.main-svg .bars .point path")
    bars.first.wait_for()
    before = bars.first.get_attribute("d")
    assert small.tab_to("Year", "explorer") == "combobox"
    small.press("ArrowDown")
    assert "Shown: 2019" in small.text("explorer")
    expect(bars.first).not_to_have_attribute("d", before)
    small.press("ArrowDown")
    assert "Shown: 2020" in small.text("explorer")
    small.screenshot("harness")
    assert (ARTEFACTS / "harness.png").stat().st_size > 10_000


def test_what_is_typed_into_a_cell_is_run(small: LabPage) -> None:
    small.type_into("answer", "answer = 'typed'")
    small.run("answer")
    small.run("check")
    assert "you answered typed" in small.text("check")


def test_a_cell_that_ends_in_an_error_is_reported(small: LabPage) -> None:
    assert small.errors() == ["broken: ZeroDivisionError: division by zero"]


def test_a_restart_forgets_and_a_save_keeps(small: LabPage, course: Path) -> None:
    small.restart()
    small.run("check")
    assert any(line.startswith("check: NameError") for line in small.errors())
    small.type_into("answer", "answer = 'kept'")
    small.save()
    assert "answer = 'kept'" in (course / "lessons/small/small.ipynb").read_text()


def test_a_cell_that_no_name_fits_is_refused(small: LabPage) -> None:
    with pytest.raises(AssertionError, match="No cell fits 'absent'"):
        small.text("absent")


def test_a_kernels_step_onto_the_network_is_refused_and_written_down(
    small: LabPage, server: LabServer
) -> None:
    assert "refused:" in small.text("network")
    assert server.network_attempts() == ["socket.getaddrinfo example.org"]


def test_the_browser_itself_needs_no_network_and_a_request_out_is_written_down(
    small: LabPage, network: Network
) -> None:
    assert network.refused == []
    small.page.evaluate("() => fetch('http://example.org/').catch(() => 0)")
    assert network.refused == ["http://example.org/"]
