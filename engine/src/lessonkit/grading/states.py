"""How a submission stands: one table, which every export, page and command uses.

A mark of 0 is said only of a submission that was graded and earned nothing. Everything else has its own word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

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


_WORDS, _NEXT, _SAID = say.group("submission"), say.group("next"), say.group("verdict")


def _meaning(state: State, *, has_mark: bool, final: bool = False) -> Meaning:
    return Meaning(_WORDS[state], has_mark, final, _NEXT[state])


STATES: Mapping[State, Meaning] = {
    "not-handed-in": _meaning("not-handed-in", has_mark=False),
    "not-yet-graded": _meaning("not-yet-graded", has_mark=False),
    "not-graded": _meaning("not-graded", has_mark=False),
    "resubmitted": _meaning("resubmitted", has_mark=True),
    "waiting": _meaning("waiting", has_mark=True),
    "look-again": _meaning("look-again", has_mark=True),
    "graded": _meaning("graded", has_mark=True, final=True),
}
"""Every state of a submission, in the order in which a submission goes through them."""

_SIGNS = {
    "right": "✓",
    "partly": "◐",
    "not-yet": "○",
    "not-attempted": "…",
    "unreadable": "!",
    "timed-out": "!",
    "out-of-memory": "!",
    "recorded": "✎",
    "practice": "✎",
    "no-key": "!",
    "waiting": "☐",
    "read": "✎",
    "taken-out": "–",
}

VERDICTS: Mapping[str, tuple[str, str]] = {state: (sign, _SAID[state]) for state, sign in _SIGNS.items()}
"""Every state of an exercise with its mark and its words; no state is told by a mark or a color alone. Besides those of a
verdict there are three that a gradebook adds: an answer waits for a reader, was read, or counts for nobody."""


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
    """The table of states as docs/grading-a-class.md shows it."""
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
