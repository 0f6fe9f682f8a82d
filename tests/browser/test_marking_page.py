"""The page for marking in a browser: a reader goes through the answers by keyboard, and nothing that was clicked is lost."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lessonkit.grading.marking.record import Reader
from tests.browser.chromium import Network, launched
from tests.grading.course import SMALL_LESSON
from tests.grading.marking.a_class import MarkedCourse, of_three

COMMAND = "from scomm.cli import app; app()"
SERIOUS = ("serious", "critical")


class Marking:
    """`scomm mark` as it runs in a terminal."""

    def __init__(self, course: MarkedCourse, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "mark", SMALL_LESSON, "--no-browser", *words],
            cwd=course.root, env=dict(os.environ, PYTHONUNBUFFERED="1"), stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        printed = ""
        for line in self.process.stdout:
            printed += line
            if found := re.search(r"http://\S+", line):
                self.url = found[0]
                return
        raise RuntimeError(printed)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def rest(self) -> str:
        """What it prints until it ends."""
        assert self.process.stdout is not None
        return self.process.stdout.read()


@contextmanager
def marking(course: MarkedCourse, *words: str) -> Iterator[Marking]:
    running = Marking(course, *words)
    try:
        yield running
    finally:
        running.kill()


@pytest.fixture(scope="module")
def window() -> Iterator[tuple[Page, Network]]:
    network = Network()
    with launched(network) as page:
        yield page, network


@pytest.fixture
def course(tmp_path: Path) -> MarkedCourse:
    return of_three(tmp_path)


def levels_of(course: MarkedCourse) -> dict[str, float | None]:
    return {one.learner: one.level for one in Reader(course.root, SMALL_LESSON, "reader").marks().values()}


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_text("Saved.")


def test_a_class_is_marked_by_keyboard_and_the_gradebook_has_it(
    course: MarkedCourse, window: tuple[Page, Network]
) -> None:
    page, network = window
    with marking(course) as running:
        page.goto(running.url)
        press(page, "5", "c")
        page.keyboard.type("Name a second thing.")
        press(page, "Control+Enter")
        expect(page.locator("#comments .uses")).to_have_text("1×")
        press(page, "j", "3", "Shift+Digit1", "u", "0", "n")
        page.keyboard.type("Say more.")
        press(page, "Escape")
        saved(page)
        expect(page.locator("#so-far")).to_have_text("3 of 3 read")
        page.click("#end")
        expect(page.locator("#saved")).to_contain_text("You can close this page")
        assert "3 of 3 answers read by reader" in running.rest()
    assert sorted(levels_of(course).values(), key=str) == [0, 3, 5]
    points = {learner: course.has(learner)[0] for learner in ("anna", "ben", "cem")}
    assert points == levels_of(course)
    comments = sorted(str(course.has(learner)[2]) for learner in points)
    assert comments == ["Name a second thing.", "Name a second thing.", "Say more."]
    assert (network.refused, network.console_errors) == ([], [])


def test_a_kill_after_a_click_loses_nothing_and_the_page_goes_on_where_it_was(
    course: MarkedCourse, window: tuple[Page, Network]
) -> None:
    page, _ = window
    with marking(course) as running:
        page.goto(running.url)
        press(page, "3")
        saved(page)
        running.kill()
        press(page, "j", "5")
        expect(page.locator("#failed")).to_contain_text("Not saved")
    assert list(levels_of(course).values()) == [3]
    page.goto("about:blank")
    with marking(course) as running:
        page.goto(running.url)
        expect(page.locator("#so-far")).to_have_text("1 of 3 read")
        expect(page.locator("#about")).to_contain_text("2 of 3")


def test_no_name_stands_on_the_page_and_each_answer_has_its_words(
    course: MarkedCourse, window: tuple[Page, Network]
) -> None:
    page, _ = window
    with marking(course) as running:
        page.goto(running.url)
        assert not re.search("anna|ben|cem|dora", page.content())
        texts = []
        for _ in range(3):
            texts.append(page.locator("#text").inner_text())
            press(page, "ArrowRight")
    assert sorted(texts)[-1] == "The share is seven of sixteen."
    assert len(set(texts)) == 3


def test_a_level_is_a_button_and_a_click_gives_its_points(
    course: MarkedCourse, window: tuple[Page, Network]
) -> None:
    page, _ = window
    with marking(course) as running:
        page.goto(running.url)
        assert page.locator(".levels button").count() == 3
        page.locator(".levels button").last.click()
        saved(page)
    assert [level for level in levels_of(course).values() if level is not None] == [0]


def test_the_samples_of_each_level_stand_beside(course: MarkedCourse, window: tuple[Page, Network]) -> None:
    page, _ = window
    with marking(course) as running:
        page.goto(running.url)
        page.click("#samples summary >> nth=1")
        assert page.locator("#samples .sample:visible").all_inner_texts() == ["The share does not say how many boxes the room holds."]  # fmt: skip


def test_single_keys_can_be_switched_off(course: MarkedCourse, window: tuple[Page, Network]) -> None:
    page, _ = window
    with marking(course) as running:
        page.goto(running.url)
        page.locator(".rubric details summary").last.click()
        page.uncheck("#single")
        page.locator("#answer").focus()
        press(page, "5")
        page.wait_for_timeout(200)
    assert levels_of(course) == {}


def test_markup_in_an_answer_stays_text(course: MarkedCourse, window: tuple[Page, Network]) -> None:
    attack = "<img src=q onerror='window.pwned = 1'></script><script>window.pwned = 1</script>"
    for learner in ("anna", "ben", "cem"):
        course.hand_in(learner, attack)
    page, _ = window
    with marking(course) as running:
        page.goto(running.url)
        assert page.locator("#text").inner_text() == attack
        assert page.evaluate("window.pwned") is None


def test_readers_who_differ_choose_together(course: MarkedCourse, window: tuple[Page, Network]) -> None:
    page, _ = window
    for reader, level in (("anna", "5"), ("zoe", "0")):
        with marking(course, "--as", reader) as running:
            page.goto(running.url)
            press(page, level)
            page.wait_for_timeout(300)
    with course.desk() as desk:
        if not desk.to_talk_about:  # each began with another answer, as their orders differ
            (mark,) = Reader(course.root, SMALL_LESSON, "anna").marks().values()
            Reader(course.root, SMALL_LESSON, "zoe").give(
                mark.__class__(mark.exercise, mark.learner, 0, text=mark.text)
            )
    with marking(course, "--settle") as running:
        page.goto(running.url)
        assert page.locator("#notes li").all_inner_texts() == ["anna gave 5.", "zoe gave 0."]
        press(page, "3")
        saved(page)
    assert [one.level for one in Reader(course.root, SMALL_LESSON, "agreed").marks().values()] == [3]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_is_cut_and_axe_finds_nothing(
    width: int, scheme: str, course: MarkedCourse, window: tuple[Page, Network]
) -> None:
    page, _ = window
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    with marking(course) as running:
        page.goto(running.url)
        press(page, "3", "c")
        page.keyboard.type("w" * 200)
        press(page, "Control+Enter")
        saved(page)
        for fold in page.locator("summary").all():
            fold.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found if one["impact"] in SERIOUS] == []
