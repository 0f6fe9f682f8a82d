"""Conditions on a detainer that can be combined with `&`, `|`, `~` and `.unless()`.

A condition answers yes (1), no (0) or "the source does not say" (0.5). So `and` is the smallest of the answers, `or`
the largest, and `not` turns them round: an open question stays open only where it matters.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language.in_force import MARK
from scomm.models.detainers.attributes import MOST_HOURS, Columns, values_of
from scomm.models.inputs import check_whole

Answers = NDArray[np.float64]


class Condition(ABC):
    """What all conditions can do."""

    @abstractmethod
    def answers(self, kinds: Columns) -> Answers:
        """1 for yes, 0 for no, 0.5 for open: one answer for each detainer."""

    def parts(self) -> tuple[Condition, ...]:
        """The conditions that this one is made of."""
        return ()

    def __and__(self, other: Condition) -> Condition:
        return All((*_same(self, All), *_same(_condition(other), All)))

    def __or__(self, other: Condition) -> Condition:
        return AnyOf((*_same(self, AnyOf), *_same(_condition(other), AnyOf)))

    def __invert__(self) -> Condition:
        return self.rule if isinstance(self, Not) else Not(self)

    def __bool__(self) -> bool:
        raise KitError(
            "Python's and, or and not can't join conditions.",
            do='Write &, | and ~, each condition in brackets: Is("paper", "none") & ~HoursAtMost(48).',
        )

    def unless(self, exception: Condition) -> Condition:
        """This condition, but not where the exception is met."""
        return Unless(self, exception)


@dataclass(frozen=True)
class Everyone(Condition):
    """Yes in every case."""

    def answers(self, kinds: Columns) -> Answers:
        return np.ones(len(kinds["hours"]))


@dataclass(frozen=True)
class Nobody(Condition):
    """No in every case."""

    def answers(self, kinds: Columns) -> Answers:
        return np.zeros(len(kinds["hours"]))


@dataclass(frozen=True)
class OpenQuestion(Condition):
    """A question that no source at hand answers, as one indirect question without brackets or a full stop."""

    question: str

    def __post_init__(self) -> None:
        if (
            not isinstance(self.question, str)
            or not self.question.strip()
            or set("()[].") & set(self.question.removeprefix(MARK))  # an edition marks what is still English
        ):
            raise KitError(
                f"An open question can't be {self.question!r}.",
                allowed="a few words without brackets or a full stop",
            )

    def answers(self, kinds: Columns) -> Answers:
        return np.full(len(kinds["hours"]), 0.5)


@dataclass(frozen=True)
class Is(Condition):
    """The attribute has one of these values. A single value may be given as it is."""

    attribute: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        given = (self.values,) if isinstance(self.values, str) else self.values
        object.__setattr__(self, "values", values_of(self.attribute, given))

    def answers(self, kinds: Columns) -> Answers:
        return np.isin(kinds[self.attribute], self.values).astype(float)


@dataclass(frozen=True)
class HoursAtMost(Condition):
    """ICE asks for at most so many hours beyond the release."""

    hours: int

    def __post_init__(self) -> None:
        check_whole(self.hours, "The number of hours", MOST_HOURS, 1)

    def answers(self, kinds: Columns) -> Answers:
        return (kinds["hours"] <= self.hours).astype(float)


@dataclass(frozen=True)
class All(Condition):
    """Every one of the conditions is met."""

    rules: tuple[Condition, ...]

    def __post_init__(self) -> None:
        _several(self.rules)

    def parts(self) -> tuple[Condition, ...]:
        return self.rules

    def answers(self, kinds: Columns) -> Answers:
        return np.min([rule.answers(kinds) for rule in self.rules], axis=0)


@dataclass(frozen=True)
class AnyOf(Condition):
    """At least one of the conditions is met."""

    rules: tuple[Condition, ...]

    def __post_init__(self) -> None:
        _several(self.rules)

    def parts(self) -> tuple[Condition, ...]:
        return self.rules

    def answers(self, kinds: Columns) -> Answers:
        return np.max([rule.answers(kinds) for rule in self.rules], axis=0)


@dataclass(frozen=True)
class Not(Condition):
    """The condition is not met."""

    rule: Condition

    def __post_init__(self) -> None:
        _condition(self.rule)

    def parts(self) -> tuple[Condition, ...]:
        return (self.rule,)

    def answers(self, kinds: Columns) -> Answers:
        return 1 - self.rule.answers(kinds)


@dataclass(frozen=True)
class Unless(Condition):
    """The condition is met and the exception is not."""

    rule: Condition
    exception: Condition

    def __post_init__(self) -> None:
        _condition(self.rule)
        _condition(self.exception)

    def parts(self) -> tuple[Condition, ...]:
        return (self.rule, self.exception)

    def answers(self, kinds: Columns) -> Answers:
        return np.minimum(self.rule.answers(kinds), 1 - self.exception.answers(kinds))


EVERYONE, NOBODY = Everyone(), Nobody()


def every_part(condition: Condition) -> Iterator[Condition]:
    """The condition and all that it is made of."""
    yield condition
    for part in condition.parts():
        yield from every_part(part)


def _condition(given: object) -> Condition:
    if not isinstance(given, Condition):
        raise KitError(
            f"A policy is made of conditions, and {given!r} is none.",
            allowed="EVERYONE, NOBODY, Is(...), HoursAtMost(...), OpenQuestion(...)",
            do='For a conviction write Is("conviction", "felony").',
        )
    return given


def _several(rules: object) -> None:
    if not isinstance(rules, tuple) or len(rules) < 2:
        raise KitError(
            "“And” and “or” need at least two conditions in a tuple.",
            do="Use the condition itself, EVERYONE or NOBODY.",
        )
    for rule in rules:
        _condition(rule)


def _same(rule: Condition, kind: type[Condition]) -> tuple[Condition, ...]:
    return rule.parts() if isinstance(rule, kind) else (rule,)
