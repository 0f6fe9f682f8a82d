"""The four local choices: what a county does when ICE asks its jail to hold a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from scomm.models.inputs import check_id, find_by_id

Whom = Literal["everyone", "convicted", "warrant", "nobody"]


@dataclass(frozen=True)
class CountyChoice:
    """What a county does with ICE's requests.

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
            check_id(whom, get_args(Whom), "group of people")


COUNTY_CHOICES = {
    choice.id: choice
    for choice in (
        CountyChoice(
            id="all",
            label="hold on every request",
            holds="everyone",
            answers="everyone",
            tells_instead=False,
            note="The jail does what every request asks.",
        ),
        CountyChoice(
            id="convictions-only",
            label="hold only people with a conviction",
            holds="convicted",
            answers="convicted",
            tells_instead=False,
            note="The jail lets people without a conviction go at the usual time, and tells ICE nothing.",
        ),
        CountyChoice(
            id="judicial-warrant-only",
            label="hold only with a judge's warrant",
            holds="warrant",
            answers="warrant",
            tells_instead=False,
            note="The jail wants a warrant that a judge has signed. ICE's own warrants are signed by officers.",
        ),
        CountyChoice(
            id="notification-only",
            label="tell ICE, but hold nobody",
            holds="nobody",
            answers="everyone",
            tells_instead=True,
            note="The jail tells ICE when a person will go free, and lets the person go at that time.",
        ),
    )
}
"""The choices by id."""


def county_choice(id: str | CountyChoice) -> CountyChoice:
    """The choice with this id; a `ScommError` that lists the ids if there is none.

    >>> county_choice("all").label
    'hold on every request'
    """
    return find_by_id(id, COUNTY_CHOICES, CountyChoice, "county choice")
