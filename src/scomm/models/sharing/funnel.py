"""The funnel: the stages of the pipeline as a short table."""

from __future__ import annotations

import pandas as pd

from lessonkit.errors import KitError
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

STAGES = say.group("stage")
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


def funnel(table: pd.DataFrame) -> pd.DataFrame:
    """The stages of a table that `flows` gave: people, and their share of two other stages.

    One row a stage: stage, meaning, people, base (the stage that it is a part of), of_base, of_prints. Custody is
    a part of the requests, because ICE can also arrest people whom a jail let go. A share of nobody is missing.

    >>> from scomm.models.sharing.flows import flows
    >>> funnel(flows())[["stage", "people"]].tail(2).round().values.tolist()
    [['custody', 197302.0], ['removals', 101741.0]]
    """
    if not {"source", "target", "people"} <= set(table.columns):
        raise KitError("This is not a table of flows.", do="Give what flows(...) gave you.")
    people = _by_stage(table)
    bases = {stage: _BASE.get(stage, "") for stage in people}
    return pd.DataFrame(
        {
            "stage": list(people),
            "meaning": [STAGES[stage] for stage in people],
            "people": list(people.values()),
            "base": list(bases.values()),
            "of_base": [_share(people[stage], people.get(base, 0)) for stage, base in bases.items()],
            "of_prints": [_share(number, people["prints"]) for number in people.values()],
        }
    )


def _by_stage(table: pd.DataFrame) -> dict[str, float]:
    sums = table.groupby(["source", "target"], sort=False)["people"].sum().to_dict()
    return {stage: sum(sums.get(arrow, 0) for arrow in _INTO[stage]) for stage in STAGES}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else float("nan")
