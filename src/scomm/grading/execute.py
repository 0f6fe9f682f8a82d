"""Running a submission for nbgrader: answers come out as plain data, verdicts are made outside.

Set in `nbgrader_config.py` in place of nbgrader's own `Execute`. At each check cell the
learner's kernel is asked for the answer alone; whatever the notebook calls `check`, and
whatever it prints about its own score, is not asked for.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute
from traitlets import Bool, Unicode

from scomm.data import load
from scomm.errors import ScommError
from scomm.exercises.handover import MIME
from scomm.exercises.judge import packed_probes
from scomm.exercises.locate import GRADING, PRACTICE_FILE, load_lesson
from scomm.exercises.practice import to_practice
from scomm.exercises.spec import Lesson
from scomm.exercises.verdict import Verdict
from scomm.grading.checkcell import checked_id, hand_over_source
from scomm.grading.engine import Handed, grade, missing_key, stopped_early

ASSIGNMENT_SOURCE = "solutions"


class ExecuteAndJudge(Execute):
    """Execute a submission and write score and reply into its check cells."""

    key_folder = Unicode(
        ASSIGNMENT_SOURCE, help="Folder with one folder a lesson, each with the exercises.py that is the key."
    ).tag(config=True)

    store_widget_state = Bool(
        False,
        help="Keep the state of widgets: megabytes a notebook, and a page that asks the network for scripts.",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any, **kwargs: Any) -> Any:
        """Run the whole notebook; the key stays in this process."""
        name = resources["nbgrader"]["assignment"]
        self._notebook_folder = Path(resources["metadata"]["path"])
        self._lesson = self._find_key(name)
        self._died = False
        with tempfile.TemporaryDirectory() as lent:
            if self._lesson is not None:
                (Path(lent) / PRACTICE_FILE).write_text(
                    json.dumps(to_practice(self._lesson, load)), encoding="utf-8"
                )
            before = os.environ.get(GRADING)
            os.environ[GRADING] = lent  # the kernel that nbclient starts inherits it
            try:
                return super().preprocess(nb, resources, **kwargs)
            finally:
                os.environ.pop(GRADING) if before is None else os.environ.update({GRADING: before})

    def preprocess_cell(self, cell: NotebookNode, resources: Any, index: int) -> Any:
        """Run one cell; a check cell is run as a request for its answer."""
        id = checked_id(cell)
        if id is None:
            return self._run(cell, resources, index), resources
        verdict = self._verdict(cell, id, resources, index)
        cell.outputs = [
            nbformat.v4.new_output(
                "execute_result",
                data={"text/plain": repr(verdict), "text/html": verdict._repr_html_()},
                execution_count=cell.execution_count,
            )
        ]
        return cell, resources

    def _find_key(self, name: str) -> Lesson | None:
        try:
            return load_lesson(Path(self.key_folder).absolute() / name)
        except ScommError as error:
            self.log.error("No answer key for %s: %s Every check of this submission gets 0.", name, error)
            return None

    def _run(self, cell: NotebookNode, resources: Any, index: int) -> NotebookNode:
        """Run a cell unless the kernel is gone; a notebook that ends its kernel keeps what it had."""
        if not self._died:
            try:
                cell, _ = super().preprocess_cell(cell, resources, index)
            except DeadKernelError:
                self._died = True
        return cell

    def _verdict(self, cell: NotebookNode, id: str, resources: Any, index: int) -> Verdict:
        points = float(cell.metadata["nbgrader"]["points"])
        if self._lesson is None:
            return missing_key(id, points)
        exercise = self._lesson.exercise(id)
        source, cell.source = cell.source, hand_over_source(exercise, packed_probes(exercise, load))
        try:
            self._run(cell, resources, index)
        finally:
            cell.source = source
        if self._died:
            return stopped_early(id, points)
        handed = [output.data[MIME] for output in cell.outputs if MIME in output.get("data", {})]
        return grade(self._lesson, exercise, Handed.of(handed), self._notebook_folder, load)
