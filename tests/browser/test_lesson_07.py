"""Lesson 7 as a learner meets it: JupyterLab in Chromium, the network blocked, the keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from lessonkit.calibration.again import QUESTIONS, STILL
from lessonkit.exercises.guesses.truths import LESSON_0
from lessonkit.exercises.learner import passport_file as passports
from lessonkit.exercises.learner.passport import Passport, Prediction
from tests.browser.conftest import copy_lesson, run_solved
from tests.browser.lab_page import LabPage
from tests.browser.test_county_brief import fill

LESSON = "07-county-brief"
CODE = "otter-maple-river"
DOSSIER, FORM, CARD, SURVEY = (
    "dossier(deal.county)",
    'brief_form("county-brief", begin_with="small-brief")',
    "my_guesses()",
    "survey_again()",
)
SHOWN = "show_brief(county_brief)"
GUESSES = {
    "guess-call": Prediction(5, 90, "2026-11-01", seen="2026-11-01"),
    "guess-agreements": Prediction(1300, 60, "2026-11-01", seen="2026-11-01"),
}


@pytest.fixture(scope="module")
def opened(lab: LabPage, course: Path) -> LabPage:
    """The lesson as it is handed out, beside a passport of lesson 0, open and run from top to bottom."""
    copy_lesson(LESSON, course)
    copy_lesson(LESSON_0, course)
    path = passports.path_for(LESSON_0, course / "lessons" / LESSON_0)
    passports.write(Passport(LESSON_0, "1", CODE, predictions=GUESSES), path)
    lab.open(f"{LESSON}/{LESSON}.ipynb")
    lab.run_all()
    return lab


def test_the_untouched_lesson_runs_without_an_error_and_shows_the_page_of_a_county(opened: LabPage) -> None:
    assert opened.errors() == []
    expect(opened.output(DOSSIER)).to_contain_text("Noncitizens")
    expect(opened.output(DOSSIER).locator("section > table th").last).to_have_css("text-align", "left")
    opened.screenshot("lesson-07-dossier")
    expect(opened.output(FORM)).to_contain_text("Claim 1")
    opened.select(FORM)
    opened.screenshot("lesson-07-form")


def test_a_brief_is_made_by_keyboard_alone_and_saved_as_a_page(opened: LabPage, course: Path) -> None:
    output = opened.output(FORM)
    opened.select(FORM)
    fill(opened.page)
    expect(output.locator(".state-of-it")).to_contain_text("The brief is whole", timeout=60_000)
    opened.screenshot("lesson-07-form-filled")
    opened.run("county_brief = ")
    opened.run(SHOWN)
    assert opened.errors() == []
    expect(opened.output(SHOWN)).to_contain_text("Nothing is missing.")
    opened.run("save_brief(county_brief)")
    page = (course / "lessons" / LESSON / "county-brief.html").read_text("utf-8")
    assert "Travis County was connected early" in page


def test_every_verdict_stands_in_the_notebook_with_a_link_to_its_lesson(opened: LabPage) -> None:
    opened.select("| F1 · ")
    opened.screenshot("lesson-07-verdicts")
    table = opened.page.locator(".jp-Cell.jp-mod-active table")
    expect(table.locator("tbody tr")).to_have_count(20)
    assert table.locator("a", has_text="Lesson ").count() >= 20


def test_the_card_scores_the_guesses_that_were_found_and_tells_what_is_missing(opened: LabPage) -> None:
    output = opened.output(CARD)
    expect(output).to_contain_text("1 of your 2 guesses came near")
    expect(output.get_by_role("img")).to_be_visible()
    opened.screenshot("lesson-07-card")


def test_the_survey_is_answered_by_keyboard_and_compared(opened: LabPage) -> None:
    asked = [id for id in QUESTIONS if id in STILL or id in GUESSES]
    number = 1 + asked.index("guess-call")
    output = opened.output(SURVEY)
    opened.screenshot("lesson-07-survey")
    assert opened.tab_to(f"Guess {number}:", SURVEY) == "textbox"
    opened.page.keyboard.type("43")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.type("87")
    assert opened.tab_to("Compare with the first time", SURVEY) == "button"
    opened.page.keyboard.press("Enter")
    expect(output).to_contain_text("Lesson 0, and now")
    expect(output).to_contain_text("At first 0 of them came near, and now 1.")
    opened.screenshot("lesson-07-compared")


def test_the_saved_notebook_holds_no_guess(opened: LabPage, course: Path) -> None:
    opened.save()
    saved = json.loads((course / "lessons" / LESSON / f"{LESSON}.ipynb").read_text("utf-8"))
    for cell in saved["cells"]:
        if "".join(cell["source"]) in (CARD, SURVEY):
            kept = json.dumps([output["data"]["text/plain"] for output in cell["outputs"]])
            assert "Private" in kept
            assert "43" not in kept
    assert "87% sure" not in json.dumps(saved)
    assert "of them came near" not in json.dumps(saved)


@pytest.mark.proof  # lesson 04 is solved in a browser by every test run
def test_the_solved_lesson_runs_without_an_error(opened: LabPage, course: Path) -> None:
    run_solved(LESSON, CODE, course, opened)
