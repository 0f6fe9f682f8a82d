"""A learner saves, the server is destroyed, and on a fresh one the progress is restored by file or by code, and goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from lessonkit.exercises.learner.progress import say as told
from lessonkit.jupyterlab.words import say
from tests.browser.answers import Answers, click_at
from tests.browser.chromium import Network, launched
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import FRONT, LabPage
from tests.browser.lab_server import REPOSITORY, LabServer

LESSON = "00-start-here"
FILE = f"passport-{LESSON}.json"


@contextmanager
def a_server(folder: Path) -> Iterator[tuple[LabPage, Answers]]:
    """A new JupyterLab in an empty folder with the lesson as it is handed out; it and its folder are gone afterwards."""
    network = Network()
    server = LabServer(folder / "course", folder / "lab").start()
    try:
        copy_lesson(LESSON, server.course)
        shutil.copy(REPOSITORY / "lessons" / "course.json", server.course / "lessons")
        with launched(network) as page:
            lab = LabPage(page, server.url)
            lab.open(f"{LESSON}/{LESSON}.ipynb")
            yield lab, Answers(lab, LESSON)
        assert network.refused == []
    finally:
        server.stop()
        shutil.rmtree(folder)


def first_cell(lab: LabPage) -> Locator:
    return lab.page.locator(f"{FRONT} .scomm-progress")


def button(lab: LabPage, words: str) -> Locator:
    return first_cell(lab).get_by_role("button", name=say(f"progress.{words}"), exact=True)


def status(lab: LabPage) -> Locator:
    return first_cell(lab).get_by_role("status")


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a learner took along from a server that is gone: the file's text, the code, and what was dealt."""
    with a_server(tmp_path_factory.mktemp("first") / "server") as (lab, answers):
        guess = answers.panel("guess-counties")
        for line in guess.get_by_role("slider").all():
            click_at(line, 0.5)
        assert "Recorded" in answers.check("guess-counties")
        places = answers.panel("kinds-of-sentences").get_by_role("combobox").all()
        for number, place in enumerate(places, 1):
            place.select_option(index=number)
        answers.check("kinds-of-sentences")
        with lab.page.expect_download() as got:
            button(lab, "save").click()
        expect(status(lab)).to_contain_text(say("progress.saved", file=FILE))
        assert got.value.suggested_filename == FILE
        lab.screenshot("progress-saved")
        code = first_cell(lab).locator("code").inner_text()
        text = Path(got.value.path()).read_text()
        welcome = lab.text("begin(")
        return {"text": text, "code": code, "welcome": welcome, "learner": json.loads(text)["learner"]}


@pytest.mark.parametrize("way", ["file", "code"])
def test_on_a_fresh_server_the_progress_is_restored_and_goes_on(saved, tmp_path, way):
    with a_server(tmp_path / "server") as (lab, answers):
        assert "..." in answers.source("guess-counties")
        button(lab, "save").click()
        expect(status(lab)).to_have_text(told("save.nothing"), timeout=60_000)
        button(lab, "restore").click()
        assert lab.focused() == ("textbox", say("progress.paste"))
        expect(first_cell(lab)).to_contain_text(say("progress.what"))
        lab.screenshot("progress-to-restore")
        if way == "file":
            lab.page.locator(f"{FRONT} .scomm-progress input[type=file]").set_input_files(
                {"name": FILE, "mimeType": "application/json", "buffer": saved["text"].encode()}
            )
            expect(status(lab)).to_have_text(say("progress.chosen", file=FILE))
        else:
            lab.page.keyboard.insert_text(saved["code"].lower())
        button(lab, "go").click()
        expect(status(lab)).to_contain_text(told("restore.done"), timeout=60_000)
        expect(status(lab)).to_contain_text(told("restore.code", code=saved["learner"]))
        expect(status(lab)).to_contain_text("(After the first year)")
        expect(status(lab)).to_contain_text(say("progress.filled", n=2))
        lab.screenshot(f"progress-restored-{way}")
        assert saved["learner"] in lab.text("begin(")
        assert lab.errors() == []
        # the answers stand in their controls again, and the lesson goes on
        guess = json.loads(saved["text"])["predictions"]["guess-counties"]
        assert answers.value("guess-counties") == (guess["guess"], guess["confidence"])
        assert "Recorded" in answers.check("guess-counties")
        answers.type_code("first-answer", "first_answer = 2008")
        answers.check("first-answer")
        button(lab, "restore").click()
        lab.page.keyboard.insert_text(saved["code"])
        button(lab, "go").click()
        expect(status(lab)).to_contain_text(told("restore.nothing-new"), timeout=60_000)


def test_a_code_that_is_mistyped_or_a_foreign_text_changes_nothing_and_says_why(saved, tmp_path):
    with a_server(tmp_path / "server") as (lab, _):
        button(lab, "restore").click()
        button(lab, "go").click()
        expect(status(lab)).to_have_text(say("progress.empty"))
        for given in (saved["code"].replace(saved["code"][9], "Z"), "<img src=x onerror=alert(1)>", '{"a": "</script>"}', "\u2028\ud83d\x00"):  # fmt: skip
            first_cell(lab).get_by_role("textbox").fill(given)
            button(lab, "go").click()
            expect(status(lab)).to_contain_text(told("restore.not"), timeout=60_000)
            expect(status(lab)).to_be_in_viewport(ratio=0.9)
            assert first_cell(lab).locator("img").count() == 0
        lab.screenshot("progress-not-restored")
        large = {"name": "x.json", "mimeType": "application/json", "buffer": b" " * 5_000_001}
        lab.page.locator(f"{FRONT} .scomm-progress input[type=file]").set_input_files(large)
        expect(status(lab)).to_have_text(say("progress.too-large"))


def test_a_passport_that_the_first_page_takes_in_joins_what_is_here(saved, tmp_path):
    with a_server(tmp_path / "server") as (lab, answers):
        answers.type_code("first-answer", "first_answer = 2008")
        answers.check("first-answer")
        lab.page.goto(f"{lab.url}/lab?reset")
        lab.page.locator(".scomm-page").wait_for(timeout=60_000)
        lab.page.set_input_files(
            "input[type=file][accept*=json]",
            {"name": FILE, "mimeType": "application/json", "buffer": saved["text"].encode()},
        )
        expect(lab.page.locator(".scomm-page p[role=status]")).to_have_text(
            say("welcome.passport.brought-back", number=0)
        )
        lab.open(f"{LESSON}/{LESSON}.ipynb")
        lab.run("begin(")
        assert told("restore.done") in lab.text("begin(")
        kept = json.loads((tmp_path / "server" / "course" / "lessons" / LESSON / FILE).read_text())
        assert {"first-answer", "guess-counties", "kinds-of-sentences"} <= set(kept["exercises"])
        assert list((tmp_path / "server" / "course" / "lessons" / LESSON).glob("*.before-*.json"))
