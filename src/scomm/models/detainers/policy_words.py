"""A detainer policy in plain English: two policies that decide differently never read the same."""

from __future__ import annotations

from lessonkit.language.sentences import sentences_beside
from scomm.models.detainers.condition_words import condition_in_words
from scomm.models.detainers.conditions import Condition, Everyone, Nobody, OpenQuestion
from scomm.models.detainers.detainer_policy import DetainerPolicy

say = sentences_beside(__file__)


def policy_in_words(policy: DetainerPolicy) -> str:
    """What the policy does, in three or four sentences; its name and sources are no part of it.

    >>> from scomm.models.detainers.conditions import EVERYONE, Is
    >>> print(policy_in_words(DetainerPolicy(holds=Is("reimbursed", "yes"), tells=EVERYONE, most_hours=48)))
    The jail holds a person past the release that is due if ICE has agreed in writing to pay. It holds for at most 48 hours. On a form that asks for notice only, nobody is held. The jail tells ICE of every release that ICE asks about.
    """
    sentences = [_whom_it_holds(policy.holds)]
    if not isinstance(policy.holds, Nobody):
        most = policy.most_hours
        sentences.append(say("policy.hours.limit", hours=most) if most else say("policy.hours.none"))
        sentences.append(say("policy.hours.notice-only"))
    return " ".join([*sentences, _of_whom_it_tells(policy.tells)])


def _whom_it_holds(rule: Condition) -> str:
    match rule:
        case Everyone():
            return say("policy.holds.everyone")
        case Nobody():
            return say("policy.holds.nobody")
        case OpenQuestion(question):
            return say("policy.holds.open", question=question)
    return say("policy.holds.if", condition=condition_in_words(rule))


def _of_whom_it_tells(rule: Condition) -> str:
    match rule:
        case Everyone():
            return say("policy.tells.everyone")
        case Nobody():
            return say("policy.tells.nobody")
        case OpenQuestion(question):
            return say("policy.tells.open", question=question)
    return say("policy.tells.if", condition=condition_in_words(rule))
