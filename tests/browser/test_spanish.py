"""Lesson 1 in Spanish as a learner meets it: replies, buttons, explorers and the welcome, none of it English without a mark."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.browser.chromium import Network
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import REPOSITORY

LESSON = "01-booking-to-deportation"


@pytest.fixture(scope="module")
def spanish(lab: LabPage, course: Path) -> LabPage:
    copy_lesson(LESSON, course)
    shutil.copytree(REPOSITORY / "lessons" / "es", course / "lessons" / "es", dirs_exist_ok=True)
    lab.open(f"es/{LESSON}.ipynb")
    lab.run_all()
    return lab


def test_the_untouched_lesson_runs_without_an_error(spanish: LabPage, network: Network) -> None:
    assert spanish.errors() == []
    assert network.refused == []


def test_the_first_cell_welcomes_in_spanish(spanish: LabPage) -> None:
    words = spanish.text("learner_code = ")
    assert "Código de estudiante" in words
    assert "Learner code" not in words
    spanish.screenshot("spanish-welcome")


def test_the_buttons_of_the_page_speak_spanish(spanish: LabPage) -> None:
    spanish.select(f"{LESSON}-answer-first-guess")
    panel = spanish.page.locator(".scomm-answer:visible").filter(has_text="Tu estimación").first
    panel.wait_for()
    words = panel.inner_text()
    assert "Comprobar" in words
    assert "Pista" in words
    assert "Check" not in words
    spanish.screenshot("spanish-control")


def test_a_mistake_gets_its_spanish_reply(spanish: LabPage) -> None:
    spanish.type_into("tighten-the-sentence-answer", 'tighten_the_sentence = "a"')
    spanish.run("tighten-the-sentence-answer")
    spanish.run("tighten-the-sentence")
    words = spanish.text("tighten-the-sentence")
    assert "Todavía no" in words
    assert "Not yet" not in words
    spanish.screenshot("spanish-reply")


def test_an_explorer_speaks_spanish(spanish: LabPage) -> None:
    explorer = spanish.output('explore("follow-the-print")').locator(".scomm-explorer").first
    explorer.scroll_into_view_if_needed()
    words = explorer.inner_text()
    assert "Regla federal" in words
    assert "Federal rule" not in words
    spanish.screenshot("spanish-explorer")
