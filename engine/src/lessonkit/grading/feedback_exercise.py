"""One exercise on a learner's feedback page: what was found, what it has a name for, what to do next, what a person said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode

from lessonkit.grading.feedback_grades import Grades, Marks
from lessonkit.grading.states import VERDICTS
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

STOPPED = ("unreadable", "timed-out", "out-of-memory")
"""What did not run comes first: other answers may hang on it."""
WRONG = ("not-yet", "partly")
OPEN = (*STOPPED, *WRONG, "not-attempted")
"""States after which there is something to do."""


@dataclass(frozen=True)
class Judged:
    """One exercise: its title, its state and its points, with all that is said of it.

    `mistake` is the named mistake in words, `next_step` what to do about it; `level` and `means` are those of the rubric that a
    reader chose. `check` and `answer` are the cells that were judged, `stopped` the one that was stopped.
    """

    number: int
    title: str
    state: str
    marks: Marks | None
    by_hand: bool
    changed: str = ""
    mistake: str = ""
    next_step: str = ""
    level: str = ""
    means: str = ""
    comments: tuple[str, ...] = ()
    check: NotebookNode | None = None
    answer: NotebookNode | None = None
    stopped: NotebookNode | None = None

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
        most = points_in_words(self.marks.most)
        if self.state == "waiting":
            return say("points.worth", most=most)
        return say("points.of", score=short(self.marks.score), most=most)


def judged_of(
    cell: NotebookNode,
    number: int,
    grades: Grades,
    answers: Mapping[str, NotebookNode],
    by_id: Mapping[str, NotebookNode],
) -> Judged:
    """The exercise of a graded cell; `answers` are the notebook's answer cells by name, `by_id` all of its code cells."""
    marks, said = as_dict(cell.metadata.get("nbgrader")), as_dict(cell.metadata.get("scomm"))
    id = as_text(marks.get("grade_id"))
    by_hand = bool(marks.get("solution") or marks.get("task"))
    found = grades.marks.get(id)
    state = _state(as_text(said.get("state")), found, by_hand)
    names = (id,) if by_hand else (f"{id}-answer", id)
    level, means = _level(said, found) if state == "read" else ("", "")
    is_open = not by_hand and state in OPEN
    return Judged(
        number,
        as_text(said.get("title")) or id.replace("-", " ").capitalize(),
        state,
        found,
        by_hand,
        changed=_changed(said, found, by_hand),
        mistake=as_text(said.get("mistake")).replace("-", " ") if is_open else "",
        next_step=as_text(said.get("next")) if is_open else "",
        level=level,
        means=means,
        comments=tuple(grades.comments[name] for name in names if grades.comments.get(name)),
        check=cell,
        answer=None if by_hand else answers.get(f"{id}-answer"),
        stopped=None if by_hand or state not in STOPPED else by_id.get(as_text(said.get("stopped"))),
    )


def first_of(exercises: Sequence[Judged]) -> Judged | None:
    """The one exercise to look at first; None where nothing is left to do.

    What did not run comes before a mistake that has a name, that before a wrong answer without one, and what was not tried
    comes last; of several the first in the notebook.
    """
    ranks = (
        lambda one: one.state in STOPPED,
        lambda one: one.state in WRONG and one.mistake,
        lambda one: one.state in WRONG,
        lambda one: one.state == "not-attempted",
    )
    return next((one for rank in ranks for one in exercises if rank(one)), None)


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
    return "" if before == marks.score else say("points.changed", score=short(marks.score))


def _level(said: Mapping[str, Any], marks: Marks | None) -> tuple[str, str]:
    """The rubric's level that has these points, and what it looks like; nothing where a person gave points between two levels."""
    levels, most = said.get("levels"), said.get("points")
    if marks is None or not isinstance(levels, list | tuple) or not isinstance(most, int | float) or not most:
        return "", ""
    for one in map(as_dict, levels):
        points = one.get("points")
        if isinstance(points, int | float) and abs(points * marks.most / most - marks.score) < 1e-6:
            return as_text(one.get("name")), as_text(one.get("means"))
    return "", ""


def points_in_words(number: float) -> str:
    """Points with their noun.

    >>> points_in_words(1.0), points_in_words(2.5)
    ('1 point', '2.5 points')
    """
    return say("points.some", text=short(number), n=number)


def short(number: float) -> str:
    """A number of points with at most two decimals.

    >>> short(2.0), short(1.005)
    ('2', '1')
    """
    return f"{round(number, 2):g}"


def as_dict(part: Any) -> Mapping[str, Any]:
    """A part of a notebook's metadata, if it is what it should be."""
    return part if isinstance(part, Mapping) else {}


def as_text(part: Any) -> str:
    """A text of a notebook's metadata, if it is one."""
    return part if isinstance(part, str) else ""
