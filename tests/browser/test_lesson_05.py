"""Lesson 5 as a learner meets it: JupyterLab in Chromium, the network blocked, the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Network
from tests.browser.conftest import run_solved
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer

LESSON = "05-afraid-to-call"
CODE = "otter-maple-river"
TABLE = 'reveal("first-guess"'
SURVEYS, RECORD, EVENTS, STUDIES = (
    f'explore("{id}"' for id in ("surveys", "reported-against-real", "event-study", "studies")
)
EXPLORERS = (SURVEYS, RECORD, EVENTS, STUDIES)


def test_the_untouched_lesson_runs_without_an_error_and_keeps_the_survey_back(opened: LabPage) -> None:
    assert opened.errors() == []
    assert "First record your guess" in opened.text(TABLE)


def test_the_guess_opens_the_survey(opened: LabPage) -> None:
    opened.type_into("first-guess-answer", "first_guess = (50, 60)")
    for cell in ("first-guess-answer", "first-guess", TABLE):
        opened.run(cell)
    expect(opened.output(TABLE)).to_contain_text("True: 28")
    expect(opened.output(TABLE)).to_contain_text("not printed")


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_every_explorer_says_something_as_it_opens(opened: LabPage, explorer: str) -> None:
    expect(opened.output(explorer).locator(".finding")).not_to_be_empty()
    opened.screenshot(f"lesson-05-{explorer[9:-1]}")


def test_a_named_mistake_gets_its_own_reply(opened: LabPage) -> None:
    opened.type_into("two-studies-answer", 'two_studies = "a"')
    for cell in ("two-studies-answer", "two-studies"):
        opened.run(cell)
    assert "what is in none of them" in opened.text("two-studies")


def test_a_card_is_read_by_keyboard(opened: LabPage) -> None:
    output = opened.output(STUDIES)
    output.get_by_role("button", name="Vaughan, Camarota and Zeigler (2021)").press("Enter")
    expect(output.locator(".told")).to_contain_text("A comparison of groups")


@pytest.mark.proof  # lesson 04 is solved in a browser by every test run
def test_the_solved_lesson_runs_without_an_error(opened: LabPage, course: Path) -> None:
    run_solved(LESSON, CODE, course, opened)
    for explorer in EXPLORERS:
        expect(opened.output(explorer).locator(".finding")).not_to_be_empty()


def test_nothing_was_asked_of_the_network(opened: LabPage, network: Network, server: LabServer) -> None:
    assert network.refused == []
    assert server.network_attempts() == []
