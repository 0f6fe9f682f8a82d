"""Debian's Chromium, driven by Playwright, with every request beyond loopback refused and written down.

The browser itself refuses: it finds no address but loopback's. Playwright's own way, a route for every request, would
switch off the browser's store of files, and each page would load all of JupyterLab again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, WebSocket, sync_playwright

from tests.system import absent

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever asks (a page, a prefetch, a worker), by name or by number, finds no address.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


@dataclass
class Network:
    """The requests that a page made beyond loopback, and what its console complained of."""

    refused: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)

    def note(self, url: str) -> None:
        """Write down a request that would leave this machine."""
        parts = urlsplit(url)
        outside = parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in (
            "127.0.0.1",
            "localhost",
        )
        if outside:
            self.refused.append(url)


@contextmanager
def launched(network: Network, width: int = 1280, height: int = 1000) -> Iterator[Page]:
    """A fresh Chromium window that can reach loopback alone."""

    def complain(kind: str, text: str) -> None:
        if kind == "error":
            network.console_errors.append(text)

    def greet(socket: WebSocket) -> None:
        network.note(socket.url)

    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *sandbox])
        context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
        context.on("request", lambda request: network.note(request.url))
        page = context.new_page()
        page.on("websocket", greet)
        page.on("console", lambda message: complain(message.type, message.text))
        page.on("pageerror", lambda error: complain("error", str(error)))
        try:
            yield page
        finally:
            browser.close()


def require_chromium() -> None:
    """Skip with a line that says so where Chromium is missing; in CI a missing Chromium fails."""
    if not CHROMIUM.exists():
        absent("Chromium is missing, so no browser test can run. On Debian: apt-get install chromium")
