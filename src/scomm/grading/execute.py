"""Running a submission for nbgrader: answers come out as plain data, verdicts are made outside.

Set in `nbgrader_config.py` in place of nbgrader's own `Execute`. The notebook runs in a process of its own;
at each check cell its kernel is asked for the answer alone. Whatever the notebook calls `check`, and whatever it
prints about its own score, is not asked for. Outputs are cleaned, and verdicts written, after the kernel is gone:
no message of the learner's can reach them.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Integer, Unicode

from scomm.exercises.key.in_full import LessonInFull
from scomm.exercises.learner import passport
from scomm.exercises.learner.code_in_notebook import FoundCode, find_code
from scomm.exercises.learner.lent import lend
from scomm.exercises.locate import GRADING
from scomm.grading.beside import copy_to_run_in
from scomm.grading.checkcell import checked_id, hand_over_source
from scomm.grading.cleaning import clean
from scomm.grading.judged import Judgement
from scomm.grading.keys import KeyShelf
from scomm.grading.running import Limits, run
from scomm.grading.verdicts import Judging, write_verdicts

ASSIGNMENT_SOURCE = "solutions"


class ExecuteAndJudge(NbGraderPreprocessor):
    """Execute a submission and write score and reply into its check cells."""

    key_folder = Unicode(
        ASSIGNMENT_SOURCE, help="Folder with one folder a lesson, each with the exercises.py that is the key."
    ).tag(config=True)
    timeout = Integer(Limits.cell_seconds, help="Seconds that one cell of a submission may run.").tag(
        config=True
    )
    total_timeout = Integer(
        Limits.total_seconds, help="Seconds that all cells of a submission together may run."
    ).tag(config=True)
    cell_output = Integer(
        Limits.cell_characters, help="Characters of output that one cell of a submission may show."
    ).tag(config=True)
    total_output = Integer(
        Limits.total_characters, help="Characters of output that a whole submission may show."
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Any, **kwargs: Any) -> Any:
        """Run the whole notebook, then write the verdicts; the key stays in this process."""
        name = resources["nbgrader"]["assignment"]
        if not any(checked_id(cell) and cell.metadata.get("nbgrader") for cell in nb.cells):
            return Execute(parent=self.parent).preprocess(
                nb, resources, **kwargs
            )  # not one of the kit's lessons
        shelf = self._shelf()
        lesson = shelf.in_full(name)
        if lesson is None:
            self.log.error(
                "No answer key for %s in %s (set ExecuteAndJudge.key_folder): %s Every check of this submission gets 0.",
                name,
                shelf.folder,
                shelf.missing[name],
            )
        nb, judgement = self.judge(nb, Path(resources["metadata"]["path"]), lesson, shelf, name)
        resources["scomm"] = judgement
        for note in (*judgement.notes, *judgement.asides):
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return nb, resources

    def judge(
        self, nb: NotebookNode, folder: Path, lesson: LessonInFull | None, shelf: KeyShelf, name: str
    ) -> tuple[NotebookNode, Judgement]:
        """Run a notebook in `folder`: it comes back clean, with outputs and verdicts, and what was found."""
        limits = Limits(self.timeout, self.total_timeout, self.cell_output, self.total_output)
        code = _code(nb, _passport(name, folder))
        asks = _asks(nb, lesson)
        with (
            tempfile.TemporaryDirectory(prefix="scomm-lent-", ignore_cleanup_errors=True) as lent,
            copy_to_run_in(folder) as place,
        ):
            lend(code.code, lesson.lesson if lesson is not None else None).write(Path(lent))
            ran = run(nb, asks, place, {GRADING: lent}, limits)
        for index, outputs in ran.outputs.items():
            nb.cells[index].outputs = [nbformat.from_dict(output) for output in outputs]
        told = nb.metadata.get("scomm", {}).get("notes", [])
        nb = clean(nb, shelf.prose(name))
        judgement = write_verdicts(nb, Judging(name, lesson, code, ran, limits))
        judgement.notes[:0] = told
        nb.metadata["scomm"] = {
            "lesson": name,
            "version": judgement.version,
            "state": "graded",
            "notes": judgement.notes,
        }
        return nb, judgement

    def _shelf(self) -> KeyShelf:
        """The keys of the batch, read before it began; of a single run, read now."""
        batch = getattr(getattr(self.parent, "parent", None), "shelf", None)
        return batch or KeyShelf(Path(self.key_folder).absolute())


def _asks(nb: NotebookNode, lesson: LessonInFull | None) -> dict[int, str]:
    """For each check cell what is asked of the kernel in its place."""
    if lesson is None:
        return {}
    exercises = {exercise.id: exercise for exercise in lesson.exercises}
    return {
        index: hand_over_source(exercises[id], lesson.probes(id))
        for index, cell in enumerate(nb.cells)
        if (id := checked_id(cell)) in exercises
    }


def _code(nb: NotebookNode, beside: passport.Passport | None) -> FoundCode:
    """The notebook's one learner code; a saved output was read before outputs were cleared."""
    found = find_code(nb.cells, beside)
    saved = nb.metadata.get("scomm", {}).get("code", {})
    if found.where != "first cell" and not found.mistyped and saved.get("where") == "saved output":
        return replace(found, code=saved["code"], where="saved output")
    return found


def _passport(lesson_id: str, folder: Path) -> passport.Passport | None:
    try:
        return passport.read(passport.path_for(lesson_id, folder))
    except passport.Damaged:
        return None
