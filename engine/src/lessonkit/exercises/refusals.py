"""What the kit says of an answer that it can't read: a rule's id stands for a sentence with places for facts.

A learner's kernel sends the id of a rule and its facts, never a sentence. The facts come from closed
lists (the kit's own words for things, names of Python's errors, whole numbers), so that no sentence of
the kit can hold a learner's words. Each kind of exercise brings the rules for its own values.
"""

from __future__ import annotations

import builtins
import functools
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from msgspec import Struct

from lessonkit.exercises.kinds.registry import every_kind
from lessonkit.exercises.things import STRANGE_CELLS, THINGS
from lessonkit.exercises.written_units import units
from lessonkit.language.in_force import ENGLISH, spoken
from lessonkit.language.sentences import filled, of_the_course, sentences_beside

Role = Literal["refused", "blank", "answer", "error", "other"]
"""Where a rule may stand: on an answer as a whole (the first three), or on one result of a function."""

LARGEST_COUNT = 10**9

ERRORS: Final = frozenset(
    name
    for name, kind in vars(builtins).items()
    if isinstance(kind, type) and issubclass(kind, BaseException) and kind.__name__ == name
)
"""The names of Python's own errors."""


def _one_of(words: frozenset[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in words


_LISTS: Mapping[str, Callable[[Any], bool]] = {
    "thing": _one_of(THINGS),
    "cell": _one_of(THINGS | frozenset(STRANGE_CELLS.values())),
    "error": _one_of(ERRORS),
    "unit": lambda value: isinstance(value, str) and value in units(),
    "count": lambda value: type(value) is int and 0 <= value <= LARGEST_COUNT,
    "wanted": lambda value: type(value) is int and 0 <= value <= LARGEST_COUNT,
}
"""What each fact may be, by its name."""


class Rule(Struct, frozen=True):
    """A sentence with places for facts, the names of its facts, and where it may stand.

    `said` gives the sentence when it is said, in the language that is then in force.
    """

    said: Callable[[], str]
    facts: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ("refused",)

    def also_in_results(self) -> Rule:
        """The same rule where a function gives such a value back."""
        return Rule(self.said, self.facts, ("refused", "other"))

    @property
    def sentence(self) -> str:
        """The sentence, its places open."""
        return self.said()


say = sentences_beside(__file__)
_SAID = say.later("refused")
_OF_ANY_KIND: Mapping[str, Rule] = {
    "nothing-came": Rule(_SAID["nothing-came"]),
    "cell-failed": Rule(_SAID["cell-failed"]),
    "set-then-failed": Rule(_SAID["set-then-failed"], roles=("answer",)),
    "kept-unread": Rule(_SAID["kept-unread"]),
    "none": Rule(_SAID["none"]),
    "breaks": Rule(_SAID["breaks"], ("thing",)),
}


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id: those for an answer of any kind, and those that each kind brings."""
    of_kinds = {id: rule for kind in every_kind().values() for id, rule in kind.rules.items()}
    return {**_OF_ANY_KIND, **of_kinds}


def fits(role: str, rule: object, facts: object) -> bool:
    """True if a rule of this id may stand here and these are its facts, whoever sent them.

    >>> fits("refused", "number-other", {"thing": "a Decimal"})
    True
    >>> fits("refused", "number-other", {"thing": "full marks are due"})
    False
    """
    if not isinstance(rule, str) or rule not in rules() or not isinstance(facts, dict):
        return False
    known = rules()[rule]
    return (
        role in known.roles
        and facts.keys() == set(known.facts)
        and all(_LISTS[name](value) for name, value in facts.items())
    )


def sentence(rule: str, facts: Mapping[str, Any]) -> str:
    """What a rule says of an answer with these facts.

    >>> sentence("text-long", {"count": 20_001})
    'This text has 20,001 characters, far more than the exercise needs.'
    """
    words = {name: in_words(name, fact) for name, fact in facts.items()}
    return filled(rules()[rule].sentence, rule, **words) if words else rules()[rule].sentence


def in_words(name: str, fact: Any) -> Any:
    """A fact as a sentence says it: passports keep the kit's English words, which another language says in its own.

    >>> in_words("thing", "a list"), in_words("count", 3)
    ('a list', 3)
    """
    if spoken() == ENGLISH:
        return fact
    if name in ("thing", "cell"):
        return _said_for("thing", say.group("thing"), fact)
    return _unit_said(fact) if name == "unit" else fact


def _unit_said(unit: str) -> Any:
    """A unit in the language in force: one of the kit's, or what the course counts, by the first of its words."""
    counted = of_the_course().group("counts").get(unit)
    return counted.split(" | ")[0] if counted else _said_for("written-unit", say.group("written-unit"), unit)


def _said_for(start: str, said: Mapping[str, str], fact: Any) -> Any:
    return next((words for key, words in said.items() if say.templates[f"{start}.{key}"] == fact), fact)
