"""The list of lessons in a README follows the lessons, and a README without a place for it is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lessonkit.authoring.drift import drift
from lessonkit.authoring.lesson_list import BEGIN, END, is_stale, list_lessons, with_lessons

ID = "90-tiny-lesson"
OLD = f"# A course\n\n{BEGIN}\n\n| an older list |\n\n{END}\n\nThe rest.\n"


@pytest.fixture
def readme(course: Path) -> Path:
    path = course / "README.md"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_a_lesson_is_a_row_with_its_question_and_its_minutes(course: Path, readme: Path) -> None:
    assert list_lessons(course)
    text = readme.read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if f"](lessons/{ID}/{ID}.ipynb)" in line]
    assert row.startswith("| [90 · ")
    assert "older" not in text
    assert text.startswith("# A course")
    assert text.endswith(f"{END}\n\nThe rest.\n")


def test_a_list_that_is_as_it_should_be_is_not_written_again(course: Path, readme: Path) -> None:
    list_lessons(course)
    before = readme.stat().st_mtime_ns
    assert not list_lessons(course)
    assert readme.stat().st_mtime_ns == before


def test_a_changed_title_makes_the_list_stale(
    course: Path, readme: Path, change: Callable[[str, str, str], None]
) -> None:
    list_lessons(course)
    change("lesson.md", "title: ", "title: New ")
    assert is_stale(course)
    assert "README.md does not list the lessons as they are" in drift(course)


def test_a_readme_without_a_place_and_a_course_without_a_readme_are_left_alone(course: Path) -> None:
    assert with_lessons("No list.", course) == "No list."
    assert not list_lessons(course)
    assert not (course / "README.md").exists()
