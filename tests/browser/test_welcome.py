"""JupyterLab's first page: one question, the next lesson, the course with what was answered, and the passports."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessonkit.course import course
from lessonkit.jupyterlab.words import say
from tests.browser.chromium import Network
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import ARTEFACTS, LabPage
from tests.browser.lab_server import REPOSITORY

LESSON = "00-start-here"
KEPT = {
    "answer": {},
    "state": "right",
    "score": 1.0,
    "points": 1.0,
    "attempts": 1,
    "at": "2026-11-26T09:00:00+00:00",
}


def passport(*exercises: str) -> str:
    return json.dumps({"passport": 1, "lesson": LESSON, "version": "1.1", "learner": "", "hints": {},
                       "predictions": {}, "exercises": dict.fromkeys(exercises, KEPT)})  # fmt: skip


@pytest.fixture(scope="module")
def page(lab: LabPage, course: Path) -> LabPage:
    copy_lesson(LESSON, course)
    copy_lesson("01-booking-to-deportation", course)
    shutil.copy(REPOSITORY / "lessons" / "course.json", course / "lessons")
    lab.page.goto(f"{lab.url}/lab")
    lab.page.locator(".scomm-page").wait_for(timeout=60_000)
    return lab


def reopen(page: LabPage) -> None:
    page.page.evaluate("() => { window.jupyterapp.shell.widgets('main').next().value?.onAfterShow?.() }")


def test_a_first_visit_meets_the_first_page_and_no_launcher(page: LabPage, network: Network) -> None:
    assert page.page.locator(".jp-Launcher").count() == 0
    assert page.page.get_by_role("heading", name=course().title).is_visible()
    assert network.refused == []
    page.screenshot("welcome")


def test_the_question_is_answered_by_keyboard_and_the_guess_stands_beside_the_truth(page: LabPage) -> None:
    slider = page.page.get_by_label(say("welcome.question.label"))
    assert slider.get_attribute("aria-valuetext") == say("guess.none")
    assert page.page.get_by_role("button", name=say("welcome.question.show")).is_disabled()
    slider.focus()
    for _ in range(30):
        page.page.keyboard.press("ArrowRight")
    assert slider.get_attribute("aria-valuetext") is None
    page.page.keyboard.press("Tab")
    assert page.focused() == ("button", say("welcome.question.show"))
    page.page.keyboard.press("Enter")
    told = page.page.locator(".scomm-revealed")
    expect(told).to_contain_text(say("welcome.question.above", guess=30, off=23))
    assert told.get_attribute("role") == "status"
    assert told.locator(".scomm-mark").count() == 2


def test_the_map_shows_the_lessons_that_can_be_opened_and_what_was_answered(
    page: LabPage, course: Path
) -> None:
    (course / "lessons" / LESSON / f"passport-{LESSON}.json").write_text(
        passport("first-answer", "my-county")
    )
    reopen(page)
    row = page.page.locator(".scomm-map > li").first
    expect(row).to_contain_text(say("welcome.map.answered", n=2, all=8))
    expect(page.page.locator(".scomm-big")).to_contain_text(
        say("welcome.next.go-on", number=0, title="Start here")
    )


def test_a_passport_is_downloaded(page: LabPage) -> None:
    with page.page.expect_download() as got:
        page.page.get_by_role("button", name=say("welcome.passport.download-it", number=0)).click()
    assert got.value.suggested_filename == f"passport-{LESSON}.json"
    assert json.loads(Path(got.value.path()).read_text())["lesson"] == LESSON


def test_a_file_that_is_no_passport_changes_nothing(page: LabPage, course: Path) -> None:
    before = (course / "lessons" / LESSON / f"passport-{LESSON}.json").read_text()
    page.page.set_input_files(
        "input[type=file][accept*=json]", {"name": "a.json", "mimeType": "application/json", "buffer": b"[]"}
    )
    expect(page.page.locator(".scomm-page p[role=status]")).to_have_text(say("welcome.passport.not-one"))
    assert (course / "lessons" / LESSON / f"passport-{LESSON}.json").read_text() == before


def test_the_list_of_files_leaves_the_json_out(page: LabPage) -> None:
    page.page.evaluate("() => { window.jupyterapp.commands.execute('filebrowser:activate') }")
    files = page.page.locator(".jp-DirListing-item")
    expect(files.filter(has_text=LESSON)).to_be_visible()
    assert files.filter(has_text="course.json").count() == 0
    files.filter(has_text=LESSON).dblclick()
    expect(files.filter(has_text=f"{LESSON}.ipynb")).to_be_visible()
    assert files.filter(has_text=".json").count() == 0


def test_the_large_button_opens_the_lesson_and_its_toolbar_leads_back(page: LabPage) -> None:
    page.page.locator(".scomm-big").click()
    page.page.locator(".jp-NotebookPanel:visible .jp-Cell").first.wait_for(timeout=60_000)
    page.page.locator(".jp-NotebookPanel:visible").get_by_text(
        say("welcome.notebook.course"), exact=True
    ).click()
    expect(page.page.locator(".scomm-page")).to_be_visible()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
@pytest.mark.parametrize("width", [1280, 1024])
def test_nothing_is_cut_in_either_theme(page: LabPage, theme: str, width: int) -> None:
    page.page.evaluate(
        "name => { window.jupyterapp.commands.execute('apputils:change-theme', { theme: name }) }", theme
    )
    page.page.set_viewport_size({"width": width, "height": 768})
    page.page.wait_for_timeout(1000)
    box = page.page.locator(".scomm-welcome").evaluate("one => [one.scrollWidth, one.clientWidth]")
    assert box[0] <= box[1]
    page.page.screenshot(path=ARTEFACTS / f"welcome-{width}-{theme.split()[-1].lower()}.png")
