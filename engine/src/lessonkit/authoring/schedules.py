"""The schedules of docs/instructors.md: which lessons a course of some weeks takes, and the minutes that their cuts add up to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.minutes import all_cuts
from lessonkit.authoring.source import read_text
from lessonkit.exercises.locate import load_lesson
from lessonkit.wholefile import write_whole

PAGE = Path("docs") / "instructors.md"

_ROW = re.compile(r"^(?P<row>\| (?P<weeks>\d+) \| (?P<text>1: .+) \| )(?P<minutes>\d+) \|$", re.MULTILINE)
_TAUGHT = re.compile(r"lesson (\d+) \((\d+)\)")


def with_minutes(page: str, course_root: Path) -> str:
    """The text of the page with the minutes of each schedule added up anew."""

    @cache
    def minutes(lesson: int, cut: int) -> int:
        (id,) = (one for one in lesson_ids(course_root) if int(one.split("-")[0]) == lesson)
        folder = course_root / "solutions" / id
        return all_cuts(timed_parts(read_text(folder / "lesson.md"), load_lesson(folder)))[cut]

    def row(found: re.Match[str]) -> str:
        taught = [(int(lesson), int(cut)) for lesson, cut in _TAUGHT.findall(found["text"])]
        return f"{found['row']}{sum(minutes(*one) for one in taught)} |"

    return _ROW.sub(row, page)


def is_stale(course_root: Path) -> bool:
    """True if the course has such a page, and the minutes of a schedule are others."""
    path = course_root / PAGE
    if not path.is_file():
        return False
    text = path.read_text("utf-8")
    return with_minutes(text, course_root) != text


def write_schedules(course_root: Path) -> bool:
    """Write the minutes of the schedules anew; False if there is no page, or they are as they should be."""
    if not is_stale(course_root):
        return False
    path = course_root / PAGE
    write_whole(path, with_minutes(path.read_text("utf-8"), course_root).encode())
    return True
