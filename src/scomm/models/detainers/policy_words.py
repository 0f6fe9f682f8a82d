"""A detainer policy in plain English: two policies that decide differently never read the same."""

from __future__ import annotations

from scomm.models.detainers.condition_words import condition_in_words, hours_in_words
from scomm.models.detainers.conditions import Condition, Everyone, Nobody, OpenQuestion
from scomm.models.detainers.detainer_policy import DetainerPolicy

NO_LIMIT = "No limit on the hours is stated, so it holds for as long as ICE asks."
NOTICE_ONLY = "On a form that asks for notice only, nobody is held."


def policy_in_words(policy: DetainerPolicy) -> str:
    """What the policy does, in three or four sentences; its name and sources are no part of it.

    >>> from scomm.models.detainers.conditions import EVERYONE, Is
    >>> print(policy_in_words(DetainerPolicy(holds=Is("reimbursed", "yes"), tells=EVERYONE, most_hours=48)))
    The jail holds a person past the release that is due if ICE has agreed in writing to pay. It holds for at most 48 hours. On a form that asks for notice only, nobody is held. The jail tells ICE of every release that ICE asks about.
    """
    sentences = [_who(policy.holds, "holds")]
    if not isinstance(policy.holds, Nobody):
        most = policy.most_hours
        sentences += [f"It holds for at most {hours_in_words(most)}." if most else NO_LIMIT, NOTICE_ONLY]
    return " ".join([*sentences, _who(policy.tells, "tells")])


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
    if isinstance(rule, OpenQuestion):
        subject = "Whom the jail holds" if holds else "What the jail tells ICE"
        return f"{subject} is left open by the sources: {rule.question}."
    start = "holds a person past the release that is due" if holds else "tells ICE of a release"
    return f"The jail {start} if {condition_in_words(rule)}."
