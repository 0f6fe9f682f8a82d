"""The list of lessons in the kit's README, made from the head of each `lesson.md` and the minutes of its exercises."""

from __future__ import annotations

from pathlib import Path

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.compile import timed_parts
from lessonkit.authoring.minutes import all_cuts
from lessonkit.authoring.source import read_text
from lessonkit.exercises.locate import load_lesson
from lessonkit.language import joined
from lessonkit.wholefile import write_whole

BEGIN = "<!-- The list is made by the build, from the lessons. -->"
END = "<!-- End of the list. -->"


def list_lessons(course_root: Path) -> bool:
    """Write the list into the README of a course anew; False if there is none, or it is as it should be."""
    path = course_root / "README.md"
    if not is_stale(course_root):
        return False
    write_whole(path, with_lessons(path.read_text("utf-8"), course_root).encode("utf-8"))
    return True


def is_stale(course_root: Path) -> bool:
    """True if the README of a course has a place for the list, and another list in it."""
    path = course_root / "README.md"
    if not path.is_file():
        return False
    text = path.read_text("utf-8")
    return with_lessons(text, course_root) != text


def with_lessons(readme: str, course_root: Path) -> str:
    """The text of a README with its list of lessons made anew; as it is if it has no place for one."""
    if readme.count(BEGIN) != 1 or readme.count(END) != 1:
        return readme
    before, rest = readme.split(BEGIN)
    rows = [_row(course_root / "solutions" / id) for id in lesson_ids(course_root)]
    table = ["| Lesson | Question | Minutes |", "|:--|:--|--:|", *rows]
    return "\n".join([before + BEGIN, "", *table, "", END + rest.split(END)[1]])


def in_words(cuts: list[int]) -> str:
    """The minutes of a lesson's cuts, each once.

    >>> in_words([43, 85, 139]), in_words([43, 43, 43])
    ('43, 85 or 139', '43')
    """
    return joined([str(minutes) for minutes in dict.fromkeys(cuts)], "or")


def _row(folder: Path) -> str:
    text = read_text(folder / "lesson.md")
    minutes = in_words(list(all_cuts(timed_parts(text, load_lesson(folder))).values()))
    place = f"lessons/{folder.name}/{folder.name}.ipynb"
    title = f"{int(folder.name.split('-')[0])} · {text.front.title}"
    return f"| [{title}]({place}) | {text.front.question} | {minutes} |"
