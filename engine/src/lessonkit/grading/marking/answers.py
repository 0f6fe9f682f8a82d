"""The written answers of a lesson as a reader reads them: without names, under a short name of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import nbformat
from nbgrader.api import Gradebook

from lessonkit.grading import judged
from lessonkit.grading.batch.course import Course
from lessonkit.grading.batch.kept_runs import KeptRuns
from lessonkit.grading.checkcell import checked_id
from lessonkit.grading.engine import Handed
from lessonkit.grading.feedback_page import words_in
from lessonkit.grading.gradebook_release import released_cells

_SIGNS = "23456789BCDFGHJKLMNPQRSTVWXZ"
"""No sign that is read as another, and no vowel, so that no name is a word."""
_SHORTEST = 4


@dataclass(frozen=True)
class Written:
    """One learner's answer to an exercise that a person reads.

    `made_by_code` is true where the cell holds no plain text; `text` is then what the code made, or the code itself
    where nothing is kept of its run. `again` is true of points that are to be looked at again.
    """

    exercise: str
    learner: str
    text: str
    made_by_code: bool = False
    again: bool = False

    @property
    def digest(self) -> str:
        """The text in a few signs: a mark counts for the text that was read, and for no other."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def place(self, seed: int, marker: str) -> str:
        """By this the answers are ordered: it differs from reader to reader, and says nothing about the learner."""
        return _drawn(seed, marker, self.exercise, self.learner)


def written_answers(course: Course, gradebook: Gradebook, lesson: str) -> list[Written]:
    """Every written answer of a lesson that was graded and is not empty, in the order of exercises and learners."""
    exercises = [cell.name for cell in released_cells(gradebook, lesson, lesson) if cell.is_written]
    journal = judged.read(course.root, lesson)
    counts = {name: one.digest for name, entries in journal.items() if (one := judged.counting(entries))}
    kept = KeptRuns(course.root, lesson).last(counts)
    found = []
    for learner, grades in sorted(_to_read(gradebook, lesson).items()):
        page = course.graded(learner, lesson) / f"{lesson}.ipynb"
        if not page.is_file():
            continue
        cells = nbformat.v4.reads(page.read_text(encoding="utf-8")).cells
        sources = {_name(cell): cell.source for cell in cells if _name(cell) in grades}
        for exercise in set(exercises) & set(sources):
            text, made = _text(sources[exercise], exercise, cells, kept.get(learner))
            found.append(Written(exercise, learner, text, made, grades[exercise]))
    return sorted(found, key=lambda one: (exercises.index(one.exercise), one.learner))


def short_names(answers: Iterable[Written], seed: int) -> dict[str, Written]:
    """The answers by short names such as `B7KM`, the same for every reader; no two alike."""
    drawn = {_as_signs(_drawn(seed, one.exercise, one.learner)): one for one in answers}
    length = _SHORTEST
    while len({name[:length] for name in drawn}) < len(drawn):
        length += 1
    return {name[:length]: one for name, one in drawn.items()}


def in_order(answers: Sequence[Written], seed: int, marker: str) -> list[Written]:
    """The answers in the order in which one reader reads them."""
    return sorted(answers, key=lambda one: one.place(seed, marker))


def _to_read(gradebook: Gradebook, lesson: str) -> dict[str, dict[str, bool]]:
    """For each learner the cells that a person reads, and whether the points there are to be looked at again."""
    found: dict[str, dict[str, bool]] = {}
    for submission in gradebook.find_assignment(lesson).submissions:
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                given = grade.manual_score is not None
                if grade.cell.max_score and (grade.auto_score is None or given):
                    again = given and bool(grade.needs_manual_grade)
                    found.setdefault(submission.student.id, {})[grade.name] = again
    gradebook.db.rollback()
    return found


def _text(source: str, exercise: str, cells: Sequence[Any], kept: Any) -> tuple[str, bool]:
    """The answer in a cell, or what its code made where that is known; whether it is code."""
    plain = words_in(source)
    if plain is not None:
        return plain, False
    return next(_handed(exercise, cells, kept), source), True


def _handed(exercise: str, cells: Sequence[Any], kept: Any) -> Iterator[str]:
    """The text that a kept run handed over for an exercise."""
    messages = kept.ran(outputs=False).messages if kept else {}
    for index, cell in enumerate(cells):
        if index in messages and checked_id(cell) == exercise:
            answer = Handed.of(messages[index]).answer
            if answer.state == "answer" and isinstance(answer.value, str):
                yield answer.value


def _name(cell: Any) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def _drawn(seed: int, *words: str) -> str:
    return hashlib.sha256("\n".join([str(seed), *words]).encode("utf-8", "surrogatepass")).hexdigest()


def _as_signs(drawn: str) -> str:
    number, signs = int(drawn, 16), ""
    while number:
        number, place = divmod(number, len(_SIGNS))
        signs += _SIGNS[place]
    return signs
