"""Debian's Chromium without any network, on a desk or in a hand; skipped with a line that says so where it is missing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import CHROMIUM, FLAGS, require_chromium
from tests.site.editions import file


@dataclass
class Window:
    """A page of the edition, opened by its file's address, with what it asked for and complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(self, name: str, language: str = "en") -> Page:
        """Open a page of the edition."""
        self.page.goto(file(name, language).as_uri())
        return self.page


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for a module."""
    require_chromium()
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *sandbox])
        yield browser
        browser.close()


@contextmanager
def window(
    chromium: Browser, width: int, height: int, *, touch: bool = False, scheme: str = "light"
) -> Iterator[Window]:
    """A fresh window, offline; it writes down what is asked for beyond its own file."""
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        has_touch=touch,
        is_mobile=touch,
        offline=True,
        reduced_motion="reduce",
        color_scheme=scheme,
    )
    found = Window(context.new_page())
    found.page.on(
        "request",
        lambda request: found.asked.append(request.url) if not request.url.startswith("file:") else None,
    )
    found.page.on(
        "console",
        lambda message: found.errors.append(message.text) if message.type in ("error", "warning") else None,
    )
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    try:
        yield found
    finally:
        context.close()


@pytest.fixture
def desk(chromium: Browser) -> Iterator[Window]:
    """A window on a desk."""
    with window(chromium, 1280, 900) as found:
        yield found


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Window]:
    """A window in a hand: 375 pixels, touched."""
    with window(chromium, 375, 740, touch=True) as found:
        yield found
