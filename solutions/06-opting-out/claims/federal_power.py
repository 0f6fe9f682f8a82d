"""Claims on who may decide: what federal law and money may ask of places, and whom the government lists."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import said


def claims() -> tuple[Claim, ...]:
    """The claims on federal power, in the order listed here."""
    return (*_rulings(), *_lists())


def _rulings() -> Iterator[Claim]:
    """What courts held about holds, money and priorities: each ruling with the number that it turns on."""
    yield said(
        "morales-hours",
        "A jail in Rhode Island had held a US citizen for {value} hours on a detainer, and the First Circuit ruled that an officer "
        "of ICE needs probable cause to issue one.",
        note="The ruling was on whether the officers could be sued, before any trial.",
    )
    yield said(
        "grant-conditions-upheld",
        "The Second Circuit let the government tie police grants to {value} conditions: not to restrict the sharing of status, to "
        "say when someone will be released, and to let officers of ICE into jails.",
        disputed_by=("places-kept-their-money",),
        note="Other appeals courts had ruled the other way on such conditions.",
    )
    yield said(
        "us-v-texas-justices",
        "In June 2023 {value} of nine justices turned away two states that wanted a court to make the government arrest more people.",
        note="They ruled that the states had no standing. They did not rule on the priorities themselves.",
    )
    yield said(
        "places-kept-their-money",
        "On 24 April 2025 a federal judge forbade the government to withhold money from {value} cities and counties because of their "
        "limits.",
        note="The order holds while the case goes on.",
    )
    yield said(
        "places-kept-their-money-later",
        "On 22 August 2025 the judge extended the order to {value} more cities and counties.",
    )


def _lists() -> Iterator[Claim]:
    """Who counts as a “sanctuary”? The lists of 2025, and who answered them."""
    yield said(
        "dhs-list-2025",
        "On 29 May 2025 the Department of Homeland Security listed {value} “sanctuary jurisdictions”.",
        phrase="more than {value}",
        disputed_by=("sheriffs-who-protested",),
        note="By 1 June the list was no longer on its website.",
    )
    yield said(
        "sheriffs-who-protested",
        "The National Sheriffs' Association, which speaks for {value} elected sheriffs, called the list of May 2025 one that "
        "lacked transparency and accountability.",
        phrase="more than {value}",
        note="The association generally supports federal enforcement.",
    )
