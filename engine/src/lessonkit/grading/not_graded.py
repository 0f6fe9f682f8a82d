"""What is left for a submission that could not be graded: a notebook that says why, and a word in the gradebook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.api import Gradebook
from sqlalchemy.exc import OperationalError

from lessonkit.errors import KitError
from lessonkit.grading.beside import make_writable
from lessonkit.grading.judged import Entry, not_graded
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.notebook_file import write_notebook
from lessonkit.grading.sealed.serving import Lost, Refused
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)


class NotGraded(KitError):
    """A submission that can't be graded: the reason, and the cure, in a sentence each; whether its learner can mend it.

    `stopped` says with which key, kit and limits judging it was stopped.
    """

    def __init__(self, reason: str, *, cure: str, by_learner: bool = False, stopped: str = "") -> None:
        super().__init__(reason, do=cure)
        self.reason, self.cure, self.by_learner, self.stopped = reason, cure, by_learner, stopped


def entry_on(error: Exception, learner: str, digest: str) -> Entry:
    """The journal's entry on a submission whose grading ended in an error."""
    if isinstance(error, NotGraded):
        entry = not_graded(learner, digest, error.reason, error.cure, by_learner=error.by_learner)
        return replace(entry, stopped=error.stopped)
    if isinstance(error, Unreadable):
        return not_graded(learner, digest, error.what, error.do, by_learner=True)
    if isinstance(error, Refused):
        reason = say("not-graded.refused", why=str(error))
        return not_graded(learner, digest, reason, say("not-graded.refused-do"))
    if isinstance(error, Lost):
        reason = say("not-graded.lost", why=str(error) or say("not-graded.lost-why"))
        return not_graded(learner, digest, reason, say("not-graded.lost-do"))
    if isinstance(error, OperationalError):
        reason = say("not-graded.gradebook", error=str(error.orig)[:80])
        cure = say("not-graded.gradebook-do")
        return not_graded(learner, digest, reason, cure)
    reason = say("not-graded.error", error=type(error).__name__)
    return not_graded(learner, digest, reason, say("not-graded.error-do"))


def leave_page(target: Path, lesson: str, title: str, entry: Entry, *, earlier: bool) -> bool:
    """Write the notebook from which the learner's page is made; True if nothing was graded before.

    Where an earlier submission was graded, its notebook and its marks stay, and a note on it says so.
    """
    cure = entry.cure if entry.by_learner else ""  # what an instructor has to mend is no task for a learner
    if earlier and target.is_file():
        notebook = nbformat.read(target, 4)
        facts = notebook.metadata.setdefault("scomm", {})
        note = say("not-graded.earlier", reason=entry.reason, cure=cure).strip()
        facts["notes"] = [one for one in facts.get("notes", []) if one != note] + [note]
    else:
        text = f"{say('not-graded.page')}\n\n{entry.reason}\n\n{cure}".strip()
        notebook = new_notebook(cells=[new_markdown_cell(text, id="not-graded")])
        notebook.metadata["scomm"] = {
            "lesson": lesson,
            "title": title,
            "state": "not-graded",
            "reason": entry.reason,
            "cure": cure,
        }
        earlier = False
    target.parent.mkdir(parents=True, exist_ok=True)
    make_writable(target.parent)
    write_notebook(notebook, target)
    return not earlier


def note_submission(gradebook: Gradebook, lesson: str, learner: str) -> None:
    """Let the gradebook know of a submission in which nothing was judged and nobody has anything to read."""
    gradebook.update_or_create_student(learner)
    submission = gradebook.update_or_create_submission(lesson, learner)
    for notebook in submission.notebooks:
        for grade in notebook.grades:
            grade.auto_score, grade.needs_manual_grade = None, False
    gradebook.db.commit()
