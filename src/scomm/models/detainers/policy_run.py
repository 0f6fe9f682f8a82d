"""A detainer policy run over a population: who is held, handed to ICE and let go, with jail days and cost, as ranges."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from numbers import Real

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.data.published import figure, published_share
from lessonkit.errors import KitError
from scomm.models.detainers.attributes import ATTRIBUTES, Columns, every_kind
from scomm.models.detainers.detainer_policy import DetainerPolicy, decisions
from scomm.models.detainers.mix import DetainerMix, detainer_mix
from scomm.models.detainers.real_policies import detainer_policy
from scomm.models.hold_forms import FORMS
from scomm.models.inputs import check_share

Range = tuple[float, float]
ALL_DETAINERS = "everyone"
OUTCOME_UNITS = {
    "held": "detainers",
    "transferred": "detainers",
    "released": "detainers",
    "jail-days": "days",
    "cost": "dollars",
    "cost-to-county": "dollars",
}
"""What a run counts, with units. Held: kept past the release that was due. Transferred: into ICE custody from the
jail, after a hold or at the door. Released: gone free; ICE may still find some of them later."""

_LOWEST, _HIGHEST = "ended-in-custody-2012-12", "ended-in-custody-2008-10"
"""TRAC's shares of detainers that ended in ICE custody, as ids of published figures."""


@dataclass(frozen=True)
class Terms:
    """What a run needs beside the policy and the population.

    `day_costs`: dollars for a day in jail; the default is Cook County's published number (COOK-11, P). `taken_after_hold`: of people
    held, the share that ICE takes; TRAC's shares of detainers that ended in ICE custody, December 2012 and October 2008
    (HUFF-16, S), stand for it. `taken_at_release`: of people let go with notice to ICE, the share that ICE meets; assumed from none
    to as many as after a hold. `hold_used`: the part of the hold that is over when ICE comes; assumed, nothing published says it.
    """

    day_costs: float = field(default_factory=lambda: float(figure("cook-cost-per-day").value))
    taken_after_hold: Range = field(
        default_factory=lambda: (published_share(_LOWEST), published_share(_HIGHEST))
    )
    taken_at_release: Range = field(default_factory=lambda: (0.0, published_share(_HIGHEST)))
    hold_used: Range = (0.0, 1.0)

    def __post_init__(self) -> None:
        amount = self.day_costs
        if isinstance(amount, bool) or not isinstance(amount, Real) or not 0 <= float(amount) < math.inf:
            raise KitError(f"A day in jail can't cost {amount!r}.", allowed="dollars, 0 or more")
        for name in ("taken_after_hold", "taken_at_release", "hold_used"):
            ends = getattr(self, name)
            if not isinstance(ends, tuple) or len(ends) != 2:
                raise KitError(f"{name} is a range of two shares, not {ends!r}.", do="Write (0.2, 0.5).")
            low, high = (check_share(end, f"An end of {name}") for end in ends)
            if low > high:
                raise KitError(f"The range of {name} ends at {high:g} before it begins at {low:g}.")


def run_policy(
    policy: str | DetainerPolicy, mix: str | DetainerMix = "us-2012", terms: Terms | None = None
) -> pd.DataFrame:
    """What a policy does with a population: the smallest and the largest number that the sources leave possible.

    One row for each group (everyone, then each gravest conviction) and outcome: group, outcome, low, high, unit.
    A question that a rule leaves open counts as no at one end and as yes at the other; questions in the policy's
    `left_open`, such as how long a hold may last, are not in the range. The ranges are wide on
    purpose; they hold for one number at a time. `transferred` and `released` of a group add up to its detainers only
    crosswise, low with high.

    >>> table = run_policy("texas-sb4-2017").set_index(["group", "outcome"])
    >>> table.loc[("everyone", "held"), ["low", "high"]].to_list()
    [347691.0, 347691.0]
    """
    chosen, people, terms = detainer_policy(policy), detainer_mix(mix), terms or Terms()
    kinds = _kinds_of(people)
    effects = _effects(chosen, kinds, terms)
    groups = {ALL_DETAINERS: np.ones(len(kinds["hours"]), dtype=bool)}
    groups |= {level: kinds["conviction"] == level for level in ATTRIBUTES["conviction"].ids}
    weights = np.array(list(_weights(people, kinds))) * people.detainers
    rows = []
    for (group, members), outcome in product(groups.items(), OUTCOME_UNITS):
        low, high = (weights[:, members] @ end[members] for end in effects[outcome])
        rows.append((group, outcome, float(low.min()), float(high.max()), OUTCOME_UNITS[outcome]))
    table = pd.DataFrame(rows, columns=["group", "outcome", "low", "high", "unit"])
    return table.round({"low": 6, "high": 6})


def average_days(hours: int, weekends_left_out: bool) -> float:
    """How many days a hold of so many counted hours lasts on average, if it begins at any hour of the week alike.

    Federal holidays are not counted, so the true average under the I-247 is a little longer.

    >>> average_days(48, weekends_left_out=False), round(average_days(48, weekends_left_out=True), 2)
    (2.0, 2.86)
    """
    days = hours / 24
    if not weekends_left_out or not hours:
        return days
    begun_on_weekdays = 5 / 7 * 2 * days / 5
    begun_on_weekends = 2 / 7 * (1 + 2 * (math.ceil(days / 5) - 1))
    return days + begun_on_weekdays + begun_on_weekends


def _kinds_of(mix: DetainerMix) -> Columns:
    """Only the kinds that the population holds: the others would be multiplied by nothing."""
    kinds = every_kind()
    there = np.full(len(kinds["hours"]), True)
    for one in mix.divisions:
        there &= np.isin(kinds[one.attribute], sorted({value for case in one.cases for value, _ in case}))
    return {name: column[there] for name, column in kinds.items()}


def _weights(mix: DetainerMix, kinds: Columns) -> Iterator[NDArray[np.float64]]:
    """The share of each kind, once for every way in which the cases of the divisions can go together."""
    columns = [
        [np.array([dict(case).get(str(v), 0.0) for v in kinds[one.attribute]]) for case in one.cases]
        for one in mix.divisions
    ]
    for together in product(*columns):
        yield np.prod(together, axis=0)


def _effects(
    policy: DetainerPolicy, kinds: Columns, terms: Terms
) -> dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]:
    """For each outcome its smallest and largest expected value for one detainer of each kind."""
    said = decisions(policy, kinds)
    may_hold, must_hold = said.hold > 0, said.hold == 1
    may_tell, must_tell = said.tell > 0, said.tell == 1
    asked = zip(said.hours, kinds["form"], strict=True)
    full = np.array([average_days(int(hours), FORMS[str(form)].days_left_out) for hours, form in asked])

    least_met = np.where(must_tell, terms.taken_at_release[0], 0.0)
    most_met = np.where(may_tell, terms.taken_at_release[1], 0.0)
    least_taken = np.where(must_hold, terms.taken_after_hold[0], least_met)
    least_taken = np.where(
        may_hold & ~must_hold, np.minimum(terms.taken_after_hold[0], least_met), least_taken
    )
    most_taken = np.where(must_hold, terms.taken_after_hold[1], most_met)
    most_taken = np.where(may_hold & ~must_hold, np.maximum(terms.taken_after_hold[1], most_met), most_taken)

    least_days = np.where(must_hold, full * (1 - terms.taken_after_hold[1] * (1 - terms.hold_used[0])), 0.0)
    most_days = np.where(may_hold, full * (1 - terms.taken_after_hold[0] * (1 - terms.hold_used[1])), 0.0)
    price = float(terms.day_costs)
    own = (kinds["reimbursed"] == "no") * price
    return {
        "held": (must_hold.astype(float), may_hold.astype(float)),
        "transferred": (least_taken, most_taken),
        "released": (1 - most_taken, 1 - least_taken),
        "jail-days": (least_days, most_days),
        "cost": (least_days * price, most_days * price),
        "cost-to-county": (least_days * own, most_days * own),
    }
