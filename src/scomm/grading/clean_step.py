"""The step of autograding that leaves nothing in a notebook that could run on a page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from scomm.grading.cleaning import clean

WRITTEN = "scomm_written"
"""In `resources`: the list of objects that the grader itself put into the notebook."""


class CleanOutputs(NbGraderPreprocessor):
    """Cleans the notebook that pages are made from; it stands behind the step that runs a submission.

    A step before it lists in `resources["scomm_written"]` what it wrote; a step behind it writes freely.
    """

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Compare the prose with the lesson that was handed out, and clean the rest."""
        asked = resources["nbgrader"]
        released = self._released(asked["assignment"], asked["notebook"])
        return clean(nb, released, resources.get(WRITTEN, ())), resources

    def _released(self, assignment: str, notebook: str) -> list[str]:
        """The Markdown of the lesson as it was handed out; none if it is gone, and then no prose is trusted."""
        course = CourseDirectory(parent=self)
        folder = course.format_path(course.release_directory, ".", assignment)
        path = Path(folder) / f"{notebook}.ipynb"
        try:
            lesson = nbformat.read(path, 4)
        except (OSError, ValueError, nbformat.reader.NotJSONError):
            self.log.warning(
                "%s was not found, so no prose of this submission is taken for the lesson's.", path
            )
            return []
        return [cell.source for cell in lesson.cells if cell.cell_type == "markdown"]
