"""How claims compare the jails of listed counties with others: declined detainers of fiscal year 2015, as bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scomm.claims.claim import Load
from scomm.errors import ScommError

if TYPE_CHECKING:
    import pandas as pd

EVE_OF_FY2015 = "2014-09-30"
"""The last day before fiscal year 2015: on it a limit must have been in force, as far as the table can tell."""
Bound = Literal["lowest", "recorded", "highest"]
Where = Literal["everywhere", "statewide-limit", "no-statewide-limit"]
_DATASETS = ("detainers-fy2015", "detainers-facilities", "local-policies")


def county_jails(load: Load) -> pd.DataFrame:
    """The detainers of FY2015 to jails that counties run, with `listed` and `statewide` for each.

    `listed`: the county's own limit on holds was in force on the eve of the fiscal year; cities that count as a county have a
    `fips` as counties do. `statewide`: so was its state's.
    Jails of cities, states and the federal government are left out: a county's policy does not bind them.
    """
    from scomm.models.policy_dates.standings import (  # pandas and numpy: only where a claim is computed
        IN_FORCE,
        standings,
    )

    limits = load("local-policies").query("direction == 'limits' and holds == True")
    limits = limits[standings(limits, [EVE_OF_FY2015])[:, 0] == IN_FORCE]
    states = limits.loc[limits["level"] == "state", "state_code"]
    counties = limits.loc[limits["level"] != "state", "fips"].dropna()
    jails = load("detainers-facilities").query("run_by == 'county'").dropna(subset="fips")
    rows = load("detainers-fy2015").merge(jails[["facility", "fips"]], on="facility", validate="many_to_one")
    return rows.assign(listed=rows["fips"].isin(counties), statewide=rows["state_code"].isin(states))


def without_a_jail(load: Load, states: Iterable[str]) -> int:
    """Detainers of FY2015 in these states whose jail is withheld: any jail's of the state, and none was declined."""
    rows = load("detainers-fy2015")
    return int((rows["facility"].eq("withheld") & rows["state_code"].isin(list(states))).sum())


def _chosen(load: Load, listed: bool, where: Where) -> pd.DataFrame:
    rows = county_jails(load)
    rows = rows[rows["listed"] == listed]
    if where != "everywhere":
        rows = rows[rows["statewide"] == (where == "statewide-limit")]
    if rows.empty:
        raise ScommError(f"There are no detainers {_who(listed, where)}.")
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
        rows = _chosen(load, self.listed, self.where)
        outcomes = rows["outcome"]
        if self.bound == "recorded":
            outcomes = outcomes[outcomes != "blank"]
        wanted = ["declined", "blank"] if self.bound == "highest" else ["declined"]
        hidden = without_a_jail(load, rows["state_code"].unique()) if self.bound == "lowest" else 0
        return float(100 * outcomes.isin(wanted).sum() / (len(outcomes) + hidden))

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
