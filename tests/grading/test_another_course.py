"""A course of an instructor's own that takes a lesson over, and the buttons of formgrader, which call nbgrader's API."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest
from traitlets.config import PyFileConfigLoader

from tests.grading.course import SMALL_LESSON, Course
from tests.grading.terminal import Terminal, block

pytestmark = pytest.mark.proof

SCRIPT = """
import json
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from traitlets.config import PyFileConfigLoader
config = PyFileConfigLoader("nbgrader_config.py", path=".").load_config()
api = NbGraderAPI(CourseDirectory(config=config), config=config)
lesson = "91-small-lesson"
done = [
    api.generate_assignment(lesson),
    *(api.autograde(lesson, learner) for learner in ("wren", "leo")),
    api.generate_feedback(lesson),
    api.generate_feedback(lesson, "wren"),
]
listed = {one["student"]: one["autograded"] for one in api.get_submissions(lesson)}
to_read = [one["student"] for one in api.get_notebook_submissions(lesson, lesson)]
print("FOUND " + json.dumps({"done": done, "listed": listed, "to_read": to_read}, default=str))
"""
"""What formgrader's buttons do."""

OWN = '\nc.ClearSolutions.code_stub = {"python": "# your code"}\nc.ExecuteAndJudge.timeout = 50\n'


@dataclass
class Courses:
    """An instructor's course with one of the kit's lessons, the same course without, and what the API said."""

    ours: Path
    plain: Path
    kit: Course
    said: dict[str, Any]
    terminal: Terminal


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory, terminal: Terminal) -> Courses:
    root = tmp_path_factory.mktemp("another")
    kit = Course(root / "kit", SMALL_LESSON)
    terminal.run("nbgrader quickstart plain", root)
    ours, plain = root / "ours", root / "plain"
    (plain / "source" / "ps1" / "problem2.ipynb").unlink()  # one is enough
    shutil.copytree(plain, ours)
    settings = block("A course of your own", **{"/srv/seccom-kit": str(kit.root)})
    for folder, more in ((ours, settings), (plain, "")):
        config = folder / "nbgrader_config.py"
        text = config.read_text(encoding="utf-8")
        config.write_text(f"{text}\n{more}{OWN}", encoding="utf-8")
        (folder / "other_order.py").write_text(f"{text}{OWN}\n{more}", encoding="utf-8")
        terminal.run("nbgrader generate_assignment ps1 --create --force", folder)
        shutil.copytree(folder / "release" / "ps1", folder / "submitted" / "wren" / "ps1")
        terminal.run("nbgrader autograde ps1", folder)
        terminal.run("nbgrader generate_feedback ps1", folder)
    terminal.block("A course of your own: take a lesson over", ours, **{"/srv/seccom-kit": str(kit.root)})
    hand_in(ours, "wren", nbformat.writes(kit.reference()))
    hand_in(ours, "leo", "{")
    said = terminal.run(f"python -c {shlex.quote(SCRIPT)}", ours)
    found = json.loads(re.findall("^FOUND (.+)$", said, re.MULTILINE)[0])
    terminal.run("nbgrader export", ours)
    return Courses(ours, plain, kit, found, terminal)


def hand_in(course: Path, learner: str, text: str) -> None:
    folder = course / "submitted" / learner / SMALL_LESSON
    folder.mkdir(parents=True)
    (folder / f"{SMALL_LESSON}.ipynb").write_text(text, encoding="utf-8")


def marks(course: Path, assignment: str) -> list[tuple[Any, ...]]:
    query = """
        select student.id, notebook.name, cell.name, grade.auto_score, grade.needs_manual_grade
        from grade join submitted_notebook sn on grade.notebook_id = sn.id
        join notebook on sn.notebook_id = notebook.id join assignment on notebook.assignment_id = assignment.id
        join submitted_assignment sa on sn.assignment_id = sa.id join student on sa.student_id = student.id
        join base_cell cell on grade.cell_id = cell.id where assignment.name = ?
    """
    with sqlite3.connect(course / "gradebook.db") as book:
        return sorted(book.execute(query, [assignment]))


def pages(course: Path) -> dict[str, str]:
    """The pages on another assignment, without MathJax and what differs from run to run."""
    texts = {path.name: path.read_text("utf-8") for path in (course / "feedback/wren/ps1").glob("*.html")}
    strange = r"(?s)<script[^>]*mathjax.*?</script>|<!-- (?:Load|End of) mathjax.*?-->|ipykernel_\d+/\d+"
    return {name: re.sub(r"\s+", " ", re.sub(strange, "", text, flags=re.I)) for name, text in texts.items()}


def test_another_assignment_is_handed_out_byte_for_byte_as_before(courses: Courses) -> None:
    released = [
        {path.name: path.read_bytes() for path in (course / "release" / "ps1").rglob("*") if path.is_file()}
        for course in (courses.ours, courses.plain)
    ]
    assert "problem1.ipynb" in released[0]
    assert b"# your code" in released[0]["problem1.ipynb"]
    assert released[0] == released[1]


def test_another_assignment_has_the_same_marks_and_pages(courses: Courses) -> None:
    assert marks(courses.ours, "ps1") == marks(courses.plain, "ps1") != []
    assert pages(courses.ours) == pages(courses.plain)
    assert set(pages(courses.ours)) == {"problem1.html"}


def test_the_lesson_is_handed_out_and_graded_as_in_the_kit(courses: Courses) -> None:
    (released,) = (courses.ours / "release" / SMALL_LESSON).iterdir()
    assert nbformat.read(released, 4).cells == courses.kit.released().cells
    assert {id: score for who, _, id, score, _ in marks(courses.ours, SMALL_LESSON) if who == "wren"} == {
        "guess-red": 1, "which-base": 2, "share-red": 4, "painted": 2, "double": 1, "what-is-left-out": None,
    }  # fmt: skip


def test_the_buttons_of_formgrader_go_the_same_way(courses: Courses) -> None:
    assert [one["success"] for one in courses.said["done"]] == [True] * 5
    assert courses.said["listed"] == {"wren": True, "leo": True}
    assert sorted(courses.said["to_read"]) == ["leo", "wren"]
    for learner in ("wren", "leo"):
        assert [path.name for path in (courses.ours / "feedback" / learner / SMALL_LESSON).iterdir()] == [
            f"{SMALL_LESSON}.html"
        ]


def test_the_export_lists_both(courses: Courses) -> None:
    with (courses.ours / "grades.csv").open(encoding="utf-8") as file:
        rows = {(row["assignment"], row["student_id"]): row for row in csv.DictReader(file)}
    assert rows[SMALL_LESSON, "wren"]["score"] == "10.0"
    assert rows[SMALL_LESSON, "leo"]["score"] == ""
    assert rows["ps1", "wren"]["state"] in ("graded", "waiting for a reader")
    assert float(rows["ps1", "wren"]["max_score"]) > 0


def test_it_does_not_matter_where_in_the_settings_the_two_lines_stand(courses: Courses) -> None:
    settings = (
        PyFileConfigLoader(name, path=str(courses.ours)).load_config()
        for name in ("nbgrader_config.py", "other_order.py")
    )
    assert next(settings) == next(settings)


def test_a_wrong_folder_of_keys_is_told_by_the_name_of_its_setting(courses: Courses) -> None:
    wrong = "--ExecuteAndJudge.key_folder=nowhere"
    before = marks(courses.ours, SMALL_LESSON)
    said = courses.terminal.run(
        f"nbgrader autograde {SMALL_LESSON} --force --student wren {wrong}", courses.ours
    )
    assert "ExecuteAndJudge.key_folder" in said
    assert marks(courses.ours, SMALL_LESSON) == before
