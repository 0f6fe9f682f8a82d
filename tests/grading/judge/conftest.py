from __future__ import annotations

from pathlib import Path

import pytest

from tests.grading.course import SMALL_LESSON, Course


@pytest.fixture(scope="package")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = Course(tmp_path_factory.mktemp("released") / "course", SMALL_LESSON)
    course.generate()
    return course


@pytest.fixture
def course(released: Course, tmp_path: Path) -> Course:
    """A fresh copy of the course, into which nobody has handed in anything."""
    return released.copied(tmp_path / "course")
