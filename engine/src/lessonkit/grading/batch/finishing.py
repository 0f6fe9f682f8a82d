"""What came of a run, made into marks: the graded notebook, the gradebook, the journal, each whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import parse_utc

from lessonkit.grading import judged
from lessonkit.grading.attempts import earlier_of, points_of, standing
from lessonkit.grading.batch.alone import HALF_WAY
from lessonkit.grading.batch.course import Course
from lessonkit.grading.batch.gradebook_writing import LessonBook, Marks, retried
from lessonkit.grading.batch.preparing import Submission
from lessonkit.grading.beside import put_beside, put_in_place
from lessonkit.grading.judged import Entry
from lessonkit.grading.not_graded import entry_on, leave_page, note_submission
from lessonkit.grading.notebook_file import write_notebook
from lessonkit.grading.stamp import TIMESTAMP
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Finishing:
    """What the runs of one lesson are finished with: its course, its lesson, and its part of the open gradebook."""

    course: Course
    lesson: str
    book: LessonBook

    def graded(
        self, submission: Submission, found: tuple[NotebookNode, Entry], before: Sequence[Entry] = ()
    ) -> Entry:
        """Write all that comes of a run that was judged; the entry that the journal has now.

        `before` are the learner's earlier entries: where the best attempt counts and an earlier one is better, its marks stay.
        """
        id, learner = self.lesson, submission.learner
        notebook, entry = found
        notes = entry.notes
        if submission.missed:
            notes = (*notes, say("note.files-left-out", files=submission.missed))
        entry = replace(entry, learner=learner, digest=submission.digest, notes=notes)
        for step in self.course.last_steps:
            notebook, _ = step(notebook, {})
        final = self.course.graded(learner, id)
        with tempfile.TemporaryDirectory(
            dir=self.course.root, prefix=HALF_WAY, ignore_cleanup_errors=True
        ) as name:
            finished = Path(name, "finished")
            finished.mkdir()
            put_beside(submission.prepared.job.files, finished)
            if submission.stamp:
                (finished / TIMESTAMP).write_text(submission.stamp, encoding="utf-8")
            write_notebook(notebook, finished / f"{id}.ipynb")
            earlier = (
                earlier_of(before, submission.digest) if self.course.settings.attempts == "best" else None
            )
            if earlier and earlier_counts(self.book, earlier, final, entry, finished):
                judged.write(self.course.root, id, entry, standing(earlier, entry))
                return entry
            self.book.write(learner, handed_in_at(finished), Marks.of(notebook))
            put_in_place(finished, final)  # an earlier result stands until this one is whole
        self.course.set_rights(learner, id)
        judged.write(self.course.root, id, entry)
        return entry

    def not_graded(self, learner: str, digest: str, error: Exception, before: Sequence[Entry]) -> Entry:
        """Leave the learner a page that says why nothing was graded; marks of an earlier submission stay."""
        id = self.lesson
        entry = entry_on(error, learner, digest)
        earlier = any(one.state == "graded" for one in before)
        page = self.course.graded(learner, id) / f"{id}.ipynb"
        fresh = leave_page(page, id, self.course.shelf.title(id), entry, earlier=earlier)
        self.course.set_rights(learner, id)
        if fresh:
            book = self.book.gradebook
            retried(book, lambda: note_submission(book, id, learner))
        judged.write(self.course.root, id, entry)
        return entry


def earlier_counts(book: LessonBook, earlier: Entry, there: Path, newer: Entry, here: Path) -> bool:
    """Whether an earlier attempt, whose graded notebook lies in the folder `there`, has more points than a newer one, whose time
    of handing in lies in `here`. What lateness costs is counted; of two that are worth the same the newer one counts."""
    if not (there / f"{book.lesson}.ipynb").is_file():
        return False
    before = book.left(earlier.learner, points_of(earlier), handed_in_at(there))
    return before > book.left(newer.learner, points_of(newer), handed_in_at(here))


def handed_in_at(folder: Path) -> datetime | None:
    """When a submission was handed in, as its file says; None where nobody said."""
    stamp = folder / TIMESTAMP
    text = stamp.read_text(encoding="utf-8").strip() if stamp.is_file() else ""
    return parse_utc(text) if text else None
