"""Whoever is in the table of collecting is in every later one, with the reason, whatever they handed in."""

from __future__ import annotations

import csv
import zipfile

import pytest

from tests.grading.course import SMALL_LESSON, Course
from tests.grading.loaded import environment, loaded

FILE = f"{SMALL_LESSON}.ipynb"
FILES = {
    "Ann Lee_1_assignsubmission_file/answers.pdf": (b"%PDF-1.7", "answers.pdf"),
    "Ben Roy_2_assignsubmission_file/lesson.html": (b"<html>answers</html>", "lesson.html"),
    "Cem Oz_3_assignsubmission_file/lesson.py": (b"share_red = 0.4", "lesson.py"),
    "Dee Fox_4_assignsubmission_file/lesson.docx": (b"PK", "lesson.docx"),
    "Eva Sun_5_assignsubmission_onlinetext/onlinetext.html": (b"<p>hello</p>", "online-text.html"),
}
"""What somebody hands in who was asked for a notebook, and the name that its reason says."""
LEARNERS = {path.partition("_")[0]: named for path, (_, named) in FILES.items()}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course in which one learner hands in a notebook, one two that differ, and everybody else none."""
    made = Course(tmp_path_factory.mktemp("course"), SMALL_LESSON)
    made.generate()
    notebook = made.root / "lessons" / SMALL_LESSON / FILE
    other = notebook.read_text(encoding="utf-8").replace("learner_code = ", "learner_code  = ")
    with zipfile.ZipFile(made.root / "moodle.zip", "w") as archive:
        for path, (content, _) in FILES.items():
            archive.writestr(path, content)
        archive.write(notebook, f"Zoe Ash_9_assignsubmission_file/{FILE}")
        archive.writestr("Yan Orr_8_assignsubmission_file/one.ipynb", notebook.read_bytes())
        archive.writestr("Yan Orr_8_assignsubmission_file/two.ipynb", other)
    collect(made, "moodle.zip")
    made.scomm("grade", SMALL_LESSON)
    made.nbgrader("generate_feedback", SMALL_LESSON, "--force")
    made.nbgrader("export")
    return made


def collect(course: Course, zip_file: str) -> str:
    """What collecting says; it ends with an error while somebody has still to decide."""
    well, said = loaded().run(("scomm", "collect", zip_file, SMALL_LESSON), course.root, environment())
    assert not well or "undecided" not in said
    return said


def page(course: Course, learner: str) -> str:
    return (course.root / "feedback" / learner / SMALL_LESSON / f"{SMALL_LESSON}.html").read_text("utf-8")


def test_each_has_a_row_in_status_with_the_reason(course: Course) -> None:
    said = " ".join(course.scomm("status", SMALL_LESSON).split())
    for learner, named in LEARNERS.items():
        assert f"{learner} could not be graded none There is no notebook, but {named}." in said
    assert "Yan Orr could not be graded none" in said


def test_each_has_a_blank_and_no_mark_in_the_export(course: Course) -> None:
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    for learner in (*LEARNERS, "Yan Orr"):
        assert rows[learner]["score"] == ""
    assert rows["Zoe Ash"]["score"] != ""


def test_each_has_a_page_that_says_what_to_do(course: Course) -> None:
    for learner, named in LEARNERS.items():
        assert f"There is no notebook, but {named}." in page(course, learner)
        assert "Hand in" in page(course, learner)


def test_the_class_report_counts_each(course: Course) -> None:
    course.scomm("report", SMALL_LESSON)
    (report,) = (course.root / "reports").glob("*.html")
    text = report.read_text(encoding="utf-8")
    assert all(learner in text for learner in (*LEARNERS, "Yan Orr"))


def test_collecting_again_changes_nothing_and_a_notebook_takes_its_place(course: Course) -> None:
    def lying() -> list[str]:
        return sorted(
            path.relative_to(course.root).as_posix() for path in course.root.glob("submitted/*/*/*")
        )

    before = lying()
    said = collect(course, "moodle.zip")
    assert "by hand" not in said
    assert lying() == before
    with zipfile.ZipFile(course.root / "later.zip", "w") as archive:
        archive.write(
            course.root / "lessons" / SMALL_LESSON / FILE, f"Ann Lee_1_assignsubmission_file/{FILE}"
        )
    collect(course, "later.zip")
    assert [path for path in lying() if "Ann Lee" in path] == [f"submitted/Ann Lee/{SMALL_LESSON}/{FILE}"]
    kept = course.root / "received" / SMALL_LESSON / "Ann Lee"
    assert any(path.name.endswith("answers.pdf") for path in kept.iterdir())
