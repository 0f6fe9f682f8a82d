"""How long a page of the static edition takes: to be made, to its first paint from a disk, and from a key to the changed picture."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from lessonkit.site.making import FIRST, OTHERS, Edition, file_of
from tests.browser.chromium import CHROMIUM, FLAGS

KIT = Path(__file__).parents[2]
FIRST_PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (one.name === "first-contentful-paint") done(one.startTime);
}).observe({ type: "paint", buffered: true }))"""


def pages(say: Callable[[str], None], moves: str) -> None:
    """Say a line for each page; `moves` is the script that moves every list and range and gives the milliseconds of each move."""
    edition = Edition(KIT)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, "--no-sandbox"])
        for one in (*edition.lessons, *OTHERS, FIRST):
            began = time.perf_counter()
            html = edition.html(one).encode()
            made = time.perf_counter() - began
            file = Path(name, file_of(one))
            file.write_bytes(html)
            context = browser.new_context(
                viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(file.as_uri())
            painted = page.evaluate(FIRST_PAINT)
            page.evaluate("() => document.querySelectorAll('.lid').forEach((one) => (one.open = true))")
            for box in page.locator("section.explorer").all():
                box.scroll_into_view_if_needed()
                box.locator(".scomm-explorer").wait_for()
            taken = sorted(page.evaluate(moves)) or [0.0]
            middle, late = taken[len(taken) // 2], taken[round(0.95 * (len(taken) - 1))]
            say(
                f"page {one:<31}{made:6.1f} s to make; first paint {painted:.0f} ms (under 1000); "
                f"a move {middle:.0f} ms, 95 % under {late:.0f} (under 50); {len(html) / 1e6:.2f} MB (under 8)"
            )
            context.close()
        browser.close()
