"""`scomm forget`: all that a course holds of one person goes, nothing else does, and what is left is said."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from nbformat import writes

from tests.grading.batch.table_by_table import tables
from tests.grading.course import SMALL_LESSON, Course, fill_code, write_answers
from tests.grading.loaded import environment

ANNA, BEN = "anna.adams", "ben.baker"
NAMESAKE = "anna.adamson"
REGRADED = f"reports/{SMALL_LESSON}-regrade.html"
CANVAS = (
    b"Student,ID,SIS Login ID,Section,The small lesson (77)\r\n    Points Possible,,,,15.00\r\n"
    b'"Adams, Anna",1,anna.adams,"S ""1""",\r\n"Baker, Ben",2,ben.baker,S,\r\n"Adamson, Anna",3,anna.adamson,S,\r\n'
)
MOODLE = (
    b"Identifier,Full name,Email address,Grade,Maximum grade,Last modified (grade)\n"
    b"Participant 1,Anna Adams,a@example.org,,15.00,-\nParticipant 2,Ben Baker,b@example.org,,15.00,-\n"
    b"Participant 3,Anna Adamson,c@example.org,,15.00,-\n"
)


def graded_course(root: Path) -> Course:
    """A course with every trace that the kit leaves: three learners collected, graded, read, regraded, reported."""
    course = Course(root, SMALL_LESSON)
    course.generate()
    half = course.released()
    fill_code(half)
    write_answers(
        half,
        {"share-red": "share_red = 43.75", "what-is-left-out": "what_is_left_out = 'How many there are.'"},
    )
    for learner, notebook in ((ANNA, half), (BEN, half), (NAMESAKE, course.reference())):
        folder = course.root / "downloaded" / learner
        folder.mkdir(parents=True)
        (folder / f"{SMALL_LESSON}.ipynb").write_text(writes(notebook), encoding="utf-8")
    course.scomm("grade", "downloaded", SMALL_LESSON, "--workers", "1")
    course.scomm("mark", SMALL_LESSON, "--csv", "marks.csv")
    rows = list(csv.DictReader(io.StringIO((course.root / "marks.csv").read_text(encoding="utf-8-sig"))))
    with (course.root / "marks.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"level": "3", "comment": "Well seen."} for row in rows)
    course.scomm("mark", SMALL_LESSON, "--read", "marks.csv", "--yes")
    (course.root / "canvas.csv").write_bytes(CANVAS)
    (course.root / "moodle.csv").write_bytes(MOODLE)
    course.scomm("export", "canvas", "canvas.csv", SMALL_LESSON, "--write")
    key = course.root / "solutions" / SMALL_LESSON / "exercises.py"
    key.write_text(key.read_text(encoding="utf-8").replace("half(43.75)", "43.75"), encoding="utf-8")
    course.scomm("regrade", SMALL_LESSON, "--yes")
    course.nbgrader("generate_feedback", SMALL_LESSON)
    course.nbgrader("export")
    course.scomm("report", SMALL_LESSON)
    course.scomm("feedback", SMALL_LESSON, "--moodle", "pages.zip", "--worksheet", "moodle.csv")
    (course.root / ".nbgrader.log").write_text(
        f"submitted/{ANNA}/x\nsubmitted/{NAMESAKE}/x\n", encoding="utf-8"
    )
    return course


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return graded_course(tmp_path_factory.mktemp("forgetting") / "course")


@pytest.fixture
def course(made: Course, tmp_path: Path) -> Course:
    """A fresh copy of the course."""
    return made.copied(tmp_path / "course")


def files(root: Path) -> dict[str, str]:
    """A digest of every file of a course."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
        and not path.is_symlink()
        and "__pycache__" not in path.parts
        and path.name != ".scomm-grading"
    }


def naming(root: Path, learner: str) -> set[str]:
    """Every file that still names a learner, in its path or anywhere in its bytes."""
    found = set()
    for path in root.rglob("*"):
        name = path.relative_to(root).as_posix()
        parts = name.split("/")
        inside = path.read_bytes() if path.is_file() else b""
        if learner in parts or learner.encode() in inside.replace(NAMESAKE.encode(), b""):
            found.add(parts[0])
    return found


def rows_about(root: Path, learner: str) -> dict[str, list]:
    """What the gradebook has of one learner."""
    return {
        name: [row for row in rows if learner in row] for name, rows in tables(root / "gradebook.db").items()
    }


def test_a_dry_run_says_where_something_is_and_changes_nothing(course: Course) -> None:
    before = files(course.root)
    said = " ".join(course.scomm("forget", ANNA).split())
    assert files(course.root) == before
    for place in (
        f"submitted/{ANNA}",
        f"autograded/{ANNA}",
        f"feedback/{ANNA}",
        f"received/{SMALL_LESSON}/{ANNA}",
        f"received/{SMALL_LESSON}/collected.json",
        f"judged/{SMALL_LESSON}.jsonl 2 lines",
        f"answers/{SMALL_LESSON}.jsonl 1 line",
        f"regraded/{SMALL_LESSON}/0001.jsonl 1 line",
        f"marking/{SMALL_LESSON}/reader-reader.jsonl 1 line",
        f"marking/{SMALL_LESSON}/written.jsonl 1 line",
        "grades.csv 1 row",
        f"reports/{SMALL_LESSON}.html",
        f"{REGRADED} the page on a regrading",
        f"exported/{SMALL_LESSON}.jsonl 3 lines",
        "canvas.csv 1 row of an exported table",
        "marks.csv 1 row of an exported table",
        "pages.zip 1 page of an exported zip",
        "gradebook.db the learner with 1 submission",
    ):
        assert place in said, place
    assert "Nothing was taken" in said


def test_afterwards_nothing_names_the_person_but_what_is_said_to_be_left(course: Course) -> None:
    assert {"submitted", "judged", "answers", "gradebook.db"} <= naming(course.root, ANNA)
    said = course.scomm("forget", ANNA, "--yes")
    assert naming(course.root, ANNA) == {"downloaded"}
    assert "downloaded/ holds the platform's files as they came" in said


def test_a_file_of_the_instructors_own_that_names_the_person_is_told_and_stays(course: Course) -> None:
    own = {
        "class.csv": f"id,first_name\n{ANNA},Anna\n".encode(),
        "plans/seats.csv": f"1;{ANNA}\n".encode("utf-16"),
        "namesake.csv": f"id\n{NAMESAKE}\n".encode(),
    }
    (course.root / "plans").mkdir()
    for name, content in own.items():
        (course.root / name).write_bytes(content)
    with zipfile.ZipFile(course.root / "backup.zip", "w") as archive:
        archive.writestr(f"submitted/{ANNA}/x.ipynb", "{}")
    line = "Not taken: backup.zip, class.csv and plans/seats.csv name the learner"
    assert line in " ".join(course.scomm("forget", ANNA).split())
    assert line in " ".join(course.scomm("forget", ANNA, "--yes").split())
    for name, content in own.items():
        assert (course.root / name).read_bytes() == content


def test_nothing_of_the_others_changes(course: Course) -> None:
    before, book = files(course.root), {who: rows_about(course.root, who) for who in (BEN, NAMESAKE)}
    shared = {"gradebook.db", "grades.csv", ".nbgrader.log", f"reports/{SMALL_LESSON}.html", REGRADED}
    shared |= {"canvas.csv", "marks.csv", "pages.zip"}
    course.scomm("forget", ANNA, "--yes")
    after = files(course.root)
    assert {
        name: digest for name, digest in before.items() if name in after and after[name] != digest
    }.keys() <= {
        *shared,
        *(name for name in before if name.endswith((".jsonl", "collected.json"))),
    }
    gone = {name for name in before if name not in after}
    assert all(ANNA in name.split("/") or name in shared for name in gone), gone
    assert {who: rows_about(course.root, who) for who in (BEN, NAMESAKE)} == book


def test_every_other_line_stays_byte_for_byte(course: Course) -> None:
    kept = {
        path: [line for line in path.read_bytes().splitlines() if f'"{ANNA}"'.encode() not in line]
        for path in [*course.root.rglob("*.jsonl"), course.root / "grades.csv"]
    }
    course.scomm("forget", ANNA, "--yes")
    for path, lines in kept.items():
        left = [line for line in lines if ANNA.encode() not in line.split(b",")]
        assert path.read_bytes().splitlines() == left, path.name


def test_of_exported_files_one_row_and_one_page_go_and_every_other_byte_stays(course: Course) -> None:
    table, pages = (course.root / "canvas.csv").read_bytes(), packed(course.root / "pages.zip")
    rows = (course.root / "marks.csv").read_bytes().splitlines()
    course.scomm("forget", ANNA, "--yes")
    lines = table.splitlines(keepends=True)
    assert (course.root / "canvas.csv").read_bytes() == b"".join(line for line in lines if b'"Adams, Anna"' not in line)  # fmt: skip
    left = packed(course.root / "pages.zip")
    assert left == {name: page for name, page in pages.items() if not name.startswith(f"{ANNA}_")}
    assert len(left) == len(pages) - 1
    assert len((course.root / "marks.csv").read_bytes().splitlines()) == len(rows) - 1


def test_an_exported_file_that_was_exported_again_since_is_named_and_stays(course: Course) -> None:
    (course.root / "canvas.csv").write_bytes(b"Something else\n")
    (course.root / "pages.zip").unlink()
    said = " ".join(course.scomm("forget", ANNA, "--yes").split())
    assert "canvas.csv exported, and not found in it any more: look yourself" in said
    assert "pages.zip" not in said
    assert (course.root / "canvas.csv").read_bytes() == b"Something else\n"


def packed(path: Path) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_course_goes_on_and_another_learner_can_have_the_name(course: Course) -> None:
    course.scomm("forget", ANNA, "--yes")
    assert ANNA not in course.scomm("status", SMALL_LESSON).replace(NAMESAKE, "")
    said = course.scomm("grade", SMALL_LESSON, "--workers", "1")
    assert "graded before, and not handed in again: 2" in said
    course.submit(ANNA, course.reference())
    assert "graded: 1" in course.scomm("grade", SMALL_LESSON, "--workers", "1")


def test_forgotten_twice_is_one_line_that_offers_the_nearest_name(course: Course) -> None:
    course.scomm("forget", ANNA, "--yes")
    done = refused(course.root, ANNA)
    assert done == f"This course holds nothing of {ANNA}. Did you mean '{NAMESAKE}'?"


@pytest.mark.parametrize("name", ["..", ".", "", "/", "*", f"{ANNA}/{SMALL_LESSON}", f"../submitted/{ANNA}"])
def test_a_name_that_leads_elsewhere_is_nobodys(name: str, course: Course) -> None:
    before = files(course.root)
    assert "holds nothing of" in refused(course.root, name, "--yes")
    assert files(course.root) == before


def refused(root: Path, *words: str) -> str:
    """The one line that the command says where it refuses."""
    code = "from scomm.cli import app; app()"
    done = subprocess.run(
        [sys.executable, "-c", code, "forget", *words[1:], "--", words[0]],
        cwd=root, env=environment(), capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2, done.stdout + done.stderr
    (line,) = done.stderr.strip().splitlines()
    return line


def test_a_link_in_the_place_of_a_folder_goes_and_what_it_leads_to_stays(
    course: Course, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("stays")
    shutil.rmtree(course.root / "feedback" / ANNA)
    os.symlink(elsewhere, course.root / "feedback" / ANNA)
    course.scomm("forget", ANNA, "--yes")
    assert not os.path.lexists(course.root / "feedback" / ANNA)
    assert (elsewhere / "precious.txt").read_text() == "stays"
