"""In a long lesson in JupyterLab: after Shift+Enter an explorer is seen from its top, and it brings no scroll bar of its own."""

from __future__ import annotations

import nbformat
import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Network, launched, require_chromium
from tests.browser.lab_page import FRONT, LabPage
from tests.browser.lab_server import LabServer

pytestmark = pytest.mark.browser

SHOWN = (
    "county-after-county",
    "rollout-map",
    "denominator-machine",
    "policy-builder",
    "pipeline",
    "follow-the-print",
    "known-truth-lab",
)
PROSE = "\n\n".join(
    f"Paragraph {number}. Here stands what a lesson says between two explorers, at some length, so that the page is long." for number in range(6)
)  # fmt: skip
# How far the explorer's first line lies below the upper edge of the notebook's window; above it, the number is negative.
FROM_TOP = """one => Math.round(one.getBoundingClientRect().top
  - one.closest(".jp-WindowedPanel-outer, .jp-Notebook").getBoundingClientRect().top)"""
# Whatever stands around the explorer within the notebook and can be scrolled by itself.
OWN_BARS = """one => {
  const found = [];
  for (let up = one; up && !up.matches(".jp-WindowedPanel-outer"); up = up.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(up);
    const bar = (how, most, seen) => ["auto", "scroll"].includes(how) && most > seen;
    if (bar(overflowY, up.scrollHeight, up.clientHeight) || bar(overflowX, up.scrollWidth, up.clientWidth)) found.push(up.className);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    require_chromium()
    course = tmp_path_factory.mktemp("course")
    (course / "lessons").mkdir()
    cells = []
    for id in SHOWN:
        cells += [nbformat.v4.new_markdown_cell(f"## {id}\n\n{PROSE}", id=f"before-{id}")]
        cells += [nbformat.v4.new_code_cell(f"from scomm import explore\nexplore({id!r})", id=id)]
    cells += [nbformat.v4.new_markdown_cell(f"## The end\n\n{PROSE}", id="end")]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), course / "lessons" / "long.ipynb")
    server = LabServer(course, tmp_path_factory.mktemp("lab")).start()
    try:
        with launched(Network(), 1280, 700) as page:
            window = LabPage(page, server.url)
            window.open("long.ipynb")
            yield window
    finally:
        server.stop()


def shown(lab, id):
    """The explorer of a cell, without scrolling to it."""
    index = lab._index(id)
    return lab.page.locator(f'{FRONT} .jp-Cell[data-windowed-list-index="{index}"] .scomm-explorer')


@pytest.mark.parametrize("id", SHOWN)
def test_after_shift_enter_the_explorer_is_seen_from_its_top(lab, id):
    lab.select(id)
    lab.page.keyboard.press("Shift+Enter")
    lab.wait_until_idle()
    explorer = shown(lab, id)
    expect(explorer.locator(".finding")).not_to_be_empty(timeout=20_000)
    lab.page.wait_for_timeout(
        900
    )  # JupyterLab goes on to the next cell, and the explorer looks where it stands
    assert explorer.evaluate("one => one.offsetHeight") > 350
    top = explorer.evaluate(FROM_TOP)
    assert 0 <= top < 350, "its first line is in the window"
    active = lab._do("return notebook.activeCellIndex")
    assert active == lab._index(id) + 1, "and Shift+Enter went on to the next cell, as always"


def test_whoever_scrolls_right_after_shift_enter_is_not_pulled_back(lab):
    lab.select("rollout-map")
    lab.page.keyboard.press("Shift+Enter")
    lab.wait_until_idle()
    explorer = shown(lab, "rollout-map")
    expect(explorer.locator(".finding")).not_to_be_empty(timeout=20_000)
    lab.page.wait_for_timeout(900)
    lab.page.mouse.move(640, 400)
    lab.page.mouse.wheel(0, 300)
    lab.page.wait_for_timeout(600)
    assert explorer.evaluate(FROM_TOP) < -100


@pytest.mark.parametrize("id", SHOWN)
def test_an_explorer_has_no_scroll_bar_beside_that_of_the_notebook(lab, id):
    lab.output(id)
    explorer = shown(lab, id)
    expect(explorer.locator(".finding")).not_to_be_empty(timeout=20_000)
    lab.page.wait_for_timeout(200)
    assert explorer.evaluate(OWN_BARS) == []
