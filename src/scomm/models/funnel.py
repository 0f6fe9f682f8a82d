"""The funnel: the stages of the pipeline as a short table, and what is published of each."""

from __future__ import annotations

import pandas as pd

from scomm.models.calibration import parameters as calibrated
from scomm.models.parameters import Parameters
from scomm.models.pipeline import flows

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


def funnel(table: pd.DataFrame, level: str | None = None) -> pd.DataFrame:
    """The stages of a table that `flows` or `simulate` gave: people, and their share of two other stages.

    One row a stage: stage, meaning, people, of_previous (share of the stage before), of_prints. A share
    of nobody is missing. `level` keeps the people of one level, from the match on.

    >>> funnel(flows())[["stage", "people"]].tail(2).round().values.tolist()
    [['custody', 197302.0], ['removals', 101741.0]]
    """
    counts = {stage: _people(table, stage, level) for stage in STAGES}
    if level is not None:
        counts = {stage: number for stage, number in counts.items() if stage not in ("bookings", "prints")}
    numbers = pd.Series(counts)
    prints = numbers.get("prints")
    return pd.DataFrame(
        {
            "stage": numbers.index,
            "meaning": [STAGES[str(stage)] for stage in numbers.index],
            "people": numbers.to_numpy(),
            "of_previous": _share(numbers, numbers.shift()).to_numpy(),
            "of_prints": float("nan") if prints is None else _share(numbers, prints).to_numpy(),
        }
    )


def compare_with_published(parameters: str | Parameters = "us-2011-03") -> pd.DataFrame:
    """The model under Secure Communities with every request honored, beside the published totals.

    One row for each published stage: stage, modelled, published, difference (modelled minus published).
    """
    model = calibrated(parameters)
    table = flows("secure-communities", "all", model)
    modelled = funnel(table).set_index("stage")["people"].to_dict()
    modelled["removals-level-1"] = _people(table, "removals", "level-1")
    modelled["removals-convicted"] = modelled["removals"] - _people(table, "removals", "no-conviction")
    return pd.DataFrame(
        {
            "stage": stage,
            "modelled": modelled[stage],
            "published": published,
            "difference": modelled[stage] - published,
        }
        for stage, published in model.published
    )


def _people(table: pd.DataFrame, stage: str, level: str | None) -> float:
    arrows = pd.MultiIndex.from_arrays([table["source"], table["target"]])
    chosen = arrows.isin(_INTO[stage])
    if level is not None:
        chosen &= (table["level"] == level).to_numpy()
    return table.loc[chosen, "people"].sum()


def _share(part: pd.Series, whole: pd.Series | float) -> pd.Series:
    return (
        (part / whole).where(whole != 0) if isinstance(whole, pd.Series) else part / (whole or float("nan"))
    )
