"""Whatever breaks off a command that writes, a full disk, one that can only be read, or a kill, nothing of it stays half written, and the same command completes it."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from lessonkit.grading.collecting.ledger import Collected, Ledger, write_ledger
from tests.grading.batch.breaking_off import Job, Told
from tests.grading.course import KIT, SMALL_LESSON, Course
from tests.grading.loaded import environment

MOMENTS = 10
ROOM = (0, 20_000)
"""Bytes that are free: none at all, and some, so that a command stops half-way."""
GRADE = ["grade", SMALL_LESSON, "--workers", "1", "--unsafe"]
CANVAS = "Student,ID,SIS User ID,SIS Login ID,Section,Small (1)\n    Points Possible,,,,,15.00\nAdams,1,anna,anna,One,\nBaker,2,ben,ben,One,\n"
COMMANDS: dict[str, tuple[str, list[str], list[str]]] = {
    "grade": ("fresh", GRADE, [f"autograded/*/{SMALL_LESSON}/*.ipynb"]),
    "collect": ("fresh", ["collect", "received-files", SMALL_LESSON], [f"submitted/*/{SMALL_LESSON}/*.ipynb"]),
    "regrade": ("keyed", ["regrade", SMALL_LESSON, "--yes"], [f"autograded/*/{SMALL_LESSON}/*.ipynb"]),
    "export": ("graded", ["export", "canvas", "grades.csv", SMALL_LESSON, "--column", "Small (1)", "--not-final", "--write"], ["grades.csv"]),
    "mark": ("graded", ["mark", SMALL_LESSON, "--read", "filled.csv", "--yes"], []),
    "mark-table": ("graded", ["mark", SMALL_LESSON, "--csv", "table.csv"], ["table.csv"]),
    "feedback": ("graded", ["feedback", SMALL_LESSON, "--moodle", "pages.zip"], ["pages.zip"]),
    "report": ("graded", ["report", SMALL_LESSON], ["reports/*.html"]),
    "build": ("graded", ["build", SMALL_LESSON], [f"solutions/{SMALL_LESSON}/*.ipynb", f"lessons/{SMALL_LESSON}/*.ipynb"]),
}  # fmt: skip
"""In which course a command comes, its words, and the files that it writes."""
KILLED = ("export", "mark", "mark-table", "feedback")

pytestmark = [
    pytest.mark.walk,
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0,
        reason="only Linux's root makes a file system of its own",
    ),
]


@dataclass(frozen=True)
class Stage:
    """The courses that commands begin with, and where they run."""

    courses: dict[str, Path]
    place: Path

    def run(self, *jobs: Job) -> list[Told]:
        """Do jobs in a process that has file systems of its own."""
        asked, report = self.place.with_name("jobs.json"), self.place.with_name("report.json")
        asked.write_text(json.dumps([asdict(job) for job in jobs]), encoding="utf-8")
        words = [sys.executable, "-m", "tests.grading.batch.breaking_off", self.place, asked, report]
        env = environment(PYTHONPATH=os.pathsep.join([str(KIT), str(KIT / "src")]))
        subprocess.run(["unshare", "--mount", *words], cwd=KIT, env=env, check=True)
        return [Told(**one) for one in json.loads(report.read_text(encoding="utf-8"))]

    def job(self, name: str, free: int | None = None, read_only: bool = False, moment: int = 0) -> Job:
        course, words, outputs = COMMANDS[name]
        return Job(str(self.courses[course]), words, outputs, free, read_only, moment)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """A course that waits for grading, the same graded with feedback and a table of marks, and that with another key."""
    folder = tmp_path_factory.mktemp("breaking-off")
    course = Course(folder / "course", SMALL_LESSON)
    course.generate()
    course.submit("anna", course.reference())
    course.submit("ben", course.released())
    files = course.root / "received-files"
    files.mkdir()
    for learner in ("cem", "dora"):
        shutil.copy(
            course.root / "submitted" / "anna" / SMALL_LESSON / f"{SMALL_LESSON}.ipynb",
            files / f"{learner}.ipynb",
        )
    fresh = shutil.copytree(course.root, folder / "fresh")
    course.scomm(*GRADE)
    course.nbgrader("generate_feedback", SMALL_LESSON)
    course.scomm("mark", SMALL_LESSON, "--csv", "filled.csv")
    table = (course.root / "filled.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    with (course.root / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"level": "5", "comment": "Two things, and both hold."} for row in rows)
    (course.root / "grades.csv").write_text(CANVAS, encoding="utf-8")
    received = course.root / "received" / SMALL_LESSON
    received.mkdir(parents=True)
    known = {
        who: Collected("moodle", number, f"{who}_{number}", who)
        for who, number in (("anna", "101"), ("ben", "102"))
    }
    write_ledger(Ledger(SMALL_LESSON, known), received)
    keyed = shutil.copytree(course.root, folder / "keyed")
    exercises = keyed / "solutions" / SMALL_LESSON / "exercises.py"
    text = exercises.read_text(encoding="utf-8")
    assert "answer=lambda deal: 16 + deal.boxes" in text
    exercises.write_text(
        text.replace("answer=lambda deal: 16 +", "answer=lambda deal: 17 +"), encoding="utf-8"
    )
    place = folder / "place"
    place.mkdir()
    return Stage({"fresh": fresh, "graded": course.root, "keyed": keyed}, place)


def whole(told: Told, undisturbed: Told) -> None:
    """Each output is as before or as it is to become, and in the end all is as in a run that nobody disturbed."""
    [done] = undisturbed.outputs
    first, last = told.outputs
    torn = {file: said for file, said in first.items() if said not in (told.before.get(file), done.get(file))}
    assert (torn, told.broken) == ({}, [])
    assert told.before.keys() <= first.keys()
    assert (last, told.marks) == (done, undisturbed.marks)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_full_disk_is_one_line_and_no_success_and_with_room_the_command_completes(
    stage: Stage, name: str
) -> None:
    undisturbed, *full = stage.run(stage.job(name), *(stage.job(name, free=free) for free in ROOM))
    assert undisturbed.well == [True], undisturbed.said
    for told in full:
        whole(told, undisturbed)
        assert told.well[1], told.said[1]
        assert "Traceback" not in told.said[0]
        if not told.well[0]:
            assert "No space left on device" in told.said[0].splitlines()[-1]
        else:
            assert told.outputs[0] == undisturbed.outputs[0]
    assert not full[0].well[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_folder_that_can_only_be_read_is_one_line_and_no_success_and_changes_nothing(
    stage: Stage, name: str
) -> None:
    undisturbed, told = stage.run(stage.job(name), stage.job(name, read_only=True))
    whole(told, undisturbed)
    assert told.well == [False, True], told.said
    assert "Traceback" not in told.said[0]
    assert "Read-only file system" in told.said[0].splitlines()[-1]
    assert told.outputs[0] == told.before


@pytest.mark.proof
@pytest.mark.parametrize("name", KILLED)
def test_a_kill_at_ten_moments_leaves_nothing_half_written_and_the_next_run_completes(
    stage: Stage, name: str
) -> None:
    [undisturbed] = stage.run(stage.job(name))
    many = undisturbed.moments
    moments = sorted({1 + number * (many - 1) // (MOMENTS - 1) for number in range(MOMENTS)})
    assert len(moments) == MOMENTS
    for told in stage.run(*(stage.job(name, moment=moment) for moment in moments)):
        assert told.well == [False, True], told.said
        whole(told, undisturbed)
