"""In JupyterLab with no network: the picture equals menus and words at all times, or says that it has lost its Python."""

import nbformat
import pytest
from playwright.sync_api import expect

from lessonkit.explorers import explorer
from tests.browser.chromium import Network, launched, require_chromium
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer

pytestmark = pytest.mark.browser

CELLS = {
    "builder": "from lessonkit.explorers import explore\nexplore('policy-builder')",
    "curves": "curves = explore('activation-curves')\ncurves",
    "drawing": "print(curves.made.get('drawn'))",
    "busy": "import time\ntime.sleep(0)",
}
BUILDER = explorer("policy-builder")
LOST = "This explorer has lost its Python: run its cell again (Shift+Enter)."


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
            yield window
        assert server.network_attempts() == []
    finally:
        server.stop()


def part(lab, name):
    return lab.output("builder").locator(f".scomm-explorer .{name}").first


def menus(lab):
    """The values that the menus of the sentence show."""
    lists = lab.output("builder").locator(".scomm-explorer .sentence select").all()
    names = ("hold", "paper", "pay", "hours", "tell", "beside")
    return {
        name: BUILDER.control(name).values[int(one.input_value())]
        for name, one in zip(names, lists, strict=True)
    }


def expect_in_step(lab, **changed):
    """Menus, finding and drawn people are those of this state."""
    view = BUILDER.view({**BUILDER.start, **changed})
    expect(part(lab, "finding")).to_have_text(view.chart.finding)
    assert menus(lab) == {name: {**BUILDER.start, **changed}[name] for name in menus(lab)}
    drawn = [
        lab.output("builder").locator(f".scomm-explorer svg.icons g.{look}").count()
        for look in ("solid", "hatch", "outline")
    ]
    assert drawn == [group.n for group in view.chart.marks[0].groups]


def reload(lab):
    lab.save()
    lab.page.reload()
    lab.page.wait_for_function("window.jupyterapp?.shell?.currentWidget?.context?.path === 'explorers.ipynb'")
    lab.wait_until_idle()


def test_a_key_moves_picture_menus_and_words_together_and_the_keyboard_stays(lab):
    expect_in_step(lab)
    assert lab.tab_to("Hold past release", "builder") == "combobox"
    lab.press("Home")
    expect_in_step(lab, hold="everyone")
    assert lab.focused() == ("combobox", "Hold past release")
    expect(part(lab, "spoken")).to_have_text(BUILDER.view({**BUILDER.start, "hold": "everyone"}).chart.spoken)


def test_letters_typed_in_a_control_do_not_reach_the_notebook(lab):
    cells = [cell["id"] for cell in lab.cells()]
    for key in "dda":
        lab.page.keyboard.press(key)
    assert [cell["id"] for cell in lab.cells()] == cells


def test_what_is_drawn_by_keyboard_stands_beside_the_truth_and_is_read_back_in_python(lab):
    lab.tab_to("Your guess for the end of 2010", "curves")
    lab.page.keyboard.type("30")
    lab.tab_to("Show me the answer", "curves")
    lab.page.keyboard.press("Enter")
    expect(lab.output("curves").locator(".gap")).to_have_text(
        "For the end of 2010 you guessed 30%, it was 52.3%."
    )
    expect(lab.output("curves").locator(".finding")).to_contain_text("336 days")
    lab.run("drawing")
    assert lab.text("drawing").strip() == str(
        {"about": "population_2010 all", "guesses": {"the end of 2010": 30}}
    )


def test_after_a_reload_the_picture_is_the_one_that_was_left(lab):
    expect_in_step(lab, hold="everyone")
    reload(lab)
    expect_in_step(lab, hold="everyone")
    lab.tab_to("Tell ICE about", "builder")
    lab.press("Home")
    expect_in_step(lab, hold="everyone", tell="everyone")


def test_after_a_reload_and_run_all_menus_picture_and_words_are_those_of_the_start(lab):
    reload(lab)
    lab.run_all()
    expect_in_step(lab)
    assert lab.output("builder").locator(".scomm-explorer").count() == 1
    lab.tab_to("Hold past release", "builder")
    lab.press("End")
    expect_in_step(lab, hold="nobody")


def test_a_choice_made_while_another_cell_runs_is_kept_and_answered(lab):
    lab.type_into("busy", "import time\ntime.sleep(4)")
    lab.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-cell') }")
    part(lab, "sentence").locator("select").first.select_option("0")
    view = BUILDER.view({**BUILDER.start, "hold": "everyone"})
    expect(part(lab, "finding")).to_have_text(view.chart.finding, timeout=9000)
    expect(part(lab, "lost")).to_be_hidden(timeout=1000)
    expect_in_step(lab, hold="everyone")
    lab.wait_until_idle()


def test_after_a_restart_it_says_that_its_python_is_lost_and_moves_no_menu_apart_from_the_picture(lab):
    lab.restart()
    expect(part(lab, "lost")).to_have_text(LOST)
    part(lab, "sentence").locator("select").first.select_option("4")
    expect_in_step(lab, hold="everyone")
    assert part(lab, "parts").evaluate("one => getComputedStyle(one).filter") == "grayscale(1)"


def test_a_reopened_notebook_without_its_python_is_a_still_picture_that_says_so(lab):
    reload(lab)
    still = lab.output("builder").locator(".scomm-still")
    still.wait_for(timeout=10_000)
    expect(part(lab, "lost")).to_have_text(LOST)
    expect_in_step(lab)
    assert "model not found" not in lab.output("builder").inner_text()
    lab.run_all()
    expect(still).to_have_count(0)
    expect_in_step(lab)
    expect(part(lab, "lost")).to_be_hidden()


def test_the_picture_follows_the_theme(lab):
    def ink():
        return part(lab, "finding").evaluate("one => getComputedStyle(one).color")

    assert ink() == "rgb(27, 27, 27)"
    lab.page.evaluate(
        "window.jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})"
    )
    lab.page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
    expect(part(lab, "finding")).to_have_css("color", "rgb(236, 236, 236)")


def test_nothing_was_asked_of_the_network_and_the_console_says_only_that_a_model_is_gone(lab, network):
    assert network.refused == []
    known = ("widget model not found", "Could not restore the debugger state")
    assert [error for error in network.console_errors if not any(one in error for one in known)] == []
