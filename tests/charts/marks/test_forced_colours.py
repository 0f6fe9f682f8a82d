"""In colours that the system forces, such as Windows' high contrast, a mark shows what it shows in its own."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from lessonkit.charts.marks import bundle, kinds
from lessonkit.charts.marks.bundle import imported
from lessonkit.explorers import ids
from tests.browser.chromium import Network, launched, require_chromium
from tests.explorers.drawn import draw, given, prepare
from tests.explorers.whole_pages import page_of

pytestmark = pytest.mark.browser

MARKS = Path(bundle.__file__).parent

TINT = 1.2
"""A ground of less contrast to what is around it means nothing: it only sets a box apart, which has a line around it too."""

DRAWN = """() => [...window.drawn_box.querySelectorAll(".part, .part *")].filter((one) => one.checkVisibility()).flatMap((one) => [...one.classList].filter((name) => name.startsWith("scomm-")))"""

THICK = 2
"""Pixels of a border that says something, such as what is chosen, or that draws a shape; a forced one would stand on every side."""

# Of each element of a picture, and of what stands before and after it, whether its ground is seen, and on which sides it has a border
# that is. What is drawn in SVG keeps its colours.
GROUNDS = """([tint, thick]) => {
  const box = window.drawn_box;
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const clear = (colour) => (channels(colour)[3] ?? 1) === 0;
  const light = (colour) => channels(colour).slice(0, 3).map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)).reduce((sum, one, i) => sum + one * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05);
  const page = getComputedStyle(document.body).backgroundColor;
  const under = (one) => {
    for (let at = one; at; at = at.parentElement) if (!clear(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
    return clear(page) ? "rgb(255, 255, 255)" : page;
  };
  const found = [];
  [...box.querySelectorAll(".part *")].forEach((one, i) => {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest("svg, option, optgroup")) return;
    for (const part of ["", "::before", "::after"]) {
      const style = getComputedStyle(one, part || null);
      if (part && ["none", "normal"].includes(style.content)) continue;
      const around = under(part ? one : one.parentElement);
      const seen = (colour) => !clear(colour) && contrast(colour, around) >= tint;
      const sides = ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) >= thick && seen(style[`border${side}Color`]));
      const ground = style.backgroundColor;
      found.push({
        at: `${i}${part}`,
        mark: one.closest("[class*='scomm-']").className.match(/scomm-\\w+/)[0],
        name: `${one.localName}.${one.className}${part}`,
        ground: style.backgroundImage.includes("gradient") || seen(ground),
        sides: sides.join(),
        shadow: style.boxShadow.includes("inset"),
        ring: style.outlineStyle !== "none",
        kept: style.forcedColorAdjust === "none",
      });
    }
  });
  return found;
}"""


@pytest.fixture(scope="module")
def lost():
    """Of each mark that is drawn, by the name of its class, what is seen of it in its own colours alone."""
    require_chromium()
    found = defaultdict(set)
    with launched(Network(), 1280, 900) as page:
        page.set_content(page_of("policy-builder"))
        prepare(page)
        for text in (one for id in ids() for one in given(id, solved=True)):
            page.emulate_media(reduced_motion="reduce", forced_colors="none")
            draw(page, "#explorer", text, 880)
            own = page.evaluate(GROUNDS, [TINT, THICK])
            page.emulate_media(reduced_motion="reduce", forced_colors="active")
            forced = {one["at"]: one for one in page.evaluate(GROUNDS, [TINT, THICK])}
            for mark in page.evaluate(DRAWN):
                found[mark] |= set()
            for one in own:
                there = forced[one["at"]]
                gone = one["ground"] and not there["ground"]
                shadow = one["shadow"] and not there["kept"] and not there["ring"]
                if gone or shadow or one["sides"] != there["sides"]:
                    found[one["mark"]].add(one["name"])
    return found


def classes_of(script):
    """The classes by which the stylesheets know a mark: its script gives them to its place, or one that it draws with does."""
    own = re.findall(r'classList\.add\("(scomm-[\w-]+)"', script.read_text("utf-8"))
    return own or [one for other in imported(script) for one in classes_of(other)]


@pytest.mark.parametrize("kind", kinds())
def test_what_is_seen_of_a_mark_is_seen_in_forced_colours(lost, kind):
    names = classes_of(MARKS / f"{kind}.js")
    assert names
    for name in names:
        assert name in lost, f"No explorer draws {kind} in the states that are tried."
        assert sorted(lost[name]) == []
