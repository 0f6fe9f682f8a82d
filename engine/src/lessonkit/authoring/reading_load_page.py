"""The page of the docs that says how much each lesson and each of its cuts asks to read, before the lessons were cut and now."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from lessonkit.authoring.build import lesson_folder, lesson_ids
from lessonkit.authoring.compile import compile_cited, timed_parts
from lessonkit.authoring.minutes import all_cuts
from lessonkit.authoring.reading_load import (
    SCREEN,
    before_first_picture,
    longest_without_picture,
    of_parts,
    stretches,
)
from lessonkit.authoring.source import CUTS, LessonText, read_text
from lessonkit.data import load
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Lesson
from lessonkit.wholefile import write_whole

PAGE = Path("docs") / "reading-load.md"
BEFORE = Path("docs") / "reading-load-before.csv"
BEGIN, END = "<!-- The table is made by the build, from the notebooks. -->", "<!-- End of the table. -->"

COLUMNS = {
    "words": "Words in sight",
    "folded": "Folded",
    "in_tables": "In tables",
    "in_sources": "In sources",
    "screens": "Screens",
    "pictures": "Pictures",
    "citations": "Citations",
    "minutes": "Minutes",
}
"""What is counted, by its name, and the head of its column."""

MOST_WORDS = {45: 1_800, 90: 2_900, 180: 4_000}
"""How many words in sight a cut may have."""

MOST_WORDS_OF = {"06-opting-out": {180: 4_400}}
"""The same for a lesson with two disputes, each of which keeps both its sides."""

FIRST_SCREENS, EXERCISES_TO_A_PICTURE = 2, 3
"""On how many screens from the top a picture must be seen, and how many exercises may follow one another without one."""

Counts = dict[str, int]


def counts(text: LessonText, lesson: Lesson, notebook: NotebookNode) -> dict[int, Counts]:
    """What each cut of a lesson asks, by its minutes; the longest is the whole lesson."""
    every, minutes = list(stretches(notebook)), all_cuts(timed_parts(text, lesson))
    found = {}
    for cut in CUTS:
        tally = of_parts(every, [part.name for part in text.front.parts if cut in part.cuts])
        found[cut] = {name: getattr(tally, name) for name in COLUMNS if name != "minutes"} | {
            "minutes": minutes[cut]
        }
    return found


def built_counts(lesson_id: str, course_root: Path) -> dict[int, Counts]:
    """What each cut of a lesson asks, counted in the notebook that learners open."""
    folder = course_root / "solutions" / lesson_id
    notebook = nbformat.read(course_root / "lessons" / lesson_id / f"{lesson_id}.ipynb", as_version=4)
    return counts(read_text(folder / "lesson.md"), load_lesson(folder), notebook)


def fresh(lesson_id: str, course_root: Path) -> tuple[LessonText, Lesson, NotebookNode]:
    """A lesson as its text now stands, neither linted nor proved nor written."""
    folder = lesson_folder(lesson_id, course_root)
    text, lesson = read_text(folder / "lesson.md"), load_lesson(folder)
    return text, lesson, compile_cited(text, lesson, load)


def counts_before(course_root: Path) -> dict[tuple[str, int], Counts]:
    """What each lesson and cut asked before the lessons were cut."""
    with (course_root / BEFORE).open(encoding="utf-8", newline="") as lines:
        return {
            (row.pop("lesson"), int(row.pop("cut"))): {name: int(count) for name, count in row.items()}
            for row in csv.DictReader(lines)
        }


def most_words(lesson_id: str, cut: int) -> int:
    """How many words in sight a cut of a lesson may have."""
    return (MOST_WORDS | MOST_WORDS_OF.get(lesson_id, {}))[cut]


def in_lines(lesson_id: str, course_root: Path) -> Iterator[str]:
    """A lesson's name, and a line for each of its cuts as its text now stands, to print."""
    text, lesson, notebook = fresh(lesson_id, course_root)
    yield lesson_id
    for cut, one in counts(text, lesson, notebook).items():
        counted = (f"{COLUMNS[name].lower()} {count:,}" for name, count in one.items())
        yield f"  {name_of(cut)} (at most {most_words(lesson_id, cut):,} words in sight): {', '.join(counted)}"
    every = list(stretches(notebook))
    yield (
        f"  first picture after {before_first_picture(every) / SCREEN:.1f} screens (below {FIRST_SCREENS}), "
        f"{longest_without_picture(every)} exercises without one (at most {EXERCISES_TO_A_PICTURE})"
    )


def name_of(cut: int) -> str:
    """A cut as tables call it.

    >>> name_of(45), name_of(180)
    ('45', 'whole')
    """
    return "whole" if cut == max(CUTS) else str(cut)


def with_table(page: str, course_root: Path) -> str:
    """The text of the page with its table made anew."""
    head, rest = page.split(BEGIN)
    return "\n".join([head + BEGIN, "", *_table(course_root), "", END + rest.split(END)[1]])


def _table(course_root: Path) -> Iterator[str]:
    yield f"| Lesson | Cut | Words allowed | {' | '.join(COLUMNS.values())} |"
    yield "|:--|:--|--:|" + "--:|" * len(COLUMNS)
    before = counts_before(course_root)
    for lesson_id in lesson_ids(course_root):
        for cut, now in built_counts(lesson_id, course_root).items():
            then: dict[str, Any] = before.get((lesson_id, cut), {})
            cells = (
                f"{then[name]:,} → {count:,}" if name in then else f"{count:,}" for name, count in now.items()
            )
            row = (str(int(lesson_id.split("-")[0])), name_of(cut), f"{most_words(lesson_id, cut):,}", *cells)
            yield f"| {' | '.join(row)} |"


def is_stale(course_root: Path) -> bool:
    """True if the course has such a page in its docs, and its table is not what the notebooks make."""
    path = course_root / PAGE
    if not path.is_file():
        return False
    text = path.read_text("utf-8")
    return with_table(text, course_root) != text


def write_page(course_root: Path) -> bool:
    """Write the table of the page anew; False if there is no page, or it is as it should be."""
    if not is_stale(course_root):
        return False
    path = course_root / PAGE
    write_whole(path, with_table(path.read_text("utf-8"), course_root).encode())
    return True
