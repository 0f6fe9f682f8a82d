"""How claims compare the jails of listed counties with others: declined detainers of fiscal year 2015, as bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lessonkit.claims.claim import Load
from lessonkit.errors import KitError

if TYPE_CHECKING:
    import pandas as pd

Bound = Literal["lowest", "recorded", "highest"]
Where = Literal["everywhere", "statewide-limit", "no-statewide-limit"]
_DATASETS = ("detainers-fy2015", "detainers-facilities", "local-policies")


def _chosen(load: Load, listed: bool, where: Where) -> pd.DataFrame:
    from scomm.models.policy_dates.listed_jails import county_jails  # pandas: only where a claim is computed

    rows = county_jails(load)
    rows = rows[rows["listed"] == listed]
    if where != "everywhere":
        rows = rows[rows["statewide"] == (where == "statewide-limit")]
    if rows.empty:
        raise KitError(f"There are no detainers {_who(listed, where)}.")
    return rows


@dataclass(frozen=True)
class ListedDeclined:
    """Percent of detainers declined by jails of listed counties, or of others.

    `lowest` takes no blank outcome for a decline, `highest` takes every one, `recorded` leaves them out. A lowest share
    counts as the group's own each detainer of its states whose jail is withheld: left out, they would make it too high.
    """

    listed: bool
    bound: Bound
    where: Where = "everywhere"
    datasets: tuple[str, ...] = field(default=_DATASETS, init=False)

    def __call__(self, load: Load) -> float:
        from scomm.models.policy_dates.listed_jails import lowest_and_highest

        rows = _chosen(load, self.listed, self.where)
        if self.bound == "recorded":
            known = rows.loc[rows["outcome"] != "blank", "outcome"]
            return float(100 * (known == "declined").mean())
        return lowest_and_highest(load, rows)[self.bound == "highest"]

    def __str__(self) -> str:
        part = "declined or blank" if self.bound == "highest" else "declined"
        bases = {
            "recorded": "all with an outcome",
            "lowest": "all and those of the states whose jail is withheld",
        }
        base = bases.get(self.bound, "all")
        return f"{part} detainers, divided by {base}, {_who(self.listed, self.where)}"


@dataclass(frozen=True)
class ListedCounties:
    """The number of counties whose jails these are."""

    listed: bool
    where: Where = "everywhere"
    datasets: tuple[str, ...] = field(default=_DATASETS[::-1], init=False)

    def __call__(self, load: Load) -> int:
        return int(_chosen(load, self.listed, self.where)["fips"].nunique())

    def __str__(self) -> str:
        return f"different values of `fips`, {_who(self.listed, self.where)}"


def _who(listed: bool, where: Where) -> str:
    states = {
        "everywhere": "",
        "statewide-limit": ", in states that limit holds",
        "no-statewide-limit": ", in states that don't limit holds",
    }
    counties = "with a limit of their own before FY2015" if listed else "without one on the list"
    return f"in jails run by counties {counties}{states[where]}"
