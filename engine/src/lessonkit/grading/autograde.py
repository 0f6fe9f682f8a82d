"""nbgrader's autograde for the kit's lessons: no submission stops the batch, none is lost, none is passed over.

nbgrader has no setting for any of this, so `install` puts this class in its place (see docs/decisions).
An assignment that is not one of the kit's lessons goes through nbgrader's own class unchanged.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
import sqlalchemy
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearOutput,
    DeduplicateIds,
    IgnorePattern,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

from lessonkit.errors import KitError
from lessonkit.exercises.locate import AUTHOR_FILES
from lessonkit.grading import judged
from lessonkit.grading.attempts import earlier_of, standing
from lessonkit.grading.batch.gradebook_writing import LessonBook
from lessonkit.grading.batch_words import ending, without_noise
from lessonkit.grading.beside import put_in_place, take_along
from lessonkit.grading.execute import ExecuteAndJudge
from lessonkit.grading.folders import folders_of, misplaced
from lessonkit.grading.gradebook_release import released_cells
from lessonkit.grading.handed_in import is_done, notebook_in
from lessonkit.grading.judge.judge import Judge
from lessonkit.grading.keep_best import EarlierCounts, KeepBest, Weighing
from lessonkit.grading.keys import KeyShelf
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.not_graded import NotGraded, entry_on, leave_page, note_submission
from lessonkit.grading.released import is_lesson
from lessonkit.grading.restore_step import RestoreCells
from lessonkit.grading.stamp import TIMESTAMP, copy_stamp, forget_time
from lessonkit.language.sentences import sentences_beside
from lessonkit.wholefile import raise_of_the_disk

say = sentences_beside(__file__)

SANITIZING = [
    RestoreCells,  # first: nothing that a cell says of itself is believed
    ClearOutput,
    DeduplicateIds,
    OverwriteKernelspec,
    OverwriteCells,
    CheckCellMetadata,
]
"""The steps from what was handed in to what is run."""

AUTOGRADING = [
    ExecuteAndJudge,
    KeepBest,
    IgnorePattern,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]
"""The steps from there to the marks, with the kit's own in place of nbgrader's `Execute`."""


class AutogradeLessons(Autograde):
    """Grades each submission on its own; what can't be graded is told with its reason and its cure."""

    shelf: KeyShelf | None = None
    judge: Judge | None = None
    weighing: Weighing | None = None
    stays: judged.Entry | None = None
    """The earlier attempt that goes on counting beside the one that was just judged."""

    def start(self) -> None:
        """Grade the submissions of one assignment."""
        self.lesson = self.coursedir.assignment_id
        self.root = Path(self.coursedir.root)
        self._now: dict[str, Any] = {}
        with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            self.released = released_cells(gradebook, self.lesson, self.lesson)
        if is_lesson(self.released):
            self.sanitize_preprocessors, self.autograde_preprocessors = SANITIZING, AUTOGRADING
            self.shelf = KeyShelf(Path(self.root, ExecuteAndJudge(parent=self).key_folder))
            if self.shelf.lesson(self.lesson) is None:  # looked for before any submission runs
                self.log.error(
                    "No answer key for %s in %s (set ExecuteAndJudge.key_folder): %s Nothing is graded.",
                    *(self.lesson, self.shelf.folder, self.shelf.missing[self.lesson]),
                )
            self._look_for_fence()
        super().start()

    def _look_for_fence(self) -> None:
        """Where no fence stands, end before anything is graded: it is the machine's matter, and no submission's."""
        try:
            ExecuteAndJudge(parent=self).fence()
        except KitError as error:
            self.log.error("%s", error)
            sys.exit(1)

    def init_notebooks(self) -> None:
        """Find the submissions; of one of the kit's lessons, each learner's folder."""
        if self.shelf is None:
            super().init_notebooks()
            return
        self.assignments: dict[str, list[str]] = {str(path): [] for path in self._folders()}
        if not self.assignments:
            super().init_notebooks()  # which says what nbgrader says where there is nothing

    def convert_notebooks(self) -> None:
        """Grade each submission; none stops the others."""
        if self.shelf is None:
            super().convert_notebooks()
            return
        self.judge = ExecuteAndJudge(parent=self).judge(self.shelf, self.lesson, self.released)
        with closing(self.judge), without_noise():
            self._grade_all()
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                # a due date, an extension or points by hand may have come since a learner was graded
                LessonBook(gradebook, self.lesson, AssignLatePenalties(parent=self)).late_anew()

    def _grade_all(self) -> None:
        self.began = judged.begin(self.root, self.lesson)
        self.journal = judged.read(self.root, self.lesson)
        done: dict[str, list[str]] = {"graded": [], "as before": [], "not graded": []}
        for folder in map(Path, sorted(self.assignments)):
            try:
                learner = self._learner(folder)
                done[self._one(folder, learner)].append(learner)
            except Exception as error:  # told, and the others go on
                raise_of_the_disk(error)
                self.log.error("%s: %s", folder, traceback.format_exc())
                done["not graded"].append(folder.parent.name)
        self.log.warning("%s", ending(self.lesson, done))

    def _one(self, folder: Path, learner: str) -> str:
        """Grade what one learner handed in, unless that was done before; what became of it."""
        before = self.journal.get(learner, [])
        digest = judged.digest_of(folder)
        if before and not self.force and self.judge and self.judge.stopped(before[-1], digest):
            return self._told(before[-1])
        if self._is_done(learner, digest, before):
            self.log.info("Skipping existing assignment: %s", self._format_dest(self.lesson, learner))
            return "as before"
        if before and before[-1].newest != digest:
            self.log.warning("%s handed in again: the newer submission is graded", learner)
        entry = self._entry(folder, learner, digest)
        stays = [standing(self.stays, entry)] if self.stays else []
        judged.write(self.root, self.lesson, entry, *stays)
        if entry.state == "graded":
            return "graded"
        if not entry.verdicts:  # else the notebook itself says it, check by check
            self._leave_page(learner, entry, before)
        return self._told(entry)

    def _told(self, entry: judged.Entry) -> str:
        """Say why nothing was graded."""
        self.log.error("%s was not graded: %s %s", entry.learner, entry.reason, entry.cure)
        return "not graded"

    def _is_done(self, learner: str, digest: str, before: list[judged.Entry]) -> bool:
        """True if this very submission was graded before and nobody asks for it again."""
        if learner in (self.coursedir.student_id_exclude or "").split(","):
            return True
        page = Path(self._format_dest(self.lesson, learner), f"{self.lesson}.ipynb")
        folder = Path(self._format_source(self.lesson, learner))
        return not self.force and is_done(page, folder, digest, before, self.began)

    def _entry(self, folder: Path, learner: str, digest: str) -> judged.Entry:
        """Grade one submission: the journal's entry, whatever happens."""
        try:
            return self._graded(folder, learner, digest)
        except Exception as error:
            if not isinstance(error, NotGraded | Unreadable):
                self.log.error(traceback.format_exc())
            return entry_on(error, learner, digest)

    def _graded(self, folder: Path, learner: str, digest: str) -> judged.Entry:
        keyless = NotGraded(say("not-graded.no-key"), cure=say("not-graded.no-key-do"))
        has_key = self.shelf is not None and self.shelf.lesson(self.lesson) is not None
        self.stays = None
        if not has_key and any(one.state == "graded" for one in self.journal.get(learner, [])):
            raise keyless  # the marks of an earlier run stand
        notebook = notebook_in(folder, self.lesson, self.released)
        final = Path(self._format_dest(self.lesson, learner))
        with self._aside():
            source = self._staged(folder, learner, notebook)
            if not (source.parent / TIMESTAMP).is_file():
                _retried(lambda: forget_time(self.coursedir.db_url, self.lesson, learner))
            _retried(lambda: self.init_assignment(self.lesson, learner))
            finished = Path(self._format_dest(self.lesson, learner))
            missed = take_along(folder, finished)
            self._now = {}
            self.weighing = self._weighing(learner, digest, final, finished)
            try:
                _retried(lambda: self.convert_single_notebook(str(source)))
            except EarlierCounts as lower:
                assert self.weighing is not None
                self.stays = self.weighing.earlier
                self.weighing.restore_time()
                return replace(lower.entry, learner=learner, digest=digest)
            entry: judged.Entry | None = self._now.get("scomm")
            if entry is None:
                raise NotGraded(say("not-graded.unjudged"), cure=say("not-graded.unjudged-do"))
            if missed:
                entry = replace(entry, notes=(*entry.notes, say("note.files-left-out", files=missed)))
            self.set_permissions(self.lesson, learner)
            put_in_place(finished, final)  # an earlier result stands until this one is whole
        entry = replace(entry, learner=learner, digest=digest)
        if not has_key:  # the gradebook has a 0 for each check, never full marks; no table says so
            return replace(entry, state="not-graded", reason=keyless.reason, cure=keyless.cure)
        return entry

    def _weighing(self, learner: str, digest: str, there: Path, here: Path) -> Weighing | None:
        """How an attempt is weighed against an earlier one; not at all where the last one counts, or there is no other."""
        if ExecuteAndJudge(parent=self).attempts != "best":
            return None
        earlier = earlier_of(self.journal.get(learner, []), digest)
        return Weighing(self, earlier, digest, there, here) if earlier else None

    def write_single_notebook(self, output: str, resources: Any) -> None:
        """Write a notebook whole, and remember what was judged in it."""
        self._now = resources
        super().write_single_notebook(output, resources)

    @contextmanager
    def _aside(self) -> Iterator[None]:
        """Let nbgrader work in a folder of its own meanwhile, with what is handed in and what comes of it."""
        course = self.coursedir
        kept = course.submitted_directory, course.autograded_directory, course.ignore
        with tempfile.TemporaryDirectory(
            dir=self.root, prefix=".grading-", ignore_cleanup_errors=True
        ) as name:
            base = os.path.basename(name)
            course.submitted_directory, course.autograded_directory = f"{base}/in", f"{base}/out"
            course.ignore = [*course.ignore, *AUTHOR_FILES]
            try:
                yield
            finally:
                course.submitted_directory, course.autograded_directory, course.ignore = kept

    def _staged(self, folder: Path, learner: str, notebook: NotebookNode) -> Path:
        """A clean copy of the submission where nbgrader looks for it."""
        staged = Path(self._format_source(self.lesson, learner))
        staged.mkdir(parents=True)
        source = staged / f"{self.lesson}.ipynb"
        nbformat.write(notebook, source)
        copy_stamp(folder, staged)
        self.notebooks = [str(source)]
        return source

    def _leave_page(self, learner: str, entry: judged.Entry, before: list[judged.Entry]) -> None:
        """Let the learner have a page like everybody; marks of an earlier submission stay."""
        earlier = any(one.state == "graded" for one in before)
        title = self.shelf.title(self.lesson) if self.shelf else self.lesson
        page = Path(self._format_dest(self.lesson, learner), f"{self.lesson}.ipynb")
        fresh = leave_page(page, self.lesson, title, entry, earlier=earlier)
        self.set_permissions(self.lesson, learner)
        if fresh:
            with Gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
                note_submission(gradebook, self.lesson, learner)

    def _folders(self) -> list[Path]:
        """The folders of the submissions asked for, whatever their learners are called."""
        for line in misplaced(self.root / self.coursedir.submitted_directory, self.lesson):
            self.log.warning(line)
        return folders_of(self, self.coursedir.student_id)

    def _learner(self, folder: Path) -> str:
        found = self.init_single_notebook_resources(str(folder / f"{self.lesson}.ipynb"))
        return found["nbgrader"]["student"]


def _retried(step: Any, times: int = 3, seconds: float = 5.0) -> None:
    """Do a step again where the gradebook was in use."""
    for left in reversed(range(times)):
        try:
            step()
            return
        except sqlalchemy.exc.OperationalError:
            if not left:
                raise
            time.sleep(seconds)
