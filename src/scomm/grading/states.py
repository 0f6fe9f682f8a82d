"""How a submission stands: one table, which every export, page and command uses.

A mark of 0 is said only of a submission that was graded and earned nothing. Everything else has its own word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal[
    "not-handed-in", "not-yet-graded", "not-graded", "resubmitted", "waiting", "look-again", "graded"
]


@dataclass(frozen=True)
class Meaning:
    """What a state means: in a word or two, whether a number stands for it, and what comes next."""

    words: str
    has_mark: bool
    final: bool
    to_do: str


STATES: Mapping[State, Meaning] = {
    "not-handed-in": Meaning("not handed in", False, False, "Nothing has come from this learner yet."),
    "not-yet-graded": Meaning("not graded yet", False, False, "Run nbgrader autograde."),
    "not-graded": Meaning("could not be graded", False, False, "Read the reason and the cure beside it."),
    "resubmitted": Meaning(
        "handed in again", True, False, "Run nbgrader autograde: the mark is of the earlier submission."
    ),
    "waiting": Meaning("waiting for a reader", True, False, "Read the written answers in formgrader."),
    "look-again": Meaning(
        "to be looked at again",
        True,
        False,
        "It was graded again: look at the written answers in formgrader. The points given stay.",
    ),
    "graded": Meaning("graded", True, True, ""),
}
"""Every state of a submission, in the order in which a submission goes through them."""

VERDICTS: Mapping[str, tuple[str, bool]] = {
    "right": ("right", True),
    "partly": ("partly right", True),
    "not-yet": ("not yet right: a true zero, or what a named mistake still earns", True),
    "not-attempted": ("left as it was handed out: a true zero", True),
    "unreadable": ("there was something that could not be read as an answer: 0, with the reason", True),
    "timed-out": ("ran longer than its time: 0, with the reason", True),
    "recorded": (
        "a guess that earns its points for being made, or a written answer that a person reads",
        True,
    ),
    "no-key": ("not judged: the answer key was missing", False),
    "practice": ("never in grading: what a check says before it", False),
}
"""Every state of a verdict: what it says of an answer, and whether its number is a mark."""


@dataclass(frozen=True)
class Standing:
    """How one learner's submission stands. Points are None where there is no number to give.

    `points` is what was earned so far: `raw` without the `penalty` for coming late; `waiting` is what a person has
    still to give.
    """

    learner: str
    state: State
    points: float | None = None
    raw: float | None = None
    penalty: float = 0.0
    most: float = 0.0
    waiting: float = 0.0
    reason: str = ""
    cure: str = ""
    at: str = ""
    notes: tuple[str, ...] = ()

    @property
    def meaning(self) -> Meaning:
        """What its state means."""
        return STATES[self.state]


def state_of(
    *,
    handed_in: bool,
    digest: str,
    entry: tuple[str, str] | None,
    waiting: float,
    earlier: bool,
    again: bool = False,
) -> State:
    """The state of a submission.

    `entry` is the last line of the journal, as (digest, "graded" or "not-graded"); `earlier` is whether an
    earlier submission was graded; `waiting` is the number of points that a person has still to give; `again`
    is whether a person gave points that should be looked at again.

    >>> state_of(handed_in=True, digest="b", entry=("a", "graded"), waiting=2, earlier=True)
    'resubmitted'
    """
    if entry is None:
        return "not-yet-graded" if handed_in else "not-handed-in"
    judged, how = entry
    if handed_in and digest != judged:
        return "resubmitted" if earlier else "not-yet-graded"
    if how == "not-graded":
        return "not-graded"
    return "waiting" if waiting else "look-again" if again else "graded"


def markdown_table() -> str:
    """The table of states as docs/instructors.md shows it."""
    rows = ["| Submission | A number in `grades.csv` | Final | What to do |", "|:--|:-:|:-:|:--|"]
    rows += [
        f"| {one.words} | {'yes' if one.has_mark else 'no: blank'} | {'yes' if one.final else 'no'} | {one.to_do} |"
        for one in STATES.values()
    ]
    return "\n".join(rows)


def counted(standings: Iterable[Standing]) -> str:
    """How many submissions are in each state, in one line.

    >>> counted([Standing("a", "graded"), Standing("b", "graded"), Standing("c", "waiting")])
    '1 waiting for a reader, 2 graded'
    """
    states = [one.state for one in standings]
    return ", ".join(f"{states.count(name)} {one.words}" for name, one in STATES.items() if name in states)
