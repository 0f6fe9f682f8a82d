"""A submission prepared, run and judged, whatever asks for it: answers come out as plain data, verdicts are made outside.

The notebook runs in a process of its own; at each check cell that process is asked for the answer alone. Whatever the
notebook calls `check`, and whatever it prints about its own score, is not asked for. Outputs are cleaned, and
verdicts written, after the process is gone: no message of the learner's can reach them. What came out of a run can be
judged again at any time, with another key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import nbformat
from nbformat import NotebookNode

from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.code_in_notebook import FoundCode, find_code
from lessonkit.exercises.learner.lent import lend
from lessonkit.exercises.learner.passport import Passport
from lessonkit.grading.checkcell import checked_id, hand_over_source
from lessonkit.grading.cleaning import clean
from lessonkit.grading.judged import Judgement
from lessonkit.grading.sealed.job import Job, Ran
from lessonkit.grading.verdicts import Judging, write_verdicts


@dataclass(frozen=True)
class Prepared:
    """One submission of the lesson `name` before it runs: its notebook, its learner code, and the job that is to run."""

    name: str
    notebook: NotebookNode
    code: FoundCode
    job: Job

    @property
    def version(self) -> str:
        """The version of the lesson of which the notebook says that it is; "" if it says none."""
        return str(self.notebook.metadata.get("scomm", {}).get("asked", ""))


def read_notebook(nb: NotebookNode, passport: Passport | None, lesson: LessonInFull) -> dict[str, Any]:
    """What is to be known of a notebook before it runs, as plain data: its learner `code`, what it `asks` at each check, and what is
    `lent` to its kernel. No key is in it."""
    code = _code(nb, passport)
    lent = lend(code.code, lesson.lesson)
    return {"code": vars(code), "asks": _asks(nb, lesson), "lent": msgspec.json.encode(lent).decode()}


def judge_ran(
    of: Prepared, ran: Ran, lesson: LessonInFull, handed_out: Iterable[tuple[str, str]]
) -> tuple[NotebookNode, Judgement]:
    """What came of a job, judged: the notebook comes back clean, with outputs and verdicts, and what was found.

    `handed_out` are the kinds and sources of the lesson's own cells, whose prose needs no cleaning.
    """
    nb = nbformat.from_dict(
        {
            **of.notebook,
            "cells": [
                _with_outputs(cell, ran.outputs.get(index)) for index, cell in enumerate(of.notebook.cells)
            ],
        }
    )
    told = nb.metadata.get("scomm", {}).get("notes", [])
    nb = clean(nb, handed_out)
    judgement = write_verdicts(nb, Judging(of.name, lesson, of.code, ran, of.job.limits, of.version))
    judgement.notes[:0] = told
    nb.metadata["scomm"] = {
        "lesson": of.name,
        "version": judgement.version,
        "state": "graded",
        "notes": judgement.notes,
    }
    return nb, judgement


def _with_outputs(cell: NotebookNode, outputs: list[object] | None) -> Mapping[str, object]:
    return cell if outputs is None else {**cell, "outputs": outputs}


def _asks(nb: NotebookNode, lesson: LessonInFull) -> dict[int, str]:
    """For each check cell what is asked of the process in its place."""
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
