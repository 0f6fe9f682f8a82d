"""The four local choices: what a county does when ICE asks its jail to hold a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from lessonkit.language.sentences import sentences_beside
from scomm.models.inputs import check_id, find_by_id

say = sentences_beside(__file__)

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
            label=say("choice.all.label"),
            holds="everyone",
            answers="everyone",
            tells_instead=False,
            note=say("choice.all.note"),
        ),
        CountyChoice(
            id="convictions-only",
            label=say("choice.convictions-only.label"),
            holds="convicted",
            answers="convicted",
            tells_instead=False,
            note=say("choice.convictions-only.note"),
        ),
        CountyChoice(
            id="judicial-warrant-only",
            label=say("choice.judicial-warrant-only.label"),
            holds="warrant",
            answers="warrant",
            tells_instead=False,
            note=say("choice.judicial-warrant-only.note"),
        ),
        CountyChoice(
            id="notification-only",
            label=say("choice.notification-only.label"),
            holds="nobody",
            answers="everyone",
            tells_instead=True,
            note=say("choice.notification-only.note"),
        ),
    )
}
"""The choices by id."""


def county_choice(id: str | CountyChoice) -> CountyChoice:
    """The choice with this id; a `KitError` that lists the ids if there is none.

    >>> county_choice("all").label
    'hold on every request'
    """
    return find_by_id(id, COUNTY_CHOICES, CountyChoice, "county choice")
