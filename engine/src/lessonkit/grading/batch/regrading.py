"""Writing what a regrading changes, and taking it back: the marks before stand in a file of their own before any is written over.

`regraded/<lesson>/<number>.jsonl` in the course's folder has one line for each learner whom a regrading changed: the journal's entry
before, the notebook's check cells before, and what the gradebook had. The journal keeps every entry; nothing is deleted from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode, from_dict

from lessonkit.grading import journal, judged
from lessonkit.grading.batch.course import Course
from lessonkit.grading.batch.gradebook_writing import LessonBook, retried
from lessonkit.grading.batch.rejudging import Rejudged
from lessonkit.grading.judged import Entry
from lessonkit.grading.notebook_file import write_notebook
from lessonkit.wholefile import write_whole

FOLDER = "regraded"
UNDONE = ".undone"


@dataclass(frozen=True)
class Before:
    """What one learner had before a regrading; `waits` says of each grade whether a person was to look at it."""

    learner: str
    entry: Entry
    cells: Mapping[int, Mapping[str, Any]]
    facts: Mapping[str, Any]
    waits: Mapping[str, bool]

    @classmethod
    def read(cls, line: bytes) -> Before:
        """Read what was written as JSON."""
        plain = json.loads(line)
        entry = Entry(**{**plain["entry"], "notes": tuple(plain["entry"]["notes"])})
        cells = {int(index): cell for index, cell in plain["cells"].items()}
        return cls(plain["learner"], entry, cells, plain["facts"], plain["waits"])


@dataclass
class Undone:
    """Whose marks were taken back, and who was graded anew since, so that nothing was changed."""

    back: list[str] = field(default_factory=list)
    since: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Regrading:
    """Writes a regrading of one lesson into its course."""

    course: Course
    lesson: str
    book: LessonBook

    def write(self, rejudged: Sequence[Rejudged]) -> Path:
        """Write new marks: first aside what was, then the gradebook in one commit, the notebooks, the journal."""
        folder = self.course.root / FOLDER / self.lesson
        folder.mkdir(parents=True, exist_ok=True)
        number = 1 + max((int(path.name.split(".")[0]) for path in folder.glob("*.jsonl")), default=0)
        notebooks = {one.learner: self._notebook(one.learner) for one in rejudged}
        waits = self._waits([one.learner for one in rejudged])
        lines = [
            json.dumps(asdict(_before(one, notebooks[one.learner], waits[one.learner]))).encode("ascii")
            for one in rejudged
        ]
        path = write_whole(folder / f"{number:04}.jsonl", b"".join(map(journal.summed, lines)))
        changes = {one.learner: one.now.verdicts for one in rejudged}
        retried(self.book.gradebook, lambda: self._set(changes, {}))
        for one in rejudged:
            self._put(one.learner, notebooks[one.learner], one.cells, one.facts)
        judged.write(
            self.course.root, self.lesson, *(replace(one.now, regrade=path.stem) for one in rejudged)
        )
        return path

    def last(self) -> Path | None:
        """The file of the last regrading that was not taken back."""
        found = sorted((self.course.root / FOLDER / self.lesson).glob("*.jsonl"))
        return next((path for path in reversed(found) if UNDONE not in path.name), None)

    def undo(self, path: Path) -> Undone:
        """Take a regrading back, except for those who were graded anew since."""
        entries = judged.read(self.course.root, self.lesson)
        told, back = Undone(), []
        for before in map(Before.read, journal.data_of(path)):
            last = entries.get(before.learner, [before.entry])[-1]
            page = self._page(before.learner)
            if last.regrade == path.stem and last.digest == before.entry.digest and page.is_file():
                back.append(before)
                told.back.append(before.learner)
            else:
                told.since.append(before.learner)
        marks = {one.learner: one.entry.verdicts for one in back}
        waits = {one.learner: one.waits for one in back}
        retried(self.book.gradebook, lambda: self._set(marks, waits))
        for one in back:
            self._put(one.learner, self._notebook(one.learner), one.cells, one.facts)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        judged.write(self.course.root, self.lesson, *(replace(one.entry, at=now) for one in back))
        path.rename(path.with_name(f"{path.stem}{UNDONE}.jsonl"))
        return told

    def _set(
        self,
        marks: Mapping[str, Mapping[str, Mapping[str, Any]]],
        waits: Mapping[str, Mapping[str, bool]],
    ) -> None:
        """Set automatic points, and what lateness costs. Points that a person gave stay; beside changed ones they are
        to be looked at again, or as `waits` says."""
        for learner, verdicts in marks.items():
            submission = self.book.submission(learner)
            notebook = self.book.notebook(submission)
            grades = self.book.grades(notebook)
            for id, verdict in verdicts.items():
                grade = grades.get(id)
                if grade is None or grade.auto_score == verdict["score"]:
                    continue
                grade.auto_score = verdict["score"]
                again = grade.manual_score is not None
                grade.needs_manual_grade = waits.get(learner, {}).get(id, again) and again
            self.book.set_penalty(learner, submission, notebook)

    def _waits(self, learners: Sequence[str]) -> dict[str, dict[str, bool]]:
        found = {}
        for learner in learners:
            grades = self.book.grades(self.book.notebook(self.book.submission(learner)))
            found[learner] = {name: bool(grade.needs_manual_grade) for name, grade in grades.items()}
        self.book.gradebook.db.rollback()
        self.book.gradebook.db.expunge_all()
        return found

    def _page(self, learner: str) -> Path:
        return self.course.graded(learner, self.lesson) / f"{self.lesson}.ipynb"

    def _notebook(self, learner: str) -> NotebookNode:
        return nbformat.v4.reads(self._page(learner).read_text(encoding="utf-8"))

    def _put(
        self,
        learner: str,
        notebook: NotebookNode,
        cells: Mapping[int, Mapping[str, Any]],
        facts: Mapping[str, Any],
    ) -> None:
        """Put check cells into a learner's graded notebook."""
        for index, cell in cells.items():
            mine = notebook.cells[index]
            for name in ("nbgrader", "scomm"):
                if name in cell["metadata"]:
                    mine.metadata[name] = from_dict(cell["metadata"][name])
            if "outputs" in cell:
                mine.outputs = from_dict(cell["outputs"])
        notebook.metadata["scomm"] = from_dict(facts)
        page = self._page(learner)
        rights = page.stat().st_mode
        write_notebook(notebook, page)
        page.chmod(rights)


def _before(one: Rejudged, notebook: NotebookNode, waits: Mapping[str, bool]) -> Before:
    cells = {
        index: {
            "metadata": notebook.cells[index].metadata,
            **({"outputs": notebook.cells[index].outputs} if cell.get("outputs") else {}),
        }
        for index, cell in one.cells.items()
    }
    return Before(one.learner, one.before, cells, notebook.metadata.get("scomm", {}), waits)
