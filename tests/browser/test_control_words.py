"""What a control says: to a screen reader by names and spoken lines, and to everyone where an answer is half filled or can't be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessonkit.jupyterlab.words import say
from tests.browser.answers import REPLY_BELOW, Answers, opened
from tests.browser.conftest import copy_lesson
from tests.browser.lab_page import LabPage

LESSON = "00-start-here"
COUNTIES, SENTENCES = "After the first year", "Data, testimony, opinion"


@pytest.fixture(scope="module")
def zero(lab: LabPage, course: Path) -> Answers:
    copy_lesson(LESSON, course)
    return opened(lab, LESSON)


def spoken(verdict: str) -> str:
    return say("answer.checked", verdict=verdict)


def test_a_field_is_named_with_its_part_its_unit_and_its_exercise(zero: Answers) -> None:
    panel = zero.panel("guess-counties")
    for name in (f"I guess, counties: {COUNTIES}", f"I am this sure, percent: {COUNTIES}"):
        expect(panel.get_by_role("textbox", name=name, exact=True)).to_be_visible()
        expect(panel.get_by_role("slider", name=name, exact=True)).to_be_visible()
    name = "Answer, a year: Your first answer"
    expect(zero.panel("first-answer").get_by_role("textbox", name=name, exact=True)).to_be_visible()


def test_the_places_of_an_order_are_named_by_what_they_mean_and_reached_by_tab(zero: Answers) -> None:
    panel = zero.panel("kinds-of-sentences")
    expect(panel.get_by_role("group", name=say("order.legend-named"))).to_be_visible()
    expect(panel.get_by_role("list", name=say("order.letters"))).to_be_visible()
    cell = f"{LESSON}-answer-kinds-of-sentences"
    for place in ("1. data", "2. testimony", "3. opinion"):
        assert zero.lab.tab_to(place, cell) == "combobox"
    zero.lab.screenshot("control-places")


def test_an_order_with_an_open_place_is_not_checked_and_the_place_is_named(zero: Answers) -> None:
    panel = zero.panel("kinds-of-sentences")
    panel.get_by_role("combobox").nth(0).select_option("b")
    panel.get_by_role("button", name="Check").click()
    said = f"{say('order.open', place='2. testimony')} {say('answer.not-checked')}"
    expect(zero.said("kinds-of-sentences")).to_have_text(said)
    expect(panel.get_by_role("combobox").nth(1)).to_be_focused()
    zero.lab.page.keyboard.type("c")
    panel.get_by_role("combobox").nth(2).select_option("a")
    zero.lab.page.keyboard.press("Control+Enter")
    expect(zero.said("kinds-of-sentences")).to_contain_text(spoken("Right"), timeout=60_000)


def test_after_a_check_the_verdict_is_spoken(zero: Answers) -> None:
    field = zero.panel("first-answer").get_by_role("textbox")
    for typed, verdict in (("2014", "Not yet"), ("2008", "Right")):
        field.fill(typed)
        zero.check("first-answer")
        expect(zero.said("first-answer")).to_have_text(spoken(verdict))
        expect(zero.said("first-answer")).to_have_attribute("role", "status")


def test_a_number_that_cannot_be_read_is_not_checked_and_no_older_answer_is_judged_in_silence(
    zero: Answers,
) -> None:
    panel = zero.panel("first-answer")
    reply = zero.reply("first-answer")
    expect(reply).not_to_have_class(re.compile("scomm-stale"))
    panel.get_by_role("textbox").fill("20o8")
    panel.get_by_role("button", name="Check").click()
    expect(reply).to_have_class(re.compile("scomm-stale"))
    zero.lab.screenshot("control-stale-reply")
    said = f"{say('number.unread', label='Answer')} {say('answer.not-checked-older')}"
    expect(zero.said("first-answer")).to_have_text(said)
    expect(panel.get_by_role("textbox")).to_be_focused()
    zero.type_code("first-answer", "first_answer = 2000 + 8")
    assert "Right" in zero.check("first-answer"), "code is checked, whatever stood in the field before"
    expect(reply).not_to_have_class(re.compile("scomm-stale"))


def test_half_a_guess_is_not_checked_and_the_open_half_is_named(zero: Answers) -> None:
    panel = zero.panel("guess-counties")
    guess = panel.get_by_role("textbox", name="I guess")
    guess.press_sequentially("1,000")
    assert zero.source("guess-counties").startswith("guess_counties = (1000, ...)")
    expect(guess).to_have_value("1,000")
    expect(panel.get_by_role("slider").first).to_have_attribute("aria-valuetext", "1,000 counties")
    guess.press("Control+Enter")
    said = f"{say('number.missing', label='I am this sure')} {say('answer.not-checked')}"
    expect(zero.said("guess-counties")).to_have_text(said)
    expect(panel.get_by_role("textbox", name="I am this sure")).to_be_focused()


def test_a_number_out_of_its_range_is_told_at_once(zero: Answers) -> None:
    panel = zero.panel("guess-counties")
    sure, guess = (panel.get_by_role("textbox", name=name) for name in ("I am this sure", "I guess"))
    sure.fill("150")
    expect(panel).to_contain_text(say("number.outside", low="0", high="100"))
    expect(sure).to_have_attribute("aria-invalid", "")
    guess.fill("4,000")
    expect(panel).to_contain_text(say("number.outside", low="0", high="3,200"))
    zero.lab.screenshot("control-outside")
    sure.fill("60")
    guess.fill("1,200")
    expect(panel.locator(".scomm-number p")).to_have_text(["", ""])
    assert "Your guess: 1,200. You are 60% sure" in zero.check("guess-counties")


def test_a_number_on_the_line_is_written_with_commas(zero: Answers) -> None:
    panel = zero.panel("guess-agreements")
    panel.get_by_role("slider").first.press("PageUp")
    expect(panel.get_by_role("textbox", name="I guess")).to_have_value("1,000")
    expect(panel.locator(".scomm-tick").first.locator("xpath=..")).to_contain_text("20,000")


def test_an_answer_that_ends_in_an_error_is_spoken_as_such(zero: Answers) -> None:
    zero.type_code("one-year", "one_year = rows['detainers'].smu()")
    words = zero.check("one-year")
    assert "ended in an error" in words
    expect(zero.said("one-year")).to_contain_text(REPLY_BELOW)
    expect(zero.said("one-year")).not_to_contain_text("Right")
