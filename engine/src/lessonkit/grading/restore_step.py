"""The nbgrader step that gives a submission's cells their metadata back."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from lessonkit.grading.execute import ExecuteAndJudge
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.released import is_lesson


class RestoreCells(NbGraderPreprocessor):
    """Restores the cells of one of the kit's lessons; it stands before every other step."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Compare the submission with the release that the gradebook remembers."""
        asked = resources["nbgrader"]
        with Gradebook(asked["db_url"]) as gradebook:
            released = released_cells(gradebook, asked["notebook"], asked["assignment"])
        if not is_lesson(released):
            return nb, resources
        with ExecuteAndJudge(parent=self.parent).judge_of(
            self.parent, asked["assignment"], released
        ) as judge:
            return judge.restored(nb), resources
