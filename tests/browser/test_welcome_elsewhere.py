"""The first page opens where the lessons lie below the server's folder: on a Binder, and on a hub into which the kit was pulled."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessonkit.jupyterlab.words import say
from tests.browser.chromium import Network, launched
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import FRONT, LabPage
from tests.browser.lab_server import REPOSITORY, LabServer

LESSON = "00-start-here"


@dataclass
class Elsewhere(LabServer):
    """JupyterLab on a folder above the lessons, as seen from the course."""

    shows: str = "."

    def _command(self) -> list[str]:
        return [*self._on_this_port(self.shows), f"--config={REPOSITORY / 'jupyter_lab_config.py'}"]


@pytest.mark.parametrize(
    ("shows", "addresses", "root"),
    [
        pytest.param(".", ["lab"], "lessons/", id="binder"),
        pytest.param("..", ["lab/tree/kit", "lab"], "kit/lessons/", id="hub"),
    ],
)
def test_the_first_page_opens_and_leads_to_a_lesson(
    tmp_path: Path, shows: str, addresses: list[str], root: str
) -> None:
    server = Elsewhere(tmp_path / "home" / "kit", tmp_path / "lab", shows=shows).start()
    try:
        copy_lesson(LESSON, server.course)
        shutil.copy(REPOSITORY / "lessons" / "course.json", server.course / "lessons")
        (tmp_path / "home" / "another").mkdir()
        with launched(Network()) as window:
            page = LabPage(window, server.url)
            for address in addresses:
                window.goto(f"{server.url}/{address}?reset")
                window.locator(".scomm-page").wait_for(timeout=60_000)
            window.locator(".scomm-big").click()
            window.locator(f"{FRONT} .jp-Cell").first.wait_for(timeout=60_000)
            assert page._do("return panel.context.path") == f"{root}{LESSON}/{LESSON}.ipynb"
            expect(
                window.locator(FRONT).get_by_text(say("welcome.notebook.course"), exact=True)
            ).to_be_visible()
    finally:
        server.stop()
