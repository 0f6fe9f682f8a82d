"""The ledger: every claim that a lesson may print, and every question that stays open."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib import import_module

from scomm.claims.claim import Claim, Question
from scomm.claims.coverage_measures import uncovered
from scomm.errors import ScommError

SUBJECTS = (
    "shares_convicted",
    "dashboard_shares",
    "long_run",
    "kinds_of_conviction",
    "offences_and_priorities",
    "families",
    "sharing_and_holding",
    "rollout",
    "what_a_match_means",
    "citizens_caught",
    "trust_and_reporting",
    "declined_detainers",
    "listed_counties",
    "opting_out",
    "safety_and_cost",
    "federal_power",
    "two_readings",
    "detention_today",
)
"""The files of claims, in the order in which they are listed."""


@lru_cache(maxsize=1)
def ledger() -> tuple[Claim, ...]:
    """Every claim, each dispute marked on both of its sides."""
    files = [import_module(f"scomm.claims.{subject}") for subject in SUBJECTS]
    return covered(mutual(tuple(claim for file in files for claim in file.claims())))


def claim(id: str) -> Claim:
    """The claim with this id; a `ScommError` that lists near ids if there is none.

    >>> claim("sc-share-convicted-2012").publisher
    'US Government Accountability Office (GAO)'
    """
    for one in ledger():
        if one.id == id:
            return one
    raise ScommError(f"There is no claim {id!r}.", allowed=near(id), do="Check the spelling.")


def near(id: str, claims: Iterable[Claim] | None = None) -> list[str]:
    """The claim ids that look most like `id`."""
    return difflib.get_close_matches(id, [one.id for one in claims or ledger()], n=4, cutoff=0.3)


def questions() -> tuple[Question, ...]:
    """What the lessons leave open, with the reason, and what would settle it."""
    from scomm.claims.open_questions import QUESTIONS

    return QUESTIONS


def covered(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same claims; a `ScommError` if one is a share of what a table shows and its own group's coverage is not there."""
    if problems := uncovered(claims):
        raise ScommError(" ".join(problems), do="Give `covered_by`: a claim with Coverage of the same group.")
    return claims


def mutual(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with every dispute marked on both sides; a `ScommError` where one can't be a dispute.

    Opposite sides need distinct publishers: nobody disputes themselves.
    """
    claims = tuple(claims)
    by_id = {one.id: one for one in claims}
    twice = sorted({one.id for one in claims if by_id[one.id] is not one})
    if twice:
        raise ScommError(f"Two claims have the id {', '.join(twice)}.", do="Rename one.")
    pairs = {(one.id, other) for one in claims for other in one.disputed_by}
    for id, other in sorted(pairs):
        if other not in by_id:
            raise ScommError(
                f"Claim {id!r} is disputed by {other!r}, which is no claim.", allowed=near(other, claims)
            )
        if by_id[id].publisher == by_id[other].publisher:
            raise ScommError(
                f"Claim {id!r} is disputed by {other!r}, but {by_id[id].publisher} makes both.",
                do="Name a claim of another publisher.",
            )
    pairs |= {(other, id) for id, other in pairs}
    return tuple(
        replace(one, disputed_by=tuple(other.id for other in claims if (one.id, other.id) in pairs))
        for one in claims
    )
