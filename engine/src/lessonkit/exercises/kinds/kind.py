"""What the kit must know of a kind of exercise; a new kind is one file beside this one.

A kind says how an answer is taken from a learner's value, what form it has as plain data, when two answers
are the same, what is wrong with a form, how the key prints an answer, how a passport gives it back, and what
the build proves of an exercise. Nothing else in the kit asks for a kind by its name.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import msgspec
from msgspec import Struct

from lessonkit.exercises.example import Example
from lessonkit.exercises.kinds.markdown import shown
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.wire import BLANK, Plain, refused, refused_as

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.refusals import Rule
    from lessonkit.exercises.spec import Exercise, Question
    from lessonkit.exercises.verdict import Verdict

Probes = Sequence[Sequence[Any]]
"""The inputs on which a function is tried, packed; none for other kinds."""


class Fault(Struct, frozen=True):
    """What is wrong with an answer, in the kit's own words, and the learner's words that it is about."""

    reply: str
    quotes: tuple[Quote, ...] = ()
    name: str = ""


class Outcome(Struct, frozen=True):
    """A verdict that needs no key: its state, the share of the points, the reply, and what the mistake is called
    where the exercise names it."""

    state: Literal["recorded", "not-yet", "unreadable"]
    share: float
    reply: str
    mistake: str | None = None


class Explained(Struct, frozen=True):
    """What can be said of an answer that is neither right nor wholly a named mistake: the reply, the share of the points that
    it still earns, the mistake that is named, and an example on which it went wrong."""

    reply: str
    share: float = 0.0
    mistake: str | None = None
    example: Example | None = None


class FormFault(Struct, frozen=True):
    """What an author is to mend in an exercise: in its words, or in its logic."""

    do: str
    in_words: bool = False


class Kind(ABC):
    """One kind of exercise; what is not said here is what most kinds do."""

    name: ClassVar[str]
    rules: ClassVar[Mapping[str, Rule]] = {}
    """What the kit says where it can't take a value, by the rule's id; `say.group` gives the sentences with their fields open."""
    form: ClassVar[Any]
    """The form of an answer as plain data, as a type that msgspec can check."""

    keyed: ClassVar[bool] = True
    """A right answer is computed; without one, an answer is recorded."""
    by_hand: ClassVar[bool] = False
    """A person gives the points, with the rubric."""
    is_guess: ClassVar[bool] = False
    """It is recorded before its data are shown."""
    called: ClassVar[bool] = False
    """The answer is a function, tried on probes."""
    has_options: ClassVar[bool] = False
    """An answer names options by their letters; the words of each stand in `lesson.md`."""
    in_a_line: ClassVar[bool] = True
    """An answer is short enough to stand in one line of code and of the key."""
    mistakes_meet: ClassVar[bool] = False
    """Two mistakes may leave one answer for some deals, as numbers do; the reply then tells both."""
    can_be_rounded: ClassVar[bool] = False
    """An answer is one number, and an exercise says how precise it is asked for."""
    is_picture: ClassVar[bool] = False
    """An answer is a picture, which the learner sees beside the reply."""
    explains_form: ClassVar[bool] = False
    """Beside a key, `explain` speaks of faults of form too, so that what is right beside them can count."""
    wants_mutants: ClassVar[bool] = True
    """On the code route it is proved against small changes to its reference."""

    def take(self, value: object, probes: Probes = ()) -> Plain:
        """A learner's value as plain data; exact types only."""
        if value is ...:
            return BLANK
        if value is None:
            return refused("none")
        try:
            return self.coerce(value)
        except Exception:  # what a learner's object does when it is read is never the learner's traceback
            return refused_as("breaks", value)

    @abstractmethod
    def coerce(self, value: object) -> Plain:
        """A value that is neither `...` nor None as plain data, or a refusal by one of the rules."""

    def fits(self, value: Any) -> bool:
        """True if `value` is plain data of this kind, whoever wrote it: a kernel, a passport, an older kit."""
        try:
            msgspec.convert(value, self.form)
        except msgspec.ValidationError:
            return False
        return True

    @abstractmethod
    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """True if two plain answers agree."""

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """What is wrong with the form of a plain answer, without giving the right one away."""
        return None

    def marred(self, exercise: Exercise, value: Any) -> Explained | None:
        """What is wrong with how a plain answer is given, though all of its values are right; None where nothing is."""
        return None

    def explain(self, exercise: Exercise, value: Any, key: Key) -> Explained | None:
        """What is wrong with a plain answer in part, measured by the key; None where nothing of it can be said.

        Asked after the right answers, the named mistakes and (but for a kind that `explains_form`) the faults of form.
        """
        return None

    def as_asked(self, question: Question, given: Plain) -> Plain:
        """A taken answer in what the exercise asks for, such as percent as so many of a thousand; asked once more, it stays as it is."""
        return given

    def in_terms_of(self, question: Question, value: Any) -> Any:
        """A plain answer as the exercise's public side lets it be read, such as a letter for an option's words."""
        return value

    def objection(self, question: Question, given: Plain) -> Outcome | None:
        """What speaks against a readable answer, by the rule that came with it; None where nothing does."""
        return None

    def without_key(self, question: Question, value: Any) -> Outcome | None:
        """What can be said for good without a key; None where the key decides."""
        return None

    def quotes(self, properties: Properties, given: Plain, verdict: Verdict) -> tuple[Quote, ...]:
        """The learner's own words that a verdict on a readable answer is about, for their own eyes."""
        fault = self.fault(properties, given.value)
        return fault.quotes if fault and fault.reply == verdict.reply else ()

    def public(self, value: Any) -> Any:
        """The part of a plain answer that a course may ship with a named mistake."""
        return value

    def line(self, value: Any) -> str:
        """A plain answer in one line of the key."""
        return shown(value)

    def in_words(self, value: Any) -> str:
        """A plain answer as a screen reader should say it."""
        return self.line(value)

    def block(self, value: Any) -> str:
        """The right answer as Markdown of the key."""
        return shown(value)

    def as_code(self, variable: str, value: Any) -> str:
        """The code that sets a remembered answer again; empty where it is too long to write."""
        if not self.in_a_line:
            return ""
        return f"{variable} = {tuple(value) if isinstance(value, list) else value!r}"

    def source_of(self, value: object) -> str:
        """The source of an answer that only its code can give back."""
        return ""

    def faults_of_form(self, exercise: Exercise) -> Iterator[FormFault]:
        """What to mend in how an exercise of this kind is written, beyond what holds for all."""
        yield from ()

    def faults(self, bench: Bench) -> Iterator[str]:
        """What an exercise of this kind breaks for one deal, beyond what holds for all."""
        yield from ()
