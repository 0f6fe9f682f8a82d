"""One detainer, for tests that ask what a policy says of it, in words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scomm.models.detainers import DetainerPolicy
from scomm.models.detainers.attributes import ATTRIBUTES
from scomm.models.detainers.detainer_policy import decisions

ANSWERS = {1.0: "yes", 0.0: "no", 0.5: "open"}


@dataclass(frozen=True)
class Detainer:
    """A plain detainer; `hours` is 0 on form I-247N."""

    charge: str = "misdemeanor"
    conviction: str = "none"
    form: str = "I-247"
    paper: str = "none"
    hours: int = 48
    reimbursed: str = "no"
    watch_list: str = "no"


@dataclass(frozen=True)
class Decision:
    """What a policy says of one detainer."""

    hold: str
    hours: int
    tell: str


def decide(policy: DetainerPolicy, detainer: Detainer) -> Decision:
    """The decision of a policy on one detainer."""
    said = decisions(policy, {id: np.array([getattr(detainer, id)]) for id in [*ATTRIBUTES, "hours"]})
    return Decision(ANSWERS[said.hold[0]], int(said.hours[0]), ANSWERS[said.tell[0]])


def decide_alike(one: DetainerPolicy, other: DetainerPolicy, kinds) -> bool:
    """Whether two policies decide every one of these kinds of detainers alike."""
    first, second = decisions(one, kinds), decisions(other, kinds)
    return all(
        np.array_equal(getattr(first, part), getattr(second, part)) for part in ("hold", "hours", "tell")
    )
