"""Which rate matters most: how removals change with each rate of the pipeline under Secure Communities, all requests honored.

Five rates lead from the prints to the removals. Three are parameters of the model; how often ICE asks and how many are removed
differ by status and conviction there, and are one number for all people here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lessonkit.errors import KitError
from scomm.models.inputs import check_id, check_share
from scomm.models.sharing.calibration import parameters as calibrated
from scomm.models.sharing.federal_rules import STATUSES
from scomm.models.sharing.flows import flows
from scomm.models.sharing.funnel import funnel
from scomm.models.sharing.parameters import Parameters

STEP_RATES = ("matched", "asked", "honored", "collected", "removed")
"""The five rates, in the order of their steps."""

_OF_STAGES = {"asked": ("requests", "reviews"), "removed": ("removals", "custody")}
"""Rates that are no parameter of the model but one stage of the funnel over another."""


@lru_cache(maxsize=512)
def people_by_stage(model: Parameters) -> Mapping[str, float]:
    """People at each stage of the funnel, not rounded."""
    table = funnel(flows("secure-communities", "all", model))
    return dict(zip(table["stage"], table["people"], strict=True))


def step_rate(model: Parameters, rate: str) -> float:
    """One of the STEP_RATES in a model, as a share of 0 to 1; a `KitError` for any other, and for a share of nobody.

    >>> round(step_rate(calibrated(), "removed"), 3)
    0.516
    """
    if check_id(rate, STEP_RATES, "rate") not in _OF_STAGES:
        return model[rate]
    reached, base = _OF_STAGES[rate]
    people = people_by_stage(model)
    if not people[base]:
        raise KitError(
            f"Nobody comes to the {base} in this model, so the rate {rate!r} is a share of nobody."
        )
    return people[reached] / people[base]


def change_step_rate(model: Parameters, rate: str, share: float) -> Parameters:
    """A model with another value for one of the STEP_RATES; a `KitError` for what is no rate or no share.

    >>> step_rate(change_step_rate(calibrated(), "removed", 0.4), "removed")
    0.4
    """
    value = check_share(share, f"The rate {rate!r}")
    if check_id(rate, STEP_RATES, "rate") == "asked":
        now = step_rate(model, "asked")
        if not now:
            raise KitError(
                "ICE asks for nobody in this model, so it says nothing of whom ICE would ask for more."
            )
        return model.change(
            {f"asked-{status}": value / now * model[f"asked-{status}"] for status in STATUSES}
        )
    if rate == "removed":
        return model.change({"removed-convicted": value, "removed-no-conviction": value})
    return model.change({rate: value})


def one_point_more(parameters: str | Parameters, rate: str) -> float:
    """Removals added when one of the STEP_RATES rises by one percentage point, the others as they are.

    Removals are linear in each rate, so two values of it tell the slope.

    >>> round(one_point_more("us-2011-03", "matched"))
    14497
    """
    model = calibrated(parameters)
    high = step_rate(model, "asked") if rate == "asked" else 1.0
    none, every = (people_by_stage(change_step_rate(model, rate, share))["removals"] for share in (0.0, high))
    return (every - none) / high / 100
