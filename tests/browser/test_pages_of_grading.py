"""The pages of grading in a browser: whatever a learner handed in, nothing runs and nothing is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat.v4 import new_notebook
from playwright.sync_api import Page

from scomm.grading.cleaning import clean
from scomm.grading.feedback_export import render
from scomm.grading.feedback_grades import Grades
from scomm.grading.feedback_page import page_of
from tests.browser.chromium import Network, launched
from tests.grading.attacks import MARKUP, attacked

SHORT = [markup for markup in MARKUP.values() if len(markup) < 10_000]
NAME = "<img src=q onerror=window.pwned=1>"


@pytest.fixture(scope="module")
def window() -> Iterator[tuple[Page, Network]]:
    network = Network()
    with launched(network) as page:
        yield page, network


@pytest.fixture(scope="module")
def html() -> str:
    """The page of a notebook that holds every attack at once."""
    cells = [cell for markup in SHORT for cell in clean(attacked(markup)).cells]
    return render(page_of(new_notebook(cells=cells), Grades(), NAME, "04-who-is-deported"))


@pytest.mark.parametrize("policy", [True, False], ids=["as written", "without its content policy"])
def test_no_script_runs_and_no_request_leaves(
    policy: bool, html: str, window: tuple[Page, Network], tmp_path: Path
) -> None:
    page, network = window
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = tmp_path / "page.html"
    text = html if policy else html.replace("Content-Security-Policy", "x-nothing")
    path.write_text(text, encoding="utf-8")
    page.goto(path.as_uri())
    for summary in page.locator("summary").all()[:3]:
        summary.click()
    assert page.evaluate("window.pwned") is None
    assert [url for url in asked if not url.startswith("data:image/")] == [path.as_uri()]
    assert network.refused == []
    assert network.console_errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_runs_out_of_the_page(
    scheme: str, width: int, html: str, window: tuple[Page, Network], tmp_path: Path
) -> None:
    page, _ = window
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    page.goto(path.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)" if scheme == "light" else "rgb(21, 21, 21)"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the notebook"
