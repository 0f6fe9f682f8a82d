"""A class goes from `scomm grade` to formgrader in a browser and back: what a person enters there stays, and is exported."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.browser.chromium import Network, launched
from tests.browser.formgrader import Formgrader, FormgraderServer
from tests.grading.batch.table_by_table import tables
from tests.grading.course import SMALL_LESSON, Course, fill_code, write_answers

pytestmark = pytest.mark.proof

WRITTEN = "what-is-left-out"
POINTS, EXTRA, COMMENT = "3", "1", "Two things, and both hold. Well seen."


@dataclass
class Trip:
    """A class on its way: what the browser showed, and what the course held at each station."""

    course: Course
    shown: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    books: dict[str, Any] = field(default_factory=dict)
    network: Network = field(default_factory=Network)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)

    def look(self, when: str) -> None:
        self.books[when] = tables(self.course.root / "gradebook.db")

    def marks(self, when: str, learner: str) -> dict[str, tuple[Any, ...]]:
        """Automatic, manual and extra points of each cell, and whether a person has to look."""
        return {row[1]: row[3:] for row in self.books[when]["grades"] if row[0] == learner}


def class_of_three(root: Path) -> Course:
    """anna has everything right, ben takes percents for fractions, and leo's file breaks off."""
    course = Course(root, SMALL_LESSON)
    course.generate()
    course.submit("anna", course.reference())
    half = course.released()
    fill_code(half)
    write_answers(half, {"which-base": 'which_base = "b"', "share-red": "share_red = 43.75"})
    course.submit("ben", half)
    course.submit("leo", course.reference())
    broken = course.root / "submitted" / "leo" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    broken.write_bytes(broken.read_bytes()[:2000])
    course.scomm("grade", SMALL_LESSON, "--workers", "1")
    return course


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> Trip:
    trip = Trip(class_of_three(tmp_path_factory.mktemp("formgrader") / "course"))
    course = trip.course
    trip.look("graded")
    server = FormgraderServer(course.root, tmp_path_factory.mktemp("server")).start()
    try:
        with launched(trip.network) as page:
            formgrader = Formgrader(page, server.url, SMALL_LESSON)
            trip.shown["listed"], trip.shown["to read"] = formgrader.submissions(), formgrader.to_read()
            formgrader.open_submission("anna")
            trip.shown["page"] = page.get_by_role("main").inner_text()
            trip.shown["automatic"] = page.locator("[id='share-red']").get_attribute("placeholder")
            formgrader.write(WRITTEN, POINTS)
            formgrader.write(f"{WRITTEN}_extra_credit", EXTRA)
            formgrader.write(f"{WRITTEN}-comment", COMMENT)
            trip.look("entered")
            trip.shown["listed after"] = formgrader.submissions()
            after(trip)
            formgrader.open_submission("anna")
            trip.shown["still"] = [
                formgrader.reads(name) for name in (WRITTEN, f"{WRITTEN}_extra_credit", f"{WRITTEN}-comment")
            ]
    finally:
        server.stop()
    return trip


def after(trip: Trip) -> None:
    """What an instructor does next, with formgrader still open."""
    course = trip.course
    course.nbgrader("export")
    with (course.root / "grades.csv").open(encoding="utf-8") as file:
        trip.rows = {row["student_id"]: row for row in csv.DictReader(file)}
    trip.said["status"] = course.scomm("status", SMALL_LESSON)
    trip.said["again"] = course.scomm("grade", SMALL_LESSON, "--workers", "1")
    trip.look("graded again")
    key = course.root / "solutions" / SMALL_LESSON / "exercises.py"
    text = key.read_text(encoding="utf-8")
    key.write_text(text.replace("half(43.75)", "43.75"), encoding="utf-8")
    trip.said["regraded"] = course.scomm("regrade", SMALL_LESSON, "--yes")
    trip.look("regraded")
    course.nbgrader("generate_feedback", SMALL_LESSON)


def test_formgrader_lists_each_learner_with_the_points_of_the_gradebook(trip: Trip) -> None:
    assert trip.shown["listed"]["anna"] == ("needs manual grading", "10 / 15")
    assert trip.shown["listed"]["ben"][1] == "4 / 15"
    assert set(trip.shown["listed"]) == {"anna", "ben", "leo"}
    assert trip.shown["to read"]["anna"] == "0 / 5"


def test_a_submission_opens_with_its_answers_and_the_automatic_points(trip: Trip) -> None:
    assert "share_red = float(red" in trip.shown["page"]
    assert "The share hides how many boxes there are." in trip.shown["page"]
    assert float(trip.shown["automatic"]) == 4


def test_what_was_entered_is_in_the_gradebook_and_nothing_else_moved(trip: Trip) -> None:
    before, now = trip.marks("graded", "anna"), trip.marks("entered", "anna")
    assert now.pop(WRITTEN) == (None, float(POINTS), float(EXTRA), 0)
    assert before.pop(WRITTEN) == (None, None, None, 1)
    assert before == now
    assert ("anna", WRITTEN, None, COMMENT) in trip.books["entered"]["comments"]
    assert trip.marks("graded", "ben") == trip.marks("entered", "ben")
    assert trip.shown["listed after"]["anna"] == ("graded", "14 / 15")


def test_the_export_has_the_mark(trip: Trip) -> None:
    anna = trip.rows["anna"]
    assert (anna["score"], anna["waiting_for_reader"], anna["state"], anna["final"]) == ("14.0", "0", "graded", "yes")  # fmt: skip
    assert (trip.rows["leo"]["score"], trip.rows["leo"]["state"]) == ("", "could not be graded")


def test_the_status_says_that_nobody_has_to_read_it_any_more(trip: Trip) -> None:
    said = " ".join(trip.said["status"].split())
    assert "anna graded 14" in said, said


def test_grading_again_finds_nothing_to_do_and_leaves_the_gradebook_as_it_is(trip: Trip) -> None:
    said = trip.said["again"]
    assert "graded before, and not handed in again: 2" in said, said
    assert trip.books["graded again"] == trip.books["entered"]


def test_regrading_with_another_key_changes_the_others_and_keeps_what_was_entered(trip: Trip) -> None:
    assert "ben share-red 2 0 -2" in " ".join(trip.said["regraded"].split())
    assert trip.marks("regraded", "anna") == trip.marks("entered", "anna")
    assert trip.marks("regraded", "ben")["share-red"][0] == 0
    assert trip.books["regraded"]["comments"] == trip.books["entered"]["comments"]


def test_formgrader_still_shows_it_after_all_that(trip: Trip) -> None:
    assert trip.shown["still"] == [POINTS, EXTRA, COMMENT]


def test_the_learners_page_has_the_points_and_the_comment(trip: Trip) -> None:
    page = trip.course.root / "feedback" / "anna" / SMALL_LESSON / f"{SMALL_LESSON}.html"
    text = " ".join(BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").get_text(" ").split())
    assert COMMENT in text
    assert "14" in text


def test_no_page_asked_for_anything_beyond_this_machine(trip: Trip) -> None:
    assert trip.network.refused == []
