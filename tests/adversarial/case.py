"""What one adversarial submission is: its name in words, its files, and what grading has to make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tests.adversarial.workshop import Files, Workshop

States = Mapping[str, str]
"""The state of each exercise that a machine judges."""

RIGHT: States = MappingProxyType(
    {
        "guess-red": "recorded",
        "which-base": "right",
        "share-red": "right",
        "painted": "right",
        "double": "right",
    }
)
"""Everything right; a guess is recorded, whatever it says."""
IDLE: States = MappingProxyType(dict.fromkeys(RIGHT, "not-attempted"))
"""Nothing answered."""
EARNS = ("right", "recorded")
"""The states that give the points of an exercise; every other gives none here."""


@dataclass(frozen=True)
class NotGraded:
    """Not graded, because: words of the reason that the instructor and the learner read."""

    because: str


@dataclass(frozen=True)
class LeftOut:
    """Never let into the course: words of the line in which collecting says so."""

    because: str


@dataclass(frozen=True)
class Adversarial:
    """One submission.

    `build` makes its files; `says` has words of every note on it (repairs too), and there is no other note. Words parted by a
    bar are one or the other; a question mark stands behind those that only some fence or slow machine has. `ordinary_says` has
    words of notes that may come where an ordinary user grades, and nowhere else: a submission runs as that user and reaches its own pipe.
    `secret` is what it is after, `promise` what keeps it. `packed` is for what comes in a zip.
    """

    name: str
    build: Callable[[Workshop], Files]
    expected: States | NotGraded | LeftOut = field(default_factory=lambda: RIGHT)
    says: tuple[str, ...] = ()
    ordinary_says: tuple[str, ...] = ()
    learner: str = ""
    secret: str = ""
    promise: str = ""
    packed: bool = False
    unnamed: bool = False
    """The folder's name is none that a gradebook can hold: it is told, and lies where it lay."""

    @property
    def folder(self) -> str:
        """Whose submission it is: the case's own name, unless the learner's name is what is odd."""
        return self.learner or re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")[:80]


def but(states: States, **others: str) -> States:
    """The same states with others for some exercises.

    >>> but(RIGHT, which_base="not-yet")["which-base"]
    'not-yet'
    """
    return MappingProxyType({**states, **{name.replace("_", "-"): state for name, state in others.items()}})
