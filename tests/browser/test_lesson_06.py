"""Lesson 6 as a learner meets it: JupyterLab in Chromium, the network blocked, the keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import Network
from tests.browser.conftest import copy_lesson, run_solved
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import LabServer

LESSON = "06-opting-out"
CODE = "otter-maple-river"
TABLE = 'reveal("first-guess"'
BUILDER, MAP, DATES, LAB = (
    f'explore("{id}")' for id in ("policy-builder", "policy-map", "policy-dates", "known-truth-lab")
)
EXPLORERS = (BUILDER, MAP, DATES, LAB)


@pytest.fixture(scope="module")
def opened(lab: LabPage, course: Path) -> LabPage:
    """The lesson as it is handed out, open and run from top to bottom."""
    copy_lesson(LESSON, course)
    lab.open(f"{LESSON}/{LESSON}.ipynb")
    lab.run_all()
    return lab


def test_the_untouched_lesson_runs_without_an_error_and_keeps_the_outcomes_back(opened: LabPage) -> None:
    assert opened.errors() == []
    assert "First record your guess" in opened.text(TABLE)


def test_the_guess_opens_the_outcomes(opened: LabPage) -> None:
    opened.type_into("first-guess-answer", "first_guess = (30, 60)")
    for cell in ("first-guess-answer", "first-guess", TABLE):
        opened.run(cell)
    expect(opened.output(TABLE)).to_contain_text("13,595")


def test_a_named_mistake_gets_its_own_reply(opened: LabPage) -> None:
    opened.type_into("what-changed-answer", 'what_changed = "a"')
    for cell in ("what-changed-answer", "what-changed"):
        opened.run(cell)
    assert "Most of the rise is in Philadelphia" in opened.text("what-changed")


def test_a_check_after_an_error_does_not_praise_the_older_answer(opened: LabPage) -> None:
    for source, said in (
        ('what_changed = "c"', "Right"),
        ('what_changed = "c" d', "ended in an error"),
        ('what_changed = "c"', "Right"),
    ):
        opened.type_into("what-changed-answer", source)
        for cell in ("what-changed-answer", "what-changed"):
            opened.run(cell)
        assert said in opened.text("what-changed")


def test_a_policy_is_built_by_keyboard_and_read_back_with_both_sides(opened: LabPage) -> None:
    output = opened.output(BUILDER)
    assert opened.tab_to("Hold past release", BUILDER) == "combobox"
    opened.page.keyboard.type("everyone")
    expect(output.get_by_role("status").first).to_contain_text("all 100 people held")
    assert opened.tab_to("ICE must show", BUILDER) == "combobox"
    opened.page.keyboard.type("a judge")
    expect(output.locator("div.more")).to_contain_text(
        "if ICE shows a warrant signed by a judge with the form"
    )
    expect(output).to_contain_text("The case for holding")
    expect(output).to_contain_text("US Court of Appeals for the Fifth Circuit")
    expect(output).to_contain_text("US District Court for the District of Oregon")
    opened.screenshot("lesson-06-builder")


def test_the_cost_of_a_day_moves_by_keyboard(opened: LabPage) -> None:
    output = opened.output(BUILDER)
    output.locator("summary", has_text="Assumptions").click()
    assert opened.tab_to("A day in jail costs", BUILDER) == "slider"
    opened.press("ArrowRight")
    expect(output).to_contain_text("at $200 a day")


def test_the_map_moves_in_time_by_keyboard_and_says_both_bounds(opened: LabPage) -> None:
    output = opened.output(MAP)
    words = output.locator(".readout")
    expect(words).to_contain_text("surely 132 counties")
    expect(words).to_contain_text("at most 146 counties")
    assert opened.tab_to("Date", MAP) == "slider"
    opened.press("ArrowLeft")
    expect(words).to_contain_text("surely 122 counties")
    expect(words).to_contain_text("at most 145 counties")
    assert output.locator(".areas path[style*=url]").count() > 0, "counties in doubt are hatched"
    opened.screenshot("lesson-06-map")


def test_the_slider_and_its_map_fit_on_one_screen(opened: LabPage) -> None:
    output = opened.output(MAP)
    slider = output.get_by_role("slider", name="Date").bounding_box()
    drawn = output.locator(".sheet svg").bounding_box()
    assert slider is not None
    assert drawn is not None
    assert slider["y"] + slider["height"] <= drawn["y"], "the range stands above the map"
    assert drawn["y"] + drawn["height"] - slider["y"] < 679


def test_a_state_with_a_mandate_says_so_and_has_the_whole_year(opened: LabPage) -> None:
    output = opened.output(DATES)
    expect(output.locator(".axis span").first).to_have_text("Mar")  # the months of Oregon's wave
    assert opened.tab_to("Policies of", DATES) == "combobox"
    opened.page.keyboard.type("Texas")
    expect(output.locator("div.more")).to_contain_text("A law of Texas demands cooperation.")
    expect(output.locator(".axis span").first).to_have_text("Jan")
    opened.screenshot("lesson-06-dates")


def test_the_truth_stays_hidden_until_the_guess_and_hides_again_in_another_world(opened: LabPage) -> None:
    output = opened.output(LAB)
    assert "The truth is −" not in output.inner_text()
    assert opened.tab_to("Your guess of the true effect", LAB) == "slider"
    opened.press("ArrowLeft")
    output.get_by_role("button", name="Show the true effect").click()
    expect(output.locator(".readout")).to_contain_text("The truth is −14. Your guess of")
    opened.screenshot("lesson-06-lab")
    assert opened.tab_to("World", LAB) == "combobox"
    opened.press("ArrowDown")
    expect(output.get_by_role("button", name="Guess, then show the true effect")).to_be_visible()
    expect(output).not_to_contain_text("The truth is −")


@pytest.mark.proof  # lesson 04 is solved in a browser by every test run
def test_the_solved_lesson_runs_without_an_error(opened: LabPage, course: Path) -> None:
    run_solved(LESSON, CODE, course, opened)
    for explorer in EXPLORERS:
        expect(opened.output(explorer).locator(".finding").first).not_to_be_empty()


def test_nothing_was_asked_of_the_network(opened: LabPage, network: Network, server: LabServer) -> None:
    assert network.refused == []
    assert server.network_attempts() == []
