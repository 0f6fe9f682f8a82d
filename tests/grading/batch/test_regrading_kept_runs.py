"""`scomm regrade`: a changed key is tried on the runs that were kept; who changes is shown, asked for, and can be undone."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from lessonkit.grading import judged
from lessonkit.grading.batch.kept_runs import KeptRuns
from tests.grading.batch.table_by_table import tables
from tests.grading.course import SMALL_LESSON, Course, fill_code, write_answers
from tests.grading.loaded import environment, loaded

WRITTEN = "what-is-left-out"


@dataclass
class Class:
    """A course whose submissions were graded with `scomm grade`."""

    course: Course

    def change(self, name: str, old: str, new: str) -> None:
        path = self.course.root / "solutions" / SMALL_LESSON / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def points(self, learner: str) -> dict[str, float | None]:
        return {id: score for id, (score, _) in self.course.scores()[learner].items()}

    def marks(self) -> object:
        return tables(self.course.root / "gradebook.db")

    def page(self, learner: str) -> bytes:
        path = self.course.root / "autograded" / learner / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
        return path.read_bytes()

    def regrade(self, *words: str) -> str:
        return " ".join(self.course.scomm("regrade", SMALL_LESSON, "--yes", *words).split())


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    course = Course(tmp_path_factory.mktemp("regraded"), SMALL_LESSON)
    course.generate()
    course.submit("anna", course.reference())
    half = course.released()
    fill_code(half)
    write_answers(half, {"which-base": 'which_base = "b"', "share-red": "share_red = 43.75"})
    course.submit("ben", half)
    course.submit("cleo", half)
    course.scomm("grade", SMALL_LESSON)
    with sqlite3.connect(course.root / "gradebook.db") as book:
        book.execute("update grade set manual_score = 3, needs_manual_grade = 0 where auto_score is null")
    return Class(course)


@pytest.fixture(scope="module")
def regraded(graded: Class) -> tuple[Class, object, str]:
    """The class after a key was changed and its runs were judged anew, with the marks before and what was said."""
    before = graded.marks()
    graded.change("exercises.py", '"percent": half(43.75)', '"percent": Wrong(43.75, score=0.25)')
    graded.change("exercises.py", "import choice,", "import Wrong, choice,")
    return graded, before, graded.regrade()


def test_with_the_same_key_nothing_changes_and_nothing_is_written(graded: Class) -> None:
    before, page = graded.marks(), graded.page("ben")
    assert "the points of 0 learners would change" in graded.regrade()
    assert (graded.marks(), graded.page("ben")) == (before, page)
    assert not (graded.course.root / "regraded").exists()


def test_who_changes_is_shown_with_points_before_and_now(regraded: tuple[Class, object, str]) -> None:
    _, _, said = regraded
    assert "ben share-red 2 1 -1" in said
    assert "3 kept runs judged with today's key; the points of 2 learners would change" in said
    assert "anna" not in said


def test_a_page_says_who_changes_and_why(regraded: tuple[Class, object, str]) -> None:
    taught, _, said = regraded
    path = taught.course.root / "reports" / f"{SMALL_LESSON}-regrade.html"
    assert f"Who changes and why, as a page: reports/{path.name}" in said
    assert path.stat().st_mode & 0o077 == 0
    page = BeautifulSoup(path.read_bytes(), "html.parser")
    assert "This was written." in page.get_text()
    (group,) = page.select(".note")
    words = " ".join(group.get_text(" ").split())
    assert words.startswith("2 learners: from 2 to 1 points")
    assert "Before Partly right You gave a percentage." in words
    assert words.count("You gave a percentage.") == 2  # the reply before, and the reply now
    assert "ben 43.75" in words
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in page.find(id="learners").find_parent("section").select("tbody tr")]  # fmt: skip
    assert [row[0] for row in rows] == ["ben", "cleo"]
    assert rows[0][3:] == ["−1", "Compute the share (−1)"]
    assert "anna" not in page.find("main").get_text()


def test_the_gradebook_has_the_new_marks_and_keeps_a_persons(regraded: tuple[Class, object, str]) -> None:
    taught, before, _ = regraded
    assert [taught.points(who)["share-red"] for who in ("anna", "ben", "cleo")] == [4, 1, 1]
    old, new = (
        {(row[0], row[1]): row[3:] for row in found["grades"] if row[1] != "share-red"}
        for found in (before, taught.marks())  # type: ignore[index, misc, attr-defined]
    )
    assert old == new
    assert (None, 3.0, None, 0) in new.values()


def test_the_page_is_made_of_the_new_verdict_and_the_journal_has_both(
    regraded: tuple[Class, object, str],
) -> None:
    taught, _, _ = regraded
    cells = nbformat.reads(taught.page("ben").decode(), 4).cells
    (cell,) = [one for one in cells if one.metadata.get("scomm", {}).get("exercise") == "share-red"]
    assert (cell.metadata.scomm.score, cell.outputs[0].data["text/plain"]) == (1, "1")
    entries = judged.read(taught.course.root, SMALL_LESSON)["ben"]
    assert [(one.verdicts["share-red"]["score"], bool(one.regrade)) for one in entries] == [(2, False), (1, True)]  # fmt: skip


def test_nothing_ran_again(regraded: tuple[Class, object, str]) -> None:
    taught, _, _ = regraded
    kept = (taught.course.root / "answers" / f"{SMALL_LESSON}.jsonl").read_bytes()
    assert kept.count(b"\n") == 3


def test_what_scomm_grade_would_leave_now_is_what_a_regrading_leaves(
    regraded: tuple[Class, object, str], tmp_path: Path
) -> None:
    taught, _, _ = regraded
    other = object.__new__(Course)
    other.root, other.lesson, other.log = tmp_path, SMALL_LESSON, ""
    for name in ("solutions", "submitted", "lessons"):
        shutil.copytree(taught.course.root / name, tmp_path / name)
    (tmp_path / "nbgrader_config.py").write_bytes((taught.course.root / "nbgrader_config.py").read_bytes())
    other.generate()
    other.scomm("grade", SMALL_LESSON)
    mine = Class(other)
    for learner in ("anna", "ben"):
        assert mine.page(learner).decode().splitlines() == taught.page(learner).decode().splitlines()


def test_it_can_be_undone_once_and_then_there_is_nothing_to_undo(
    regraded: tuple[Class, object, str],
) -> None:
    taught, before, _ = regraded
    assert "2 learners have the marks of before" in taught.regrade("--undo")
    assert taught.marks() == before
    assert not (taught.course.root / "reports" / f"{SMALL_LESSON}-regrade.html").exists()
    assert b'"score": 2' in taught.page("ben")
    last = judged.read(taught.course.root, SMALL_LESSON)["ben"][-1]
    assert last.verdicts["share-red"]["score"] == 2
    well, said = loaded().run(("scomm", "regrade", "--undo"), taught.course.root, environment())
    assert not well
    assert "There is no regrading to take back" in said
    assert "the points of 2 learners would change" in taught.regrade()


def test_a_run_that_was_asked_something_else_must_run_again(regraded: tuple[Class, object, str]) -> None:
    taught, _, _ = regraded
    path = taught.course.root / "solutions" / SMALL_LESSON / "exercises.py"
    kept = path.read_text(encoding="utf-8")
    try:
        taught.change("exercises.py", "probes=((3,), ", "probes=((5,), ")
        said = taught.regrade()
    finally:
        path.write_text(kept, encoding="utf-8")
    assert "asked something else than today's exercises ask (double): anna, ben and cleo" in said
    assert f"scomm grade {SMALL_LESSON} --force" in said


def test_where_key_and_gradebook_differ_it_is_said_and_what_to_do(graded: Class) -> None:
    path, book = (
        graded.course.root / "solutions" / SMALL_LESSON / "exercises.py",
        graded.course.root / "gradebook.db",
    )
    kept, kept_book = path.read_text(encoding="utf-8"), book.read_bytes()
    assert "in the gradebook" not in graded.regrade()
    try:
        with sqlite3.connect(book) as open_book:
            for table in ("base_cell", "source_cell"):
                open_book.execute(f"update {table} set name = 'asked-before' where name = '{WRITTEN}'")
        graded.change("exercises.py", "points=4,", "points=3,")
        said, status = graded.regrade(), graded.course.scomm("status", SMALL_LESSON)
    finally:
        path.write_text(kept, encoding="utf-8")
        book.write_bytes(kept_book)
    for told in (said, " ".join(status.split())):
        assert "The key gives 3 points for share-red, the gradebook 4, which counts." in told
        assert f"{WRITTEN} is in the key (5 points) and not in the gradebook" in told
        assert "asked-before is in the gradebook (5 points) and not in the key" in told
        assert f"scomm build {SMALL_LESSON}, nbgrader generate_assignment {SMALL_LESSON} --force" in told


def test_who_was_graded_anew_since_is_left_alone_by_an_undo(regraded: tuple[Class, object, str]) -> None:
    taught, _, _ = regraded
    assert KeptRuns(taught.course.root, SMALL_LESSON).last().keys() == {"anna", "ben", "cleo"}
    taught.course.scomm("grade", SMALL_LESSON, "--force")
    before = taught.marks()
    said = taught.regrade("--undo")
    assert "Graded anew since, and left as they are: ben and cleo" in said
    assert taught.marks() == before
