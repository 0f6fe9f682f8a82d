"""A detainer policy in plain English: two policies that decide differently never read the same.

Whatever is made of several conditions stands in brackets inside another one, so a sentence can be read in one way only.
"""

from __future__ import annotations

from collections.abc import Iterator

from scomm.errors import ScommError
from scomm.models.detainer_policy import DetainerPolicy
from scomm.models.detainer_record import ATTRIBUTES
from scomm.models.policy_conditions import (
    All,
    AnyOf,
    Condition,
    Everyone,
    HoursAtMost,
    Is,
    Nobody,
    Not,
    Open,
    Unless,
)

NO_LIMIT = "No limit on the hours is stated, so it holds for as long as ICE asks."
NOTICE_ONLY = "On a form that asks for notice only, nobody is held."


def policy_in_words(policy: DetainerPolicy) -> str:
    """What the policy does, in three or four sentences; its name and sources are no part of it.

    >>> from scomm.models.policy_conditions import EVERYONE, Is
    >>> print(policy_in_words(DetainerPolicy(holds=Is("reimbursed", "yes"), tells=EVERYONE, most_hours=48)))
    The jail holds a person past the release that is due if ICE has agreed in writing to pay. It holds for at most 48 hours. On a form that asks for notice only, nobody is held. The jail tells ICE of every release that ICE asks about.
    """
    sentences = [_who(policy.holds, "holds")]
    if not isinstance(policy.holds, Nobody):
        most = policy.most_hours
        sentences += [f"It holds for at most {_hours(most)}." if most else NO_LIMIT, NOTICE_ONLY]
    return " ".join([*sentences, _who(policy.tells, "tells")])


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
        case Open(question):
            return f"[left open by the sources: {question}]"
        case Is(id, values):
            return _is(id, values, denied=False)
        case HoursAtMost(hours):
            return f"ICE asks for at most {_hours(hours)}"
        case Not(Is(id, values)):
            return _is(id, values, denied=True)
        case Not(HoursAtMost(hours)):
            return f"ICE asks for more than {_hours(hours)}"
        case Not(rule):
            return f"it is not so that ({condition_in_words(rule)})"
        case All(rules):
            return ", and ".join(_part(rule) for rule in rules)
        case AnyOf(rules):
            return ", or ".join(_part(rule) for rule in rules)
        case Unless(rule, exception):
            return f"{_part(rule)}, unless {_part(exception)}"
    raise ScommError(f"There are no words for a {type(condition).__name__}.")


def _who(rule: Condition, what: str) -> str:
    holds = what == "holds"
    if isinstance(rule, Everyone):
        return (
            "The jail holds every person whom ICE asks it to hold."
            if holds
            else "The jail tells ICE of every release that ICE asks about."
        )
    if isinstance(rule, Nobody):
        return (
            "The jail holds nobody past the release that is due."
            if holds
            else "The jail tells ICE of no release."
        )
    if isinstance(rule, Open):
        subject = "Whom the jail holds" if holds else "What the jail tells ICE"
        return f"{subject} is left open by the sources: {rule.question}."
    start = "holds a person past the release that is due" if holds else "tells ICE of a release"
    return f"The jail {start} if {condition_in_words(rule)}."


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


def _hours(hours: int) -> str:
    return "1 hour" if hours == 1 else f"{hours} hours"
