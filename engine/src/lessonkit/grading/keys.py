"""The keys of one batch: read once, before the first submission runs, and kept in this process alone.

What a submission does to the files of the key while it runs changes nobody's marks, and no key is computed
twice for the same lesson and deal.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from lessonkit.data import load as load_dataset
from lessonkit.errors import KitError
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.spec import Lesson, Load


class KeyShelf:
    """The lessons in a key folder, each with what grading needs of it."""

    def __init__(self, folder: Path, load: Load = load_dataset) -> None:
        """`folder` has one folder a lesson, each with the `exercises.py` and `lesson.md` that are its key."""
        self.folder, self.load = folder, load
        self.missing: dict[str, str] = {}
        self.lesson = functools.cache(self._lesson)
        self.in_full = functools.cache(self._in_full)
        self.opening = functools.cache(self._opening)
        self.handed_out = functools.cache(self._handed_out)
        self.notebook = functools.cache(self._read_notebook)

    def _lesson(self, lesson_id: str) -> Lesson | None:
        """The lesson with its key; None if there is none that can be read (`missing` says why)."""
        try:
            return load_lesson(self.folder / lesson_id)
        except KitError as error:
            self.missing[lesson_id] = str(error)
            return None

    def _in_full(self, lesson_id: str) -> LessonInFull | None:
        """The lesson with the keys that were computed so far; None if it can't be read."""
        lesson = self.lesson(lesson_id)
        return LessonInFull(lesson, self.load) if lesson else None

    def _read_notebook(self, lesson_id: str) -> NotebookNode | None:
        path = self.folder / lesson_id / f"{lesson_id}.ipynb"
        try:
            return nbformat.read(path, 4)
        except (OSError, ValueError):
            return None

    def _opening(self, lesson_id: str) -> Sequence[NotebookNode]:
        """The lesson's first cells: the one with `begin`, and what the exercises stand on."""
        notebook = self.notebook(lesson_id)
        cells = notebook.cells if notebook else []
        return [
            cell
            for cell in cells
            if cell.cell_type == "code" and ("begin(" in cell.source or cell.id.endswith("-given"))
        ]

    def _handed_out(self, lesson_id: str) -> frozenset[tuple[str, str]]:
        """The kinds and sources of the lesson's own cells, prose and code: of all but its answers."""
        notebook = self.notebook(lesson_id)
        return frozenset(
            (cell.cell_type, cell.source)
            for cell in (notebook.cells if notebook else [])
            if not cell.metadata.get("nbgrader", {}).get("solution")
        )

    def title(self, lesson_id: str) -> str:
        """The lesson's title, as its first page says it; its id where there is no page."""
        notebook = self.notebook(lesson_id)
        prose = (cell.source for cell in (notebook.cells if notebook else []) if cell.cell_type == "markdown")
        lines = (line for source in prose for line in source.splitlines())
        return next((line[2:].strip() for line in lines if line.startswith("# ")), lesson_id)
