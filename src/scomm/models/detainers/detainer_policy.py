"""A local detainer policy: whom the jail holds, for how long, and of whose release it tells ICE."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside
from scomm.models.detainers.attributes import MOST_HOURS, Columns, every_kind
from scomm.models.detainers.condition_words import condition_in_words
from scomm.models.detainers.conditions import (
    NOBODY,
    Answers,
    Condition,
    Everyone,
    HoursAtMost,
    Nobody,
    every_part,
)
from scomm.models.inputs import check_whole

say = sentences_beside(__file__)


@dataclass(frozen=True)
class DetainerPolicy:
    """A policy as rules over a detainer.

    `holds` says whom the jail holds past the release that is due, `most_hours` for how long at most (None: as long as
    ICE asks), `tells` of whose release it tells ICE. Nobody is held on a form that asks for notice only.
    `date` says when it began, and `year` in which year. `grade` is P (primary source seen), S (secondary source seen) or "yours"; `rows` are policies of the table
    local-policies, `source` keys of sources. `left_open` are questions outside the rules that no source at hand answers.

    A `KitError` for rules that contradict themselves, so that nobody could ever meet them.
    """

    holds: Condition
    tells: Condition = NOBODY
    most_hours: int | None = None
    label: str = say("policy.yours")
    id: str = "yours"
    date: str = ""
    year: int | None = None
    grade: str = "yours"
    rows: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    left_open: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.most_hours is not None:
            if self.most_hours == 0:
                raise KitError("A hold of 0 hours is none.", do="Write holds=NOBODY.")
            check_whole(self.most_hours, "The most hours that the jail holds", MOST_HOURS, 1)
        for name, rule in (("holds", self.holds), ("tells", self.tells)):
            if not isinstance(rule, Condition):
                raise KitError(
                    f"The rule for whom the jail {name} is missing: {rule!r} is no condition.",
                    allowed="EVERYONE, NOBODY, Is(...), HoursAtMost(...), OpenQuestion(...)",
                )
            _refuse_contradiction(name, rule)


@dataclass(frozen=True)
class Decisions:
    """What a policy says of many detainers: 1 yes, 0 no, 0.5 open; hours 0 where nobody is held."""

    hold: Answers
    hours: NDArray[np.int64]
    tell: Answers


def decisions(policy: DetainerPolicy, kinds: Columns) -> Decisions:
    """What the policy says of each of many detainers."""
    hold = np.where(kinds["hours"] > 0, policy.holds.answers(kinds), 0.0)
    most = MOST_HOURS if policy.most_hours is None else policy.most_hours
    hours = np.where(hold > 0, np.minimum(kinds["hours"], most), 0)
    return Decisions(hold, hours, policy.tells.answers(kinds))


def _refuse_contradiction(name: str, rule: Condition) -> None:
    hours = {
        h for part in every_part(rule) if isinstance(part, HoursAtMost) for h in (part.hours, part.hours + 1)
    }
    kinds = every_kind({1, 48, *(min(h, MOST_HOURS) for h in hours)})
    can_be_asked = kinds["hours"] > 0 if name == "holds" else np.full(len(kinds["hours"]), True)
    for part in every_part(rule):
        if isinstance(part, Everyone | Nobody) and part is not rule:
            raise KitError(
                "EVERYONE and NOBODY can't be a part of another condition.", do="Leave that part out."
            )
        if isinstance(part, Everyone | Nobody):
            continue
        answers = part.answers(kinds)[can_be_asked]
        if not answers.any():
            raise KitError(
                f"The rule for whom the jail {name} contradicts itself: no detainer could ever meet {_short(part)}.",
                do="Take one of the conditions out, or write NOBODY.",
            )
        if (answers == 1).all():
            raise KitError(
                f"The rule for whom the jail {name} rules nobody out: every detainer meets {_short(part)}.",
                do="Take one of the conditions out, or write EVERYONE.",
            )


def _short(part: Condition) -> str:
    return f"“{condition_in_words(part)}”"
