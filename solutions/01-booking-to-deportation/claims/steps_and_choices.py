"""Claims on the steps after a booking, on how long a hold lasts, and on who could refuse."""

from __future__ import annotations

from collections.abc import Iterator

from lessonkit.claims.claim import Claim
from lessonkit.claims.state import said


def claims() -> tuple[Claim, ...]:
    """The claims on steps and choices, in the order listed here."""
    return (*_steps(), *_holds(), *_choices(), *_task_force())


def _steps() -> Iterator[Claim]:
    yield said(
        "fbi-answer-hours",
        "The FBI aims to answer a set of prints from a booking within {value}.",
        phrase="{value} hours",
    )
    yield said(
        "lesc-requests-2007",
        "In FY2007, the year before Secure Communities, {value} requests were sent to ICE's support center.",
    )
    yield said(
        "lesc-databases",
        "After a match, ICE's support center looks through {value} databases, the inspector general found.",
        phrase="as many as {value}",
    )
    yield said(
        "ident-identities-2013",
        "In November 2013 the records of DHS's IDENT held {value} identities.",
        phrase="about 160 million",
        prints="rounded",
    )


def _holds() -> Iterator[Claim]:
    yield said(
        "hold-five-days",
        "In one case that reached the Ninth Circuit, ICE had asked the jail to hold a US citizen for up to {value} more days.",
        phrase="five",
        prints="words",
    )


def _choices() -> Iterator[Claim]:
    yield said(
        "agreement-notice-days",
        "Either side could end such an agreement with {value} days' written notice, the inspector general found.",
        disputed_by=("agreements-ended-2011",),
    )
    yield said(
        "nashville-license-bookings",
        "From October 2014 to October 2016, Hispanic people were booked in Nashville {value} times for driving without a license "
        "and nothing else.",
        phrase="at least {value}",
        note="The newspaper's analysis of police records. Whether a driver was Hispanic is what the officer ticked.",
    )


def _task_force() -> Iterator[Claim]:
    note = "Among those who left were all three members from unions, and a retired police chief for whom the proposals fell short."
    yield said(
        "task-force-members",
        "The task force that advised DHS in 2011 had {value} members.",
        answered_by=("task-force-resigned",),
        note=note,
    )
    yield said(
        "task-force-resigned",
        "When the task force of 2011 reported, {value} of its members resigned.",
        note=note,
    )
