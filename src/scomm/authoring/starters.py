"""Leave a released answer cell as its starter alone."""

from __future__ import annotations

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_solution


class LeaveStarter(NbGraderPreprocessor):
    """Takes the empty line away that ClearSolutions leaves where a solution stood.

    It stands right after ClearSolutions in `GenerateAssignment.preprocessors`, before the
    checksums are computed.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        if is_solution(cell):
            cell.source = cell.source.rstrip()
        return cell, resources
