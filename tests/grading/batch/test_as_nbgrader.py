"""`scomm grade` and `nbgrader autograde` leave the same gradebook and the same notebooks, whatever was handed in."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from lessonkit.exercises.locate import load_lesson
from tests.grading.batch.table_by_table import tables
from tests.grading.cases import Cases, honest, hostile
from tests.grading.course import SMALL_LESSON, Course

pytestmark = pytest.mark.proof  # a class is graded twice, once by the real nbgrader

HERE = (
    "anna.adams", "untouched", "leo.lang", "uma.ude", "pia.park", "vera.vogt", "greg.gold", "k3-two-cells",
    "mo.mixed",
)  # fmt: skip
LATE, IN_TIME, READ_BEFORE, WITH_FILE = "uma.ude", "pia.park", "anna.adams", "greg.gold"
TAKEN = re.compile(r"so the kit took ([a-z]+-[a-z]+-[a-z]+)\.")
"""Where a learner gave no code the kit takes one by lot, and deals by it."""
DEALT = re.compile(r"You were dealt: [^.\\]*\.")
TIMED = re.compile(r"[\d.]+ (?:ns|[µμ]s|ms|s)\b")


@dataclass
class Both:
    """One class, graded twice."""

    by_nbgrader: Course
    by_kit: Course


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    ours = Course(tmp_path_factory.mktemp("course") / "one", SMALL_LESSON)
    ours.generate()
    with sqlite3.connect(ours.root / "gradebook.db") as book:
        book.execute("update assignment set duedate = '2026-11-10 12:00:00'")
    with (ours.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write("c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    (ours.root / "solutions" / SMALL_LESSON / "table.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    of = Cases(ours, load_lesson(ours.root / "solutions" / SMALL_LESSON))
    handed_in = {case.learner: case for case in (*honest(of), *hostile(of)) if case.learner in HERE}
    assert set(handed_in) == set(HERE)
    for case in handed_in.values():
        case.hand_in(ours)
    for learner, day in ((LATE, 12), (IN_TIME, 9)):
        stamp = ours.root / "submitted" / learner / SMALL_LESSON / "timestamp.txt"
        stamp.write_text(f"2026-11-{day:02} 09:00:00 UTC", encoding="utf-8")
    theirs = ours.copied(ours.root.with_name("two"))
    ours.scomm("grade", SMALL_LESSON, "--workers", "2")
    theirs.nbgrader("autograde", SMALL_LESSON)
    return Both(theirs, ours)


@pytest.mark.parametrize("name", ["students", "submissions", "notebooks", "grades", "comments", "cells", "counts"])  # fmt: skip
def test_the_gradebook_is_the_same_table_by_table(both: Both, name: str) -> None:
    found = [tables(course.root / "gradebook.db")[name] for course in (both.by_kit, both.by_nbgrader)]
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.parametrize("learner", HERE)
def test_the_graded_folder_is_the_same_with_the_same_rights(both: Both, learner: str) -> None:
    mine, theirs = (folder_of(course, learner) for course in (both.by_kit, both.by_nbgrader))
    assert mine == theirs
    assert f"{SMALL_LESSON}.ipynb" in mine


def test_the_class_has_what_makes_a_difference(both: Both) -> None:
    found = tables(both.by_kit.root / "gradebook.db")
    penalties = {row[0]: row[3] for row in found["notebooks"]}
    assert penalties[LATE] > 0
    assert penalties[IN_TIME] is None
    assert {row[2] for row in found["comments"]} == {None, "No response."}
    assert {"my_tools.py", "table.csv"} <= set(folder_of(both.by_kit, WITH_FILE))


def test_points_that_a_person_gave_are_kept_and_looked_at_again_by_both(both: Both) -> None:
    for course in (both.by_kit, both.by_nbgrader):
        with sqlite3.connect(course.root / "gradebook.db") as book:
            book.execute("update grade set manual_score = 3, needs_manual_grade = 0 where auto_score is null")
    both.by_kit.scomm("grade", SMALL_LESSON, "--force")
    both.by_nbgrader.nbgrader("autograde", SMALL_LESSON, "--force", "--student", READ_BEFORE)
    mine, theirs = (
        [row for row in tables(course.root / "gradebook.db")["grades"] if row[0] == READ_BEFORE]
        for course in (both.by_kit, both.by_nbgrader)
    )
    assert mine == theirs
    assert any(row[4] == 3 and row[6] for row in mine)


def folder_of(course: Course, learner: str) -> dict[str, Any]:
    """Each file of a learner's graded folder with its rights and content; a notebook without its cells' ids."""
    folder = course.root / "autograded" / learner / SMALL_LESSON
    return {
        path.relative_to(folder).as_posix(): (oct(path.stat().st_mode), content(path))
        for path in folder.rglob("*")
        if path.is_file()
    }


def content(path: Path) -> Any:
    if path.suffix != ".ipynb":
        return path.read_bytes()
    text = path.read_text(encoding="utf-8")
    for code in TAKEN.findall(text):
        text = DEALT.sub("You were dealt something.", text.replace(code, "a code"))
    notebook = json.loads(TIMED.sub("some time", text))
    for cell in notebook["cells"]:
        cell.pop("id")  # a cell that came without one gets one by lot
    return notebook
