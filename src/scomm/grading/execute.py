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

from scomm.exercises import passport
from scomm.exercises.code_in_notebook import FoundCode, find_code
from scomm.exercises.locate import CODE_FILE, GRADING, PRACTICE_FILE
from scomm.exercises.spec import Lesson
from scomm.exercises.verdict import Verdict
from scomm.grading.checkcell import checked_id, hand_over_source
from scomm.grading.cleaning import clean
from scomm.grading.engine import (
    Handed,
    code_notes,
    computed_code,
    deal_of,
    grade,
    missing_key,
    timed_out,
    unjudged,
    unreached,
    withdrawn,
    worth,
)
from scomm.grading.judged import Judgement
from scomm.grading.keys import KeyShelf
from scomm.grading.restore import sets
from scomm.grading.running import Limits, Ran, run

ASSIGNMENT_SOURCE = "solutions"


class ExecuteAndJudge(NbGraderPreprocessor):
    """Execute a submission and write score and reply into its check cells."""

    key_folder = Unicode(
        ASSIGNMENT_SOURCE, help="Folder with one folder a lesson, each with the exercises.py that is the key."
    ).tag(config=True)
    timeout = Integer(Limits.cell_seconds, help="Seconds that one cell of a submission may run.").tag(config=True)
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
            return Execute(parent=self.parent).preprocess(nb, resources, **kwargs)  # not one of the kit's lessons
        shelf = self._shelf()
        lesson = shelf.lesson(name)
        if lesson is None:
            self.log.error(
                "No answer key for %s in %s (set ExecuteAndJudge.key_folder): %s Every check of this submission gets 0.",
                name,
                shelf.folder,
                shelf.missing[name],
            )
        nb, judgement = self.judge(nb, Path(resources["metadata"]["path"]), lesson, shelf, name)
        resources["scomm"] = judgement
        for note in judgement.notes:
            self.log.warning("%s: %s", resources["nbgrader"]["student"], note)
        return nb, resources

    def judge(
        self, nb: NotebookNode, folder: Path, lesson: Lesson | None, shelf: KeyShelf, name: str
    ) -> tuple[NotebookNode, Judgement]:
        """Run a notebook in `folder`: it comes back clean, with outputs and verdicts, and what was found."""
        limits = Limits(self.timeout, self.total_timeout, self.cell_output, self.total_output)
        code = _code(nb, _passport(name, folder))
        asks = _asks(nb, lesson, shelf)
        with tempfile.TemporaryDirectory(prefix="scomm-lent-") as lent:
            if lesson is not None:
                Path(lent, PRACTICE_FILE).write_text(shelf.practice(name), encoding="utf-8")
            Path(lent, CODE_FILE).write_text(code.code, encoding="utf-8")
            ran = run(nb, asks, folder, {GRADING: lent}, limits)
        for index, outputs in ran.outputs.items():
            nb.cells[index].outputs = [nbformat.from_dict(output) for output in outputs]
        told = nb.metadata.get("scomm", {}).get("notes", [])
        nb = clean(nb, shelf.prose(name))
        judgement = _write_verdicts(nb, lesson, shelf, name, code, ran, limits)
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


def _asks(nb: NotebookNode, lesson: Lesson | None, shelf: KeyShelf) -> dict[int, str]:
    """For each check cell what is asked of the kernel in its place."""
    if lesson is None:
        return {}
    exercises = {exercise.id: exercise for exercise in lesson.exercises}
    return {
        index: hand_over_source(exercises[id], shelf.probes(lesson, exercises[id]))
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


def _write_verdicts(
    nb: NotebookNode,
    lesson: Lesson | None,
    shelf: KeyShelf,
    name: str,
    code: FoundCode,
    ran: Ran,
    limits: Limits,
) -> Judgement:
    """One verdict an exercise: on the last of its checks that found an answer."""
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(nb.cells):
        if (id := checked_id(cell)) is not None:
            places.setdefault(id, []).append(index)
    handed = {index: Handed.of(messages) for index, messages in ran.messages.items()}
    if not code.code and not code.mistyped:
        first = next((handed[index].learner for index in sorted(handed) if handed[index].learner), "")
        code = computed_code(code, first)
    judgement = Judgement(
        lesson=name,
        version=lesson.version if lesson else "",
        code=code,
        ending=ran.ending,
        notes=_notes(ran, code),
    )
    for id, indexes in places.items():
        marked = next((index for index in indexes if nb.cells[index].metadata.get("nbgrader")), None)
        points = float(nb.cells[marked].metadata["nbgrader"]["points"]) if marked is not None else None
        counts = max(
            indexes, key=lambda index: (index in handed and handed[index].answer.state != "blank", index)
        )
        verdict = _verdict(id, points, lesson, shelf, code, ran, limits, handed.get(counts), counts, nb)
        if points is not None and lesson is not None and verdict.points != points:
            judgement.notes.append(
                f"The key gives {verdict.points:g} points for {id}, the gradebook {points:g}, which counts. "
                f"Run scomm build {name}, then nbgrader generate_assignment {name} --force."
            )
            verdict = worth(verdict, points)
        if marked is not None:
            judgement.verdicts[id] = verdict
        if counts in handed:
            judgement.answers[id] = handed[counts].answer
        for index in indexes:
            _write(nb.cells[index], verdict, lesson, graded=index == marked)
    _name_written(nb, lesson)
    return judgement


def _verdict(
    id: str,
    points: float | None,
    lesson: Lesson | None,
    shelf: KeyShelf,
    code: FoundCode,
    ran: Ran,
    limits: Limits,
    handed: Handed | None,
    index: int,
    nb: NotebookNode,
) -> Verdict:
    if lesson is None:
        return missing_key(id, points or 0)
    exercise = next((one for one in lesson.exercises if one.id == id), None)
    if exercise is None:
        return withdrawn(id)
    if index in ran.late:
        return timed_out(id, exercise.points, f"This check ran longer than {limits.cell_seconds} seconds and was stopped.")
    if handed is None:
        return unreached(id, exercise.points, ran.ending, limits.total_seconds)
    late = [place for place in ran.late if sets(str(nb.cells[place].source), exercise.variable)]
    if late and handed.answer.state != "answer":
        return timed_out(
            id, exercise.points, f"Your answer cell ran longer than {limits.cell_seconds} seconds and was stopped."
        )
    try:
        known = code.code or not exercise.uses
        key = shelf.key(lesson, exercise, deal_of(code, lesson)) if known else None
        return grade(lesson, exercise, handed.answer, code, shelf.load, key)
    except Exception as error:  # one answer that can't be judged costs no other
        return unjudged(exercise.id, exercise.points, error)


def _write(cell: NotebookNode, verdict: Verdict, lesson: Lesson | None, *, graded: bool) -> None:
    """Put a verdict into a check cell, where nbgrader reads the score and a page the rest."""
    cell.outputs = [
        nbformat.v4.new_output(
            "execute_result",
            data={"text/plain": repr(verdict), "text/html": verdict._repr_html_()},
            execution_count=None,
        )
    ]
    cell.execution_count = None
    exercise = next((one for one in lesson.exercises if one.id == verdict.exercise), None) if lesson else None
    cell.metadata["scomm"] = {
        "exercise": verdict.exercise,
        "title": exercise.title if exercise else verdict.exercise,
        "state": verdict.state,
        "score": verdict.score,
        "points": verdict.points,
        "graded": graded,
    }


def _name_written(nb: NotebookNode, lesson: Lesson | None) -> None:
    """Say at each answer that a person reads which exercise it is."""
    for cell in nb.cells:
        marks = cell.metadata.get("nbgrader", {})
        exercise = next(
            (one for one in (lesson.exercises if lesson else ()) if one.id == marks.get("grade_id")), None
        )
        if exercise is not None and marks.get("grade") and marks.get("solution"):
            cell.metadata["scomm"] = {"exercise": exercise.id, "title": exercise.title, "state": "waiting"}


def _notes(ran: Ran, code: FoundCode) -> list[str]:
    """What an instructor should know of the run."""
    notes = []
    if ran.ending == "lost":
        notes.append("The program that ran this notebook was ended from within it.")
    elif ran.ending == "failed":
        notes.append(f"No kernel could run this notebook ({ran.why}).")
    elif ran.ending != "done":
        notes.append(f"The notebook did not run to its end ({ran.ending}).")
    return notes + code_notes(code)
