"""A condition on a detainer as a clause of plain English.

Whatever is made of several conditions stands in brackets inside another one, so a clause can be read in one way only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.detainers.attributes import ATTRIBUTES
from scomm.models.detainers.conditions import (
    All,
    AnyOf,
    Condition,
    Everyone,
    HoursAtMost,
    Is,
    Nobody,
    Not,
    OpenQuestion,
    Unless,
)

say = sentences_beside(__file__)


def condition_in_words(condition: Condition) -> str:
    """A condition as a clause.

    >>> condition_in_words(Is("conviction", ("none", "misdemeanor")) & ~HoursAtMost(48))
    'the gravest conviction is none or a misdemeanor, and ICE asks for more than 48 hours'
    """
    match condition:
        case Everyone():
            return say("condition.everyone")
        case Nobody():
            return say("condition.nobody")
        case OpenQuestion(question):
            return say("condition.open", question=question)
        case Is(id, values):
            return _is(id, values, denied=False)
        case HoursAtMost(hours):
            return say("condition.hours-at-most", hours=hours)
        case Not(Is(id, values)):
            return _is(id, values, denied=True)
        case Not(HoursAtMost(hours)):
            return say("condition.hours-more", hours=hours)
        case Not(rule):
            return say("condition.not", rule=condition_in_words(rule))
        case All(rules):
            return reduce(lambda one, other: say("condition.and", one=one, other=other), map(_part, rules))
        case AnyOf(rules):
            return reduce(lambda one, other: say("condition.or", one=one, other=other), map(_part, rules))
        case Unless(rule, exception):
            return say("condition.unless", rule=_part(rule), exception=_part(exception))
    raise KitError(f"There are no words for a {type(condition).__name__}.")


def _part(rule: Condition) -> str:
    words = condition_in_words(rule)
    return say("condition.part", words=words) if isinstance(rule, All | AnyOf | Unless) else words


def _is(id: str, values: tuple[str, ...], denied: bool) -> str:
    if ATTRIBUTES[id].ids == ("yes", "no"):
        return say(f"is.{id}") if (values == ("yes",)) != denied else say(f"is-not.{id}")
    words = list(_value_words(id, values))
    if denied and len(words) > 1:
        none_of_them = reduce(lambda one, other: say("values.nor", one=one, other=other), words)
        return say(f"is.{id}", value=say("values.neither", words=none_of_them))
    value = reduce(lambda one, other: say("values.or", one=one, other=other), words)
    return say(f"is-not.{id}", value=value) if denied else say(f"is.{id}", value=value)


def _value_words(id: str, values: tuple[str, ...]) -> Iterator[str]:
    both = {"serious-older", "serious-recent"} <= set(values)
    for value in values:
        if not (both and value in ("serious-older", "serious-recent")):
            yield value if id == "form" else say(f"value.{id}.{value}")
    if both:
        yield say("values.serious-of-any-age")
