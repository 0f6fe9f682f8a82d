"""The nbgrader step that gives a submission's cells their metadata back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from scomm.grading.execute import ExecuteAndJudge
from scomm.grading.gradebook_release import released_cells
from scomm.grading.keys import KeyShelf
from scomm.grading.released import is_lesson
from scomm.grading.restore import restore_and_note


class RestoreCells(NbGraderPreprocessor):
    """Restores the cells of one of the kit's lessons; it stands before every other step."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Compare the submission with the release that the gradebook remembers."""
        asked = resources["nbgrader"]
        with Gradebook(asked["db_url"]) as gradebook:
            released = released_cells(gradebook, asked["notebook"], asked["assignment"])
        if not is_lesson(released):
            return nb, resources
        restore_and_note(nb, released, self._shelf().opening(asked["assignment"]))
        return nb, resources

    def _shelf(self) -> KeyShelf:
        batch = getattr(getattr(self.parent, "parent", None), "shelf", None)
        return batch or KeyShelf(Path(ExecuteAndJudge(parent=self.parent).key_folder).absolute())
