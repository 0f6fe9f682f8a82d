"""Jails of counties with a listed limit of their own against those of other counties: what each declined, as bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from lessonkit.data import load as load_dataset
from lessonkit.language.sentences import sentences_beside
from scomm.models.policy_dates.standings import IN_FORCE, standings

say = sentences_beside(__file__)

EVE_OF_FY2015 = "2014-09-30"
"""The last day before fiscal year 2015: on it a limit must have been in force, as far as the table can tell."""


def county_jails(load: Callable[[str], pd.DataFrame]) -> pd.DataFrame:
    """The detainers of FY2015 to jails that counties run, with `listed` and `statewide` for each.

    `listed`: the county's own limit on holds was in force on the eve of the fiscal year; cities that count as a county have a
    `fips` as counties do. `statewide`: so was its state's.
    Jails of cities, states and the federal government are left out: a county's policy does not bind them.
    """
    limits = load("local-policies").query("direction == 'limits' and holds == True")
    limits = limits[standings(limits, [EVE_OF_FY2015])[:, 0] == IN_FORCE]
    states = limits.loc[limits["level"] == "state", "state_code"]
    counties = limits.loc[limits["level"] != "state", "fips"].dropna()
    jails = load("detainers-facilities").query("run_by == 'county'").dropna(subset="fips")
    rows = load("detainers-fy2015").merge(jails[["facility", "fips"]], on="facility", validate="many_to_one")
    return rows.assign(listed=rows["fips"].isin(counties), statewide=rows["state_code"].isin(states))


def without_a_jail(load: Callable[[str], pd.DataFrame], states: Iterable[str]) -> int:
    """Detainers of FY2015 in these states whose jail is withheld: any jail's of the state, and none was declined."""
    rows = load("detainers-fy2015")
    return int((rows["facility"].eq("withheld") & rows["state_code"].isin(list(states))).sum())


def lowest_and_highest(load: Callable[[str], pd.DataFrame], rows: pd.DataFrame) -> tuple[float, float]:
    """Percent declined of these detainers if no blank outcome was, and if every one was.

    The lowest share counts as the group's own each detainer of its states whose jail is withheld: left out, they would make it too high.
    """
    declined, blank = ((rows["outcome"] == one).sum() for one in ("declined", "blank"))
    hidden = without_a_jail(load, rows["state_code"].unique())
    return float(100 * declined / (len(rows) + hidden)), float(100 * (declined + blank) / len(rows))


def listed_against_others() -> pd.DataFrame:
    """For each group of county jails, in percent of its detainers: `declined` for sure, and `perhaps` on top; `jails of` names it.

    All jails come first, then those in states without a listed limit of the state's own, then those in states with one.
    """
    rows = county_jails(load_dataset)
    places = {"everywhere": rows, "no-limit": rows[~rows["statewide"]], "limit": rows[rows["statewide"]]}
    found = []
    for place, there in places.items():
        for who, listed in (("listed", True), ("others", False)):
            low, high = lowest_and_highest(load_dataset, there[there["listed"] == listed])
            found.append((say(f"jails.{place}.{who}"), low, high - low))
    return pd.DataFrame(found, columns=["jails of", "declined", "perhaps"])
