"""From an answer that was handed over to its verdict, outside the learner's kernel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scomm.errors import ScommError
from scomm.exercises import passport
from scomm.exercises.deal import Deal, deal_for
from scomm.exercises.judge import judge
from scomm.exercises.plain import NOTHING_CAME, Plain
from scomm.exercises.spec import Exercise, Lesson, Load
from scomm.exercises.verdict import Verdict


@dataclass(frozen=True)
class Handed:
    """What a notebook handed over for one exercise: a plain answer and the learner code."""

    answer: Plain
    learner: str = ""

    @classmethod
    def of(cls, messages: list[Any]) -> Handed:
        """Read the kernel's messages; anything but one well-formed answer is a refusal."""
        if len(messages) != 1 or not isinstance(messages[0], dict):
            return cls(NOTHING_CAME)
        learner = messages[0].get("learner")
        return cls(Plain.from_json(messages[0].get("answer")), learner if isinstance(learner, str) else "")


def grade(lesson: Lesson, exercise: Exercise, handed: Handed, folder: Path, load: Load) -> Verdict:
    """The verdict on a handed-over answer; a dealt exercise takes the learner code from the
    notebook, or else from the passport that was handed in beside it."""
    deal = Deal()
    if exercise.uses and handed.answer.state == "answer":
        try:
            deal = deal_for(handed.learner or _code_in_passport(lesson.id, folder), lesson.pools)
        except ScommError:
            return Verdict(
                exercise.id,
                "unreadable",
                0,
                exercise.points,
                "This exercise depends on your learner code, and the notebook holds none. Paste the code from "
                "your passport into the first code cell and hand the notebook in again.",
            )
    return judge(exercise, handed.answer, deal, load)


def missing_key(id: str, points: float) -> Verdict:
    """The verdict where there is no key: 0, and a reply that says so."""
    return Verdict(
        id, "no-key", 0, points, "Nothing was graded: the answer key is missing. Please tell your instructor."
    )


def stopped_early(id: str, points: float) -> Verdict:
    """The verdict on a check after the notebook ended its own kernel."""
    return Verdict(
        id,
        "unreadable",
        0,
        points,
        "The notebook stopped before this check. Restart, run all cells, and look why.",
    )


def _code_in_passport(lesson_id: str, folder: Path) -> str:
    try:
        found = passport.read(passport.path_for(lesson_id, folder))
    except passport.Damaged:
        return ""
    return found.learner if found else ""
