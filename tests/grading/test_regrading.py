"""Late work, and grading again after a change, with the commands of docs/grading-a-class.md."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from tests.grading.course import SMALL_LESSON, Course, fill_code, write_answers
from tests.grading.terminal import Terminal, block

pytestmark = pytest.mark.proof
WRITTEN = "what-is-left-out"
COLUMNS = ("raw_score", "late_submission_penalty", "score")


@dataclass
class Class:
    """A course, typed at."""

    course: Course
    terminal: Terminal

    def type(self, title: str, **instead: str) -> str:
        return self.terminal.block(title, self.course.root, **instead)

    def run(self, line: str, **how: bool) -> str:
        return self.terminal.run(line, self.course.root, **how)

    def rows(self) -> dict[str, dict[str, str]]:
        with (self.course.root / "grades.csv").open(encoding="utf-8") as file:
            return {row["student_id"]: row for row in csv.DictReader(file)}

    def points(self, learner: str) -> dict[str, float | None]:
        return {id: score for id, (score, _) in self.course.scores()[learner].items()}

    def status(self) -> str:
        return " ".join(self.run(f"scomm status {SMALL_LESSON}").split())

    def change(self, name: str, old: str, new: str) -> None:
        path = self.course.root / "solutions" / SMALL_LESSON / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def replace(self, name: str, first: str, until: str, new: str) -> None:
        """Put a text in the place of all from `first` to before `until`."""
        text = (self.course.root / "solutions" / SMALL_LESSON / name).read_text(encoding="utf-8")
        start = text.index(first)
        self.change(name, text[start : text.index(until, start)], new)

    def page(self, learner: str) -> str:
        page = self.course.root / "feedback" / learner / SMALL_LESSON / f"{SMALL_LESSON}.html"
        return page.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory, terminal: Terminal) -> Class:
    """Anna handed in in time, ben two days late and with half an answer; the written answer of anna was read."""
    course = Course(tmp_path_factory.mktemp("late"), SMALL_LESSON)
    taught = Class(course, terminal)
    taught.run(f"nbgrader generate_assignment {SMALL_LESSON} --create --force")
    download = course.root / "downloaded" / "submissions"
    download.mkdir(parents=True)
    nbformat.write(course.reference(), download / f"annaadams_11_501_{SMALL_LESSON}.ipynb")
    half = course.released()
    fill_code(half, "acorn-maple-river")
    write_answers(half, {"which-base": 'which_base = "b"', "share-red": "share_red = 43.75"})
    nbformat.write(half, download / f"benbaker_LATE_12_502_{SMALL_LESSON}.ipynb")
    shutil.make_archive(str(download), "zip", download)
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(block("Late work: what it costs"))
    taught.type("Late work")
    return taught


ANNA, BEN = "annaadams-11", "benbaker-12"


def test_the_best_attempt_counts_with_nbgraders_own_command_too(
    tmp_path_factory: pytest.TempPathFactory, terminal: Terminal
) -> None:
    """cleo hands in something good in time, then less and late, then something better."""
    course = Course(tmp_path_factory.mktemp("best"), SMALL_LESSON)
    taught = Class(course, terminal)
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write(block("Several attempts: the best counts"))
    course.generate()
    half = course.released()
    fill_code(half)
    write_answers(half, {"which-base": 'which_base = "b"', "share-red": "share_red = 43.75"})
    seen = []
    for notebook, time in ((half, "10"), (course.released(), "11"), (course.reference(), "12")):
        shutil.rmtree(course.root / "submitted", ignore_errors=True)
        course.submit("cleo", notebook)
        folder = course.root / "submitted" / "cleo" / SMALL_LESSON
        (folder / "timestamp.txt").write_text(f"2026-11-{time} 09:00:00 UTC")
        taught.run(f"nbgrader autograde {SMALL_LESSON}")
        taught.run(f"nbgrader generate_feedback {SMALL_LESSON} --force")
        taught.run("nbgrader export")
        row = taught.rows()["cleo"]
        seen.append((row["raw_score"], row["timestamp"], row["state"]))
        said = " ".join(taught.page("cleo").split())
        assert ("Your best attempt counts" in said) is (time != "10")
        assert "not handed in again: 1" in taught.run(
            f"nbgrader autograde {SMALL_LESSON}"
        )  # judged is judged
    assert [(points, at[8:10]) for points, at, _ in seen] == [("4.0", "10"), ("4.0", "10"), ("10.0", "12")]
    assert "handed in again" not in {state for _, _, state in seen}
    assert "attempt 1: 4 points, attempt 2: 0 points, attempt 3: 10 points" in said


def test_a_penalty_is_taken_from_who_came_late_alone(late: Class) -> None:
    rows = late.rows()
    score = {name: [float(rows[name][one]) for one in COLUMNS] for name in (ANNA, BEN)}
    assert score == {ANNA: [10, 0, 10], BEN: [4, 4, 0]}
    assert rows[BEN]["duedate"] == "2026-11-10 23:59:00"
    assert rows[BEN]["timestamp"] == "2026-11-12 09:00:00"
    assert rows[ANNA]["timestamp"] == ""


def test_a_due_date_that_moves_after_grading_counts_without_force(late: Class) -> None:
    for date, penalty in (("2026-11-12 10:00 UTC", 0), ("2026-11-10 23:59 UTC", 4)):
        late.run(f'nbgrader db assignment add {SMALL_LESSON} --duedate "{date}"')
        command = "scomm grade" if penalty else "nbgrader autograde"
        late.run(f"{command} {SMALL_LESSON}")
        late.run("nbgrader export")
        assert float(late.rows()[BEN]["late_submission_penalty"]) == penalty, command


def test_more_time_for_one_is_granted_and_taken_back(late: Class) -> None:
    said = late.type("Late work: more time for one learner", **{"anna.adams": BEN})
    assert f"{BEN} has until 2026-11-12 23:59 UTC" in said
    assert "changed for 1 learner" in said
    late.run("nbgrader export")
    assert float(late.rows()[BEN]["score"]) == 4
    late.run(f"nbgrader autograde {SMALL_LESSON} --force --student {BEN}")  # nbgrader keeps the extension
    late.run("nbgrader export")
    assert float(late.rows()[BEN]["score"]) == 4
    assert "has no extension" in late.run(f"scomm extend {BEN} {SMALL_LESSON} --days 0")
    late.run("nbgrader export")
    assert float(late.rows()[BEN]["score"]) == 0


def test_points_given_in_formgrader_are_in_the_penalty_after_the_next_grading(late: Class) -> None:
    with Gradebook(f"sqlite:///{late.course.root / 'gradebook.db'}") as book:
        grade = book.find_grade("double", SMALL_LESSON, SMALL_LESSON, BEN)
        grade.manual_score = 1
        book.db.commit()
    late.run(f"scomm grade {SMALL_LESSON}")
    late.run("nbgrader export")
    assert [float(late.rows()[BEN][one]) for one in COLUMNS] == [5, 5, 0]
    with Gradebook(f"sqlite:///{late.course.root / 'gradebook.db'}") as book:
        book.find_grade("double", SMALL_LESSON, SMALL_LESSON, BEN).manual_score = None
        book.db.commit()


def test_more_time_for_nobody_or_without_a_due_date_is_refused(late: Class) -> None:
    assert "knows no learner nobody" in late.run(f"scomm extend nobody {SMALL_LESSON} --days 2", fails=True)
    assert "no lesson 92-none" in late.run(f"scomm extend {BEN} 92-none --days 2", fails=True)


def test_who_is_excused_has_the_points_back(late: Class) -> None:
    (late.course.root / "submitted" / BEN / SMALL_LESSON / "timestamp.txt").unlink()
    late.run(f"scomm grade {SMALL_LESSON}")
    late.run("nbgrader export")
    assert [float(late.rows()[BEN][one]) for one in COLUMNS] == [4, 0, 4]


def test_a_changed_key_changes_marks_and_leaves_points_given_by_hand(late: Class) -> None:
    with Gradebook(f"sqlite:///{late.course.root / 'gradebook.db'}") as book:
        grade = book.find_grade(WRITTEN, SMALL_LESSON, SMALL_LESSON, ANNA)
        grade.manual_score, grade.needs_manual_grade = 4, False
        book.db.commit()
    assert f"{ANNA} graded 14 of 15" in late.status()
    late.change("exercises.py", '"percent": half(43.75)', '"percent": Wrong(43.75, score=0.25)')
    late.change("exercises.py", "import choice,", "import Wrong, choice,")
    late.type("Grade again: a changed key")
    assert late.points(BEN)["share-red"] == 1
    rows = late.rows()
    assert (rows[ANNA]["score"], rows[ANNA]["state"], rows[ANNA]["final"]) == (
        "14.0",
        "to be looked at again",
        "no",
    )
    assert "4 of 5 points" in late.page(ANNA)
    assert f"{ANNA} to be looked at again 14 of 15" in late.status()


def test_changed_points_without_a_build_keep_the_share_and_say_what_to_run(late: Class) -> None:
    late.change("exercises.py", "points=4,", "points=3,")
    late.run(f"nbgrader autograde {SMALL_LESSON} --force")
    assert (late.points(ANNA)["share-red"], late.points(BEN)["share-red"]) == (4, 1)
    status = late.status()
    assert "- The key gives 3 points for share-red, the gradebook 4, which counts." in status
    wanted = block("Grade again: changed points or exercises").splitlines()[:3]
    assert ", ".join(wanted) in status


def test_a_build_that_refuses_changes_nothing(late: Class) -> None:
    before = files(late.course.root / "lessons")
    late.change("exercises.py", "points=3,", "points=9,")
    said = late.run(f"scomm build {SMALL_LESSON}", fails=True)
    assert "Make it 10 to 15" in said
    late.change("exercises.py", "points=9,", "points=3,")
    source = late.course.root / "solutions" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb"
    whole = source.read_text(encoding="utf-8")
    source.write_text(whole.replace("### END SOLUTION", "### THE END"), encoding="utf-8")
    late.run(f"nbgrader generate_assignment {SMALL_LESSON} --force", fails=True)
    source.write_text(whole, encoding="utf-8")
    assert files(late.course.root / "lessons") == before
    assert f"{ANNA} to be looked at again 14 of 15" in late.status()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


TRIPLE = """
TRIPLE = number(
    "triple",
    answer=21,
    mistakes={"twice": 14, "added": 10},
    range=(0, 1000),
    tolerance=0.5,
    points=2,
    minutes=3,
    route="no-code",
)


"""
ITS_WORDS = """::::{exercise} triple
# Three times seven
How much is three times seven?

## type
a count

## hint
Add seven three times.

## hint
Begin with fourteen.

## reply twice
That is twice seven.

## reply added
You added three and seven.
::::

"""


@pytest.fixture(scope="module")
def changed(late: Class) -> Class:
    """The same course after points were changed, one exercise was taken out, one renamed and one added.

    Cleo's notebook is of the new version. Anna's and ben's still check what is gone.
    """
    late.replace("exercises.py", "def boxes_taken_away(", "def double(", TRIPLE)
    late.replace("lesson.md", "::::{exercise} painted", "::::{exercise} double", ITS_WORDS)
    for name, old in (
        ("exercises.py", '"double"'),
        ("exercises.py", "def double("),
        ("exercises.py", "answer=double"),
        ("exercises.py", "solution=double"),
        ("lesson.md", "} double"),
        ("lesson.md", "def double("),
    ):
        late.change(name, old, old.replace("double", "doubled"))
    late.run(f"scomm build {SMALL_LESSON}")
    late.course.submit("cleo", late.course.reference("birch-maple-river"))
    late.type("Grade again: changed points or exercises")
    return late


def test_each_has_the_marks_of_what_the_lesson_asks_now(changed: Class) -> None:
    assert {id: most for id, (_, most) in changed.course.scores()[ANNA].items()} == {
        "guess-red": 1, "which-base": 2, "share-red": 3, "painted": 0, "double": 0, "doubled": 1, "triple": 2, WRITTEN: 5,
    }  # fmt: skip
    new = {
        "guess-red": 1,
        "which-base": 2,
        "share-red": 3,
        "doubled": 0,
        "triple": 0,
        "painted": 0,
        "double": 0,
    }
    assert changed.points(ANNA) == {**new, WRITTEN: None}
    gone = {"painted": None, "double": None}  # never in her notebook
    assert changed.points("cleo") == {**new, **gone, "doubled": 1, "triple": 2, WRITTEN: None}
    assert changed.points(BEN) == {**new, "guess-red": 0, "share-red": 0.75, WRITTEN: 0}


def test_no_mark_is_deleted_and_all_is_told_of(changed: Class) -> None:
    rows = changed.rows()
    assert {name: (row["raw_score"], row["max_score"]) for name, row in rows.items()} == {
        ANNA: ("10.0", "14.0"), BEN: ("2.75", "14.0"), "cleo": ("9.0", "14.0"),
    }  # fmt: skip
    assert rows[BEN]["duedate"] == "2026-11-10 23:59:00"
    status = changed.status()
    assert "cleo waiting for a reader 9 of 14, 5 to read" in status
    assert f"{ANNA} to be looked at again 10 of 14" in status
    assert re.search("Taken out of the lesson", changed.page(ANNA))
    assert changed.page("cleo").count("Taken out of the lesson") == 0


def test_a_written_answer_that_is_taken_out_counts_for_nobody_either(changed: Class) -> None:
    with Gradebook(f"sqlite:///{changed.course.root / 'gradebook.db'}") as book:
        book.find_grade_cell(WRITTEN, SMALL_LESSON, SMALL_LESSON).max_score = 0
        book.db.commit()
    assert f"{ANNA} graded 6 of 9" in changed.status()
    changed.run("nbgrader export")
    assert changed.rows()[ANNA]["raw_score"] == "6.0"
