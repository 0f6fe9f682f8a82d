"""Reading a class from its course's folder: the journal, the gradebook, the passports beside the notebooks, the readers' marks."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook

from lessonkit.errors import KitError
from lessonkit.exercises.learner import passport_file
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.spec import Exercise
from lessonkit.grading import judged
from lessonkit.grading.batch.course import Course
from lessonkit.grading.judge.judge import Judge
from lessonkit.grading.judge.set_up import SetUp
from lessonkit.grading.judged import Entry
from lessonkit.grading.marking.desk import Desk
from lessonkit.grading.marking.record import Reader, readers
from lessonkit.grading.report.facts import ClassFacts, Learner, Readers, Response
from lessonkit.grading.standings import same_codes, standings, submissions
from lessonkit.json_limits import NOTEBOOK, read_json

SEED = 1


def gather(course: Course, gradebook: Gradebook, lesson: str) -> ClassFacts:
    """What is known of a class in a lesson; a `KitError` where the gradebook or the key does not know it."""
    in_full = course.in_full(lesson)
    found = standings(course.root, lesson, gradebook)
    journal = judged.read(course.root, lesson)
    graded = {name: last for name, entries in journal.items() if (last := judged.counting(entries))}
    points = _gradebook(gradebook, lesson)
    learners = [
        Learner(name, entry.code, dict(_responses(entry, points.get(name, {}))))
        for name, entry in sorted(graded.items())
    ]
    return ClassFacts(
        lesson=in_full,
        title=course.shelf.title(lesson),
        standings=found,
        learners=learners,
        passports=dict(_passports(course, lesson)),
        readers=_readers(course, gradebook, lesson),
        same_codes=same_codes(entries[-1] for entries in journal.values()),
        cells=list(_cells(course.shelf.folder / lesson / f"{lesson}.ipynb")),
        replies=replies_of(
            in_full.exercises, learners, lambda learner: course.graded(learner, lesson) / f"{lesson}.ipynb"
        ),
    )


def _gradebook(gradebook: Gradebook, lesson: str) -> dict[str, dict[str, Any]]:
    """For each learner and exercise: points, the most there are, whether it waits, and whether a person gave them."""
    found: dict[str, dict[str, Any]] = {}
    for submission in gradebook.find_assignment(lesson).submissions:
        for notebook in submission.notebooks:
            for grade in notebook.grades:
                given = grade.manual_score is not None
                found.setdefault(submission.student.id, {})[grade.name] = (
                    float(grade.score or 0.0),
                    float(grade.max_score or 0.0),
                    bool(grade.needs_manual_grade) and not given,
                    given,
                )
    gradebook.db.rollback()
    return found


def _responses(entry: Entry, points: Mapping[str, Any]) -> Iterator[tuple[str, Response]]:
    """What is known of each exercise: the journal's verdict with the gradebook's points; of a written one the points alone."""
    for id in {**entry.verdicts, **points}:
        verdict = entry.verdicts.get(id, {})
        score, most, waiting, given = points.get(
            id, (float(verdict.get("score", 0)), float(verdict.get("points", 0)), False, False)
        )
        if not most:  # taken out of the lesson: it counts for nobody
            continue
        by_hand = "waiting" if waiting else "read" if given else "not-attempted"
        yield (
            id,
            Response(
                str(verdict.get("state", by_hand)),
                score,
                most,
                str(verdict.get("mistake") or ""),
                verdict.get("answer"),
                waiting,
            ),
        )


def _passports(course: Course, lesson: str) -> Iterator[tuple[str, Passport]]:
    """The passports that lie beside notebooks as they were handed in. Learners wrote them, so a judge reads them."""
    with contextlib.closing(Judge(SetUp(), course.settings.judge_limits)) as judge:
        for learner, folder in submissions(course.root, lesson).items():
            if found := judge.passport(passport_file.path_for(lesson, folder), lesson):
                yield learner, found


def _readers(course: Course, gradebook: Gradebook, lesson: str) -> Readers:
    marks = {name: Reader(course.root, lesson, name).history() for name in readers(course.root, lesson)}
    if len(marks) < 2:
        return Readers(marks)
    try:
        desk = Desk.of(course, gradebook, lesson, "reader", SEED)
    except KitError:  # no written answer is left to compare
        return Readers(marks)
    return Readers(marks, desk.agreements())


def _cells(path: Path) -> Iterator[str]:
    with contextlib.suppress(OSError, ValueError):
        yield from (str(cell.source) for cell in nbformat.read(path, 4).cells)


_TAGS = re.compile(r"<[^>]*>")
_FIRST = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)

Replies = dict[tuple[str, str], str]
"""A reply as plain text, by exercise and mistake."""


def replies_of(
    exercises: Sequence[Exercise], learners: Sequence[Learner], page: Callable[[str], Path]
) -> Replies:
    """The reply to each mistake that no exercise lists, from the graded notebook of one who made it; none where that is gone."""
    listed = {(one.id, mistake.name) for one in exercises for mistake in one.mistakes}
    found: Replies = {}
    for learner in learners:
        made = {(id, one.mistake) for id, one in learner.responses.items() if one.mistake}
        if left := made - listed - found.keys():
            read = _read(page(learner.name))
            found |= {pair: read[pair[0]] for pair in left if read.get(pair[0])}
    return found


def _read(path: Path) -> dict[str, str]:
    """The first paragraph of each reply in a graded notebook, by exercise."""
    try:
        cells = read_json(path.read_bytes(), NOTEBOOK)["cells"]
        return {_exercise(cell): _reply(cell) for cell in cells if _exercise(cell)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # it was deleted, or somebody changed it


def _exercise(cell: Mapping[str, Any]) -> str:
    return str(cell["metadata"].get("scomm", {}).get("exercise", ""))


def _reply(cell: Mapping[str, Any]) -> str:
    for output in cell.get("outputs", ()):
        html = output.get("data", {}).get("text/html", "")
        if first := _FIRST.search(html if isinstance(html, str) else "".join(html)):
            return " ".join(unescape(_TAGS.sub("", first[1])).split())
    return ""
