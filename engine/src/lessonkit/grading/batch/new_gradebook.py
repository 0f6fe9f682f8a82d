"""A course of one's own begins its gradebook itself: each lesson is written into it as it was handed out. Every gradebook says whose it is."""

from __future__ import annotations

import os
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbgrader.api import Course, Gradebook
from sqlalchemy.exc import IntegrityError, OperationalError
from traitlets.config import Config

from lessonkit.errors import KitError
from lessonkit.grading.batch.lessons_known import lessons_of
from lessonkit.grading.lesson_cells import SaveLessonCells
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

STAMP = "lessonkit:"
"""Stands before a course's id in the gradebook, where nbgrader keeps the names of courses: its own `course_id` is a setting, and names the exchange too."""


def begin_gradebook(file: Path) -> None:
    """Make an empty gradebook where none is; it stands there whole or not at all."""
    if file.exists():
        return
    with (
        _programs_on_the_path(),
        tempfile.TemporaryDirectory(dir=file.parent, prefix=".gradebook-") as folder,
    ):
        new = Path(folder, file.name)
        Gradebook(f"sqlite:///{new}").close()
        new.rename(file)


@contextmanager
def _programs_on_the_path() -> Iterator[None]:
    """nbgrader calls alembic by its name, also where nobody has activated the environment."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([sysconfig.get_path("scripts"), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before


def record_lessons(gradebook: Gradebook, released: Path, address: str, config: Config) -> None:
    """Record every released lesson, `released/ID/ID.ipynb`, that the gradebook does not know, as nbgrader's generate_assignment does.

    One that was broken off before its cells were written is not known yet.
    """
    known = lessons_of(gradebook)
    for notebook in sorted(released.glob("*/*.ipynb")):
        lesson = notebook.stem
        if lesson == notebook.parent.name and lesson not in known:
            gradebook.update_or_create_assignment(lesson)
            named = {"nbgrader": {"assignment": lesson, "notebook": lesson, "db_url": address}}
            SaveLessonCells(config=config).preprocess(nbformat.read(notebook, as_version=4), named)


def stamp(gradebook: Gradebook, course: str) -> None:
    """Write a course's id into its gradebook; a `KitError` if it is another course's, whose lessons may have the same names.

    One that can't be written to now (read only, in use, no room) stays as it is, for the next that opens it.
    """
    names = [row.id for row in gradebook.db.query(Course)]
    stamps = [name.removeprefix(STAMP) for name in names if name.startswith(STAMP)]
    if stamps and course not in stamps:
        raise KitError(say("course.other", of=stamps[0], here=course), do=say("course.other-do"))
    if not stamps:
        try:
            gradebook.db.add(Course(id=f"{STAMP}{course}"))
            gradebook.db.commit()
        except (OperationalError, IntegrityError):
            gradebook.db.rollback()
