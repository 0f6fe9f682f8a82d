"""A submission run and judged, whatever grading engine asks for it: answers come out as plain data, verdicts are made outside.

The notebook runs in a process of its own; at each check cell its kernel is asked for the answer alone. Whatever the
notebook calls `check`, and whatever it prints about its own score, is not asked for. Outputs are cleaned, and
verdicts written, after the kernel is gone: no message of the learner's can reach them.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from scomm.exercises.key.in_full import LessonInFull
from scomm.exercises.learner import passport_file
from scomm.exercises.learner.code_in_notebook import FoundCode, find_code
from scomm.exercises.learner.lent import lend
from scomm.exercises.learner.passport import Passport
from scomm.exercises.locate import GRADING
from scomm.grading.beside import copy_to_run_in
from scomm.grading.checkcell import checked_id, hand_over_source
from scomm.grading.cleaning import clean
from scomm.grading.judged import Judgement
from scomm.grading.running import Limits, run
from scomm.grading.verdicts import Judging, write_verdicts


def run_and_judge(
    nb: NotebookNode,
    folder: Path,
    name: str,
    lesson: LessonInFull | None,
    prose: Iterable[str],
    limits: Limits,
) -> tuple[NotebookNode, Judgement]:
    """Run a notebook of the lesson `name` in `folder`: it comes back clean, with outputs and verdicts, and what was found.

    Without a `lesson` (its key is missing) each check gets 0. `prose` is the lesson's own text, which needs no cleaning.
    """
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
    nb = clean(nb, prose)
    judgement = write_verdicts(nb, Judging(name, lesson, code, ran, limits))
    judgement.notes[:0] = told
    nb.metadata["scomm"] = {
        "lesson": name,
        "version": judgement.version,
        "state": "graded",
        "notes": judgement.notes,
    }
    return nb, judgement


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


def _code(nb: NotebookNode, beside: Passport | None) -> FoundCode:
    """The notebook's one learner code; a saved output was read before outputs were cleared."""
    found = find_code(nb.cells, beside)
    saved = nb.metadata.get("scomm", {}).get("code", {})
    if found.where != "first cell" and not found.mistyped and saved.get("where") == "saved output":
        return replace(found, code=saved["code"], where="saved output")
    return found


def _passport(lesson_id: str, folder: Path) -> Passport | None:
    try:
        return passport_file.read(passport_file.path_for(lesson_id, folder))
    except passport_file.Damaged:
        return None
