"""A picture is the same wherever it is shown, and what it draws stands where its own axes say."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from itertools import islice

import nbformat
import pytest

from lessonkit.explorers import explorer, ids
from lessonkit.explorers.frame.notice import as_notice
from lessonkit.explorers.frame.seen import state_at
from lessonkit.explorers.frame.stylesheet import SHEET
from lessonkit.site.making import Edition
from tests.browser.chromium import Network, launched, require_chromium
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer
from tests.explorers.drawn import BOXES, draw, given, prepare, states
from tests.explorers.whole_pages import page_of
from tests.site.editions import KIT, html

pytestmark = pytest.mark.browser

EXPLORERS = pytest.mark.parametrize("id", ids())

NEAR = 1
"""Pixels by which a place may be off."""

DESK, HAND = 1280, 375
WINDOWS = {DESK: 880, HAND: 343}
"""The frame of an explorer in a window so wide, in pixels, at a desk and in a hand."""

LESSON = "00-start-here"
FIRST = "policy-builder"

# A page that means to be in the way: by element and by class, and by all that is inherited.
RUDE = (
    f"""<!doctype html><html lang="en"><meta charset="utf-8"><style>{SHEET}</style>"""
    + """<style>
body, main { font: italic 31px/3 serif; letter-spacing: 2px; word-spacing: 9px; text-transform: uppercase; text-indent: 40px; white-space: pre; text-align: right; list-style: square }
.rude > div * { margin: 9px; padding: 5px; border: 3px solid; max-width: 21ch; box-sizing: content-box; float: left; font: 25px/2 serif; transform: rotate(3deg); width: auto }
.rude > div :is(svg, svg *) { stroke-width: 9px; transform: scale(.5); height: auto; max-width: 50px }
main .rude > div :is(p, ul, ol, li, table, th, td, label, button, input, select, svg, .part, .row, .line, .track, .key) { margin: 13px; max-width: 68ch; display: block; font-size: 29px }
.rude > div *::before { content: "rude" }
</style><body><main><div class="rude" id="place"></div></main></body></html>"""
)

SPANISH = """
import runpy, sys
from lessonkit.language.in_force import speak
speak("es")
sys.argv = ["", sys.argv[1]]
runpy.run_module("tests.explorers.drawn", run_name="__main__")
"""


@cache
def hosts():
    """Every kind of page that shows explorers, and a rude one: its text, and the element in which one would stand."""
    first = explorer(FIRST)
    return {
        "standalone": (page_of(FIRST), "#explorer"),
        "static": (html(LESSON), "section.explorer"),
        "practice": (Edition(KIT, replies=True).html(LESSON), "section.explorer"),
        "notice": (as_notice(first, first.start), "main"),
        "rude": (RUDE, "#place"),
    }


@pytest.fixture(scope="module")
def page():
    require_chromium()
    network = Network()
    with launched(network, 1280, 900) as page:
        page.emulate_media(reduced_motion="reduce")
        page.host = ""
        yield page
    assert network.console_errors == []


def shows(page, host, width):
    """A page that stands in the window is left as it is: the tests go from one explorer to the next."""
    page.set_viewport_size({"width": width, "height": 900})
    if page.host != host:
        page.goto("about:blank")
        page.set_content(host)
        prepare(page)
        page.host = host


@pytest.fixture(scope="module")
def in_hosts(page):
    """Of each kind of page, explorer and state the boxes, in frames of one width."""
    found = {}
    for host, (text, place) in hosts().items():
        shows(page, text, DESK)
        for id in ids():
            for n, one in enumerate(given(id)):
                draw(page, place, one, WINDOWS[DESK])
                found[host, id, n] = page.evaluate(f"() => ({BOXES})(window.drawn_box)")
    return found


def moved(here, there):
    """What stands elsewhere, or is not there, in one of two pictures: its name, and both boxes."""
    return [
        (one, other)
        for one, other in zip(here, there, strict=False)
        if one[0] != other[0] or any(abs(a - b) > NEAR for a, b in zip(one[1], other[1], strict=True))
    ] or (len(here) - len(there))


@EXPLORERS
def test_all_that_is_drawn_stands_at_the_same_place_in_every_page(in_hosts, id):
    first, *others = hosts()
    for n in range(len(given(id))):
        for other in others:
            off = moved(in_hosts[first, id, n], in_hosts[other, id, n])
            assert not off, (id, n, other, off if isinstance(off, int) else (len(off), off[:3]))


@pytest.fixture(scope="module")
def in_notebook(page, tmp_path_factory):
    """The boxes in JupyterLab: a notebook for each of the states, with every explorer as the output of a cell."""
    course = tmp_path_factory.mktemp("course")
    (course / "lessons").mkdir()
    server = LabServer(course, tmp_path_factory.mktemp("lab")).start()
    found = {}
    try:
        for n in range(max(len(list(states(explorer(id)))) for id in ids())):
            context = page.context.browser.new_context(
                viewport={"width": 1700, "height": 1000}, reduced_motion="reduce"
            )
            found |= _boxes_in_notebook(LabPage(context.new_page(), server.url), course / "lessons", n)
            context.close()
    finally:
        server.stop()
    return found


def _boxes_in_notebook(lab, folder, n):
    """The boxes of the state with this number, of each explorer that has so many."""
    cells = {
        f"{id}-{n}": f"from lessonkit.explorers import explore\nexplore({id!r}, **{dict(state)!r})"
        for id in ids()
        for state in islice(states(explorer(id)), n, n + 1)
    }
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    made = [nbformat.v4.new_code_cell(source, id=name) for name, source in cells.items()]
    nbformat.write(nbformat.v4.new_notebook(cells=made, metadata=kernel), folder / f"state-{n}.ipynb")
    lab.open(f"state-{n}.ipynb")
    lab.run_all(timeout=600)
    assert lab.errors() == []
    return {name: _boxes_of(lab, name) for name in cells}


def _boxes_of(lab, name):
    box = lab.output(name).locator(".scomm-explorer")
    box.locator(".finding").filter(has_text=" ").wait_for()
    box.evaluate("box => { for (const one of box.querySelectorAll('.picture details')) one.open = true }")
    lab.page.wait_for_timeout(60)
    return box.evaluate(BOXES)


@EXPLORERS
def test_all_that_is_drawn_stands_in_a_notebook_where_it_stands_in_a_page(page, in_notebook, id):
    shows(page, page_of(FIRST), 1700)
    for n, text in enumerate(given(id)):
        there = in_notebook[f"{id}-{n}"]
        draw(page, "#explorer", text, there[0][1][2])
        off = moved(page.evaluate(f"() => ({BOXES})(window.drawn_box)"), there)
        assert not off, (id, n, off if isinstance(off, int) else (len(off), off[:3]))


# What a picture says of its axes (see `lessonkit.charts.marks.mark.Mark`), and where that is: of each axis its ticks and what stands by it.
AXES = """(box) => {
  const EDGES = { x: ["x", (b) => b.x + b.width / 2], left: ["x", (b) => b.x], right: ["x", (b) => b.x + b.width],
    y: ["y", (b) => b.y + b.height / 2], top: ["y", (b) => b.y], bottom: ["y", (b) => b.y + b.height] };
  // Of a drawn shape the shape itself, not how thick its line is.
  const boxOf = (one) => {
    if (!one.getBBox) return one.getBoundingClientRect();
    const [b, m] = [one.getBBox(), one.getScreenCTM()];
    return { x: b.x * m.a + m.e, y: b.y * m.d + m.f, width: b.width * m.a, height: b.height * m.d };
  };
  const axes = new Map();
  for (const one of box.querySelectorAll(".part *")) {
    const said = Object.entries(one.dataset).filter(([name, value]) => EDGES[name] && value !== "");
    if (!said.length || !one.checkVisibility()) continue;
    const scope = one.closest("[data-scale], .part[class*='scomm-']");
    if (!axes.has(scope)) axes.set(scope, { mark: scope.className, x: [[], []], y: [[], []] });
    const is = boxOf(one);
    const tick = (one.dataset.tick ?? "").split(" ");
    for (const [name, value] of said) {
      const [axis, at] = EDGES[name];
      axes.get(scope)[axis][tick.includes(axis) ? 0 : 1].push([`${one.localName}.${one.getAttribute("class") ?? ""} ${name}`, Number(value), at(is)]);
    }
  }
  return [...axes.values()].flatMap(({ mark, x, y }) => [[mark, "x", ...x], [mark, "y", ...y]]);
}"""

OF_AN_AXIS = {"axis", "levels", "ticks", "dates"}
"""Names in what a mark gives its script that only an axis has."""


def line_through(ticks):
    """The place of a value, by the line that lies nearest to the ticks (least squares)."""
    values, places = [value for _, value, _ in ticks], [place for *_, place in ticks]
    middle, centre = sum(values) / len(values), sum(places) / len(places)
    slope = sum((value - middle) * (place - centre) for _, value, place in ticks) / sum(
        (value - middle) ** 2 for value in values
    )
    return lambda value: centre + slope * (value - middle)


def off_their_axes(axes):
    """What stands elsewhere than its axis says, ticks too; and the marks that have an axis with something by it."""
    off, asked = [], set()
    for mark, axis, ticks, by in axes:
        if len({value for _, value, _ in ticks}) < 2 or not by:
            continue
        asked.add(" ".join(one for one in mark.split() if one.startswith("scomm-")))
        at = line_through(ticks)
        off += [
            (mark, axis, name, value, round(place - at(value), 1))
            for name, value, place in (*ticks, *by)
            if abs(place - at(value)) > NEAR
        ]
    return off, asked


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """What is drawn of every explorer, in each language."""
    path = tmp_path_factory.mktemp("es") / "given.json"
    subprocess.run([sys.executable, "-c", SPANISH, str(path)], cwd=KIT, check=True)
    return {"en": {id: given(id) for id in ids()}, "es": json.loads(path.read_text("utf-8"))}


@EXPLORERS
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", WINDOWS)
def test_each_mark_stands_where_its_own_axis_puts_its_value(page, spoken, id, language, width):
    found, known, seen = explorer(id), set(), set()
    text_of, place = hosts()["static"]
    shows(page, text_of, width)
    for n, text in enumerate(spoken[language][id]):
        draw(page, place, text, WINDOWS[width])
        off, asked = off_their_axes(page.evaluate(f"() => ({AXES})(window.drawn_box)"))
        assert not off, (id, n, len(off), off[:4])
        marks = found.view(state_at(found, json.loads(text)["start"])).chart.marks
        known |= {one.kind for one in marks if OF_AN_AXIS & {*one.fixed(), *one.shown()}}
        seen |= asked
    assert len(seen) >= len(known), (known, seen)


def test_a_mark_that_its_axis_puts_elsewhere_is_found():
    ticks = [["i.tick x", value, 10 * value] for value in (0, 5, 10)]
    off, asked = off_their_axes(
        [["part scomm-dots", "x", ticks, [["i.dot x", 3, 30.9], ["i.dot x", 3, 31.2]]]]
    )
    assert (asked, off) == ({"scomm-dots"}, [("part scomm-dots", "x", "i.dot x", 3, 1.2)])
