"""In JupyterLab with no network: the keyboard moves a control, and figure, words and table follow in place."""

import nbformat
import pytest

from tests.browser.chromium import Network, launched, require_chromium
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer

pytestmark = pytest.mark.browser

CELLS = {
    "machine": "from scomm.explorers import explore, explorer\nexplore('denominator-machine')",
    "dates": "explore('policy-dates')",
    "chart": "explorer('nationality-over-time').view({'country': 'Mexico', 'show': 'people'}).chart",
}
BLACK = {"rgba(0, 0, 0, 0.87)", "rgb(0, 0, 0)"}
WHITE = {"rgba(255, 255, 255, 0.87)", "rgb(255, 255, 255)"}
"""The text colours of JupyterLab's two themes: of its window, and of its pages."""


@pytest.fixture(scope="module")
def network():
    return Network()


@pytest.fixture(scope="module")
def lab(tmp_path_factory, network):
    require_chromium()
    course = tmp_path_factory.mktemp("course")
    (course / "lessons").mkdir()
    cells = [nbformat.v4.new_code_cell(source, id=id) for id, source in CELLS.items()]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(
        nbformat.v4.new_notebook(cells=cells, metadata=kernel), course / "lessons" / "explorers.ipynb"
    )
    server = LabServer(course, tmp_path_factory.mktemp("lab")).start()
    try:
        with launched(network) as page:
            window = LabPage(page, server.url)
            window.open("explorers.ipynb")
            window.run_all()
            assert window.errors() == []
            window.output("machine").locator(".gtitle").wait_for()
            yield window
        assert server.network_attempts() == []
    finally:
        server.stop()


def read(window, cell="machine"):
    """The finding in the figure, and where the figure stands in its output: top, width, height."""
    output = window.output(cell)
    figure, whole = output.locator(".js-plotly-plot").first.bounding_box(), output.bounding_box()
    return output.locator(".gtitle").text_content(), (
        figure["y"] - whole["y"],
        figure["width"],
        figure["height"],
    )


def wait_for_words(window, words):
    window.output("machine").get_by_role("status").filter(has_text=words).wait_for(timeout=10_000)


def test_an_arrow_key_moves_a_control_and_everything_follows_without_a_jump(lab):
    before, place = read(lab)
    assert lab.tab_to("Fiscal year", "machine") == "combobox"
    lab.press("ArrowDown")
    wait_for_words(lab, "Changed. Fiscal year: from FY2014 to FY2015.")
    after, new_place = read(lab)
    assert before == "FY2014: 56.3% of people removed by ICE had a conviction"
    assert after == "FY2015: 59.2% of people removed by ICE had a conviction"
    assert new_place == place
    assert lab.focused() == ("combobox", "Fiscal year"), "the keyboard stays where it was"


def test_letters_typed_in_a_control_do_not_reach_the_notebook(lab):
    cells = len(lab.cells())
    for key in "dda":
        lab.press(key)
    assert len(lab.cells()) == cells


def test_a_choice_that_nobody_published_keeps_the_figure_and_says_why(lab):
    before = read(lab)
    lab.press("Shift+Tab")
    assert lab.focused() == ("combobox", "Split by")
    lab.press("End")
    wait_for_words(lab, "never cross citizenship with criminal record")
    assert read(lab) == before
    lab.press("Home")
    wait_for_words(lab, "had a conviction")


def test_the_table_below_opens_from_the_keyboard_and_has_the_numbers_of_the_figure(lab):
    summary = lab.output("machine").locator("summary")
    summary.focus()
    lab.page.keyboard.press("Enter")
    lab.output("machine").get_by_role("cell", name="139,370").wait_for()


def test_a_chart_is_drawn_and_its_table_is_within_reach(lab):
    finding, _ = read(lab, "chart")
    assert finding.startswith("Mexico: removals with a conviction rose")
    assert "Description and data table" in lab.text("chart")


def test_a_figure_that_grew_with_a_choice_still_fits_its_window(lab):
    assert lab.tab_to("Policies of", "dates") == "combobox"
    height = read(lab, "dates")[1][2]
    lab.press("End")
    assert read(lab, "dates")[0].startswith("Wisconsin")
    assert read(lab, "dates")[1][2] < height
    size = lab.page.viewport_size
    lab.page.set_viewport_size({"width": 700, "height": size["height"]})
    figure = lab.output("dates").locator(".js-plotly-plot .main-svg").first
    lab.page.wait_for_function("svg => svg.getBoundingClientRect().width < 600", arg=figure.element_handle())
    lab.page.set_viewport_size(size)


def test_text_and_figures_follow_the_theme(lab):
    def ink(cell):
        return lab.output(cell).locator(".gtitle").evaluate("title => getComputedStyle(title).fill")

    assert {ink("machine"), ink("chart")} <= BLACK
    lab.page.evaluate(
        "window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})"
    )
    lab.page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    assert {ink("machine"), ink("chart")} <= WHITE
    assert read(lab, "chart")[1][2] > 400, "the figure is still there"


def test_nothing_was_asked_of_the_network_and_the_console_is_silent(lab, network):
    assert network.refused == []
    assert network.console_errors == []
