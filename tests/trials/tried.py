"""What came of an answer that was tried, and what that is worth to a learner."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lessonkit.exercises.key import judge
from lessonkit.exercises.kinds import written
from lessonkit.exercises.learner.failed_cells import REFUSAL
from lessonkit.exercises.wire import NOTHING_CAME
from tests.trials.cases import BlindCase

UNKNOWN = judge.say("unknown")
LENGTH_AS_ASKED = written.say("written.read").rpartition("}.")[2]
"""What follows the number of words in the reply to a written answer that has as many as were asked for."""
_SAYS_NOTHING_OF_THE_ANSWER = (REFUSAL.rule, NOTHING_CAME.rule)


@dataclass(frozen=True)
class Tried:
    """How the cell ended, and what its check said.

    `by_hand` is true where a person gives the points. `rule` is the rule by which an answer could not be taken. `beside` are the notes and quotations below the reply.
    `not_set` is true where the check says why the cell that ran left no answer. `kits_own` is true for an error in the kit's words; `words` are what the notebook displayed beside the traceback of a cell that stopped, but for a general line that only points to the place, and `advice` names the coach's rules by which it did.
    """

    state: str
    by_hand: bool = False
    score: float = 0
    mistake: str = ""
    rule: str = ""
    reply: str = ""
    beside: tuple[str, ...] = ()
    error: str = ""
    error_says: str = ""
    kits_own: bool = False
    words: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    not_set: bool = False

    @classmethod
    def endless(cls) -> Tried:
        """The cell or its check did not end in time."""
        return cls("endless")

    @property
    def coached(self) -> bool:
        """True where a cell that stopped had words beside Python's own: displayed ones, or an error of the kit's."""
        return any(self.words) or self.kits_own


class Outcome(StrEnum):
    """What an answer comes to. The words are those of the report."""

    READ = "read"
    NOT_READ = "not read"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    NAMED = "named"
    UNKNOWN = "unknown"
    NOT_ATTEMPTED = "not attempted"
    COACHED = "error coached"
    RAW_ERROR = "error alone"
    NO_REPLY = "no reply"
    FOR_A_READER = "for a reader"


NAMED = (Outcome.NAMED, Outcome.PARTLY, Outcome.COACHED)
"""The outcomes with words about what is wrong; whether they fit, only a reader can say."""


def outcome(case: BlindCase, tried: Tried) -> Outcome:
    """Sort one try: a right form is read or not; a wrong answer is accepted, named, or left without a word."""
    full = tried.state in ("right", "recorded")
    if case.nature == "right":
        return Outcome.READ if full else Outcome.NOT_READ
    if full and tried.by_hand:
        return Outcome.FOR_A_READER if tried.reply.partition(".")[2] == LENGTH_AS_ASKED else Outcome.NAMED
    if full:
        return Outcome.ACCEPTED
    if tried.state == "partly":
        return Outcome.PARTLY
    if tried.state in ("endless", "no-reply"):
        return Outcome.NO_REPLY
    if _names(tried) or (tried.state == "not-attempted" and case.is_empty):
        return Outcome.NAMED
    if tried.error:
        return Outcome.COACHED if tried.coached else Outcome.RAW_ERROR
    return Outcome.NOT_ATTEMPTED if tried.state == "not-attempted" else Outcome.UNKNOWN


def _names(tried: Tried) -> bool:
    """True if the reply says what is wrong: a mistake by its name, a fault of form, or a rule that says what to change."""
    if (
        tried.mistake or tried.not_set or tried.state == "timed-out"
    ):  # the reply says that it does not end, and where to look
        return True
    if tried.state in ("unreadable", "not-attempted"):
        return bool(tried.rule) and tried.rule not in _SAYS_NOTHING_OF_THE_ANSWER
    return tried.state == "not-yet" and not tried.reply.startswith(UNKNOWN)
