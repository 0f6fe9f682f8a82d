"""What learners open is made by nbgrader's own generate_assignment, whole and without author files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from scomm.authoring.build import build
from scomm.authoring.generate import generate
from scomm.errors import ScommError

ID = "90-tiny-lesson"
Change = Callable[[str, str, str], None]


def sources(path: Path) -> dict[str, str]:
    notebook = nbformat.read(path, as_version=4)
    return {cell.id.removeprefix(f"{ID}-"): cell.source for cell in notebook.cells}


def test_a_released_answer_cell_is_its_starter_alone(course: Path) -> None:
    released = sources(build(ID, course).release)
    assert released["answer-share-red"] == 'red = boxes["red"].sum()\nshare_red = ...'
    assert released["answer-which-base"] == "which_base = ..."
    assert released["answer-what-is-left-out"] == 'what_is_left_out = """\n\n"""'
    assert released["check-share-red"] == 'check("share-red")'


def test_the_lesson_folder_holds_the_notebook_and_its_pictures_and_no_author_file(course: Path) -> None:
    build(ID, course)
    assert sorted(path.name for path in (course / "lessons" / ID).iterdir()) == [f"{ID}.ipynb", "notes.txt"]


def test_the_course_is_not_littered(course: Path) -> None:
    build(ID, course)
    assert sorted(path.name for path in course.iterdir()) == ["lessons", "nbgrader_config.py", "solutions"]
    assert [path.name for path in (course / "lessons").iterdir()] == [ID]


def test_released_cells_carry_checksums_and_the_source_has_none(course: Path) -> None:
    built = build(ID, course)
    for path, there in ((built.source, False), (built.release, True)):
        marks = [cell.metadata.get("nbgrader") for cell in nbformat.read(path, as_version=4).cells]
        assert all(("checksum" in mark) is there for mark in marks if mark)


def test_plain_nbgrader_makes_the_same_bytes(course: Path) -> None:
    ours = build(ID, course).release.read_bytes()
    shutil.rmtree(course / "lessons")
    folder = str(Path(sys.executable).parent)
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", ID],
        cwd=course,
        env={**os.environ, "PATH": folder + os.pathsep + os.environ["PATH"]},
        capture_output=True,
        check=True,
    )
    assert (course / "lessons" / ID / f"{ID}.ipynb").read_bytes() == ours


def test_the_kits_own_config_leaves_the_starter_alone_too(course: Path) -> None:
    shutil.copy(Path(__file__).parents[2] / "nbgrader_config.py", course)
    released = sources(build(ID, course).release)
    assert released["answer-which-base"] == "which_base = ..."


def test_a_learners_passport_survives_a_new_build_and_an_old_picture_does_not(course: Path) -> None:
    lessons = build(ID, course).release.parent
    (lessons / f"passport-{ID}.json").write_text("{}")
    (lessons / "old.png").write_text("no longer used")
    build(ID, course)
    assert sorted(path.name for path in lessons.iterdir()) == [
        f"{ID}.ipynb",
        "notes.txt",
        f"passport-{ID}.json",
    ]


def test_a_config_that_lets_author_files_through_is_refused_and_nothing_is_released(
    course: Path, folder: Path
) -> None:
    config = course / "nbgrader_config.py"
    config.write_text(
        config.read_text() + 'c.CourseDirectory.ignore = ["__pycache__", "lesson.md", "rubric.toml"]\n'
    )
    with pytest.raises(ScommError, match=r"lets author files through: exercises\.py"):
        build(ID, course)
    assert not (course / "lessons").exists()


def test_an_error_in_nbgrader_is_told_in_one_line(course: Path) -> None:
    source = build(ID, course).source
    source.write_text(source.read_text().replace("### END SOLUTION", "### THE END"))
    with pytest.raises(
        ScommError, match="could not generate 90-tiny-lesson: RuntimeError: no end solution"
    ) as error:
        generate(ID, course)
    assert "\n" not in str(error.value)
    assert (course / "lessons" / ID / f"{ID}.ipynb").is_file()  # the old one still stands
