"""The nbgrader step that gives a submission's cells their metadata back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from scomm.exercises.learner.code_in_notebook import find_code
from scomm.grading.execute import ExecuteAndJudge
from scomm.grading.gradebook_release import released_cells
from scomm.grading.keys import KeyShelf
from scomm.grading.released import is_lesson
from scomm.grading.restore import restore


class RestoreCells(NbGraderPreprocessor):
    """Restores the cells of one of the kit's lessons; it stands before every other step."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Compare the submission with the release that the gradebook remembers."""
        asked = resources["nbgrader"]
        with Gradebook(asked["db_url"]) as gradebook:
            released = released_cells(gradebook, asked["notebook"], asked["assignment"])
        if not is_lesson(released):
            return nb, resources
        code = find_code(nb.cells, None)  # from saved outputs, too, which the next step clears
        restored = restore(nb, released, self._shelf().opening(asked["assignment"]))
        read = nb.metadata.get("scomm", {}).get("notes", [])  # reading wrote them, and let no others in
        nb.metadata["scomm"] = {"notes": [*read, *restored.notes], "code": vars(code)}
        return nb, resources

    def _shelf(self) -> KeyShelf:
        batch = getattr(getattr(self.parent, "parent", None), "shelf", None)
        return batch or KeyShelf(Path(ExecuteAndJudge(parent=self.parent).key_folder).absolute())
