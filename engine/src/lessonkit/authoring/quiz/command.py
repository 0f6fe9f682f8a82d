"""`lessonkit quiz`: a lesson's bank of questions in the file that a platform imports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lessonkit.authoring.build import lesson_folder
from lessonkit.authoring.quiz.bank import Bank, Item, bank_of, say
from lessonkit.authoring.quiz.canvas_qti import canvas_qti
from lessonkit.authoring.quiz.moodle_xml import moodle_xml
from lessonkit.authoring.source import read_text
from lessonkit.data import load as load_dataset
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Load
from lessonkit.wholefile import place_file

PLATFORMS = {"moodle": ".xml", "canvas": ".zip"}
"""The platforms that can be written for, and how their files end."""

LEARNERS_FOLDERS = ("lessons", "release")
"""Folders of a course from which learners get files."""


def write_quiz(
    platform: str,
    lesson_id: str,
    course_root: Path,
    out: Path | None = None,
    *,
    load: Load = load_dataset,
    say_line: Callable[[str], None] = lambda line: None,
) -> Path:
    """Write the bank of a lesson to `out` (`build/quiz` of the course), and tell what was left out.

    A `KitError` for a place that learners get files from: the file holds the answers.
    """
    if platform not in PLATFORMS:
        raise KitError(say("out.unknown", name=platform[:40]), allowed=PLATFORMS)
    folder = lesson_folder(lesson_id, course_root)
    target = out or course_root / "build" / "quiz" / f"{lesson_id}-{platform}{PLATFORMS[platform]}"
    _must_stay_with_instructors(target, course_root)
    bank = bank_of(load_lesson(folder), read_text(folder / "lesson.md").front.title, load)
    content, items, left_out = _content(platform, bank)
    place_file(target, content)
    for line in (*bank.left_out, *left_out):
        say_line(line)
    questions = sum(len(item.variants) for item in items)
    say_line(say("written.file", file=target, questions=questions, exercises=len(items)))
    if platform == "canvas":
        say_line(say("written.canvas"))
    say_line(say("written.secret"))
    return target


def _content(platform: str, bank: Bank) -> tuple[bytes, tuple[Item, ...], tuple[str, ...]]:
    """The file, what is in it, and a line for each thing that the platform can't ask."""
    if platform == "moodle":
        return moodle_xml(bank), bank.items, ()
    packed = canvas_qti(bank)
    return packed.content, packed.items, packed.left_out


def _must_stay_with_instructors(target: Path, course_root: Path) -> None:
    homes = [(course_root / name).resolve() for name in LEARNERS_FOLDERS]
    if any(target.resolve().is_relative_to(home) for home in homes):
        raise KitError(say("out.learners", out=target), do=say("out.learners-do"))
