"""Lesson 0 as a beginner meets it: a code, a county, a hint, a reply without marks."""

from __future__ import annotations

from tests.browser.chromium import Network
from tests.browser.lab_page import LabPage

LESSON = "00-start-here"


def test_the_untouched_lesson_runs_without_an_error(opened: LabPage, network: Network) -> None:
    assert opened.errors() == []
    assert network.refused == []


def test_the_first_cell_deals_a_code_and_a_county(opened: LabPage) -> None:
    words = opened.text("learner_code = ")
    assert "Your learner code is empty" in words
    assert "You were dealt: county" in words


def test_the_lesson_opens_with_a_map_that_plays_and_rings_the_dealt_county(opened: LabPage) -> None:
    explorer = opened.output("county-after-county").locator(".scomm-explorer")
    explorer.scroll_into_view_if_needed()
    explorer.locator("output", has_text="31 Jan 2013").wait_for(timeout=30_000)
    assert "no county is left out" in explorer.locator(".finding").inner_text()
    assert explorer.locator(".sheet .ring.line").is_visible()
    opened.screenshot("lesson-00-map")


def test_before_the_guess_the_map_of_the_first_counties_says_what_to_do_and_is_no_error(
    opened: LabPage,
) -> None:
    assert "After the first year" in opened.text("from-the-first-county")
    assert opened.output("from-the-first-county").locator(".scomm-explorer").count() == 0


def test_right_after_the_guess_its_number_is_told_and_the_dealt_county_is_seen_to_be_connected(
    opened: LabPage,
) -> None:
    county = opened.text("learner_code = ").partition("county ")[2].splitlines()[0].strip().rstrip(".")
    opened.type_into("guess-counties-answer", "guess_counties = (300, 60)")
    opened.run("guess-counties-answer")
    opened.run("00-start-here-check-guess-counties")
    opened.run("from-the-first-county")
    words = opened.text("from-the-first-county")
    assert "You: 300. True: 105." in words
    explorer = opened.output("from-the-first-county").locator(".scomm-explorer")
    explorer.scroll_into_view_if_needed()
    readout = explorer.locator(".readout")
    readout.filter(has_text="It was connected on").wait_for(timeout=30_000)
    assert county.split(",")[0] in readout.inner_text()
    opened.screenshot("lesson-00-after-the-guess")
    explorer.locator("output", has_text="31 Jan 2013").wait_for(timeout=60_000)


def test_what_a_course_must_know_of_the_lesson_is_folded_below_its_question(opened: LabPage) -> None:
    header = opened.page.locator(".jp-MarkdownCell").first
    opened.select("00-start-here-header")
    assert header.locator("details").count() == 1
    assert not header.locator("details table").is_visible()


def test_a_reply_without_marks_follows_an_answer(opened: LabPage) -> None:
    opened.type_into("first-answer-answer", "first_answer = 2014")
    opened.run("first-answer-answer")
    opened.run("00-start-here-check-first-answer")
    words = opened.text("00-start-here-check-first-answer")
    assert "That is the year of the release" in words
    assert "point" not in words
    opened.screenshot("lesson-00-reply")
