"""Put answer cells back that a learner deleted, so that nbgrader can go on with the submission.

nbgrader adds deleted check cells back, each after the answer cell before it. Where that answer
cell is gone too it stops, and the whole submission would stay ungraded.
"""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

NOTE = "# This answer cell was missing from the submission. It was added back as it was handed out.\n"


class RestoreAnswerCells(NbGraderPreprocessor):
    """Add every missing answer cell back, untouched, where it stood; it stands before OverwriteCells."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Compare the submission with the release that the gradebook remembers."""
        asked = resources["nbgrader"]
        with Gradebook(asked["db_url"]) as gradebook:
            released = gradebook.find_notebook(asked["notebook"], asked["assignment"])
            order = [cell.name for cell in released.source_cells]
            sources = {cell.name: cell.source for cell in released.source_cells}
            answers = {cell.name for cell in released.solution_cells} - {
                cell.name for cell in released.grade_cells
            }
        for number, name in enumerate(order):
            if name in answers and name not in _places(nb):
                self.log.warning("The answer cell %s is missing from the submission: adding it back", name)
                nb.cells.insert(_place_after(nb, order[:number]), _answer_cell(name, sources[name]))
        return nb, resources


def _places(nb: NotebookNode) -> dict[str, int]:
    """Where each of nbgrader's cells stands in a notebook."""
    marked = enumerate(cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nb.cells)
    return {name: place for place, name in marked if name}


def _place_after(nb: NotebookNode, earlier: list[str]) -> int:
    """The place behind the last of the earlier cells that is still there, or the start."""
    places = _places(nb)
    return max((places[name] + 1 for name in earlier if name in places), default=0)


def _answer_cell(name: str, source: str) -> NotebookNode:
    marks = {
        "grade": False,
        "grade_id": name,
        "locked": False,
        "schema_version": 3,
        "solution": True,
        "task": False,
    }
    return new_code_cell(NOTE + source, metadata={"nbgrader": marks})
