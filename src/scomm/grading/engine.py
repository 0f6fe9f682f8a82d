"""From an answer that was handed over to its verdict, outside the learner's kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
from msgspec import Struct

from scomm.errors import ScommError
from scomm.exercises.deal import Deal, deal_for, read_code
from scomm.exercises.key.in_full import LessonInFull
from scomm.exercises.learner.code_in_notebook import FoundCode
from scomm.exercises.spec import Exercise
from scomm.exercises.verdict import Verdict
from scomm.exercises.wire import NOTHING_CAME, Plain


@dataclass(frozen=True)
class Handed:
    """What a notebook handed over for one exercise: a plain answer, and the code that its kernel had."""

    answer: Plain
    learner: str = ""

    @classmethod
    def of(cls, messages: Sequence[Any]) -> Handed:
        """Read the kernel's messages; anything but one well-formed answer is a refusal."""
        try:
            (sent,) = msgspec.convert(messages, list[_Message])
        except (ValueError, RecursionError):
            return cls(NOTHING_CAME)
        return cls(Plain.from_json(sent.answer), sent.learner if isinstance(sent.learner, str) else "")


class _Message(Struct):
    """What `hand_over` displays, as far as grading reads it."""

    answer: Any = None
    learner: Any = ""


def grade(lesson: LessonInFull, exercise: Exercise, given: Plain, code: FoundCode) -> Verdict:
    """The verdict on a handed-over answer, for the deal of the one learner code that the notebook has."""
    if exercise.uses and not code.code and (given.state == "answer" or code.mistyped):
        return _unreadable(exercise.id, exercise.points, code.problem)
    return lesson.reply(exercise, given, deal_of(code, lesson))


def deal_of(code: FoundCode, lesson: LessonInFull) -> Deal:
    """What a notebook's code is dealt; nothing without a code."""
    return deal_for(code.code, lesson.pools) if code.code else Deal()


def computed_code(code: FoundCode, learner: str) -> FoundCode:
    """The code of a notebook that works it out: what its kernel had at the first check holds for all checks."""
    try:
        return replace(code, code=read_code(learner))
    except ScommError:
        return code


def code_notes(code: FoundCode) -> list[str]:
    """What an instructor should know of a notebook's learner code."""
    notes = []
    if code.mistyped:
        like = f" Did the learner mean {' and '.join(code.nearest)}?" if code.nearest else ""
        notes.append(f"The learner code in the first cell is mistyped.{like}")
    if code.where == "saved output":
        notes.append(
            f"The first cell holds no learner code; {code.code} stands in its saved output and counts."
        )
    if code.where == "passport":
        notes.append(f"The first cell holds no learner code; {code.code} stands in the passport and counts.")
    if code.passport_says:
        notes.append(f"The passport is of another learner code, {code.passport_says}; the notebook's counts.")
    return notes


def worth(verdict: Verdict, points: float) -> Verdict:
    """The same verdict where the gradebook gives an exercise other points than the key does.

    >>> worth(Verdict("share", "partly", score=1, points=2, reply=""), 4)
    2
    """
    if verdict.points == points:
        return verdict
    share = verdict.score / verdict.points if verdict.points else 0.0
    return replace(verdict, score=round(share * points, 4), points=points)


def missing_key(id: str, points: float) -> Verdict:
    """The verdict where there is no key: 0, and a reply that says so."""
    return Verdict(
        id, "no-key", 0, points, "Nothing was graded: the answer key is missing. Please tell your instructor."
    )


def withdrawn(id: str) -> Verdict:
    """The verdict on an exercise that is no longer in the lesson: it counts for nobody."""
    return Verdict(id, "recorded", 0, 0, "This exercise was taken out of the lesson. It counts for nobody.")


def unreached(id: str, points: float, ending: str, seconds: int) -> Verdict:
    """The verdict on a check that the run of the notebook did not come to."""
    if ending == "total-time":
        return timed_out(
            id, points, f"The whole notebook ran longer than {seconds} seconds and was stopped here."
        )
    if ending == "stuck":
        return timed_out(id, points, "A cell above could not be stopped, so this check was not reached.")
    return _unreadable(
        id, points, "The notebook stopped before this check. Restart, run all cells, and look why."
    )


def unjudged(id: str, points: float, error: Exception) -> Verdict:
    """The verdict where judging itself went wrong: nobody's mark is lost silently."""
    what = type(error).__name__
    return _unreadable(
        id, points, f"The kit could not judge this answer ({what}). Please tell your instructor."
    )


def timed_out(id: str, points: float, why: str) -> Verdict:
    """The verdict on an answer that was still being worked out when its time was over."""
    return Verdict(id, "timed-out", 0, points, f"{why} Look for a loop that does not end.")


def _unreadable(id: str, points: float, reply: str) -> Verdict:
    return Verdict(id, "unreadable", 0, points, reply)
