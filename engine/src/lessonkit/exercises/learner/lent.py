"""What grading lends to the kernel of a submission: the learner code, and what a lesson deals by it.

Grading asks that kernel for answers and judges them outside. Inside, the first cell must deal what the
answers are judged by; nothing of the key, and no hint or property of an exercise, is lent.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from lessonkit.exercises.locate import GRADING
from lessonkit.exercises.spec import Lesson

LENT_FILE = "lent.json"
"""In the folder that `SCOMM_GRADING` names."""


class LentLesson(Struct, frozen=True):
    """The frame of a lesson: what the first cell shows and deals, and the names that its answers have."""

    id: str
    version: str
    graded: bool
    pools: dict[str, tuple[Any, ...]]
    ids: tuple[str, ...]


class Lent(Struct, frozen=True):
    """The learner code that grading found (empty: none), and the lesson (None: its key is missing)."""

    learner: str
    lesson: LentLesson | None = None

    def write(self, folder: Path) -> None:
        """Put it where the kernel will look."""
        Path(folder, LENT_FILE).write_bytes(msgspec.json.encode(self))


def lend(learner: str, lesson: Lesson | None) -> Lent:
    """What the kernel of a submission gets of its lesson."""
    if lesson is None:
        return Lent(learner)
    ids = tuple(exercise.id for exercise in lesson.exercises)
    return Lent(learner, LentLesson(lesson.id, lesson.version, lesson.graded, dict(lesson.pools), ids))


def read_lent() -> Lent | None:
    """What is lent to this kernel; None where no submission is graded, or nothing is lent."""
    path = Path(os.environ[GRADING], LENT_FILE) if GRADING in os.environ else None
    return msgspec.json.decode(path.read_bytes(), type=Lent) if path is not None and path.is_file() else None


def lent_lesson(id: str) -> LentLesson | None:
    """The lesson of this id where it is lent to this kernel."""
    lent = read_lent()
    return lent.lesson if lent and lent.lesson and lent.lesson.id == id else None
