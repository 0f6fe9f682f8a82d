"""A class of five, graded here; its copies are graded elsewhere and compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.grading.cluster.nodes import Node
from tests.grading.course import SMALL_LESSON, Course

ALIKE = ("anna", "kim")
UNREADABLE = "leo"


@pytest.fixture(scope="session")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Two notebooks that are alike, one with another learner code, an untouched one, and an empty file."""
    course = Course(tmp_path_factory.mktemp("class") / "course", SMALL_LESSON)
    course.generate()
    for learner in ALIKE:
        course.submit(learner, course.reference())
    course.submit("zoe", course.reference("quartz-lemon-hazel"))
    course.submit("ben", course.released())
    folder = course.root / "submitted" / UNREADABLE / SMALL_LESSON
    folder.mkdir(parents=True)
    (folder / f"{SMALL_LESSON}.ipynb").write_bytes(b"")
    return course


@pytest.fixture
def another(handed_in: Course, tmp_path: Path) -> Course:
    """The same class, not yet graded."""
    return handed_in.copied(tmp_path / "course")


@pytest.fixture(scope="session")
def graded_here(handed_in: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The same class, graded on this machine."""
    course = handed_in.copied(tmp_path_factory.mktemp("here") / "course")
    course.scomm("grade", SMALL_LESSON)
    return course


@pytest.fixture(scope="session")
def new_node(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Node]:
    return lambda: Node(tmp_path_factory.mktemp("node"))


@pytest.fixture(scope="session")
def node(new_node: Callable[[], Node]) -> Node:
    return new_node()
