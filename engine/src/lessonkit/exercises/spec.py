"""What an exercise is: written once, rendered as check, grade, hint, key and report.

Its nouns, and others that a first cell makes, are `Struct`s: a dataclass of five fields takes a hundred times as long to
make, and the learner waits for all of them.
"""

from __future__ import annotations

import builtins
import keyword
import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, TypeVar

import pandas as pd
from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.exercises.about import About
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.kinds.kind import Kind
from lessonkit.exercises.kinds.registry import every_kind, kind_of
from lessonkit.exercises.properties import Properties
from lessonkit.exercises.things import what_is
from lessonkit.language.sentences import sentences_beside
from lessonkit.language.words import nearest

Route = Literal["no-code", "code"]

Load = Callable[[str], pd.DataFrame]
"""Gives a dataset by name; a test passes its own to see an answer follow the data."""

AnswerOf = Callable[[Load, Deal], Any]
"""Computes an answer from the data and from what a learner was dealt."""

KIT_NAMES = frozenset(
    "begin check deal explore go hint learner_code load np pd reveal scomm show the_end".split()  # noqa: SIM905
)
"""Names that a lesson's first cells set; no answer may take their place."""

_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_POOL = re.compile(r"[a-z][a-z0-9_]*")

say = sentences_beside(__file__)


class Mistake(Struct, frozen=True):
    """A wrong answer that real learners give, and what to tell them.

    `score` is the share of the points that it still earns (0 to under 1). For a function
    exercise `value` returns the mistaken function itself. `tolerance` is how near an answer must
    come, if not the exercise's: a fraction in place of a percentage needs a finer one. `code` is how a
    learner makes it in an answer cell; without it the value is typed. `since` is the lesson's version that first asked for
    what it misses: in notebooks of earlier ones it costs nothing.
    """

    name: str
    value: AnswerOf
    reply: str
    score: float = 0.0
    tolerance: float | None = None
    code: str = ""
    since: str = ""


class Mutant(Struct, frozen=True):
    """A small change to the reference code that the check must catch."""

    name: str
    old: str
    new: str


class Level(Struct, frozen=True):
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


class Question(Struct, frozen=True, kw_only=True):
    """The public side of an exercise: what a learner may know of it before it is answered.

    Of a guess, `truth` is the name under which its true number is computed once the data are shown, `near` how far off
    still counts as near it (else the kit's rule does), and `earlier` the names of guesses of lesson 0 that the same data answer.
    Those in `answered_alone` are the answer to an exercise that comes after these data, so they are told only where the guess is
    asked for alone.
    """

    id: str
    kind: str
    title: str
    points: float
    minutes: int
    route: Route
    properties: Properties
    tolerance: float = 0.0
    unit: str = ""
    hints: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    options: Mapping[str, str] = {}
    truth: str = ""
    near: float | None = None
    earlier: tuple[str, ...] = ()
    answered_alone: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.id):
            raise KitError(
                f"Exercise id {self.id!r} is not a slug.",
                allowed="lower-case words joined by hyphens, such as first-guess",
                do="Rename it in exercises.py.",
            )
        if is_taken(self.variable):
            raise KitError(
                f"Exercise id {self.id!r} makes the variable {self.variable}, which has another meaning.",
                allowed=f"any slug but {', '.join(sorted(KIT_NAMES))} and the words and functions of Python",
                do="Rename it in exercises.py.",
            )
        if self.kind not in every_kind():
            raise KitError(f"Exercise {self.id!r} has kind {self.kind!r}.", allowed=every_kind())

    @property
    def variable(self) -> str:
        """The name that the answer cell sets; one exercise, one name.

        >>> variable_of("share-convicted")
        'share_convicted'
        """
        return variable_of(self.id)

    @property
    def answer_kind(self) -> Kind:
        """How its answers are taken, compared, described, shown and proved."""
        return kind_of(self.kind)

    @property
    def graded_by_hand(self) -> bool:
        """True where a person gives the points, with the rubric."""
        return self.answer_kind.by_hand


class Exercise(Question, frozen=True, kw_only=True):
    """One exercise, whole.

    `starter` is the answer cell as a learner first meets it (it sets `variable` to `...`);
    `solution` is the reference code that replaces it in the key. Both run after the
    lesson's `given` code. `explain` is what a learner reads with a right answer; where not every deal can be told the
    same, `explain_when` names for each deal the one of `explains` that is true of it, or "" for `explain`. `about` says what
    the answer is about, for the mistakes that are known by rule; `shown` is how many decimals a learner reads; `wide` is why the
    tolerance is wider than the last digit asked for. `priced` is False in notebooks in which slips had no common price yet.
    """

    prompt: str
    starter: str
    solution: str = ""
    answer: AnswerOf | None = None
    alternatives: tuple[AnswerOf, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    mutants: tuple[Mutant, ...] = ()
    probes: Callable[[Load], tuple[tuple[Any, ...], ...]] | None = None
    rubric: tuple[Level, ...] = ()
    explain: str = ""
    about: About | None = None
    shown: int | None = None
    wide: str = ""
    priced: bool = True
    explains: Mapping[str, str] = {}
    explain_when: AnswerOf | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.answer_kind.keyed and self.answer is None:
            raise KitError(
                f"Exercise {self.id!r} has no answer.", do="Give `answer`, a function of (load, deal)."
            )
        if self.answer_kind.called and self.probes is None:
            raise KitError(
                f"Exercise {self.id!r} has no probes.", do="Give the inputs to call the function on."
            )

    def explanation(self, load: Load, deal: Deal) -> str:
        """What a learner of this deal reads with a right answer; empty if there is nothing to say."""
        when = self.explain_when(load, deal) if self.explain_when else ""
        return self.explains.get(when, self.explain)

    @property
    def reference(self) -> str:
        """The reference code of the answer cell; of a written answer, the best sample of its rubric."""
        if self.graded_by_hand and self.rubric:
            paragraphs = self.rubric[0].sample.split("\n\n")
            sample = "\n\n".join(textwrap.fill(one, 96) for one in paragraphs)
            return f'{self.variable} = """\n{sample}\n"""'
        return self.solution


class Former(Struct, frozen=True):
    """What notebooks of before a version of their lesson earn, where it differs; slips that are known by rule earn nothing, but for rounding."""

    version: str
    tolerances: Mapping[str, float] = {}
    prices: Mapping[str, Mapping[str, float]] = {}


class Lesson(Struct, frozen=True):
    """The exercises of one lesson, with the code they stand on and the deal's pools.

    In a lesson that is not graded the checks reply as everywhere, but no points are shown and nbgrader gets no cell to grade.
    `not_dealt` is what was taken out of the pools; `former` is what was earned before some version.
    """

    id: str
    version: str
    exercises: tuple[Exercise, ...]
    given: str = ""
    pools: Mapping[str, tuple[Any, ...]] = {}
    graded: bool = True
    not_dealt: Mapping[str, tuple[Any, ...]] = {}
    former: tuple[Former, ...] = ()

    def __post_init__(self) -> None:
        must_agree(self.id, self.exercises, self.pools)

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id; a `KitError` that lists the others if there is none."""
        return exercise_called(id, self.id, self.exercises)


Some = TypeVar("Some", bound=Question)


def must_agree(lesson: str, questions: Sequence[Question], pools: Mapping[str, Any]) -> None:
    """A `KitError` if two questions of a lesson share a name, or one uses what the lesson can't deal."""
    names = [question.variable for question in questions]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise KitError(f"Lesson {lesson!r} uses {', '.join(twice)} for two exercises.", do="Rename one.")
    for pool in pools:
        if not _POOL.fullmatch(pool) or keyword.iskeyword(pool):
            raise KitError(
                f"Lesson {lesson!r} can't deal {pool!r}: nobody could write deal.{pool}.",
                allowed="lower-case letters, digits and underscores, a letter first, and no word of Python",
                do="Rename the pool in LESSON and in `uses`.",
            )
    for question in questions:
        if unknown := sorted(set(question.uses) - set(pools)):
            raise KitError(
                f"Exercise {question.id!r} uses {unknown[0]!r}, which lesson {lesson!r} does not deal.",
                allowed=pools,
                do="Add a pool to LESSON, or mend `uses`.",
            )


def exercise_called(id: object, lesson: str, exercises: Sequence[Some]) -> Some:
    """The exercise with this id among those of a lesson; a `KitError` that lists the others if there is none."""
    ids = [exercise.id for exercise in exercises]
    return exercises[ids.index(must_be_one_of(id, lesson, ids))]


def must_be_one_of(id: object, lesson: str, ids: Sequence[str]) -> str:
    """The id as it is; a `KitError` that lists the ids of the lesson if it is none of them."""
    if type(id) is not str:
        raise KitError(
            say("exercise.no-text", thing=what_is(id)),
            allowed=ids,
            do=say("exercise.no-text-do", exercise=ids[0]) if ids else "",
        )
    if id not in ids:
        raise KitError(
            say("exercise.unknown", lesson=lesson, exercise=id[:60]),
            allowed=ids,
            do=nearest(id[:60], ids) or say("exercise.unknown-do"),
        )
    return id


def is_taken(name: str) -> bool:
    """True for a name that means something else in a learner's notebook, or in Python.

    >>> is_taken("list"), is_taken("pd"), is_taken("true"), is_taken("share_convicted")
    (True, True, True, False)
    """
    return name in KIT_NAMES or hasattr(builtins, name) or any(map(keyword.iskeyword, (name, name.title())))


def variable_of(id: str) -> str:
    """The variable that holds the answer to the exercise with this id."""
    return id.replace("-", "_")
