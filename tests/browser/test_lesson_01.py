"""Lesson 1 in JupyterLab and Chromium: no network, the keyboard alone, each explorer moved and read."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessonkit.data import load
from lessonkit.exercises import Deal
from lessonkit.exercises.locate import load_lesson
from tests.browser.chromium import Network
from tests.browser.conftest import run_solved
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import REPOSITORY, LabServer

LESSON = "01-booking-to-deportation"
CODE = "otter-maple-river"
PRINT, PIPELINE = 'explore("follow-the-print")', 'explore("pipeline"'


def test_the_untouched_lesson_runs_without_an_error_and_keeps_numbers_and_model_back(opened: LabPage) -> None:
    assert opened.errors() == []
    assert "197,302" not in opened.text('reveal("first-guess"')
    assert "First record your guess" in opened.text(PIPELINE)


def test_an_arrow_key_takes_the_print_one_step_on(opened: LabPage) -> None:
    output = opened.output(PRINT)
    card = output.locator(".card b").first
    expect(card).to_contain_text("Press Next to go along the line")
    steps = output.get_by_role("list", name="The steps, in their order").get_by_role("button")
    steps.first.focus()
    opened.press("ArrowRight")
    expect(card).to_contain_text("Step 1 of 9: Police to County jail")
    opened.press("ArrowRight")
    expect(card).to_contain_text("Step 2 of 9: County jail to State bureau")
    expect(output.locator(".station.on .name")).to_have_text(["County jail", "State bureau"])
    assert "2 of 9" in opened.focused()[1], "the keyboard goes with the step"


def test_an_earlier_rule_stops_the_print_at_the_fbi(opened: LabPage) -> None:
    output = opened.output(PRINT)
    never = output.locator("ol button.never")
    expect(never).to_have_count(1)
    assert opened.tab_to("Federal rule", PRINT) == "combobox"
    opened.press("ArrowUp")
    expect(output.locator(".finding")).to_contain_text("Prints stop at the FBI")
    expect(never).to_have_count(3)
    drawing = output.locator(".plan svg[role=img]")
    assert "FBI to DHS (IDENT) (not under this rule)" in drawing.get_attribute("aria-label")
    opened.screenshot("lesson-01-print")


def test_a_recorded_guess_opens_the_pipeline_and_a_rate_moves_it(opened: LabPage) -> None:
    first = next(
        "".join(cell["source"]) for cell in opened.cells() if "learner_code = " in "".join(cell["source"])
    )
    opened.type_into("learner_code = ", first.replace('""', f'"{CODE}"'))
    opened.run("learner_code = ")
    opened.type_into("first-guess-answer", "first_guess = (200, 60)")
    for cell in ("first-guess-answer", "first-guess", PIPELINE):
        opened.run(cell)
    output = opened.output(PIPELINE)
    readout, finding = output.locator(".readout"), output.locator(".finding")
    readout.filter(has_text="These are the 101,741 removals that were published.").wait_for()
    assert opened.tab_to("Requests that the jail follows", PIPELINE) == "slider"
    opened.press("Home")
    readout.filter(has_text="92,925 fewer than the 101,741 that were published").wait_for()
    assert "2.4 lead to ICE custody" in finding.text_content()
    opened.screenshot("lesson-01-pipeline")
    opened.press("End")
    assert opened.tab_to("Prints that match at DHS", PIPELINE) == "slider"
    opened.press("ArrowRight")
    readout.filter(has_text="more than the 101,741 that were published").wait_for()


def test_which_rate_matters_is_drawn_below_the_dots_once_it_is_found(opened: LabPage) -> None:
    bars = opened.output(PIPELINE).locator(".scomm-tornado li")
    for answer, drawn in (("e", 0), ("a", 5)):
        opened.type_into("which-rate-answer", f'which_rate = "{answer}"')
        for cell in ("which-rate-answer", "which-rate", PIPELINE):
            opened.run(cell)
        opened.output(PIPELINE).locator(".scomm-stages circle.kept").first.wait_for(state="attached")
        assert bars.count() == drawn
    assert "Prints that match at DHS" in bars.first.text_content()
    opened.screenshot("lesson-01-tornado")


def test_a_wrong_base_gets_its_named_reply_and_the_right_one_its_point(opened: LabPage) -> None:
    exercise = load_lesson(REPOSITORY / "solutions" / LESSON).exercise("funnel-rate")
    deal = Deal(place="United States")
    assert "place United States" in opened.text("learner_code = ")
    for value, words in (
        (exercise.mistakes[0].value(load, deal), exercise.mistakes[0].reply),
        (exercise.answer(load, deal), "Right"),
    ):
        opened.type_into("funnel-rate-answer", f"funnel_rate = {value}")
        opened.run("funnel-rate-answer")
        opened.run("funnel-rate")
        assert words in opened.text("funnel-rate")


@pytest.mark.proof  # lesson 04 is solved in a browser by every test run
def test_the_solved_lesson_gets_full_marks_without_an_error(opened: LabPage, course: Path) -> None:
    run_solved(LESSON, CODE, course, opened)


def test_nothing_was_asked_of_the_network(opened: LabPage, network: Network, server: LabServer) -> None:
    assert network.refused == []
    assert server.network_attempts() == []
    assert network.console_errors == []
