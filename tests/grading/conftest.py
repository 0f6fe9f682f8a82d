"""One course for the module: grading it takes nbgrader some seconds a submission."""

from __future__ import annotations

import nbformat
import pytest

from lessonkit.exercises import Lesson
from lessonkit.exercises.deal import Deal, deal_for
from lessonkit.exercises.locate import load_lesson
from tests.grading.answers import code_for
from tests.grading.course import CODE, KIT, LESSON, Course, drop_cells, drop_checks, fill_code, write_answers
from tests.grading.terminal import Terminal


@pytest.fixture(scope="session")
def lesson() -> Lesson:
    return load_lesson(KIT / "solutions" / LESSON)


@pytest.fixture(scope="session")
def deal(lesson: Lesson) -> Deal:
    return deal_for(CODE, lesson.pools)


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory, lesson: Lesson, deal: Deal) -> Course:
    """A course with six submissions, autograded, with feedback and exported grades."""
    course = Course(tmp_path_factory.mktemp("course"))
    course.generate()
    reference = course.reference()
    reference.cells.insert(0, nbformat.v4.new_code_cell("import warnings\nwarnings.simplefilter('error')"))
    course.submit("reference", reference)
    course.submit("untouched", course.released())

    mistaken = course.released()
    fill_code(mistaken)
    folder = KIT / "solutions" / LESSON
    write_answers(
        mistaken,
        {one.id: code_for(folder, one, 0, deal) for one in lesson.exercises if one.mistakes},
    )
    course.submit("mistaken", mistaken)

    deleted = course.reference()
    drop_checks(deleted)
    course.submit("deleted", deleted)

    gone = course.reference()
    drop_cells(gone, "calendar-year", "share")
    course.submit("gone", gone)

    shadowed = course.released()
    fill_code(shadowed)
    for cell in shadowed.cells:
        if cell.source.startswith("import pandas"):
            cell.source += "\ndef check(id):\n    return 2\n"
    course.submit("shadowed", shadowed)

    course.nbgrader("autograde", LESSON)
    course.nbgrader("generate_feedback", LESSON)
    course.nbgrader("export")
    return course


@pytest.fixture(scope="session")
def terminal() -> Terminal:
    return Terminal()
