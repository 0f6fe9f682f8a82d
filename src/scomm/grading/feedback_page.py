"""A learner's feedback page as plain data: what it says, before any HTML is made of it."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from nbformat import NotebookNode

from scomm.grading.feedback_grades import Grades, Marks
from scomm.grading.states import VERDICTS
from scomm.language import sentences_beside

say = sentences_beside(__file__)

LONGEST_WRITTEN = 60_000

Kind = Literal["prose", "code", "answer", "check", "written"]


@dataclass(frozen=True)
class Judged:
    """One exercise on the page: its title, its state and its points."""

    number: int
    title: str
    state: str
    marks: Marks | None
    by_hand: bool
    comment: str = ""

    @property
    def sign(self) -> str:
        """The state's mark, for the eye alone."""
        return VERDICTS.get(self.state, ("•", ""))[0]

    @property
    def words(self) -> str:
        """The state in words."""
        return VERDICTS.get(self.state, ("", self.state.replace("-", " ").capitalize()))[1]

    @property
    def points(self) -> str:
        """The points in words; what nobody has read yet has a worth and no points."""
        if self.marks is None or not self.marks.most:
            return ""
        most = _points(self.marks.most)
        if self.state == "waiting":
            return say("points.worth", most=most)
        return say("points.of", score=_number(self.marks.score), most=most)


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


def page_of(nb: NotebookNode, grades: Grades, learner: str, lesson: str) -> Page:
    """The page for a graded notebook, or for one that could not be graded."""
    said = _dict(nb.metadata.get("scomm"))
    notes = said.get("notes")
    page = Page(
        learner,
        lesson,
        _text(said.get("title")) or _first_heading(nb) or lesson,
        version=_text(said.get("version")),
        notes=tuple(map(_text, notes)) if isinstance(notes, list | tuple) else (),
    )
    if said.get("state") == "not-graded":
        return replace(
            page,
            reason=_text(said.get("reason")) or say("page.not-graded-reason"),
            cure=_text(said.get("cure")),
        )
    parts: list[Part] = []
    for cell in nb.cells:
        parts.append(_part(cell, grades, 1 + sum(part.judged is not None for part in parts)))
    page = replace(page, parts=tuple(parts))
    return replace(page, summary=_summary(page.exercises, grades.penalty))


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


def _part(cell: NotebookNode, grades: Grades, number: int) -> Part:
    marks = _dict(cell.metadata.get("nbgrader"))
    id = _text(marks.get("grade_id"))
    comment = grades.comments.get(id, "")
    if marks.get("grade") or marks.get("task"):
        by_hand = bool(marks.get("solution") or marks.get("task"))
        found = grades.marks.get(id)
        said = _dict(cell.metadata.get("scomm"))
        judged = Judged(
            number,
            _text(said.get("title")) or id.replace("-", " ").capitalize(),
            _state(_text(said.get("state")), found, by_hand),
            found,
            by_hand,
            _changed(said, found, by_hand),
        )
        return Part("written" if by_hand else "check", cell, judged, comment)
    if cell.cell_type != "code":
        return Part("prose", cell, comment=comment)
    return Part("answer" if marks.get("solution") else "code", cell, comment=comment)


def _state(said: str, marks: Marks | None, by_hand: bool) -> str:
    if marks is not None and not marks.most:
        return "taken-out"
    if by_hand:
        if marks is None or marks.waiting:
            return "waiting"
        return "read" if marks.by_person else "not-attempted"
    if said:
        return said
    if marks is None or marks.waiting:
        return "waiting"
    return "right" if marks.score >= marks.most else "partly" if marks.score > 0 else "not-yet"


def _changed(said: Mapping[str, Any], marks: Marks | None, by_hand: bool) -> str:
    """A line where a person gave other points than the check."""
    if by_hand or marks is None or not marks.by_person:
        return ""
    before = said.get("score")
    return "" if before == marks.score else say("points.changed", score=_number(marks.score))


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
        lines.append(say("points.waiting-one" if waiting == 1 else "points.waiting", points=_points(waiting)))
    if penalty:
        lines.append(say("points.late", points=_points(penalty)))
    given = sum(marks.score for marks in [*checked, *read]) - penalty
    if lines and not waiting and (read or penalty):
        most = _points(sum(marks.most for marks in [*checked, *read]))
        lines.append(say("points.in-all", points=say("points.of", score=_number(given), most=most)))
    return tuple(lines)


def _of(marks: list[Marks]) -> str:
    score, most = sum(one.score for one in marks), sum(one.most for one in marks)
    return say("points.of", score=_number(score), most=_points(most))


def _points(number: float) -> str:
    return say("points.some", text=_number(number), n=number)


def _number(number: float) -> str:
    return f"{round(number, 2):g}"


def _first_heading(nb: NotebookNode) -> str:
    for cell in nb.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("# "):
            return str(cell.source.splitlines()[0][2:].strip())
    return ""


def _dict(part: Any) -> Mapping[str, Any]:
    return part if isinstance(part, Mapping) else {}


def _text(part: Any) -> str:
    return part if isinstance(part, str) else ""
