"""Where a lesson's exercises are: beside the kit (in full), beside the notebook (practice), or nowhere."""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

from lessonkit.course import course
from lessonkit.data import load as load_dataset
from lessonkit.errors import KitError
from lessonkit.exercises.spec import Former, Lesson
from lessonkit.exercises.things import what_is
from lessonkit.exercises.writing.files import logic_files, run_files
from lessonkit.exercises.writing.joining import join_lesson
from lessonkit.exercises.writing.logic import LessonLogic, Logic
from lessonkit.exercises.writing.reading import read_blocks
from lessonkit.language.in_force import ENGLISH, spoken
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

PRACTICE_FILE = "practice.json"
COURSE_FILE = "course.json"
AUTHOR_FILES = ("lesson.md", "words-*.json", "claims", "*.py", "*.toml", "*.db")
"""Files of a lesson's source folder that never reach learners or submissions."""

GRADING = "SCOMM_GRADING"
"""Set while a submission runs: names the folder with what grading lends to its kernel."""


_LESSON_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_lesson_id(lesson: object) -> str:
    """The id of a lesson as a plain text that can be a folder's name; a `KitError` if it is not."""
    if type(lesson) is not str or not _LESSON_ID.fullmatch(lesson) or len(lesson) > 80:
        shown = repr(lesson)[:60] if type(lesson) is str else what_is(lesson)
        raise KitError(
            say("lesson.no-text", shown=shown),
            allowed=say("lesson.no-text-allowed"),
            do=say("lesson.no-text-do"),
        )
    return lesson


def lessons_near(start: Path) -> list[str]:
    """The lessons in the nearest `solutions` folder with any."""
    for root in _roots(start):
        found = sorted(path.parent.name for path in root.glob("*/exercises.py"))
        if found:
            return found
    return []


def find_solutions(lesson_id: str, start: Path) -> Path | None:
    """The folder `solutions/<lesson>` of the kit that `start` lies in, if its exercises are there."""
    for root in _roots(start):
        if (root / lesson_id / "exercises.py").is_file():
            return root / lesson_id
    return None


def _roots(start: Path) -> list[Path]:
    named = os.environ.get("SCOMM_SOLUTIONS")
    return [Path(named)] if named else [folder / "solutions" for folder in course(start).folders_above(start)]


def find_practice(start: Path) -> Path | None:
    """The `practice.json` of a graded course beside the notebook; none counts while a submission is graded."""
    path = start / PRACTICE_FILE
    return path if path.is_file() and GRADING not in os.environ else None


def being_graded() -> bool:
    """True in a kernel that runs a submission, or that nbgrader runs to validate a notebook: no passport is
    written there."""
    return GRADING in os.environ or "NBGRADER_EXECUTION" in os.environ


def load_lesson(folder: Path) -> Lesson:
    """The lesson in a folder, from the files of its logic and its `lesson.md`; a `KitError` if one is missing or broken.

    A `LESSON` that is a whole `Lesson` already, words and all, is taken as it is. The words are those of the language in force.
    """
    words, files = folder / "lesson.md", logic_files(folder)
    if not files[0].is_file():
        raise KitError(
            f"No exercises.py in {folder.name}.",
            allowed="a folder in solutions/ with lesson.md and exercises.py",
            do="Check the name of the lesson.",
        )
    changed = tuple((path, path.stat().st_mtime_ns) for path in files)
    lesson = _load(folder, changed, words.stat().st_mtime_ns if words.is_file() else 0, spoken())
    if spoken() == ENGLISH:
        return lesson
    from lessonkit.exercises.writing.in_language import (  # only another language needs it
        in_language,
        words_of,
    )

    return in_language(lesson, words_of(folder))


@functools.lru_cache(maxsize=32)
def _load(folder: Path, _changed: tuple[tuple[Path, int], ...], _reworded: int, _language: str) -> Lesson:
    written = run_files(folder)
    lesson = written[0].get("LESSON")
    if isinstance(lesson, LessonLogic):
        # what one file takes from another stands in both
        logics = {id(one): one for names in written for one in names.values() if isinstance(one, Logic)}
        former = tuple(one for names in written for one in names.values() if isinstance(one, Former))
        return join_lesson(lesson, logics.values(), read_blocks(folder / "lesson.md"), load_dataset, former)
    if not isinstance(lesson, Lesson):
        raise KitError(f"{folder.name}/exercises.py defines no LESSON.", do='Add LESSON = lesson("1.0").')
    return lesson
