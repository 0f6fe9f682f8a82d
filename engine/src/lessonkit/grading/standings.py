"""How the submissions of a lesson stand, from the folder of a course: files, journal, gradebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy
from nbgrader.api import Gradebook, MissingEntry

from lessonkit.errors import KitError
from lessonkit.grading import judged
from lessonkit.grading.folders import RENAME
from lessonkit.grading.names import is_text, shown
from lessonkit.grading.states import Standing, state_of


@dataclass(frozen=True)
class Marks:
    """What the gradebook has of one learner: points so far, before and after what lateness costs, points that wait
    for a reader, the most there are, and whether a person's points should be looked at again."""

    raw: float
    penalty: float
    waiting: float
    most: float
    again: bool

    @property
    def points(self) -> float:
        """Points so far, after what lateness costs."""
        return max(0.0, self.raw - self.penalty)


def standings(root: Path, lesson: str, gradebook: Gradebook) -> list[Standing]:
    """How every learner of the course stands in a lesson, in the order of their names."""
    journal = judged.read(root, lesson)
    folders = submissions(root, lesson)
    marks = _marks(gradebook, lesson)
    everybody = {student.id for student in gradebook.students}
    return [
        _standing(
            learner,
            folders.get(learner),
            journal.get(learner) or _older(root, lesson, learner),
            marks.get(learner),
        )
        for learner in sorted({*everybody, *folders, *journal}, key=str.casefold)
    ]


def submissions(root: Path, lesson: str) -> dict[str, Path]:
    """The folder of each learner's submission, by learner."""
    return {path.parent.name: path for path in _folders(root, lesson) if is_text(path.parent.name)}


def unnamed(root: Path, lesson: str) -> list[str]:
    """One line for each folder in `submitted/` that has the name of no learner."""
    odd = [shown(path.parent.name) for path in _folders(root, lesson) if not is_text(path.parent.name)]
    return [RENAME.format(folder=f"submitted/{name}") for name in odd]


def _folders(root: Path, lesson: str) -> list[Path]:
    found = (root / "submitted").glob(f"*/{lesson}")
    hidden = (root / "submitted").glob(f".*/{lesson}")
    return [path for path in (*found, *hidden) if path.is_dir()]


def open_gradebook(root: Path) -> Gradebook:
    """The course's gradebook; a `KitError` if there is none."""
    path = root / "gradebook.db"
    if not path.is_file():
        raise KitError(
            "There is no gradebook.db in this folder.",
            do="Change to the folder of the course, or run nbgrader generate_assignment LESSON --create --force first.",
        )
    try:
        return Gradebook(f"sqlite:///{path}")
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise KitError(
            f"gradebook.db can't be read ({type(error).__name__}).", do="Restore a copy."
        ) from error


def same_codes(entries: Iterable[judged.Entry]) -> list[str]:
    """One line for each learner code that stands in the submissions of several learners."""
    users: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in entries:
        if entry.code:
            users[entry.code][entry.learner] = ""
        if entry.passport_code:
            users[entry.passport_code].setdefault(entry.learner, " (passport)")
    return [
        f"One learner code, {code}, in several submissions: "
        + ", ".join(f"{learner}{how}" for learner, how in sorted(learners.items()))
        for code, learners in sorted(users.items())
        if len(learners) > 1
    ]


def _older(root: Path, lesson: str, learner: str) -> list[judged.Entry]:
    """What stands for the journal where there is none: another assignment of the course, or an earlier version of the kit."""
    graded = list((root / "autograded" / learner / lesson).glob("*.ipynb"))
    folder = root / "submitted" / learner / lesson
    if not graded:
        return []
    newest = max((path.stat().st_mtime for path in folder.glob("*.ipynb")), default=0.0)
    same = folder.is_dir() and newest <= min(path.stat().st_mtime for path in graded)
    return [judged.Entry(learner, judged.digest_of(folder) if same else "", "graded")]


def _standing(
    learner: str, folder: Path | None, entries: list[judged.Entry], marks: Marks | None
) -> Standing:
    last = entries[-1] if entries else None
    earlier = any(entry.state == "graded" for entry in entries)
    waiting = marks.waiting if marks else 0.0
    state = state_of(
        handed_in=folder is not None,
        digest=judged.digest_of(folder) if folder else "",
        entry=(last.newest, last.state) if last else None,
        waiting=waiting,
        earlier=earlier,
        again=marks is not None and marks.again,
    )
    numbered = marks is not None and earlier
    told = state == "not-graded" and last is not None
    kept = " The marks of an earlier submission stand." if told and earlier else ""
    return Standing(
        learner=learner,
        state=state,
        points=marks.points if numbered and marks else None,
        raw=marks.raw if numbered and marks else None,
        penalty=marks.penalty if numbered and marks else 0.0,
        most=marks.most if marks else 0.0,
        waiting=waiting if numbered else 0.0,
        reason=last.reason + kept if told and last else "",
        cure=last.cure if told and last else "",
        at=last.at if last else "",
        notes=last.notes if last else (),
    )


def _marks(gradebook: Gradebook, lesson: str) -> dict[str, Marks]:
    try:
        assignment = gradebook.find_assignment(lesson)
    except MissingEntry as error:
        raise KitError(
            f"The gradebook has no lesson {lesson!r}.",
            allowed=[one.name for one in gradebook.assignments] or "none yet",
            do=f"Run nbgrader generate_assignment {lesson} --create --force first.",
        ) from error
    found = {}
    for submission in assignment.submissions:
        everything = (grade for notebook in submission.notebooks for grade in notebook.grades)
        grades = [
            grade for grade in everything if grade.cell.max_score
        ]  # what was taken out counts for nobody
        to_read = [grade for grade in grades if grade.needs_manual_grade]
        found[submission.student.id] = Marks(
            raw=sum(grade.score or 0.0 for grade in grades),
            penalty=submission.late_submission_penalty or 0.0,
            waiting=sum(grade.cell.max_score for grade in to_read if grade.manual_score is None),
            most=sum(grade.cell.max_score for grade in grades),
            again=any(grade.manual_score is not None for grade in to_read),
        )
    return found
