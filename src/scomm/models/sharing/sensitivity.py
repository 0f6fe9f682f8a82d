"""Which rate matters most: how removals change with each rate of the pipeline."""

from __future__ import annotations

import pandas as pd

from scomm.models.checking import whole
from scomm.models.sharing.calibration import parameters as calibrated
from scomm.models.sharing.parameters import RATES, Parameters
from scomm.models.sharing.pipeline import flows
from scomm.models.sharing.policies import Policy
from scomm.models.sharing.policies import policy as the_policy
from scomm.models.sharing.rules import Rule
from scomm.models.sharing.rules import rule as the_rule


def sensitivity(
    rule: str | Rule = "secure-communities",
    policy: str | Policy = "all",
    parameters: str | Parameters = "us-2011-03",
    bookings: int | None = None,
) -> pd.DataFrame:
    """How expected removals change with each rate, all others as they are.

    One row a rate that this rule and policy use: rate, meaning, value, grade, per_point (more removals for one
    more percentage point), per_percent (percent more removals for a rate one percent higher), low, high,
    removals_at_low, removals_at_high. Removals are linear in each single rate, so per_point holds for steps of any size.

    The three measures rank the rates differently. In a chain of rates all have the same per_percent; a small
    rate has the largest per_point; and the widest range has the largest distance between the last two columns.
    """
    which, local, model = the_rule(rule), the_policy(policy), calibrated(parameters)
    booked = model.bookings if bookings is None else whole(bookings, "The number of bookings")

    def removals(changed: Parameters) -> float:
        table = flows(which, local, changed, booked)
        return float(table.loc[table["target"] == "removals", "people"].sum())

    now, rows = removals(model), []
    for id in RATES:
        one = model.get(id)
        none, every = removals(model.change({id: 0})), removals(model.change({id: 1}))
        slope = every - none
        if slope == 0:
            continue
        rows.append(
            {
                "rate": id,
                "meaning": one.label,
                "value": one.value,
                "grade": one.grade,
                "per_point": slope / 100,
                "per_percent": slope * one.value / now if now else float("nan"),
                "low": one.low,
                "high": one.high,
                "removals_at_low": none + slope * one.low,
                "removals_at_high": none + slope * one.high,
            }
        )
    return pd.DataFrame(rows)
