"""On a telephone no word of any explorer is cut: neither by the edge of the window nor by that of a picture, a box or a field."""

from __future__ import annotations

import pytest

from lessonkit.explorers import explorer, ids
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.whole_pages import page_at, page_of

pytestmark = pytest.mark.browser

WIDTH = 375
SCENES = [(id, "") for id in ids()] + [(id, name) for id in ids() for name in explorer(id).scenes]
MAPS = ("county-after-county", "from-the-first-county", "rollout-map", "policy-map")

# Every piece of text that is seen, and how far it stands out of what cuts it: the window, or whatever around it hides what stands
# out. What can be scrolled to is not cut; what only a screen reader reads is one pixel large.
CUT = """(width) => {
  const root = document.querySelector(".scomm-explorer");
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = node.data.trim(), own = node.parentElement;
    if (!words || own.matches("option, title, desc, style, script, defs *") || !own.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(box => box.width > 0 && box.height > 0);
    const edges = [[0, width]];
    let scrolls = false, unseen = false;
    for (let up = own; up && up !== document.body; up = up.parentElement) {
      const { overflowX, display, position, clipPath } = getComputedStyle(up);
      const box = up.getBoundingClientRect();
      if (clipPath !== "none" || (box.width <= 1 && position === "absolute")) unseen = true;
      if (["auto", "scroll"].includes(overflowX) && up.scrollWidth > up.clientWidth) scrolls = true;
      if (["hidden", "clip"].includes(overflowX) && (up.tagName.toLowerCase() === "svg" ? up.parentElement?.namespaceURI !== up.namespaceURI : !up.namespaceURI.endsWith("svg") && display !== "inline"))
        edges.push([box.left, box.right]);
    }
    if (unseen || scrolls) continue;
    const out = Math.max(0, ...boxes.flatMap(box => edges.flatMap(([left, right]) => [left - box.left, box.right - right])));
    if (out > 1.5) found.push(`${words.slice(0, 40)}: ${Math.round(out)} pixels`);
  }
  return found;
}"""
# Moves the first slider to each of its steps in turn, and gathers what is cut at any of them.
AT_EVERY_STEP = f"""async (width) => {{
  const cut = {CUT};
  const range = document.querySelector(".scomm-explorer input[type=range]");
  const frames = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  const found = new Set();
  for (let step = 0; step <= Number(range.max); step += 1) {{
    range.value = step;
    range.dispatchEvent(new Event("input"));
    await frames();
    cut(width).forEach(one => found.add(one));
  }}
  return [...found];
}}"""


@pytest.fixture(scope="module")
def page():
    require_chromium()
    with launched(Network(), WIDTH, 800) as page:
        page.emulate_media(reduced_motion="reduce")
        yield page


def opened(page, text):
    page.set_content(text)
    page.locator(".scomm-explorer .finding").filter(has_text=" ").wait_for()
    page.locator(".picture .part:visible").first.wait_for()
    page.wait_for_timeout(100)


@pytest.mark.parametrize(("id", "scene"), SCENES)
def test_no_word_of_an_explorer_is_cut(page, id, scene):
    opened(page, page_at(id, **(explorer(id).scenes[scene] if scene else {})))
    assert page.evaluate(CUT, WIDTH) == []


@pytest.mark.parametrize("id", MAPS)
def test_no_name_on_a_map_is_cut_at_any_date(page, id):
    opened(page, page_of(id))
    assert page.evaluate(AT_EVERY_STEP, WIDTH) == []


def test_a_word_that_is_cut_is_found(page):
    page.set_content(
        "<div class='scomm-explorer'><p style='white-space:nowrap'>" + "wide " * 40 + "</p>"
        "<svg width='60' height='20'><text x='30' y='15'>New Jersey</text></svg>"
        "<div style='width:40px;overflow:hidden;white-space:nowrap'>Pennsylvania</div>"
        "<div style='width:40px;overflow:auto;white-space:nowrap'>can be scrolled to</div></div>"
    )
    assert [one.split(":")[0] for one in page.evaluate(CUT, WIDTH)] == [
        "wide " * 8,
        "New Jersey",
        "Pennsylvania",
    ]
