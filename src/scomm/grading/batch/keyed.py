"""The lesson of a batch with its key, looked for before anything runs."""

from __future__ import annotations

from scomm.errors import ScommError
from scomm.grading.batch.course import Course
from scomm.grading.batch.remembering import Remembering, remembering
from scomm.language.sentences import sentences_beside

say = sentences_beside(__file__)


def lesson_in_full(course: Course, lesson: str) -> Remembering:
    """A lesson with its key; a `ScommError` where the key can't be read."""
    found = course.shelf.in_full(lesson)
    if found is None:
        why, folder = course.shelf.missing[lesson], course.shelf.folder.name
        raise ScommError(
            say("lesson.no-key", lesson=lesson, folder=folder, why=why), do=say("lesson.no-key-do")
        )
    return remembering(found)
