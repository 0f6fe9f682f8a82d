"""The four local choices: what a county does when ICE asks its jail to hold a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from scomm.models.checking import known_id, one_of

Whom = Literal["everyone", "convicted", "warrant", "nobody"]


@dataclass(frozen=True)
class Policy:
    """A local policy.

    `holds` says for whom the jail does what a hold request asks, `answers` for whom it gives the notice that a
    notice request asks for: everyone, people with a conviction, people for whom a judge has signed a warrant, or
    nobody. `tells_instead` says whether ICE gets notice of the release where the jail refuses to hold.
    """

    id: str
    label: str
    holds: Whom
    answers: Whom
    tells_instead: bool
    note: str

    def __post_init__(self) -> None:
        for whom in (self.holds, self.answers):
            known_id(whom, get_args(Whom), "group of people")


POLICIES = {
    policy.id: policy
    for policy in (
        Policy(
            id="all",
            label="hold on every request",
            holds="everyone",
            answers="everyone",
            tells_instead=False,
            note="The jail does what every request asks.",
        ),
        Policy(
            id="convictions-only",
            label="hold only people with a conviction",
            holds="convicted",
            answers="convicted",
            tells_instead=False,
            note="The jail lets people without a conviction go at the usual time, and tells ICE nothing.",
        ),
        Policy(
            id="judicial-warrant-only",
            label="hold only with a judge's warrant",
            holds="warrant",
            answers="warrant",
            tells_instead=False,
            note="The jail wants a warrant that a judge has signed. ICE's own warrants are signed by officers.",
        ),
        Policy(
            id="notification-only",
            label="tell ICE, but hold nobody",
            holds="nobody",
            answers="everyone",
            tells_instead=True,
            note="The jail tells ICE when a person will go free, and lets the person go at that time.",
        ),
    )
}
"""The policies by id."""


def policy(id: str | Policy) -> Policy:
    """The policy with this id; a `ScommError` that lists the ids if there is none.

    >>> policy("all").label
    'hold on every request'
    """
    return one_of(id, POLICIES, Policy, "local policy")
