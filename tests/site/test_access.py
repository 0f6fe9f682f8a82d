"""Every page of the edition, in English and in Spanish, under axe-core, in both schemes and on both screens, and at twice the size."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.conftest import window
from tests.site.editions import BESIDE, IN_SPANISH, LESSONS, TEXTS

pytestmark = pytest.mark.browser
PAGES = pytest.mark.parametrize(
    ("name", "language"),
    [*((name, "en") for name in (*LESSONS, *TEXTS, *BESIDE)), *((name, "es") for name in IN_SPANISH)],
)

SERIOUS = {"serious", "critical"}
SCREENS = {"desk": (1280, 900, False), "phone": (375, 800, True)}
OPEN = "() => document.querySelectorAll('details').forEach(one => (one.open = true))"
ALIKE = r"""() => document.querySelectorAll("tbody").forEach(body => {
  const seen = new Set();
  for (const row of [...body.rows]) {
    const shape = row.innerHTML.replace(/>[^<]+/g, ">").replace(/ (?!class|style)[\w-]+="[^"]*"/g, "");
    if (seen.has(shape)) row.remove();
    seen.add(shape);
  }
})"""
"""Of a table's rows that differ in their words alone, the first speaks for all: axe takes most of a minute for a thousand."""
TWICE_ON_A_DESK = 640
"""Pixels that are left of a desk of 1280 where a reader asks for 200 percent."""


@PAGES
@pytest.mark.parametrize(("screen", "scheme"), [("desk", "light"), ("phone", "dark")])
def test_axe_finds_nothing_serious(chromium, name, language, screen, scheme):
    width, height, touch = SCREENS[screen]
    with window(chromium, width, height, touch=touch, scheme=scheme) as seen:
        page = seen.open(name, language)
        page.evaluate(OPEN)
        for box in page.locator("section.explorer").all():
            box.scroll_into_view_if_needed()
            box.locator(".scomm-explorer").wait_for()
        page.evaluate(ALIKE)
        found = Axe().run(page).response["violations"]
    assert [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in SERIOUS
    ] == []


@PAGES
def test_at_twice_the_size_nothing_scrolls_sideways(chromium, name, language):
    with window(chromium, TWICE_ON_A_DESK, 450) as seen:
        page = seen.open(name, language)
        page.evaluate(OPEN)
        assert page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth") <= 0
