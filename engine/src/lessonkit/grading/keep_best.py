"""Where the best attempt counts: a newer one weighed against it in nbgrader's autograde, before its marks are saved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties, NbGraderPreprocessor

from lessonkit.grading.batch.finishing import earlier_counts, handed_in_at
from lessonkit.grading.batch.gradebook_writing import LessonBook
from lessonkit.grading.judged import Entry


class EarlierCounts(Exception):
    """A newer attempt was judged and has fewer points than the one that counts."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


@dataclass(frozen=True)
class Weighing:
    """A newer attempt (its `digest`, its files `here`) beside the one that counts until now, whose graded files lie `there`."""

    batch: Autograde
    earlier: Entry
    digest: str
    there: Path
    here: Path

    def keeps_earlier(self, entry: Entry) -> bool:
        """Whether the earlier attempt goes on counting beside what was just judged."""
        newer = replace(entry, learner=self.earlier.learner, digest=self.digest)
        with self._gradebook() as gradebook:
            penalties = AssignLatePenalties(parent=self.batch)
            book = LessonBook(gradebook, self.batch.coursedir.assignment_id, penalties)
            return earlier_counts(book, self.earlier, self.there, newer, self.here)

    def restore_time(self) -> None:
        """Let the gradebook have the time of the earlier attempt again; nbgrader wrote that of the newer one."""
        with self._gradebook() as gradebook:
            lesson, learner = self.batch.coursedir.assignment_id, self.earlier.learner
            gradebook.find_submission(lesson, learner).timestamp = handed_in_at(self.there)
            gradebook.db.commit()

    def _gradebook(self) -> Gradebook:
        return Gradebook(self.batch.coursedir.db_url, self.batch.coursedir.course_id)


class KeepBest(NbGraderPreprocessor):
    """nbgrader's step: raises `EarlierCounts` where an earlier attempt goes on counting; else the attempt goes on to its marks."""

    def preprocess(self, nb: NotebookNode, resources: Any) -> tuple[NotebookNode, Any]:
        """Weigh what was judged; the notebook stays as it is."""
        weighing: Weighing | None = getattr(getattr(self.parent, "parent", None), "weighing", None)
        entry = resources.get("scomm")
        if weighing is not None and entry is not None and weighing.keeps_earlier(entry):
            raise EarlierCounts(entry)
        return nb, resources
