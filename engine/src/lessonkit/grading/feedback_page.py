"""A learner's feedback page as plain data: what it says, before any HTML is made of it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from nbformat import NotebookNode

from lessonkit.grading.attempts import Attempts
from lessonkit.grading.feedback_exercise import (
    Judged,
    as_dict,
    as_text,
    first_of,
    judged_of,
    points_in_words,
    short,
)
from lessonkit.grading.feedback_grades import Grades, Marks
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

LONGEST_WRITTEN = 60_000

Kind = Literal["prose", "code", "answer", "check", "written"]


@dataclass(frozen=True)
class Part:
    """A cell on the page, with the exercise that it carries."""

    kind: Kind
    cell: NotebookNode
    judged: Judged | None = None
    comment: str = ""


@dataclass(frozen=True)
class Page:
    """Everything that a feedback page says. Where `reason` is set the notebook was not graded, and no points are."""

    learner: str
    lesson: str
    title: str
    version: str = ""
    summary: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    reason: str = ""
    cure: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def exercises(self) -> list[Judged]:
        """The exercises in the order of the notebook."""
        return [part.judged for part in self.parts if part.judged]

    @property
    def first(self) -> Judged | None:
        """The one exercise to look at first."""
        return first_of(self.exercises)

    @property
    def others(self) -> list[Judged]:
        """All other exercises, in the order of the notebook."""
        return [one for one in self.exercises if one is not self.first]


def page_of(
    nb: NotebookNode, grades: Grades, learner: str, lesson: str, attempts: Attempts | None = None
) -> Page:
    """The page for a graded notebook, or for one that could not be graded; `attempts` are what the learner handed in before."""
    said = as_dict(nb.metadata.get("scomm"))
    notes = said.get("notes")
    page = Page(
        learner,
        lesson,
        as_text(said.get("title")) or _first_heading(nb) or lesson,
        version=as_text(said.get("version")),
        notes=tuple(map(as_text, notes)) if isinstance(notes, list | tuple) else (),
    )
    if said.get("state") == "not-graded":
        return replace(
            page,
            reason=as_text(said.get("reason")) or say("page.not-graded-reason"),
            cure=as_text(said.get("cure")),
        )
    answers = {_name(cell): cell for cell in nb.cells if cell.cell_type == "code"}
    by_id = {cell.id: cell for cell in nb.cells if cell.cell_type == "code"}
    checked = {f"{_name(cell)}-answer" for cell in nb.cells if _is_graded(cell)}
    # a comment on an answer stands with its exercise, where it has one
    loose = {name: text for name, text in grades.comments.items() if name not in checked}
    parts: list[Part] = []
    for cell in nb.cells:
        number = 1 + sum(part.judged is not None for part in parts)
        judged = judged_of(cell, number, grades, answers, by_id) if _is_graded(cell) else None
        parts.append(_part(cell, judged, loose))
    page = replace(page, parts=tuple(parts))
    told = tuple(attempts.told()) if attempts else ()
    return replace(page, summary=(*_summary(page.exercises, grades.penalty), *told))


def words_in(source: str) -> str | None:
    """The text that a written answer's cell holds; None if it holds anything but one name and its text.

    >>> words_in('letter = ""' + '"Dear editor"' + '""')
    'Dear editor'
    """
    if len(source) > LONGEST_WRITTEN:
        return None
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found = body[-1].value if body and all(isinstance(line, ast.Assign) for line in body) else None  # type: ignore[attr-defined]
    return found.value.strip() if isinstance(found, ast.Constant) and isinstance(found.value, str) else None


def _part(cell: NotebookNode, judged: Judged | None, comments: Mapping[str, str]) -> Part:
    if judged is not None:
        return Part("written" if judged.by_hand else "check", cell, judged)
    kind: Kind = "code"
    if cell.cell_type != "code":
        kind = "prose"
    elif as_dict(cell.metadata.get("nbgrader")).get("solution"):
        kind = "answer"
    return Part(kind, cell, comment=comments.get(_name(cell), ""))


def _is_graded(cell: NotebookNode) -> bool:
    marks = as_dict(cell.metadata.get("nbgrader"))
    return bool(marks.get("grade") or marks.get("task"))


def _name(cell: NotebookNode) -> str:
    return as_text(as_dict(cell.metadata.get("nbgrader")).get("grade_id"))


def _summary(exercises: list[Judged], penalty: float) -> tuple[str, ...]:
    """The points so far, in one line for each way that points are given."""
    known = [(one, one.marks) for one in exercises if one.marks]
    checked = [marks for one, marks in known if not one.by_hand and one.state != "waiting"]
    read = [marks for one, marks in known if one.by_hand and one.state != "waiting"]
    waiting = sum(marks.most for one, marks in known if one.state == "waiting")
    lines = []
    if checked:
        lines.append(say("points.checked", points=_of(checked)))
    if read:
        lines.append(say("points.read", points=_of(read)))
    if waiting:
        lines.append(
            say("points.waiting-one" if waiting == 1 else "points.waiting", points=points_in_words(waiting))
        )
    if penalty:
        lines.append(say("points.late", points=points_in_words(penalty)))
    given = sum(marks.score for marks in [*checked, *read]) - penalty
    if lines and not waiting and (read or penalty):
        most = points_in_words(sum(marks.most for marks in [*checked, *read]))
        lines.insert(0, say("points.in-all", points=say("points.of", score=short(given), most=most)))
    return tuple(lines)


def _of(marks: list[Marks]) -> str:
    score, most = sum(one.score for one in marks), sum(one.most for one in marks)
    return say("points.of", score=short(score), most=points_in_words(most))


def _first_heading(nb: NotebookNode) -> str:
    for cell in nb.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            return str(cell.source.splitlines()[0][2:].strip())
    return ""
