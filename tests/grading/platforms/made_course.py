"""A course with nbgrader's real gradebook, the kit's journal and submissions, without running a notebook."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from lessonkit.grading import judged
from lessonkit.grading.collecting.ledger import Collected, Ledger, write_ledger
from tests.grading.loaded import environment
from tests.grading.platforms.files import LESSON


@dataclass(frozen=True)
class Made:
    """One learner: points from the checks, points that a person gave (None: not read yet), and who they are."""

    points: float | None = 13
    written: float | None = 2
    first: str = ""
    last: str = ""
    lms: str = ""
    email: str = ""
    platform: str = ""
    platform_id: str = ""
    name: str = ""


def make_course(root: Path, learners: dict[str, Made], lesson: str = LESSON) -> Path:
    """A course in which these learners handed in; who has no points could not be graded."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "gradebook.db").write_bytes(empty_gradebook())
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as book:
        book.add_assignment(lesson)
        book.add_notebook(lesson, lesson)
        book.add_grade_cell("share", lesson, lesson, max_score=13, cell_type="code")
        book.add_grade_cell("letter", lesson, lesson, max_score=2, cell_type="markdown")
        for id, one in learners.items():
            known = {
                "first_name": one.first,
                "last_name": one.last,
                "email": one.email,
                "lms_user_id": one.lms,
            }
            book.add_student(id, **{name: value for name, value in known.items() if value})
            _grade(book, root, lesson, id, one)
        book.db.commit()
    records = {
        id: Collected(one.platform, one.platform_id, f"{one.name}_{one.platform_id}", one.name)
        for id, one in learners.items()
        if one.platform
    }
    if records:
        received = root / "received" / lesson
        received.mkdir(parents=True)
        write_ledger(Ledger(lesson, records), received)
    return root


@cache
def empty_gradebook() -> bytes:
    """A new gradebook's file; nbgrader takes some seconds to make one, and calls alembic by name."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", environment()["PATH"])
        path = Path(folder, "gradebook.db")
        Gradebook(f"sqlite:///{path}").close()
        return path.read_bytes()


def _grade(book: Gradebook, root: Path, lesson: str, id: str, one: Made) -> None:
    folder = root / "submitted" / id / lesson
    folder.mkdir(parents=True)
    (folder / f"{lesson}.ipynb").write_text(f'{{"cells": [], "of": "{id}"}}', encoding="utf-8")
    if one.points is None:
        why = ("The file is cut off.", "Save it whole.")
        judged.write(root, lesson, judged.not_graded(id, judged.digest_of(folder), *why))
        return
    judged.write(
        root, lesson, judged.Entry(id, judged.digest_of(folder), "graded", at="2026-11-20T10:00:00+00:00")
    )
    book.add_submission(lesson, id)
    for name, given, by_person in (("share", one.points, False), ("letter", one.written, True)):
        grade = book.find_grade(name, lesson, lesson, id)
        grade.needs_manual_grade = by_person and given is None
        grade.auto_score, grade.manual_score = (None, given) if by_person else (given, None)


def hand_in_again(root: Path, id: str, lesson: str = LESSON) -> None:
    """A newer notebook in the place of the one that was graded."""
    (root / "submitted" / id / lesson / f"{lesson}.ipynb").write_text('{"cells": [1]}', encoding="utf-8")


def take_back(root: Path, id: str, lesson: str = LESSON) -> None:
    """No submission, and nothing judged."""
    shutil.rmtree(root / "submitted" / id)
    path = judged.journal_path(root, lesson)
    lines = [line for line in path.read_text("utf-8").splitlines(keepends=True) if f'"{id}"' not in line]
    path.write_text("".join(lines), encoding="utf-8")
