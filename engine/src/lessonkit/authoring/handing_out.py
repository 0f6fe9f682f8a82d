"""nbgrader's generate_assignment for the kit's lessons: nothing in `lessons/` is lost, and nothing when it fails.

nbgrader empties the folder of the release before it writes it, and deletes it when it fails. The class here lets it
write elsewhere, and puts the finished lesson in place (see docs/decisions).
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
    NbGraderPreprocessor,
)
from nbgrader.utils import is_solution

from lessonkit.authoring.folder_files import LEARNERS_FILES
from lessonkit.authoring.keeping import place_lesson
from lessonkit.exercises.locate import AUTHOR_FILES
from lessonkit.grading.lesson_cells import SaveLessonCells


class GenerateLessons(GenerateAssignment):
    """Writes the release of one assignment; one that is no lesson of the kit goes through nbgrader's class unchanged."""

    def start(self) -> None:
        """Write the release, with the kit's own steps for one of its lessons."""
        lesson = self.coursedir.assignment_id
        source = Path(self.coursedir.format_path(self.coursedir.source_directory, ".", lesson))
        self.is_lesson = is_source_of_lesson(source / f"{lesson}.ipynb")
        ignored = self.coursedir.ignore
        if self.is_lesson:
            self.preprocessors = RELEASE_STEPS
            # nbgrader copies every file of the source folder but these
            self.coursedir.ignore = [*ignored, *AUTHOR_FILES, *LEARNERS_FILES]
        try:
            super().start()
        finally:
            self.coursedir.ignore = ignored

    def convert_notebooks(self) -> None:
        """Write the release aside and put it in place once it is whole."""
        lesson = self.coursedir.assignment_id
        if not self.is_lesson:
            super().convert_notebooks()
            return
        final = Path(os.path.normpath(self._format_dest(lesson, ".")))
        if final.exists() and not self.force and self._is_known(lesson):
            self.log.info("Skipping existing assignment: %s (--force writes it again)", final)
            return
        kept = self.coursedir.release_directory
        with tempfile.TemporaryDirectory(
            dir=self.coursedir.root, prefix=".releasing-", ignore_cleanup_errors=True
        ) as name:
            self.coursedir.release_directory = os.path.basename(name)
            try:
                super().convert_notebooks()
                finished = Path(os.path.normpath(self._format_dest(lesson, ".")))
            finally:
                self.coursedir.release_directory = kept
            for path in place_lesson(finished, final):
                self.log.warning("Somebody worked in the notebook in %s: it is kept as %s", final, path.name)

    def _is_known(self, lesson: str) -> bool:
        if self.no_database:
            return True
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            try:
                return bool(gradebook.find_assignment(lesson).notebooks)
            except MissingEntry:
                return False


def is_source_of_lesson(path: Path) -> bool:
    """True if a source notebook is one of the kit's lessons."""
    try:
        return "scomm" in json.loads(path.read_text(encoding="utf-8"))["metadata"]
    except (OSError, ValueError, KeyError, TypeError):
        return False


class ClearLessonSolutions(ClearSolutions):
    """Takes solutions out and writes nothing in their place, whatever else the course does in its own assignments."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.code_stub = {"python": ""}


class LeaveStarter(NbGraderPreprocessor):
    """Takes the empty line away that ClearSolutions leaves where a solution stood."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        if is_solution(cell):
            cell.source = cell.source.rstrip()
        return cell, resources


RELEASE_STEPS = [
    LockCells,
    ClearLessonSolutions,
    LeaveStarter,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    SaveLessonCells,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
]
"""What generate_assignment does with a lesson: nbgrader's own steps without the one that starts a kernel for
automatic tests, and with the kit's. A course's header is left out: it speaks of other cells, and asks for a name."""
