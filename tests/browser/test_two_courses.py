"""Two courses below one JupyterLab: whoever goes from one first page to the other finds nothing of the first there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import Network, launched
from tests.browser.lab_server import REPOSITORY, LabServer

BEANS = REPOSITORY / "examples" / "daylight"
LESSON = "01-an-hour-of-light"
QUESTION = {
    "id": "of-a-hundred",
    "low": 0,
    "high": 100,
    "truth": 65,
    "told": "So it is.",
    "source": "A source.",
}
OLD_KEY = f"scomm-welcome-{QUESTION['id']}"


def lay_out(root: Path, id: str, title: str, passport_of: str | None = None) -> None:
    """A course of one lesson in a folder; both ask a question of the same id, and have a lesson of the same name."""
    shutil.copytree(BEANS / "lessons", root / "lessons")
    path = root / "lessons" / "course.json"
    made = json.loads(path.read_text("utf-8"))
    made |= {"id": id, "title": title, "question": {**QUESTION, "prompt": f"What does {title} ask?"}}
    path.write_text(json.dumps(made), "utf-8")
    if passport_of:
        first = made["lessons"][0]["exercises"][0]
        kept = {"passport": 1, "lesson": LESSON, "course": passport_of, "exercises": {first: {"score": 1}}}
        (root / "lessons" / made["lessons"][0]["passport"]).write_text(json.dumps(kept), "utf-8")


class TwoCourses(LabServer):
    """JupyterLab on the folder that holds both."""

    def _command(self) -> list[str]:
        return [*self._on_this_port("."), f"--config={REPOSITORY / 'jupyter_lab_config.py'}"]


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, str]]:
    root = tmp_path_factory.mktemp("home")
    lay_out(root / "peas", "peas", "Peas", passport_of="peas")
    lay_out(root / "beans", "beans", "Beans", passport_of="peas")  # somebody copied it there
    server = TwoCourses(root, tmp_path_factory.mktemp("lab")).start()
    try:
        with launched(Network()) as page:
            yield page, server.url
    finally:
        server.stop()


def first_page(window: tuple[Page, str], folder: str) -> Page:
    page, url = window
    page.goto(f"{url}/lab/tree/{folder}?reset")
    page.locator(".scomm-page").wait_for(timeout=90_000)
    return page


def test_title_question_progress_and_answer_of_one_never_show_in_the_other(window: tuple[Page, str]) -> None:
    page = first_page(window, "peas")
    expect(page.locator(".scomm-page h1")).to_have_text("Peas")
    expect(page.locator(".scomm-prompt")).to_have_text("What does Peas ask?")
    expect(page.locator(".scomm-map")).to_contain_text("1 of")
    slider = page.locator("#scomm-guess")
    slider.focus()
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    page.locator(".scomm-show").click()
    expect(page.locator(".scomm-revealed")).to_contain_text("30")

    page = first_page(window, "beans")
    expect(page.locator(".scomm-page h1")).to_have_text("Beans")
    expect(page.locator(".scomm-prompt")).to_have_text("What does Beans ask?")
    expect(page.locator(".scomm-revealed")).to_be_empty()
    expect(page.locator(".scomm-map")).not_to_contain_text("1 of")

    page = first_page(window, "peas")
    expect(page.locator(".scomm-revealed")).to_contain_text("30")


def test_an_answer_from_before_courses_could_meet_is_found_by_one_and_no_other(
    window: tuple[Page, str],
) -> None:
    page = window[0]
    page.evaluate("key => { localStorage.clear(); localStorage.setItem(key, '41') }", OLD_KEY)
    page = first_page(window, "peas")
    expect(page.locator(".scomm-revealed")).to_contain_text("41")
    page = first_page(window, "beans")
    expect(page.locator(".scomm-revealed")).to_be_empty()
    page = first_page(window, "peas")
    expect(page.locator(".scomm-revealed")).to_contain_text("41")
