"""The rates of the pipeline: what each may be, and what a point more of it adds."""

from __future__ import annotations

from functools import cache

from scomm.models import Parameters, parameters
from scomm.models.sharing.sensitivity import change_step_rate, people_by_stage, step_rate

LEADS_TO = {
    "matched": "matches",
    "asked": "requests",
    "honored": "honored",
    "collected": "custody",
    "removed": "removals",
}
"""The rates, and the stage that each one leads to."""

RATES, STAGES = tuple(LEADS_TO), tuple(LEADS_TO.values())

STEPS = {
    "matched": ("low", "calibrated", "point", "high"),
    "asked": ("half", "three-quarters", "calibrated", "point"),
    "honored": ("none", "quarter", "half", "three-quarters", "calibrated"),
    "collected": ("low", "calibrated", "point", "high"),
    "removed": ("low", "calibrated", "point", "high"),
}
"""What each rate may be, from the lowest to the highest. Low and high are the ends of what the sources leave possible; a point is one
percentage point more than calibrated. Jails stand at a hundred percent, which no point more can pass."""


@cache
def model() -> Parameters:
    """The parameters calibrated to the totals of 31 March 2011."""
    return parameters("us-2011-03")


@cache
def rate(name: str, step: str) -> float:
    """What a rate is at one of its steps, as a share of 0 to 1."""
    if step == "point":
        return rate(name, "calibrated") + 0.01
    if name == "asked":
        return {"calibrated": 1, "three-quarters": 0.75, "half": 0.5}[step] * step_rate(model(), name)
    if name == "honored":
        fixed = {"three-quarters": 0.75, "half": 0.5, "quarter": 0.25, "none": 0.0}
        return model()["honored"] if step == "calibrated" else fixed[step]
    if step == "calibrated":
        return step_rate(model(), name)
    one = model().get("removed-convicted" if name == "removed" else name)
    return one.low if step == "low" else one.high


@cache
def adds(name: str) -> float:
    """Removals that one percentage point more of a rate adds, or as much as is left to a hundred percent."""
    more = change_step_rate(model(), name, min(1.0, rate(name, "calibrated") + 0.01))
    return people_by_stage(more)["removals"] - people_by_stage(model())["removals"]
