"""What the kit adds to nbgrader's steps of a release: clean starters, and written answers that count as written."""

from __future__ import annotations

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.api import Gradebook
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
from nbgrader.utils import is_grade, is_solution


class LeaveStarter(NbGraderPreprocessor):
    """Takes the empty line away that ClearSolutions leaves where a solution stood."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        if is_solution(cell):
            cell.source = cell.source.rstrip()
        return cell, resources


class CountAsWritten(NbGraderPreprocessor):
    """Has the gradebook count a lesson's written answers as written; it stands behind SaveCells.

    A learner writes in a code cell, because the text is kept under a name. nbgrader counts a cell as written if
    its `GradeCell` is Markdown, and looks at the `SourceCell`, which stays code, when it puts cells back.
    The assignments of another course stay as they are.
    """

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Change the gradebook alone; the notebook stays as it is."""
        names = [
            cell.metadata.nbgrader["grade_id"] for cell in nb.cells if is_grade(cell) and is_solution(cell)
        ]
        if "scomm" in nb.metadata and names:
            asked = resources["nbgrader"]
            with Gradebook(asked["db_url"]) as book:
                for name in names:
                    book.find_grade_cell(name, asked["notebook"], asked["assignment"]).cell_type = "markdown"
                book.db.commit()
        return nb, resources


RELEASE_STEPS = [
    IncludeHeaderFooter,
    LockCells,
    ClearSolutions,
    LeaveStarter,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    SaveCells,
    CountAsWritten,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
]
"""What generate_assignment does, for `GenerateAssignment.preprocessors`: nbgrader's own steps
without the one that starts a kernel for automatic tests, and with `LeaveStarter` and `CountAsWritten`."""
