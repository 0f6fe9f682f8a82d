"""Leave a released answer cell as its starter alone."""

from __future__ import annotations

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    IncludeHeaderFooter,
    LockCells,
    NbGraderPreprocessor,
    SaveCells,
)
from nbgrader.utils import is_solution


class LeaveStarter(NbGraderPreprocessor):
    """Takes the empty line away that ClearSolutions leaves where a solution stood."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        if is_solution(cell):
            cell.source = cell.source.rstrip()
        return cell, resources


RELEASE_STEPS = [
    IncludeHeaderFooter,
    LockCells,
    ClearSolutions,
    LeaveStarter,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
]
"""What generate_assignment does, for `GenerateAssignment.preprocessors`: nbgrader's own steps
without the one that starts a kernel for automatic tests, and with `LeaveStarter`."""
