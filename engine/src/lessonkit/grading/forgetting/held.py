"""What a course holds of one person: each place, how much lies there, and how it is taken out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from sqlalchemy import text as sql

from lessonkit.grading import exported, judged
from lessonkit.grading.batch import kept_runs, regrading
from lessonkit.grading.batch.course import Course
from lessonkit.grading.collecting.ledger import FILE as LEDGER
from lessonkit.grading.collecting.ledger import Ledger, read_ledger, write_ledger
from lessonkit.grading.forgetting import lines
from lessonkit.grading.forgetting.exported_files import in_exported_files
from lessonkit.grading.marking import record
from lessonkit.grading.report.command import FOLDER as REPORTS
from lessonkit.grading.report.regraded import ENDING as REGRADED
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

RECEIVED, DOWNLOADED = "received", "downloaded"
GRADES, LOG = "grades.csv", ".nbgrader.log"
JOURNALS = (
    f"{judged.FOLDER}/*.jsonl",
    f"{kept_runs.FOLDER}/*.jsonl",
    f"{regrading.FOLDER}/*/*.jsonl",
    f"{record.FOLDER}/*/*.jsonl",
    f"{exported.FOLDER}/*.jsonl",
)
"""Files whose lines each bear a learner's name: verdicts, kept answers, marks before a regrading, readers' marks, who is in which
exported file."""


@dataclass(frozen=True)
class Held:
    """One place where something of a person lies, in words, and what takes it out."""

    place: str
    what: str
    take: Callable[[], Any]


def held(course: Course, gradebook: Gradebook, learner: str) -> list[Held]:
    """All that a course holds of a learner; nothing for a name that is nobody's, such as one that leads out of a folder.

    The gradebook comes last: as long as something is left, the name is known.
    """
    if learner not in known(course, gradebook):
        return []
    root = course.root
    return [
        *_folders(course, learner),
        *_ledgers(root, learner),
        *(Held(_shown(root, path), what, take) for path, what, take in in_exported_files(root, learner)),
        *_lines(root, learner),
        *_reports(root, learner),
        *_in_gradebook(gradebook, learner),
    ]


def known(course: Course, gradebook: Gradebook) -> list[str]:
    """The names of all of whom a course holds something in a folder, in its gradebook or in its journals."""
    names = {student.id for student in gradebook.students}
    for folder in _steps(course):
        names |= {path.name for path in folder.glob("*") if path.is_dir() and not path.name.startswith((".new-", ".old-"))}  # fmt: skip
    for path in sorted((course.root / RECEIVED).glob(f"*/{LEDGER}")):
        names |= set(_ledger(path).learners)
    for path in (one for pattern in JOURNALS for one in course.root.glob(pattern)):
        names |= lines.learners_in(path)
    return sorted(names, key=str.casefold)


def left(course: Course) -> Iterator[str]:
    """What may hold something of a person and is not taken, a line each."""
    if any((course.root / DOWNLOADED).glob("*")):
        yield say("left.downloaded", folder=DOWNLOADED)
    if "root" in course.config.Exchange:
        yield say("left.exchange", folder=str(course.config.Exchange.root))
    yield say("left.elsewhere")


def _steps(course: Course) -> list[Path]:
    """The folders of nbgrader's steps, one folder a learner in each, and those of what came in."""
    directory = course.directory
    names = (directory.submitted_directory, directory.autograded_directory, directory.feedback_directory)
    return [*(course.root / str(name) for name in names), *sorted((course.root / RECEIVED).glob("*/"))]


def _folders(course: Course, learner: str) -> Iterator[Held]:
    for step in _steps(course):
        path = step / learner
        if path.is_symlink():
            yield Held(_shown(course.root, path), say("held.link"), path.unlink)
        elif path.is_dir():
            files = sum(one.is_symlink() or not one.is_dir() for one in path.rglob("*"))
            yield Held(_shown(course.root, path), say("held.files", n=files), partial(shutil.rmtree, path))


def _ledgers(root: Path, learner: str) -> Iterator[Held]:
    for path in sorted((root / RECEIVED).glob(f"*/{LEDGER}")):
        ledger = _ledger(path)
        if learner in ledger.learners:
            others = {name: one for name, one in ledger.learners.items() if name != learner}
            take = partial(write_ledger, Ledger(ledger.lesson, others), path.parent)
            yield Held(_shown(root, path), say("held.entry"), take)


def _lines(root: Path, learner: str) -> Iterator[Held]:
    theirs = lines.of_journal(learner)
    for path in (one for pattern in JOURNALS for one in sorted(root.glob(pattern))):
        if n := lines.count(path, theirs):
            yield Held(_shown(root, path), say("held.lines", n=n), partial(lines.take_out, path, theirs))
    grades, log = root / GRADES, root / LOG
    if grades.is_file() and (spans := lines.rows_of(grades, learner, "student_id")):
        take = partial(lines.take_out, grades, lines.at_places(spans))
        yield Held(GRADES, say("held.rows", n=len(spans)), take)
    if log.is_file() and (n := lines.count(log, lines.of_log(learner))):
        yield Held(LOG, say("held.lines", n=n), partial(lines.take_out, log, lines.of_log(learner)))


def _reports(root: Path, learner: str) -> Iterator[Held]:
    """Class reports that name the learner go whole: they are made anew in a moment."""
    for path in sorted((root / REPORTS).glob("*.html")):
        if lines.count(path, lines.of_log(learner)):
            regraded = path.name.endswith(REGRADED)
            lesson = path.name.removesuffix(REGRADED).removesuffix(".html")
            what = say("held.regraded" if regraded else "held.report", lesson=lesson)
            yield Held(_shown(root, path), what, path.unlink)


def _in_gradebook(gradebook: Gradebook, learner: str) -> Iterator[Held]:
    student = next((one for one in gradebook.students if one.id == learner), None)
    if student is not None:
        n = len(student.submissions)
        yield Held(
            gradebook.engine.url.database or "",
            say("held.student", n=n),
            partial(_remove, gradebook, learner),
        )


def _remove(gradebook: Gradebook, learner: str) -> None:
    """Take a learner out of the gradebook; of SQLite's file, also what it would keep in the places that are free now."""
    gradebook.db.rollback()
    gradebook.db.expunge_all()
    gradebook.remove_student(learner)
    if gradebook.engine.dialect.name == "sqlite":
        gradebook.db.close()
        with gradebook.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sql("VACUUM"))


def _ledger(path: Path) -> Ledger:
    return read_ledger(path.parent, path.parent.name)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
