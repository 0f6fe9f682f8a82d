"""What an exercise is: written once, rendered as check, grade, hint, key and report."""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd

from scomm.errors import ScommError
from scomm.exercises.deal import Deal
from scomm.exercises.properties import Properties
from scomm.exercises.things import what_is
from scomm.language import nearest

Kind = Literal["number", "choice", "table", "function", "chart", "written", "prediction"]
KINDS: tuple[Kind, ...] = ("number", "choice", "table", "function", "chart", "written", "prediction")
Route = Literal["no-code", "code"]

Load = Callable[[str], pd.DataFrame]
"""Gives a dataset by name; a test passes its own to see an answer follow the data."""

AnswerOf = Callable[[Load, Deal], Any]
"""Computes an answer from the data and from what a learner was dealt."""

KIT_NAMES = frozenset(
    {"begin", "check", "deal", "explore", "hint", "learner_code", "load", "reveal", "scomm", "show"}
)
"""Names that a lesson's first cell sets; no answer may take their place."""

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that real learners give, and what to tell them.

    `score` is the share of the points that it still earns (0 to under 1). For a function
    exercise `value` returns the mistaken function itself. `tolerance` is how near an answer must
    come, if not the exercise's: a fraction in place of a percentage needs a finer one.
    """

    name: str
    value: AnswerOf
    reply: str
    score: float = 0.0
    tolerance: float | None = None


@dataclass(frozen=True)
class Mutant:
    """A small change to the reference code that the check must catch."""

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Level:
    """One level of a rubric: its points, what earns it, and a sample answer.

    `counterpart` is a second sample, for a question on which an answer may take either side: the key
    then shows that a side earns nothing.
    """

    points: float
    name: str
    looks_like: str
    sample: str
    counterpart: str = ""

    @property
    def samples(self) -> tuple[str, ...]:
        """The sample, and its counterpart if there is one."""
        return (self.sample, self.counterpart) if self.counterpart else (self.sample,)


@dataclass(frozen=True)
class Exercise:
    """One exercise, whole.

    `starter` is the answer cell as a learner first meets it (it sets `variable` to `...`);
    `solution` is the reference code that replaces it in the key. Both run after the
    lesson's `given` code. `explain` is what a learner reads with a right answer.
    """

    id: str
    kind: Kind
    title: str
    prompt: str
    points: float
    minutes: int
    route: Route
    properties: Properties
    starter: str
    solution: str = ""
    answer: AnswerOf | None = None
    tolerance: float = 0.0
    unit: str = ""
    alternatives: tuple[AnswerOf, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    mutants: tuple[Mutant, ...] = ()
    hints: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    probes: Callable[[Load], tuple[tuple[Any, ...], ...]] | None = None
    rubric: tuple[Level, ...] = ()
    explain: str = ""

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise ScommError(
                f"Exercise id {self.id!r} is not a slug.",
                allowed="lower-case words joined by hyphens, such as share-convicted",
                do="Rename it in exercises.py.",
            )
        if keyword.iskeyword(self.variable) or self.variable in KIT_NAMES:
            raise ScommError(
                f"Exercise id {self.id!r} makes the variable {self.variable}, which has another meaning.",
                allowed=f"any slug but {', '.join(sorted(KIT_NAMES))} and the words of Python",
                do="Rename it in exercises.py.",
            )
        if self.kind not in KINDS:
            raise ScommError(f"Exercise {self.id!r} has kind {self.kind!r}.", allowed=KINDS)
        if self.kind not in ("written", "prediction") and self.answer is None:
            raise ScommError(
                f"Exercise {self.id!r} has no answer.", do="Give `answer`, a function of (load, deal)."
            )
        if self.kind == "function" and self.probes is None:
            raise ScommError(
                f"Exercise {self.id!r} has no probes.", do="Give the inputs to call the function on."
            )

    @property
    def variable(self) -> str:
        """The name that the answer cell sets; one exercise, one name.

        >>> from scomm.exercises.spec import variable_of
        >>> variable_of("share-convicted")
        'share_convicted'
        """
        return variable_of(self.id)

    @property
    def reference(self) -> str:
        """The reference code of the answer cell; of a written answer, the best sample of its rubric."""
        if self.kind == "written" and self.rubric:
            sample = textwrap.fill(self.rubric[0].sample, 96)
            return f'{self.variable} = """\n{sample}\n"""'
        return self.solution

    @property
    def graded_by_hand(self) -> bool:
        """True where a person gives the points, with the rubric."""
        return self.kind == "written"


@dataclass(frozen=True)
class Lesson:
    """The exercises of one lesson, with the code they stand on and the deal's pools.

    In a lesson that is not graded the checks reply as everywhere, but no points are shown and
    nbgrader gets no cell to grade.
    """

    id: str
    version: str
    exercises: tuple[Exercise, ...]
    given: str = ""
    pools: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    graded: bool = True

    def __post_init__(self) -> None:
        names = [exercise.variable for exercise in self.exercises]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ScommError(
                f"Lesson {self.id!r} uses {', '.join(twice)} for two exercises.", do="Rename one."
            )
        for exercise in self.exercises:
            if unknown := sorted(set(exercise.uses) - set(self.pools)):
                raise ScommError(
                    f"Exercise {exercise.id!r} uses {unknown[0]!r}, which lesson {self.id!r} does not deal.",
                    allowed=self.pools,
                    do="Add a pool to LESSON, or mend `uses`.",
                )

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id; a `ScommError` that lists the others if there is none."""
        ids = [exercise.id for exercise in self.exercises]
        if type(id) is not str:
            raise ScommError(
                f"An exercise is called by its id in quotes, not by {what_is(id)}.",
                allowed=ids,
                do=f'Write for example check("{ids[0]}").' if ids else "",
            )
        if id not in ids:
            raise ScommError(
                f"Lesson {self.id} has no exercise {id[:60]!r}.",
                allowed=ids,
                do=nearest(id[:60], ids) or "Copy the id from the cell that was handed out.",
            )
        return self.exercises[ids.index(id)]


def variable_of(id: str) -> str:
    """The variable that holds the answer to the exercise with this id."""
    return id.replace("-", "_")
