"""Build a lesson: lint it, prove its exercises, compile its source notebook, and make what learners open."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from lessonkit.authoring.compile import compile_cited, notebook_bytes
from lessonkit.authoring.finding import Draft, Finding, LintError
from lessonkit.authoring.generate import LEFT_BEHIND, generate, run_nbgrader
from lessonkit.authoring.lint import lint_draft
from lessonkit.authoring.lint_drawing import drawing_rules
from lessonkit.authoring.source import read_text, where
from lessonkit.data import load
from lessonkit.errors import KitError
from lessonkit.exercises.key.proof import prove
from lessonkit.exercises.locate import load_lesson
from lessonkit.wholefile import place_file


@dataclass(frozen=True)
class Built:
    """The two notebooks of a lesson: for authors and graders, and for learners."""

    source: Path
    release: Path


def build(lesson_id: str, course_root: Path) -> Built:
    """Build both notebooks of a lesson in place; a `LintError` with every finding if it is not ready."""
    content = source_bytes(lesson_folder(lesson_id, course_root))
    source = place_file(course_root / "solutions" / lesson_id / f"{lesson_id}.ipynb", content)
    return Built(source, generate(lesson_id, course_root) / f"{lesson_id}.ipynb")


def build_into(lesson_id: str, course_root: Path, temporary: Path, *, proved: bool = True) -> Built:
    """Build both notebooks of a lesson in `temporary`, and leave the course as it is."""
    folder = lesson_folder(lesson_id, course_root)
    copy = temporary / "solutions" / lesson_id
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
    source = place_file(copy / f"{lesson_id}.ipynb", source_bytes(folder, proved=proved))
    return Built(source, run_nbgrader(lesson_id, course_root, temporary) / f"{lesson_id}.ipynb")


def source_bytes(folder: Path, *, proved: bool = True) -> bytes:
    """The source notebook of the lesson in `folder` as bytes; a `LintError` lists what is not ready or not proved.

    Each explorer is drawn, and each exercise is proved for every deal, also by `lessonkit build --check` and by a release; a test that only compares bytes can do without.
    """
    notebook = compiled(folder)
    if proved and (faults := _unproved(folder)):
        raise LintError(faults)
    return notebook_bytes(notebook)


def _unproved(folder: Path) -> list[Finding]:
    """What a proof finds in a lesson that the linter passes: explorers that don't draw, and musts that an exercise breaks."""
    lesson, place = load_lesson(folder), where(folder / "exercises.py", None)
    drawn = drawing_rules(Draft(read_text(folder / "lesson.md"), lesson))
    return [*drawn, *(Finding(place, "proof", fault) for fault in prove(lesson, load))]


def compiled(folder: Path, *, for_instructors: bool = False) -> NotebookNode:
    """The source notebook of the lesson in `folder`, from its text and exercises; a `LintError` lists
    every finding if they are not ready. Only a key is made `for_instructors`, with what the text says to them alone."""
    text, lesson = read_text(folder / "lesson.md"), load_lesson(folder)
    findings = lint_draft(Draft(text, lesson), load)
    if findings:
        raise LintError(findings)
    return compile_cited(text, lesson, load, for_instructors=for_instructors)


def lesson_ids(course_root: Path) -> list[str]:
    """The lessons that have a text in `solutions/`."""
    return sorted(path.parent.name for path in (course_root / "solutions").glob("*/lesson.md"))


def every_lesson(course_root: Path) -> list[str]:
    """The lessons of a folder; a `KitError` if there is none."""
    found = lesson_ids(course_root)
    if not found:
        raise KitError("There is no lesson in this folder.", do="Change to the folder of the kit.")
    return found


def lesson_folder(lesson_id: str, course_root: Path) -> Path:
    """The folder of a lesson's authors; a `KitError` that lists the lessons if there is none."""
    if lesson_id not in lesson_ids(course_root):
        raise KitError(
            f"There is no lesson {lesson_id!r}.",
            allowed=lesson_ids(course_root),
            do="Check the name, and that solutions/ is in this folder.",
        )
    return course_root / "solutions" / lesson_id
