"""Which lessons of the kit a gradebook knows, and one line where somebody names another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nbgrader.api import Gradebook

from lessonkit.errors import KitError
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.released import is_lesson
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def lessons_of(gradebook: Gradebook) -> list[str]:
    """The kit's lessons that a gradebook knows."""
    names = [one.name for one in gradebook.assignments]
    return [name for name in names if is_lesson(released_cells(gradebook, name, name))]


def check_known(lessons: Iterable[str], known: Sequence[str]) -> None:
    """A `KitError` for the first of these lessons that is not known, before anything is done with the others."""
    for lesson in lessons:
        if lesson not in known:
            raise KitError(
                say("lesson.unknown", lesson=lesson),
                allowed=known or say("lesson.none-yet"),
                do=say("lesson.unknown-do", lesson=lesson),
            )
