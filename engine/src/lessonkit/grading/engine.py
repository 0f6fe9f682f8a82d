"""From an answer that was handed over to its verdict, outside the learner's kernel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec
from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.exercises.deal import Deal, deal_for, read_code
from lessonkit.exercises.key.in_full import LessonInFull
from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.spec import Exercise
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import NOTHING_CAME, Plain
from lessonkit.grading.sealed.job import Excess
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


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
        except ValueError:
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
    # an example shows an input that a course keeps, and what comes out of it
    return replace(lesson.reply(exercise, given, deal_of(code, lesson)), example=None)


def deal_of(code: FoundCode, lesson: LessonInFull) -> Deal:
    """What a notebook's code is dealt; nothing without a code."""
    return deal_for(code.code, lesson.pools) if code.code else Deal()


def computed_code(code: FoundCode, learner: str) -> FoundCode:
    """The code of a notebook that works it out: what its kernel had at the first check holds for all checks."""
    try:
        return replace(code, code=read_code(learner))
    except KitError:
        return code


def code_notes(code: FoundCode) -> list[str]:
    """What an instructor should know of a notebook's learner code."""
    notes = []
    if code.mistyped:
        notes.append(
            say("code.mistyped-like", words=" and ".join(code.nearest))
            if code.nearest
            else say("code.mistyped")
        )
    if code.where == "saved output":
        notes.append(say("code.in-saved-output", code=code.code))
    if code.where == "passport":
        notes.append(say("code.in-passport", code=code.code))
    if code.passport_says:
        notes.append(say("code.passport-differs", code=code.passport_says))
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


def withdrawn(id: str) -> Verdict:
    """The verdict on an exercise that is no longer in the lesson: it counts for nobody."""
    return Verdict(id, "recorded", 0, 0, say("reply.withdrawn"))


def unreached(id: str, points: float, ending: str, seconds: float) -> Verdict:
    """The verdict on a check that the run of the notebook did not come to."""
    if ending == "total-time":
        return _timed_out(id, points, say("late.notebook", seconds=seconds))
    if ending == "stuck":
        return _timed_out(id, points, say("late.stuck"))
    return _unreadable(id, points, say("reply.not-reached"))


def unjudged(id: str, points: float, error: Exception) -> Verdict:
    """The verdict where judging itself went wrong: nobody's mark is lost silently."""
    return _unreadable(id, points, say("reply.unjudged", error=type(error).__name__))


def stopped(id: str, points: float, what: Excess | Literal["time"], where: str, seconds: float) -> Verdict:
    """The verdict on an answer whose cell or check was stopped; `where` says which it was (`stopped_cells.Where`)."""
    cell = say(f"stopped.{where}")
    if what in ("time", "cpu"):
        return _timed_out(id, points, say("late.cell", cell=cell, seconds=seconds))
    reply = say(f"excess.{what}", cell=cell)
    return Verdict(id, "out-of-memory" if what == "memory" else "unreadable", 0, points, reply)


def _timed_out(id: str, points: float, why: str) -> Verdict:
    return Verdict(id, "timed-out", 0, points, say("late.loop", why=why))


def _unreadable(id: str, points: float, reply: str) -> Verdict:
    return Verdict(id, "unreadable", 0, points, reply)
