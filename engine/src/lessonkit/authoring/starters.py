"""The steps from a lesson's source notebook to its release: an answer cell is left as its starter alone."""

from __future__ import annotations

from typing import Any

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
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

from lessonkit.grading.lesson_cells import SaveLessonCells


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
