"""What a claim is: one number in prose, with its computation or its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from lessonkit.claims.wording import WAYS, Prints, misprint
from lessonkit.errors import KitError
from lessonkit.sources import Source
from lessonkit.sources import publisher as find_publisher

if TYPE_CHECKING:
    import pandas as pd

Load = Callable[[str], "pd.DataFrame"]
"""Gives a dataset by name; a test passes its own to see a claim follow the data."""

Compute = Callable[[Load], float]

GRADES = {
    "P": "primary source seen",
    "S": "secondary source seen",
    "C": "computed",
    "W": "weak source",
    "M": "unverified",
}
PRINTABLE = ("P", "S", "C")
Grade = Literal["P", "S", "C", "W", "M"]

Base = Literal["", "likelihood", "number", "share", "rate"]

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Effect:
    """What an effect is measured in, where it was found, and how sure the study is of it.

    `base` is what the number of the claim is a part of, empty where the claim prints no size. `row` is the row of the table
    `published-effects` that holds the finding (see `effects.py`), empty if it has none. `quotes` are words of that row's `result` that have to stand
    in the same sentence, where the claim prints another number than the effect's. `interval` are the claims that print the
    ends of its interval; without them the error was not seen. What somebody `counted` before and after has no error to print.
    """

    base: Base = ""
    row: str = ""
    quotes: str = ""
    interval: tuple[str, ...] = ()
    counted: bool = False


@dataclass(frozen=True)
class Claim:
    """One number that a lesson may print.

    `sentence` says it in full, with `{value}` where the number goes. The number comes either from
    `compute`, a function of the datasets (`datasets` names them, `how` says the steps), or is the
    `value` that `source` prints. `publisher` is the id of who says it, which can be another than the
    publisher of the source in which we saw it. `phrase` keeps a published wording such as "nearly {value}"; one that leaves the
    number out says in `prints` what it prints instead (see `wording.py`). `expected` is what was printed
    when the author wrote the sentence around it. `disputed_by` are the claims that a reader must see
    beside this one; `answered_by` are those of which one at least must stand in the same passage, because an
    opponent would answer with it. `for_lesson` names the coming lesson for which a claim waits that nothing prints
    yet. `covered_by` is the claim that says how much of its own group a share of what a
    table shows is taken of (see `measures/coverage.py`). `effect` says of a claim on an effect what its number is a part of, which
    finding it quotes and whether its error was seen.
    """

    id: str
    sentence: str
    grade: Grade
    publisher: str
    source: Source
    compute: Compute | None = None
    how: str = ""
    datasets: tuple[str, ...] = ()
    value: float | None = None
    unit: str = "people"
    decimals: int = 0
    phrase: str = "{value}"
    prints: Prints = ""
    expected: str = ""
    covered_by: str = ""
    disputed_by: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    for_lesson: str = ""
    note: str = ""
    effect: Effect | None = None

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise KitError(
                f"Claim id {self.id!r} is not a slug.", allowed="lower-case words joined by hyphens"
            )
        if self.grade not in PRINTABLE:
            raise KitError(
                f"Claim {self.id!r} has the grade {self.grade!r} ({GRADES.get(self.grade, 'unknown')}): "
                "it may not be printed.",
                allowed=[f"{grade} ({GRADES[grade]})" for grade in PRINTABLE],
                do="Find a source that can be cited, or make it an open question.",
            )
        if "{value}" not in self.sentence:
            raise KitError(
                f"The sentence of claim {self.id!r} has no {{value}}.",
                do="Put {value} where the number goes.",
            )
        if wrong := misprint(self.phrase, self.prints, self.value):
            raise KitError(
                f"Claim {self.id!r}: {wrong}.",
                allowed=[f"{way} ({what})" for way, what in WAYS.items()],
                do="Print {value}, or say in `prints` what the phrase prints instead.",
            )
        if self.prints != "finding" and (self.compute is None) == (self.value is None):
            raise KitError(
                f"Claim {self.id!r} needs either compute or value.", do="Give one of them, not both."
            )
        if (self.grade == "C") != (self.compute is not None):
            raise KitError(f"Claim {self.id!r}: grade C is for computed claims, and for them alone.")
        if self.compute is not None and not self.how:
            raise KitError(f"Claim {self.id!r} does not say how it is computed.", do="Give `how`.")
        find_publisher(self.publisher)

    @property
    def said_by(self) -> str:
        """Who makes the claim, as readers read it."""
        return find_publisher(self.publisher).name


@dataclass(frozen=True)
class Question:
    """Something that the lesson leaves open, because no source that may be cited settles it."""

    id: str
    question: str
    why_open: str
    would_settle: str
    grade: Literal["W", "M"] = "M"
