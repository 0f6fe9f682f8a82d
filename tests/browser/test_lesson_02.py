"""Lesson 2 as a learner meets it: JupyterLab in Chromium, the network blocked, the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Network
from tests.browser.conftest import run_solved
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer

LESSON = "02-what-a-match-means"
CODE = "otter-maple-river"
TABLE = 'reveal("first-guess"'
GROW, THRESHOLD, SCALE, RECORDS = (
    f'explore("{id}"' for id in ("grow-and-capture", "match-threshold", "search-at-scale", "records-lab")
)
EXPLORERS = (GROW, THRESHOLD, SCALE, RECORDS)


def test_the_untouched_lesson_runs_without_an_error_and_keeps_the_tests_back(opened: LabPage) -> None:
    assert opened.errors() == []
    assert "First record your guess" in opened.text(TABLE)


def test_the_guess_opens_the_tests(opened: LabPage) -> None:
    opened.type_into("first-guess-answer", "first_guess = (500, 60)")
    for cell in ("first-guess-answer", "first-guess", TABLE):
        opened.run(cell)
    expect(opened.output(TABLE)).to_contain_text("ten fingers rolled")
    expect(opened.output(TABLE)).to_contain_text("True: 8")


@pytest.mark.parametrize("explorer", EXPLORERS)
def test_every_explorer_says_something_as_it_opens(opened: LabPage, explorer: str) -> None:
    expect(opened.output(explorer).locator(".finding")).not_to_be_empty()
    opened.screenshot(f"lesson-02-{explorer[9:-1]}")


def test_a_named_mistake_gets_its_own_reply(opened: LabPage) -> None:
    opened.type_into("strike-out-answer", 'strike_out = "a"')
    for cell in ("strike-out-answer", "strike-out"):
        opened.run(cell)
    assert "Somebody typed that name" in opened.text("strike-out")


def test_the_threshold_moves_by_keyboard_and_counts_both_errors(opened: LabPage) -> None:
    output = opened.output(THRESHOLD)
    before = output.get_by_role("status").first.inner_text()
    assert opened.tab_to("A match from a score of", THRESHOLD) == "slider"
    opened.press("ArrowRight")
    expect(output.get_by_role("status").first).not_to_have_text(before)


@pytest.mark.proof  # lesson 04 is solved in a browser by every test run
def test_the_solved_lesson_runs_without_an_error(opened: LabPage, course: Path) -> None:
    run_solved(LESSON, CODE, course, opened)
    for explorer in EXPLORERS:
        expect(opened.output(explorer).locator(".finding")).not_to_be_empty()


def test_nothing_was_asked_of_the_network(opened: LabPage, network: Network, server: LabServer) -> None:
    assert network.refused == []
    assert server.network_attempts() == []
