"""Lesson 4 as a learner meets it: JupyterLab in Chromium, the network blocked, the keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from lessonkit.data import load
from lessonkit.exercises import Deal
from lessonkit.exercises.locate import load_lesson
from tests.browser.chromium import Network
from tests.browser.conftest import run_solved
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import REPOSITORY, LabServer

LESSON = "04-who-is-deported"
NOTEBOOK = f"{LESSON}/{LESSON}.ipynb"
CODE = "otter-maple-river"
MACHINE = f"{LESSON}-code-079045d3"  # the first of three


def test_the_untouched_lesson_runs_without_an_error(opened: LabPage) -> None:
    assert opened.errors() == []
    opened.screenshot("lesson-04-untouched")


def test_a_learner_without_a_code_gets_one_and_is_told_where_to_paste_it(opened: LabPage) -> None:
    words = opened.text("learner_code = ")
    assert "Your learner code is empty" in words
    opened.screenshot("lesson-04-welcome")


def test_the_data_stay_hidden_until_the_guess_is_recorded(opened: LabPage) -> None:
    assert "First record your guess" in opened.text(MACHINE)
    opened.type_into("learner_code = ", opened_source(opened, "learner_code = ").replace('""', f'"{CODE}"'))
    opened.run("learner_code = ")
    opened.type_into("first-guess-answer", "first_guess = (50, 60)")
    opened.run("first-guess-answer")
    opened.run("first-guess")
    assert "Recorded" in opened.text("first-guess")
    opened.run(MACHINE)
    assert "First record your guess" not in opened.text(MACHINE)


def test_a_control_moves_by_keyboard_and_the_numbers_change(opened: LabPage) -> None:
    output = opened.output(MACHINE)
    finding = output.locator(".finding")
    finding.filter(has_text="FY2014").wait_for()
    readout = output.locator(".readout")
    before, table = readout.inner_text(), output.locator("table").first.inner_html()
    assert "your guess: 50%" in output.locator(".scomm-people .key").first.text_content()
    opened.screenshot("lesson-04-machine-before")
    assert opened.tab_to("Fiscal year", MACHINE) == "slider"
    opened.press("ArrowRight")
    finding.filter(has_text="FY2015").wait_for()
    assert output.locator(".readout").inner_text() != before
    assert output.locator("table").first.inner_html() != table
    assert output.locator(".scomm-people svg.icons").first.is_visible()
    opened.screenshot("lesson-04-machine-after")


def test_a_wrong_answer_gets_its_named_reply_and_the_right_one_its_points(opened: LabPage) -> None:
    exercise = load_lesson(REPOSITORY / "solutions" / LESSON).exercise("ratio-of-sums")
    mistake = exercise.mistakes[0]
    opened.type_into("ratio-of-sums-answer", f"ratio_of_sums = {mistake.value(load, Deal())}")
    opened.run("ratio-of-sums-answer")
    opened.run("ratio-of-sums")
    assert mistake.reply in opened.text("ratio-of-sums")
    opened.screenshot("lesson-04-named-reply")
    opened.type_into("ratio-of-sums-answer", f"ratio_of_sums = {exercise.answer(load, Deal())}")
    opened.run("ratio-of-sums-answer")
    opened.run("ratio-of-sums")
    words = opened.text("ratio-of-sums")
    assert "Right" in words
    assert "1 of 1 points" in words or "1 of 1 point" in words
    opened.screenshot("lesson-04-right")


def test_the_people_in_detention_are_shown_and_the_share_is_not_taken_for_the_number(opened: LabPage) -> None:
    held = 'explore("in-detention")'
    words = opened.output(held)
    expect(words).to_contain_text("64.0% had a conviction on 3 Oct 2024 and 29.7% on 13 Dec 2025")
    assert opened.tab_to("Shares of the day", held) == "radio"
    opened.press("ArrowRight")
    expect(words).to_contain_text("8,724 had a conviction on 3 Oct 2024 and 16,737 on 13 Dec 2025")
    exercise = load_lesson(REPOSITORY / "solutions" / LESSON).exercise("fewer-or-more")
    mistake = exercise.mistakes[0]
    for value, words in (
        (mistake.value(load, Deal()), mistake.reply),
        (exercise.answer(load, Deal()), "Right"),
    ):
        opened.type_into("fewer-or-more-answer", f"fewer_or_more = {value}")
        opened.run("fewer-or-more-answer")
        opened.run("fewer-or-more")
        assert words in opened.text("fewer-or-more")
    opened.screenshot("lesson-04-in-detention")


def test_answers_come_back_after_a_restart(opened: LabPage, course: Path) -> None:
    opened.save()
    opened.restart()
    opened.run("learner_code = ")
    assert "Restored from your passport" in opened.text("learner_code = ")
    opened.type_into("ratio-of-sums-answer", "ratio_of_sums = ...")
    opened.run("ratio-of-sums-answer")
    opened.run("ratio-of-sums")
    words = opened.text("ratio-of-sums")
    assert "your passport keeps" in words
    assert "Right" in words
    opened.screenshot("lesson-04-restored")
    passport = json.loads(
        (course / "lessons" / LESSON / f"passport-{LESSON}.json").read_text(encoding="utf-8")
    )
    assert passport["learner"] == CODE


def test_the_solved_lesson_runs_without_an_error(opened: LabPage, course: Path) -> None:
    run_solved(LESSON, CODE, course, opened)
    opened.screenshot("lesson-04-solved")


def test_nothing_was_asked_of_the_network(opened: LabPage, network: Network, server: LabServer) -> None:
    assert network.refused == []
    assert server.network_attempts() == []


def opened_source(page: LabPage, start: str) -> str:
    """The source of the one cell that holds these words."""
    return next("".join(cell["source"]) for cell in page.cells() if start in "".join(cell["source"]))
