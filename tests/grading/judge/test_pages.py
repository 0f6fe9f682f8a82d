"""Feedback pages are made, and the class's passports read, by a judge: what takes too much costs its own page alone."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_output

from lessonkit.grading.batch.asked import Asked
from lessonkit.grading.batch.course import open_course
from lessonkit.grading.batch.grade import grade_lesson
from lessonkit.grading.judge.judge import Judge, JudgeLimits
from lessonkit.grading.judge.set_up import SetUp
from tests.grading.course import CODE, SMALL_LESSON, Course
from tests.grading.judge.test_could_not_be_judged import limit, submit


def page(course: Course, learner: str) -> BeautifulSoup:
    path = course.root / "feedback" / learner / SMALL_LESSON / f"{SMALL_LESSON}.html"
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_a_page_that_takes_too_long_is_a_plain_one_that_says_so_and_the_others_are_whole(
    course: Course,
) -> None:
    for learner in ("anna", "ben"):
        submit(course, learner)
    grade_lesson(open_course(course.root), SMALL_LESSON, Asked(workers=2))
    graded = course.autograded("anna")  # as somebody, or an earlier kit, may have left it
    for cell in graded.cells[-9:]:
        if cell.cell_type == "code":
            cell.outputs = [new_output("display_data", data={"text/html": "<i></i>" * 120_000})] * 5
    nbformat.write(graded, course.root / "autograded" / "anna" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb")
    limit(course, seconds=2, megabytes=1_000)
    said = course.nbgrader("generate_feedback", SMALL_LESSON)
    assert "anna" in said
    assert "This page could not be made" in page(course, "anna").get_text()
    assert "Your mark is not changed" in page(course, "anna").get_text()
    assert page(course, "anna").find("script") is None
    assert len(page(course, "ben").select("h2")) > 1
    assert "could not be made" not in page(course, "ben").get_text()


def test_a_passport_for_the_report_is_read_by_a_judge_with_its_limits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "passport.json"
    small = {"passport": 1, "lesson": "91-small-lesson", "version": "1.0", "learner": CODE, "exercises": {}, "predictions": {}}  # fmt: skip
    judge = Judge(SetUp(), JudgeLimits(seconds=5, megabytes=20))
    try:
        path.write_text(json.dumps(small), encoding="utf-8")
        found = judge.passport(path, SMALL_LESSON)
        assert found is not None
        assert found.learner == CODE
        assert judge.passport(path, "another-lesson") is None
        for damaged in (b"{", b"\xff", b"[]", b""):  # a learner's, and no error of the kit's
            path.write_bytes(damaged)
            assert judge.passport(path, SMALL_LESSON) is None
        assert capsys.readouterr().err == ""
        path.write_text(
            json.dumps(small)[:-1] + ', "more": [' + '{"a": 1},' * 300_000 + "{}]}", encoding="utf-8"
        )
        assert judge.passport(path, SMALL_LESSON) is None
        path.write_text(json.dumps(small), encoding="utf-8")
        assert judge.passport(path, SMALL_LESSON) == found
    finally:
        judge.close()
