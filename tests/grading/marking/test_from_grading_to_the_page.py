"""A small class from `scomm grade` through marking to grades.csv, the learners' pages and the class report, by the commands
that an instructor types."""

from __future__ import annotations

import csv
import io

import pytest
from bs4 import BeautifulSoup

from tests.grading.course import SMALL_LESSON, Course, write_answers

WRITTEN = "what-is-left-out"
COMMENT = "Two things, and both hold."


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """anna wrote what the key has, ben had code write it, cem left it empty; anna and ben were marked in a table."""
    course = Course(tmp_path_factory.mktemp("marked") / "course", SMALL_LESSON)
    course.generate()
    course.submit("anna", course.reference())
    made = course.released()
    write_answers(made, {WRITTEN: "what_is_left_out = ' '.join(['It', 'hides', 'the', 'room', 'itself.'])"})
    for cell in made.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == WRITTEN:
            cell.source = cell.source.splitlines()[-1]
    course.submit("ben", made)
    course.submit("cem", course.released())
    course.scomm("grade", SMALL_LESSON, "--workers", "1")
    course.log = course.scomm("mark", SMALL_LESSON, "--csv", "marks.csv")
    rows = list(csv.DictReader(io.StringIO(table(course))))
    for row in rows:
        row |= {"level": "3"} if row["text"].startswith("It hides") else {"level": "5", "comment": COMMENT}
    with (course.root / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    course.log += course.scomm("mark", SMALL_LESSON, "--read", "filled.csv")
    course.log += course.scomm("status", SMALL_LESSON)
    course.log += course.scomm("mark", SMALL_LESSON, "--read", "filled.csv", "--yes")
    course.nbgrader("generate_feedback", SMALL_LESSON)
    course.nbgrader("export")
    course.scomm("report", SMALL_LESSON)
    return course


def table(course: Course) -> str:
    return (course.root / "marks.csv").read_text(encoding="utf-8-sig")


def page(course: Course, learner: str) -> str:
    path = course.root / "feedback" / learner / SMALL_LESSON / f"{SMALL_LESSON}.html"
    return " ".join(BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").get_text(" ").split())


def test_the_table_has_the_two_texts_and_no_name(course: Course) -> None:
    texts = sorted(row["text"] for row in csv.DictReader(io.StringIO(table(course))))
    assert [text.split()[:2] for text in texts] == [["It", "hides"], ["The", "share"]]
    assert not any(name in table(course) for name in ("anna", "ben", "cem"))


def test_what_code_made_is_read_as_the_text_that_came_of_it(course: Course) -> None:
    assert "It hides the room itself." in table(course)


def test_a_dry_run_says_what_would_change_and_changes_nothing(course: Course) -> None:
    dry, _, after = course.log.partition("learner")
    assert "The table would change 2 answers, 0 of them marked before; 0 would stay as they are." in dry
    assert "anna waiting for a reader" in " ".join(after.split())


def test_the_export_has_the_marks(course: Course) -> None:
    with (course.root / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert (rows["anna"]["score"], rows["anna"]["state"], rows["anna"]["waiting_for_reader"]) == ("15.0", "graded", "0")  # fmt: skip
    assert (rows["ben"]["score"], rows["ben"]["final"]) == ("3.0", "yes")
    assert (rows["cem"]["score"], rows["cem"]["final"]) == ("0.0", "yes")


def test_the_learners_pages_have_points_and_comment(course: Course) -> None:
    assert COMMENT in page(course, "anna")
    assert "5 of 5 points" in page(course, "anna")
    assert "3 of 5 points" in page(course, "ben")
    assert COMMENT not in page(course, "ben")


def test_the_report_says_of_the_class_what_the_gradebook_has(course: Course) -> None:
    path = course.root / "reports" / f"{SMALL_LESSON}.html"
    assert path.stat().st_mode & 0o077 == 0
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
    tables = [[[" ".join(cell.get_text().split()) for cell in row.find_all(["th", "td"])] for row in one.select("tbody tr")] for one in page.find_all("table")]  # fmt: skip
    assert tables[0] == [["graded", "3", "anna, ben, cem"]]
    written = next(row for row in tables[1] if row[0] == "What the share leaves out")
    assert written[1:7] == ["1", "1", "0", "1", "0", "53.3%"]  # 5, 3 and 0 of 5 points
    assert "reader: 2 answers read" in page.find(id="readers").find_parent("section").get_text()
