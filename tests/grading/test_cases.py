"""A class of honest and hostile submissions through the real nbgrader; all of them, on every lesson: `make prove`."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import dataclass

import pytest

from lessonkit.exercises.locate import load_lesson
from lessonkit.grading import judged
from tests.grading.cases import Case, Cases, honest, hostile
from tests.grading.course import CODE, SMALL_LESSON, Course

HERE = (
    "anna.adams", "a[1]b", "..hidden", "untouched", "kim.kaya", "leo.lang", "ines.ito", "noa.none", "hope.hart",
    "uma.ude", "pia.park", "vera.vogt", "greg.gold", "k3-two-cells", "e9b-flag", "k1-friend", "e7-schema-99", "h5-words",
    "f10-lock", "g7-links", "cy.cole",
)  # fmt: skip


@dataclass
class Class:
    """A course whose submissions were graded, and what was wanted of each."""

    course: Course
    of: Cases
    cases: dict[str, Case]
    log: str


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    course = Course(tmp_path_factory.mktemp("class"), SMALL_LESSON)
    course.generate()
    of = Cases(course, load_lesson(course.root / "solutions" / SMALL_LESSON))
    cases = {case.learner: case for case in (*honest(of), *hostile(of)) if case.learner in HERE}
    assert set(cases) == set(HERE)
    for case in cases.values():
        case.hand_in(course)
    key = course.root / "solutions" / SMALL_LESSON / "exercises.py"
    kept = key.read_text(encoding="utf-8")
    log = course.nbgrader("autograde", SMALL_LESSON)
    key.write_text(kept, encoding="utf-8")  # one of the submissions writes over it
    course.nbgrader("generate_feedback", SMALL_LESSON, "--force")
    course.nbgrader("export")
    return Class(course, of, cases, log)


@pytest.mark.parametrize("learner", HERE)
def test_each_gets_the_marks_that_it_deserves(graded: Class, learner: str) -> None:
    case, scores = graded.cases[learner], graded.course.scores()[learner]
    given = {id: scores[id][0] for id in graded.of.full}
    assert given == (case.wanted or dict.fromkeys(graded.of.full)), case.what


@pytest.mark.parametrize("learner", HERE)
def test_a_written_answer_waits_for_a_reader_whatever_its_flags_say(graded: Class, learner: str) -> None:
    case = graded.cases[learner]
    if case.wanted is not None:
        score, points = graded.course.scores()[learner][graded.of.written]
        assert points == 5
        assert score == (None if case.reads else 0)


def test_one_that_could_not_be_graded_is_told_with_its_reason_and_stops_nobody(graded: Class) -> None:
    said = graded.course.scomm("status", SMALL_LESSON)
    failed = [case for case in graded.cases.values() if case.wanted is None]
    assert {case.learner for case in failed} == {"leo.lang", "ines.ito", "noa.none"}
    assert "3 could not be graded" in said
    assert f"  graded: {len(HERE) - 3}\n" in graded.log
    entries = judged.read(graded.course.root, SMALL_LESSON)
    assert all(entries[case.learner][-1].reason and entries[case.learner][-1].cure for case in failed)


def test_a_batch_ends_with_who_was_not_graded_and_no_noise_hides_it(graded: Class) -> None:
    failed = sorted(case.learner for case in graded.cases.values() if case.wanted is None)
    ending = graded.log[graded.log.index(f"  graded: {len(HERE) - 3}") :]
    assert f"not graded: 3 ({', '.join(failed)})" in " ".join(ending.split())
    assert ending.endswith(f"Why, and what to look at: scomm status {SMALL_LESSON}\n")
    assert "SAWarning" not in graded.log
    assert "Warning:" not in graded.log


def test_no_number_stands_for_what_was_not_graded_or_not_read(graded: Class) -> None:
    with (graded.course.root / "grades.csv").open(encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert (rows["leo.lang"]["state"], rows["leo.lang"]["score"]) == ("could not be graded", "")
    assert "end is missing" in rows["leo.lang"]["reason"]
    assert (rows["anna.adams"]["state"], rows["anna.adams"]["final"]) == ("waiting for a reader", "no")
    assert (rows["anna.adams"]["score"], rows["anna.adams"]["waiting_for_reader"]) == ("10.0", "5.0")
    assert (rows["untouched"]["state"], rows["untouched"]["score"]) == ("graded", "0.0")


def test_everybody_gets_a_page(graded: Class) -> None:
    pages = {path.parts[-3] for path in (graded.course.root / "feedback").glob(f".*/{SMALL_LESSON}/*.html")}
    pages |= {path.parts[-3] for path in (graded.course.root / "feedback").glob(f"*/{SMALL_LESSON}/*.html")}
    assert pages == set(HERE)


def test_a_code_in_several_submissions_is_listed_by_name(graded: Class) -> None:
    said = " ".join(graded.course.scomm("status", SMALL_LESSON).split())
    listed = next(line for line in said.split(" - ") if f"One learner code, {CODE}," in line)
    assert all(name in listed for name in ("anna.adams", "pia.park", "hope.hart", "a[1]b"))
    assert "uma.ude" not in listed


def test_a_mistyped_code_is_said_to_be_mistyped(graded: Class) -> None:
    page = replies(graded, "uma.ude")
    assert "mistyped" in page["painted"]
    assert "holds none" not in page["painted"]


def test_no_word_of_a_learner_is_in_a_reply(graded: Class) -> None:
    for learner in HERE:
        if graded.cases[learner].wanted is not None:
            assert not any("ERROR 17" in reply for reply in replies(graded, learner).values())


def test_what_was_judged_is_kept_with_its_answers(graded: Class) -> None:
    entry = judged.read(graded.course.root, SMALL_LESSON)["anna.adams"][-1]
    assert entry.code == CODE
    assert {id: one["score"] for id, one in entry.verdicts.items()} == graded.of.full
    assert entry.verdicts["which-base"]["answer"] == "b"


def test_the_authors_files_are_nowhere_near_a_submission(graded: Class) -> None:
    for learner in ("anna.adams", "greg.gold", "g7-links"):
        folder = graded.course.root / "autograded" / learner / SMALL_LESSON
        extra = {"my_tools.py"} if learner == "greg.gold" else set()
        assert {path.name for path in folder.rglob("*") if path.is_file()} - extra == {
            f"{SMALL_LESSON}.ipynb"
        }


def test_nothing_that_a_submission_left_is_handed_back(graded: Class) -> None:
    given = {
        path.name for path in (graded.course.root / "feedback" / "g7-links").rglob("*") if path.is_file()
    }
    assert given == {f"{SMALL_LESSON}.html"}


def test_a_folder_that_has_no_learners_name_is_told_and_stops_nobody(graded: Class) -> None:
    names = ("two\nlines", "esc\x1b[2J", "zo\udceb")
    folders = [graded.course.root / "submitted" / name / SMALL_LESSON for name in names]
    for folder in folders:
        folder.mkdir(parents=True)
    try:
        said = graded.course.scomm("status", SMALL_LESSON)
        graded.course.nbgrader("export")
    finally:
        for folder in folders:
            shutil.rmtree(folder.parent)
    assert " ".join(said.split()).count("rename the folder") == len(names)
    assert not any(name in said for name in names)
    assert "anna.adams" in (graded.course.root / "grades.csv").read_text(encoding="utf-8")


def test_a_notebook_that_lies_beside_its_folder_is_told(graded: Class) -> None:
    folder = graded.course.root / "submitted" / "lou.loose"
    folder.mkdir()
    (folder / f"{SMALL_LESSON} (1).ipynb").write_text("{}", encoding="utf-8")
    try:
        said = " ".join(graded.course.scomm("status", SMALL_LESSON).split())
    finally:
        shutil.rmtree(folder)
    assert f"move it into submitted/lou.loose/{SMALL_LESSON}" in said


def test_a_key_that_went_missing_takes_no_mark_away(graded: Class) -> None:
    course, key = graded.course, graded.course.root / "solutions" / SMALL_LESSON / "exercises.py"
    before, kept = course.scores()["kim.kaya"], key.read_text(encoding="utf-8")
    key.write_text("LESSON = ", encoding="utf-8")  # saved half-way
    try:
        log = course.fails("nbgrader", "autograde", SMALL_LESSON, "--student", "kim.kaya", "--force")
    finally:
        key.write_text(kept, encoding="utf-8")
    assert "Nothing was graded" in log
    assert course.scores()["kim.kaya"] == before
    assert "  graded: 1" in course.nbgrader("autograde", SMALL_LESSON, "--student", "kim.kaya", "--force")


def test_a_newer_submission_is_graded_and_said_and_nothing_else_is_run_again(graded: Class) -> None:
    course, case = graded.course, graded.cases["untouched"]
    folder = course.root / "submitted" / "untouched" / SMALL_LESSON
    old = (folder / f"{SMALL_LESSON}.ipynb").read_bytes()
    (folder / f"{SMALL_LESSON}.ipynb").write_bytes(b"{")
    assert "handed in again" in course.scomm("status", SMALL_LESSON)
    log = course.nbgrader("autograde", SMALL_LESSON)
    assert "untouched was not graded:" in log
    assert "marks of an earlier" in " ".join(course.scomm("status", SMALL_LESSON).split())
    assert course.scores()["untouched"]["which-base"][0] == 0  # what was judged before stands
    (folder / f"{SMALL_LESSON}.ipynb").write_bytes(old)
    log = course.nbgrader("autograde", SMALL_LESSON, "--student", "untouched")
    assert "  graded: 1" in log
    assert case.learner not in [entry.learner for entry in _failed(graded)]


def _failed(graded: Class) -> list[judged.Entry]:
    entries = judged.read(graded.course.root, SMALL_LESSON)
    return [one[-1] for one in entries.values() if one[-1].state == "not-graded"]


def replies(graded: Class, learner: str) -> dict[str, str]:
    """The HTML of each check's verdict in a graded notebook."""
    found = {}
    for cell in graded.course.autograded(learner).cells:
        for output in cell.get("outputs", []):
            if "scomm" in cell.metadata and "text/html" in output.get("data", {}):
                found[cell.metadata["scomm"]["exercise"]] = json.dumps(output["data"]["text/html"])
    return found
