"""A condition on a detainer as a clause of plain English.

Whatever is made of several conditions stands in brackets inside another one, so a clause can be read in one way only.
"""

from __future__ import annotations

from collections.abc import Iterator

from scomm.errors import ScommError
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


def condition_in_words(condition: Condition) -> str:
    """A condition as a clause.

    >>> condition_in_words(Is("conviction", ("none", "misdemeanor")) & ~HoursAtMost(48))
    'the gravest conviction is none or a misdemeanor, and ICE asks for more than 48 hours'
    """
    match condition:
        case Everyone():
            return "in every case"
        case Nobody():
            return "in no case"
        case OpenQuestion(question):
            return f"[left open by the sources: {question}]"
        case Is(id, values):
            return _is(id, values, denied=False)
        case HoursAtMost(hours):
            return f"ICE asks for at most {hours_in_words(hours)}"
        case Not(Is(id, values)):
            return _is(id, values, denied=True)
        case Not(HoursAtMost(hours)):
            return f"ICE asks for more than {hours_in_words(hours)}"
        case Not(rule):
            return f"it is not so that ({condition_in_words(rule)})"
        case All(rules):
            return ", and ".join(_part(rule) for rule in rules)
        case AnyOf(rules):
            return ", or ".join(_part(rule) for rule in rules)
        case Unless(rule, exception):
            return f"{_part(rule)}, unless {_part(exception)}"
    raise ScommError(f"There are no words for a {type(condition).__name__}.")


def _part(rule: Condition) -> str:
    words = condition_in_words(rule)
    return f"({words})" if isinstance(rule, All | AnyOf | Unless) else words


def _is(id: str, values: tuple[str, ...], denied: bool) -> str:
    attribute = ATTRIBUTES[id]
    if attribute.ids == ("yes", "no"):
        return attribute.says if (values == ("yes",)) != denied else attribute.denies
    words = list(_value_words(id, values))
    if denied and len(words) > 1:
        return attribute.says.format("neither " + " nor ".join(words))
    return (attribute.denies if denied else attribute.says).format(" or ".join(words))


def _value_words(id: str, values: tuple[str, ...]) -> Iterator[str]:
    of = dict(ATTRIBUTES[id].values)
    both = {"serious-older", "serious-recent"}
    yield from (of[value] for value in values if not (both <= set(values) and value in both))
    if both <= set(values):
        yield "a serious or violent felony of any age"


def hours_in_words(hours: int) -> str:
    """A number of hours.

    >>> hours_in_words(1), hours_in_words(48)
    ('1 hour', '48 hours')
    """
    return "1 hour" if hours == 1 else f"{hours} hours"
