"""What one learner handed in for a lesson: its one notebook, and whether it was graded before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode

from lessonkit.grading.choosing import choose_in, taken
from lessonkit.grading.judged import Entry
from lessonkit.grading.mending import note
from lessonkit.grading.not_graded import NotGraded
from lessonkit.grading.reading import ANSWER, exercises_in, lesson_of, read_submission
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.restore import has_any_of
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


def notebook_in(folder: Path, lesson: str, released: Sequence[ReleasedCell]) -> NotebookNode:
    """The one notebook of a submission, mended where it can be; `NotGraded` or `Unreadable` where there is none."""
    known = {lesson: {cell.name.removesuffix(ANSWER) for cell in released}}
    choice = choose_in(folder, lesson, known)
    if choice.name is None:
        cure = say("do.choose") if choice.undecided else say("do.hand-in", lesson=lesson)
        raise NotGraded(choice.reason, cure=cure, by_learner=True)
    notebook = read_submission(folder / choice.name)
    of = lesson_of(notebook, known)
    if of not in (None, lesson):
        raise NotGraded(
            say("not-graded.of-another", other=of, lesson=lesson),
            cure=say("do.hand-in", lesson=lesson),
            by_learner=True,
        )
    if of is None and (exercises_in(notebook) - known[lesson] or not has_any_of(notebook, released)):
        raise NotGraded(
            say("not-graded.of-none", lesson=lesson), cure=say("do.hand-in", lesson=lesson), by_learner=True
        )
    note(notebook, taken(choice, lesson))
    return notebook


def is_done(page: Path, folder: Path, digest: str, before: Sequence[Entry], began: datetime) -> bool:
    """True if the submission in `folder` was graded before.

    `page` is the graded notebook, `before` what the journal has of the learner, `began` when the journal begins.
    """
    if not page.is_file():
        return False
    if not before:
        if page.stat().st_mtime >= began.timestamp():  # killed between the page and its line in the journal
            return False
        # graded by an earlier version of the kit, which kept no journal
        newest = max((path.stat().st_mtime for path in folder.glob("*.ipynb")), default=0)
        return page.stat().st_mtime >= newest
    return before[-1].newest == digest and before[-1].state == "graded"
