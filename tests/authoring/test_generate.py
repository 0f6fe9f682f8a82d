"""What learners open is made by nbgrader's own generate_assignment, whole and without author files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from lessonkit.authoring.build import build
from lessonkit.authoring.generate import generate
from lessonkit.errors import KitError
from tests.grading.loaded import environment, loaded

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
    nbgrader(course, "generate_assignment", ID)
    assert (course / "lessons" / ID / f"{ID}.ipynb").read_bytes() == ours


def test_the_kits_own_config_leaves_the_starter_alone_too(course: Path) -> None:
    shutil.copy(Path(__file__).parents[2] / "nbgrader_config.py", course)
    released = sources(build(ID, course).release)
    assert released["answer-which-base"] == "which_base = ..."


def test_what_lies_beside_a_lesson_survives_a_new_build(course: Path) -> None:
    lessons = build(ID, course).release.parent
    (lessons / f"passport-{ID}.json").write_text("{}")
    (lessons / "my_tools.py").write_text("x = 1")
    before = {path.name for path in lessons.iterdir()}
    build(ID, course)
    assert {path.name for path in lessons.iterdir()} == before


def test_a_notebook_that_somebody_worked_in_is_kept_under_a_name_of_its_own(course: Path) -> None:
    released = build(ID, course).release
    fresh = released.read_bytes()
    solved = released.read_text().replace("which_base = ...", "which_base = 'b'")
    for number in (1, 2):
        released.write_text(solved)
        build(ID, course)
        assert released.read_bytes() == fresh
        assert released.with_name(f"{ID}.kept-{number}.ipynb").read_text() == solved


@pytest.mark.parametrize("force", [True, False])
def test_nbgraders_own_command_takes_no_work_either(course: Path, force: bool) -> None:
    shutil.copy(Path(__file__).parents[2] / "nbgrader_config.py", course)
    released = build(ID, course).release
    solved = released.read_text().replace('learner_code = \\"\\"', 'learner_code = \\"otter-maple-river\\"')
    assert solved != released.read_text()
    released.write_text(solved)
    (released.parent / f"passport-{ID}.json").write_text("{}")
    nbgrader(course, "generate_assignment", ID, "--create", *["--force"] * force)
    kept = released.with_name(f"{ID}.kept-1.ipynb")
    assert kept.read_text() == solved
    assert (released.parent / f"passport-{ID}.json").read_text() == "{}"


def test_a_release_that_fails_leaves_everything(course: Path) -> None:
    shutil.copy(Path(__file__).parents[2] / "nbgrader_config.py", course)
    built = build(ID, course)
    before = built.release.read_bytes()
    built.source.write_text(built.source.read_text().replace("### END SOLUTION", "### THE END"))
    done = nbgrader(course, "generate_assignment", ID, "--create", "--force", fails=True)
    assert "no end solution" in done
    assert built.release.read_bytes() == before
    assert not list(course.glob(".releasing-*"))


def test_no_file_of_the_authors_is_released_whatever_a_config_lets_through(course: Path) -> None:
    config = course / "nbgrader_config.py"
    config.write_text(config.read_text() + 'c.CourseDirectory.ignore = ["__pycache__"]\n')
    released = build(ID, course).release.parent
    assert {path.name for path in released.iterdir()} == {f"{ID}.ipynb", "notes.txt"}


def nbgrader(course: Path, *words: str, fails: bool = False) -> str:
    """Run an nbgrader command in a course; what it said."""
    well, said = loaded().run(["nbgrader", *words], course, environment())
    assert well is not fails, said
    return said


def test_an_error_in_nbgrader_is_told_in_one_line(course: Path) -> None:
    source = build(ID, course).source
    source.write_text(source.read_text().replace("### END SOLUTION", "### THE END"))
    with pytest.raises(
        KitError, match="could not generate 90-tiny-lesson: RuntimeError: no end solution"
    ) as error:
        generate(ID, course)
    assert "\n" not in str(error.value)
    assert (course / "lessons" / ID / f"{ID}.ipynb").is_file()  # the old one still stands
