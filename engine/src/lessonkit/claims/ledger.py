"""The ledger: every claim that a lesson may print, and every question that stays open."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from lessonkit.claims.claim import Claim, Question
from lessonkit.claims.lessons import ClaimFile, files_in, lesson_files, solutions_folder
from lessonkit.course import code_of, course
from lessonkit.errors import KitError


def ledger(solutions: Path | None = None) -> tuple[Claim, ...]:
    """Every claim, shared or a lesson's, each dispute marked on both of its sides.

    The lessons are those of `solutions`, or of the folder that is found (see `lessons.py`); a learner has none.
    """
    return _ledger(_files(solutions))


def shared_ledger() -> tuple[Claim, ...]:
    """The claims that need no lesson beside them: what explorers print."""
    return _ledger(files_in(_subjects()))


def owners(solutions: Path | None = None) -> dict[str, str]:
    """Whose each claim is, by its id: the id of a lesson, or nothing for a shared one."""
    return {claim.id: file.owner for file in _files(solutions) for claim in file.claims()}


def claim(id: str) -> Claim:
    """The claim with this id; a `KitError` that lists near ids if there is none.

    >>> claim("sc-removals-2012").said_by
    'US Government Accountability Office (GAO)'
    """
    return _find(id, ledger())


def shared_claim(id: str) -> Claim:
    """The claim with this id of those that need no lesson beside them; a `KitError` if there is none."""
    return _find(id, shared_ledger())


def near(id: str, claims: Iterable[Claim] | None = None) -> list[str]:
    """The claim ids that look most like `id`."""
    return difflib.get_close_matches(id, [one.id for one in claims or ledger()], n=4, cutoff=0.3)


def questions() -> tuple[Question, ...]:
    """What the lessons leave open, with the reason, and what would settle it: `QUESTIONS` of `open_questions.py` beside the claims."""
    path = course().part("open_questions.py")
    return tuple(code_of(path).QUESTIONS) if path.is_file() else ()


def by_the_rules(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The same claims; a `KitError` if they break a rule of the course: `RULES` of its `claim_rules.py`, each from claims to problems."""
    path = course().part("claim_rules.py")
    rules = code_of(path).RULES if path.is_file() else ()
    if problems := [problem for rule in rules for problem in rule(claims)]:
        raise KitError(" ".join(problems))
    return claims


def mutual(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims with every dispute marked on both sides; a `KitError` where one can't be a dispute.

    Opposite sides need distinct publishers: nobody disputes themselves.
    """
    claims = tuple(claims)
    by_id = {one.id: one for one in claims}
    twice = sorted({one.id for one in claims if by_id[one.id] is not one})
    if twice:
        raise KitError(f"Two claims have the id {', '.join(twice)}.", do="Rename one.")
    pairs = {(one.id, other) for one in claims for other in one.disputed_by}
    for id, other in sorted(pairs):
        if other not in by_id:
            raise KitError(
                f"Claim {id!r} is disputed by {other!r}, which is no claim.", allowed=near(other, claims)
            )
        if by_id[id].publisher == by_id[other].publisher:
            raise KitError(
                f"Claim {id!r} is disputed by {other!r}, but {by_id[id].said_by} makes both.",
                do="Name a claim of another publisher.",
            )
    pairs |= {(other, id) for id, other in pairs}
    return tuple(
        replace(one, disputed_by=tuple(other.id for other in claims if (one.id, other.id) in pairs))
        for one in claims
    )


def _subjects() -> Path:
    """The folder of the claims that are shared: each file in it is one subject."""
    return course().part("claims")


def _files(solutions: Path | None) -> tuple[ClaimFile, ...]:
    folder = solutions or solutions_folder()
    return (*files_in(_subjects()), *(lesson_files(folder) if folder else ()))


@lru_cache(maxsize=8)
def _ledger(files: tuple[ClaimFile, ...]) -> tuple[Claim, ...]:
    return by_the_rules(mutual(claim for file in files for claim in file.claims()))


def _find(id: str, claims: tuple[Claim, ...]) -> Claim:
    for one in claims:
        if one.id == id:
            return one
    raise KitError(f"There is no claim {id!r}.", allowed=near(id, claims), do="Check the spelling.")
