"""Verdicts on what a run handed over, written into a notebook whose kernel is gone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nbformat import NotebookNode

from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.spec import Exercise
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain
from lessonkit.grading.checkcell import checked_id
from lessonkit.grading.engine import (
    Handed,
    code_notes,
    computed_code,
    grade,
    stopped,
    unjudged,
    unreached,
    withdrawn,
    worth,
)
from lessonkit.grading.judged import Judgement
from lessonkit.grading.new_parts import new_output
from lessonkit.grading.sealed.job import Limits, Ran
from lessonkit.grading.stopped_cells import Stop, stop_of
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

NO_MEMORY = {"rule": "function-error", "facts": {"error": "MemoryError"}}
"""What a function's call comes to where Python had no more memory."""


@dataclass(frozen=True)
class Judging:
    """One submission to be judged: its lesson, its code, and what came of its run.

    `version` is the lesson's version of which the notebook says that it is: it counts for what was asked, and for nothing else.
    """

    lesson_id: str
    lesson: LessonInFull
    code: FoundCode
    ran: Ran
    limits: Limits
    version: str = ""

    @property
    def then(self) -> Judging:
        """The same, by what the notebook's version of the lesson asked."""
        return replace(self, lesson=self.lesson.asked_in(self.version))

    def exercise(self, id: str) -> Exercise | None:
        """The exercise of the lesson with this id, if there is one."""
        return next((one for one in self.lesson.exercises if one.id == id), None)


def write_verdicts(nb: NotebookNode, of: Judging) -> Judgement:
    """Write one verdict an exercise into its check cells: on the last of its checks that found an answer."""
    handed = {index: Handed.of(messages) for index, messages in of.ran.messages.items()}
    code = of.code
    if not code.code and not code.mistyped:  # worked out by the notebook: one code, that of its first check
        first = next((handed[index].learner for index in sorted(handed) if handed[index].learner), "")
        code = computed_code(code, first)
    judgement = Judgement(
        of.lesson_id,
        of.lesson.version,
        code,
        _run_notes(of.ran) + code_notes(code),
    )
    then = of.then
    for id, indexes in _checks(nb).items():
        marked = next((index for index in indexes if "nbgrader" in nb.cells[index].metadata), None)
        stops = {index: _stop(nb, index, of, handed.get(index)) for index in indexes}
        counts = max(indexes, key=lambda index: (_found(handed.get(index)) and not stops[index], index))
        stop = stops[counts]
        points = float(nb.cells[marked].metadata["nbgrader"]["points"]) if marked is not None else None
        verdict = _verdict(id, points, then, code, handed.get(counts), stop, judgement.asides)
        if then.lesson is not of.lesson:
            now = _verdict(id, points, of, code, handed.get(counts), stop, [])
            judgement.asides += _asked_later(of, verdict, now)
        if points is not None and verdict.points != points:
            verdict = worth(verdict, points)
        if marked is not None:
            judgement.verdicts[id] = verdict
        if counts in handed:
            judgement.answers[id] = handed[counts].answer
        for index in indexes:
            _write(nb.cells[index], verdict, of.exercise(id), graded=index == marked)
            if stop is not None and stop.where != "check":
                nb.cells[index].metadata["scomm"]["stopped"] = nb.cells[stop.place].id
    _name_written(nb, of)
    return judgement


def _asked_later(of: Judging, verdict: Verdict, now: Verdict) -> list[str]:
    """What an instructor should know of an answer that earns more because of the version in which it was asked."""
    if verdict.score == now.score:
        return []
    facts = {"exercise": verdict.exercise, "then": of.version, "now": of.lesson.version}
    return [say("aside.asked-later", **facts, score=verdict.score, else_score=now.score)]


def _checks(nb: NotebookNode) -> dict[str, list[int]]:
    """Where each exercise is checked."""
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(nb.cells):
        if (id := checked_id(cell)) is not None:
            places.setdefault(id, []).append(index)
    return places


def _verdict(
    id: str,
    points: float | None,
    of: Judging,
    code: FoundCode,
    handed: Handed | None,
    stop: Stop | None,
    asides: list[str],
) -> Verdict:
    exercise = of.exercise(id)
    if exercise is None:
        return withdrawn(id)
    seconds = of.limits.cell_seconds
    if stop is not None:
        return stopped(id, exercise.points, stop.what, stop.where, seconds)
    if handed is None:
        return unreached(id, exercise.points, of.ran.ending, of.limits.total_seconds)
    if _starved(handed.answer):
        return stopped(id, exercise.points, "memory", "answer", seconds)
    return _judged(of.lesson, exercise, handed.answer, code, asides)


def _starved(given: Plain) -> bool:
    """Whether a function had no more memory on one of its inputs."""
    results = given.value if given.state == "answer" and isinstance(given.value, list) else []
    return NO_MEMORY in [one.get("value") for one in results if isinstance(one, dict)]


def _found(handed: Handed | None) -> bool:
    """Whether a check found an answer."""
    return handed is not None and handed.answer.state != "blank"


def _stop(nb: NotebookNode, check: int, of: Judging, handed: Handed | None) -> Stop | None:
    """The stop for which the answer at a check can't be judged."""
    exercise = of.exercise(checked_id(nb.cells[check]) or "")
    if exercise is None or not (of.ran.late or of.ran.excess):
        return None
    return stop_of(nb.cells, check, exercise.variable, of.ran, handed.answer if handed else None)


def _judged(
    lesson: LessonInFull, exercise: Exercise, given: Plain, code: FoundCode, asides: list[str]
) -> Verdict:
    try:
        return grade(lesson, exercise, given, code)
    except MemoryError:  # the judge tells it: the submission could not be judged, which is no 0
        raise
    except Exception as error:  # one answer that can't be judged costs no other, and a person is told to look
        asides.append(say("aside.unjudged", exercise=exercise.id, error=type(error).__name__))
        return unjudged(exercise.id, exercise.points, error)


def _write(cell: NotebookNode, verdict: Verdict, exercise: Exercise | None, *, graded: bool) -> None:
    """Put a verdict into a check cell, where nbgrader reads the score and a page the rest."""
    cell.outputs = [
        new_output(
            "execute_result",
            data={"text/plain": repr(verdict), "text/html": verdict._repr_html_()},
            execution_count=None,
        )
    ]
    cell.execution_count = None
    cell.metadata["scomm"] = {
        "exercise": verdict.exercise,
        "title": exercise.title if exercise else verdict.exercise,
        "state": verdict.state,
        "score": verdict.score,
        "points": verdict.points,
        "mistake": verdict.mistake or "",
        "next": exercise.hints[0] if exercise and exercise.hints else "",
        "graded": graded,
    }


def _name_written(nb: NotebookNode, of: Judging) -> None:
    """Say at each answer that a person reads which exercise it is."""
    for cell in nb.cells:
        marks = cell.metadata.get("nbgrader", {})
        exercise = of.exercise(marks.get("grade_id", ""))
        if exercise is not None and marks.get("grade") and marks.get("solution"):
            cell.metadata["scomm"] = {
                "exercise": exercise.id,
                "title": exercise.title,
                "state": "waiting",
                "points": exercise.points,
                # a level without its samples: those are part of the key
                "levels": [
                    {"points": one.points, "name": one.name, "means": one.looks_like}
                    for one in exercise.rubric
                ],
            }


def _run_notes(ran: Ran) -> list[str]:
    """What an instructor should know of how a notebook ran."""
    notes = [say(f"ended.{ran.ending}", why=ran.why)] if ran.ending in say.group("ended") else []
    if ran.late:
        notes.append(say("note.late-cells", n=len(ran.late)))
    ended = sum(what == "end" for what in ran.excess.values())
    if len(ran.excess) > ended:
        notes.append(say("note.excess-cells", n=len(ran.excess) - ended))
    if ended:
        notes.append(say("note.ended-cells", n=ended))
    return notes
