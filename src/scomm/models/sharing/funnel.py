"""The funnel: the stages of the pipeline as a short table, and what is published of each."""

from __future__ import annotations

import pandas as pd

from scomm.errors import ScommError
from scomm.models.checking import known_id
from scomm.models.sharing.calibration import parameters as calibrated
from scomm.models.sharing.parameters import Parameters
from scomm.models.sharing.pipeline import flows
from scomm.models.sharing.rules import LEVELS

STAGES = {
    "bookings": "booked in a jail",
    "prints": "prints sent to the FBI",
    "matches": "found on record at DHS",
    "reviews": "looked at by ICE's support center",
    "requests": "ICE asks the jail",
    "honored": "the jail does what ICE asks",
    "custody": "in ICE custody",
    "removals": "removed",
}
"""The stages in order. Custody is not a part of `honored`: ICE can arrest people whom a jail let go."""

_INTO = {
    "bookings": (("bookings", "prints"), ("bookings", "not-sent")),
    "prints": (("bookings", "prints"),),
    "matches": (("prints", "matches"),),
    "reviews": (("matches", "reviews"),),
    "requests": (("reviews", "hold-requests"), ("reviews", "notice-requests")),
    "honored": (("hold-requests", "held"), ("notice-requests", "notified")),
    "custody": (("held", "custody"), ("notified", "custody"), ("declined", "custody")),
    "removals": (("custody", "removals"),),
}


_BASE = {
    "prints": "bookings",
    "matches": "prints",
    "reviews": "matches",
    "requests": "reviews",
    "honored": "requests",
    "custody": "requests",
    "removals": "custody",
}


def funnel(table: pd.DataFrame, level: str | None = None) -> pd.DataFrame:
    """The stages of a table that `flows` or `simulate` gave: people, and their share of two other stages.

    One row a stage: stage, meaning, people, base (the stage that it is a part of), of_base, of_prints. Custody is
    a part of the requests, because ICE can also arrest people whom a jail let go. A share of nobody is missing.
    `level` keeps the people of one level, from the match on, where a share of prints has no meaning.

    >>> funnel(flows())[["stage", "people"]].tail(2).round().values.tolist()
    [['custody', 197302.0], ['removals', 101741.0]]
    """
    if not {"source", "target", "level", "people"} <= set(table.columns):
        raise ScommError(
            "This is not a table of flows.", do="Give what flows(...) or simulate(...) gave you."
        )
    if level is not None:
        table = table[table["level"] == known_id(level, LEVELS, "level")]
    people = _by_stage(table)
    if level is not None:
        people = {stage: people[stage] for stage in list(STAGES)[2:]}
    bases = {stage: _BASE[stage] if _BASE.get(stage) in people else "" for stage in people}
    return pd.DataFrame(
        {
            "stage": list(people),
            "meaning": [STAGES[stage] for stage in people],
            "people": list(people.values()),
            "base": list(bases.values()),
            "of_base": [_share(people[stage], people.get(base, 0)) for stage, base in bases.items()],
            "of_prints": [_share(number, people.get("prints", 0)) for number in people.values()],
        }
    )


def compare_with_published(parameters: str | Parameters = "us-2011-03") -> pd.DataFrame:
    """The model under Secure Communities with every request honored, beside the published totals.

    One row for each published count: stage, modelled, published, difference (modelled minus published).
    """
    model = calibrated(parameters)
    table = flows("secure-communities", "all", model)
    modelled = _by_stage(table)
    modelled["removals-level-1"] = _by_stage(table[table["level"] == "level-1"])["removals"]
    none = _by_stage(table[table["level"] == "no-conviction"])["removals"]
    modelled["removals-convicted"] = modelled["removals"] - none
    return pd.DataFrame(
        {
            "stage": stage,
            "modelled": modelled[stage],
            "published": published,
            "difference": modelled[stage] - published,
        }
        for stage, published in model.published
    )


def _by_stage(table: pd.DataFrame) -> dict[str, float]:
    sums = table.groupby(["source", "target"], sort=False)["people"].sum().to_dict()
    return {stage: sum(sums.get(arrow, 0) for arrow in _INTO[stage]) for stage in STAGES}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
