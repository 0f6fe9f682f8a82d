"""Tell whether the committed notebooks are what their sources make."""

from __future__ import annotations

import tempfile
from pathlib import Path

from lessonkit.authoring import course_map, reading_load_page, schedules, verdicts
from lessonkit.authoring.build import build_into, lesson_ids
from lessonkit.authoring.folder_files import files_in
from lessonkit.authoring.generate import LEFT_BEHIND
from lessonkit.authoring.lesson_list import is_stale
from lessonkit.data import load
from lessonkit.language.in_force import NAMES


def drift(course_root: Path) -> tuple[str, ...]:
    """One line for each file of `solutions/` and `lessons/`, for the README, the course map and the pages of the docs, that a fresh build makes otherwise."""
    lessons = [
        path.name
        for path in (course_root / "lessons").glob("*/")
        if any(path.glob("*.ipynb")) and path.name not in NAMES  # the folders of editions in other languages
    ]
    lines = [f"lessons/{name} has no source" for name in sorted(set(lessons) - set(lesson_ids(course_root)))]
    for lesson_id in lesson_ids(course_root):
        lines += lesson_drift(lesson_id, course_root)
    if is_stale(course_root):
        lines.append("README.md does not list the lessons as they are")
    if course_map.is_stale(course_root, load):
        lines.append("lessons/course.json does not show the lessons as they are")
    if verdicts.is_stale(course_root, load):
        lines.append(f"{verdicts.PAGE.as_posix()} does not show the verdicts as the lessons give them")
    if schedules.is_stale(course_root):
        lines.append(f"{schedules.PAGE.as_posix()} does not add the schedules' minutes up as they are")
    if reading_load_page.is_stale(course_root):
        lines.append(f"{reading_load_page.PAGE.as_posix()} does not count the lessons as they are")
    return tuple(lines)


def lesson_drift(lesson_id: str, course_root: Path, *, proved: bool = True) -> list[str]:
    """One line for each file of a lesson that a fresh build, which also proves its exercises unless told not to, makes otherwise."""
    with tempfile.TemporaryDirectory(prefix="scomm-drift-", ignore_cleanup_errors=True) as name:
        built = build_into(lesson_id, course_root, Path(name), proved=proved)
        source = course_root / "solutions" / lesson_id / built.source.name
        same = source.is_file() and source.read_bytes() == built.source.read_bytes()
        lines = (
            []
            if same
            else [f"solutions/{lesson_id}/{source.name} is not what lesson.md and exercises.py make"]
        )
        return lines + _differences(built.release.parent, course_root / "lessons" / lesson_id)


def _differences(fresh: Path, committed: Path) -> list[str]:
    wanted, found = files_in(fresh), files_in(committed, leave_out=LEFT_BEHIND)
    place = f"lessons/{committed.name}"
    lines = []
    for inside in sorted(wanted.keys() | found.keys()):
        if inside not in found:
            lines.append(f"{place}/{inside} is missing")
        elif inside not in wanted:
            lines.append(f"{place}/{inside} does not belong there")
        elif wanted[inside].read_bytes() != found[inside].read_bytes():
            lines.append(f"{place}/{inside} is not what its source makes")
    return lines
