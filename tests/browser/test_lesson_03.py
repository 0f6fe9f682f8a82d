"""Lesson 3 as a learner meets it: JupyterLab in Chromium, the network blocked, the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Network
from tests.browser.conftest import run_solved
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer

LESSON = "03-the-rollout"
CODE = "otter-maple-river"
MAP = 'explore("rollout-map", after="first-guess")'
CURVES = 'explore("activation-curves", after="first-guess")'


def test_the_untouched_lesson_runs_without_an_error_and_keeps_map_and_curves_back(opened: LabPage) -> None:
    assert opened.errors() == []
    for explorer in (MAP, CURVES):
        assert "First record your guess" in opened.text(explorer)


def test_the_guess_opens_the_map(opened: LabPage) -> None:
    opened.type_into("first-guess-answer", "first_guess = (30, 60)")
    for cell in ("first-guess-answer", "first-guess", MAP, CURVES):
        opened.run(cell)
    opened.output(MAP).get_by_role("application", name="Map of counties").wait_for()
    assert "21% of counties were connected" in opened.text(MAP)


def test_the_date_moves_by_keyboard_and_map_words_and_table_follow(opened: LabPage) -> None:
    output = opened.output(MAP)
    filled = output.locator(".areas path.filled")
    before = filled.count()
    assert opened.tab_to("Date", MAP) == "slider"
    opened.press("ArrowRight")
    expect(output.locator(".readout")).to_contain_text("88 counties were connected")
    expect(output.locator(".spoken")).to_contain_text("24% of counties were connected")
    assert filled.count() > before
    assert opened.focused() == ("slider", "Date"), "the keyboard stays where it was"
    output.get_by_text("The numbers as a table").press("Enter")
    expect(output.get_by_role("row", name="United States")).to_contain_text("749")
    opened.screenshot("lesson-03-map")


def test_play_is_not_spoken_and_its_end_is(opened: LabPage) -> None:
    output = opened.output(MAP)
    spoken = output.locator(".spoken")
    opened.tab_to("Play: Date", MAP)
    opened.page.keyboard.press("Enter")
    expect(output.locator("output")).not_to_have_text("31 Oct 2010")
    assert "24% of counties" in spoken.inner_text()
    opened.page.keyboard.press("Enter")
    expect(spoken).not_to_contain_text("24% of counties")


def test_a_state_is_chosen_by_keyboard_and_its_counties_stand_in_the_table_that_stayed_open(
    opened: LabPage,
) -> None:
    assert opened.tab_to("Place", MAP) == "combobox"
    opened.page.keyboard.type("Rhode")
    output = opened.output(MAP)
    expect(output.locator(".readout")).to_contain_text("5 counties in Rhode Island")
    expect(output.get_by_role("row", name="Providence County")).to_contain_text("22 Mar 2011")
    opened.screenshot("lesson-03-state")


def test_the_arrows_move_from_county_to_county_and_a_slash_finds_one(opened: LabPage) -> None:
    output = opened.output(MAP)
    output.get_by_role("application").focus()
    opened.press("ArrowRight")
    expect(output.locator(".card")).to_contain_text("County, Rhode Island · Connected on 22 Mar 2011.")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("kane il")
    opened.page.keyboard.press("Enter")
    expect(output.locator(".card")).to_contain_text("Kane County, Illinois")


def test_a_curve_moves_by_keyboard_and_its_words_and_table_follow(opened: LabPage) -> None:
    output = opened.output(CURVES)
    finding = output.locator(".finding")
    expect(finding).to_have_text(
        "Draw it first: what share of the people in the country lived in connected counties?"
    )
    opened.tab_to("Show me the answer", CURVES)
    opened.page.keyboard.press("Enter")
    expect(finding).to_contain_text("336 days before half of counties were connected")
    table = output.locator("table").first.inner_html()
    assert opened.tab_to("Second curve counts", CURVES) == "combobox"
    opened.press("ArrowDown")
    expect(finding).to_contain_text("half of the noncitizens")
    expect(output.locator(".more")).to_contain_text("64.7% of the noncitizens in the country")
    assert output.locator("table").first.inner_html() != table
    opened.screenshot("lesson-03-curves")


@pytest.mark.proof  # lesson 04 is solved in a browser by every test run
def test_the_solved_lesson_runs_without_an_error(opened: LabPage, course: Path) -> None:
    run_solved(LESSON, CODE, course, opened)


def test_nothing_was_asked_of_the_network(opened: LabPage, network: Network, server: LabServer) -> None:
    assert network.refused == []
    assert server.network_attempts() == []
