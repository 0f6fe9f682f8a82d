"""A course whose submissions are graded already: its gradebook and its graded notebooks, written without running any."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from nbformat import from_dict
from nbgrader.api import Gradebook

from lessonkit.grading.batch.course import open_course
from lessonkit.grading.marking.desk import Desk
from tests.grading.course import SMALL_LESSON, write_small_lesson
from tests.grading.loaded import environment

WRITTEN, CHECKED = "what-is-left-out", "share-red"
TWO_THINGS, ONE_THING, NOTHING = 5.0, 3.0, 0.0


class MarkedCourse:
    """A course of the small lesson, whose one written answer has levels of 5, 3 and 0 points."""

    def __init__(self, root: Path, most: float = 5) -> None:
        self.root = root
        write_small_lesson(root / "solutions" / SMALL_LESSON)
        (root / "gradebook.db").write_bytes(empty_gradebook())
        with self.book() as book:
            book.add_assignment(SMALL_LESSON)
            book.add_notebook(SMALL_LESSON, SMALL_LESSON)
            for name, source, points in ((WRITTEN, 'x = ""', most), (CHECKED, 'check("share-red")', 4)):
                cell = {"cell_type": "code", "source": source, "checksum": "0", "locked": False}
                book.add_source_cell(name, SMALL_LESSON, SMALL_LESSON, **cell)
                book.add_grade_cell(name, SMALL_LESSON, SMALL_LESSON, max_score=points, cell_type="code")
            book.add_solution_cell(WRITTEN, SMALL_LESSON, SMALL_LESSON)

    @contextmanager
    def book(self) -> Iterator[Gradebook]:
        with Gradebook(f"sqlite:///{self.root / 'gradebook.db'}") as book:
            yield book

    def hand_in(self, learner: str, text: str, *, source: str = "") -> None:
        """A graded submission with this written answer; an empty one got its 0 from the machine."""
        folder = self.root / "autograded" / learner / SMALL_LESSON
        folder.mkdir(parents=True, exist_ok=True)
        cell = nbformat.v4.new_code_cell(source or f'what_is_left_out = """{text}"""')
        marks = {"grade_id": WRITTEN, "grade": True, "solution": True, "points": 5}
        cell.metadata = from_dict({"nbgrader": marks})
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), folder / f"{SMALL_LESSON}.ipynb")
        with self.book() as book:
            book.update_or_create_student(learner)
            book.update_or_create_submission(SMALL_LESSON, learner)
            grade = book.find_grade(WRITTEN, SMALL_LESSON, SMALL_LESSON, learner)
            grade.auto_score = None if text or source else 0
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            checked = book.find_grade(CHECKED, SMALL_LESSON, SMALL_LESSON, learner)
            checked.auto_score, checked.needs_manual_grade = 4, False
            book.db.commit()

    def in_formgrader(self, learner: str, points: float, comment: str = "") -> None:
        """What somebody enters in formgrader."""
        with self.book() as book:
            grade = book.find_grade(WRITTEN, SMALL_LESSON, SMALL_LESSON, learner)
            grade.manual_score, grade.needs_manual_grade = points, False
            book.find_comment(WRITTEN, SMALL_LESSON, SMALL_LESSON, learner).manual_comment = comment or None
            book.db.commit()

    def has(self, learner: str) -> tuple[float | None, bool, str | None]:
        """What the gradebook has: points by a person, whether somebody has to look, the comment."""
        with self.book() as book:
            grade = book.find_grade(WRITTEN, SMALL_LESSON, SMALL_LESSON, learner)
            said = book.find_comment(WRITTEN, SMALL_LESSON, SMALL_LESSON, learner)
            return grade.manual_score, bool(grade.needs_manual_grade), said.manual_comment

    @contextmanager
    def desk(self, reader: str = "reader", *, seed: int = 1, agreeing: bool = False) -> Iterator[Desk]:
        """A reader's desk, as the command opens it."""
        course = open_course(self.root)
        with course.gradebook() as book:
            yield Desk.of(course, book, SMALL_LESSON, reader, seed, agreeing=agreeing)


@cache
def empty_gradebook() -> bytes:
    """A gradebook that nothing was entered into; to make one, nbgrader starts a program, which takes a second."""
    with TemporaryDirectory() as folder:
        code = f"from nbgrader.api import Gradebook; Gradebook('sqlite:///{folder}/gradebook.db').close()"
        subprocess.run([sys.executable, "-c", code], env=environment(), check=True, capture_output=True)
        return Path(folder, "gradebook.db").read_bytes()


def of_three(root: Path) -> MarkedCourse:
    """A fresh copy of a course in which anna, ben and cem have written something, and dora left it empty."""
    shutil.copytree(_of_three().name, root, dirs_exist_ok=True)
    course = object.__new__(MarkedCourse)
    course.root = root
    return course


@cache
def _of_three() -> TemporaryDirectory[str]:
    folder = TemporaryDirectory()
    course = MarkedCourse(Path(folder.name))
    course.hand_in("anna", "It hides how many boxes there are, and how large they are.")
    course.hand_in("ben", "It does not say how many boxes the room holds.")
    course.hand_in("cem", "The share is seven of sixteen.")
    course.hand_in("dora", "")
    return folder


def name_of(desk: Desk, learner: str) -> str:
    """The short name of a learner's answer."""
    return next(name for name, answer in desk.answers.items() if answer.learner == learner)
