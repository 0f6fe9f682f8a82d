from __future__ import annotations

import shutil
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
    shutil.copytree(released.root, tmp_path / "course")
    fresh = object.__new__(Course)
    fresh.root, fresh.lesson, fresh.log = tmp_path / "course", SMALL_LESSON, ""
    return fresh
