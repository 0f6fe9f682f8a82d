"""Policy map: which counties and states limited their cooperation, or demanded it, quarter by quarter."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scomm.explorers.counties.country_or_state import COUNTRY, at, controls, map_view
from scomm.explorers.counties.state_names import postal_codes, state_names
from scomm.explorers.dated_policies.steps import DATES, known, source, which
from scomm.explorers.frame.spec import Explorer, State, View
from scomm.explorers.policy_map.looks import everything
from scomm.explorers.policy_map.words import (
    Now,
    country_finding,
    country_told,
    state_finding,
    state_told,
)
from scomm.models.policy_dates.standings import Bounds


def _draw(state: State) -> View:
    date, place = str(state["date"]), str(state["place"])
    step = DATES.index(date)
    return _country(step) if place == COUNTRY else _one_state(step, place)


def _country(step: int) -> View:
    now = Now(step)
    listed = [COUNTRY, *sorted(_listed())]
    rows = [_row(step, name) for name in listed]
    table = pd.DataFrame(rows)
    alt = (
        f"Map of the counties on {now.when}. {now.bounds('county')} of them limit cooperation: blue, or hatched in blue "
        f"where it is not sure. Paler are whole states that limit it: {now.states('limits') or 'none'}. Orange are states whose "
        f"law demands it: {now.states('mandates') or 'none'}. Grey are counties with a label alone."
    )
    return _view(country_finding(now), country_told(now), alt, table, step, COUNTRY)


def _row(step: int, name: str) -> dict[str, object]:
    here, code = known(), postal_codes().get(name, "")
    of = {level: here.bounds(step, which("limits", level, code)) for level in ("county", "city", "state")}
    law = here.bounds(step, which("mandates", "state", code))
    return {
        "State": name,
        "Counties that limit, sure": of["county"].certain,
        "Counties, at most": of["county"].possible,
        "Cities that limit, sure": of["city"].certain,
        "Cities, at most": of["city"].possible,
        "The state limits": _yes(of["state"]) if code else str(of["state"]),
        "Its law demands cooperation": _yes(law) if code else str(law),
        "Labels that others gave": here.bounds(step, which("label", "", code)).certain,
    }


def _yes(found: Bounds) -> str:
    return "yes" if found.certain else "may" if found.possible else "no"


def _listed() -> set[str]:
    """The states of which the collection has a policy."""
    return {state_names()[code] for code in known().table["state_code"].unique()}


def _one_state(step: int, place: str) -> View:
    now = Now(step, place)
    here, table = known(), known().table
    rows = np.flatnonzero(table["state_code"] == postal_codes()[place])
    chosen = table.iloc[rows]
    order = chosen.assign(
        level=chosen["level"].map({"state": 0, "county": 1, "city": 2}), row=rows
    ).sort_values(["level", "place", "not_after"])["row"]
    shown = pd.DataFrame(
        [
            {
                "Place": table["named"].iloc[row],
                "What it does": table["does"].iloc[row]
                + (" (the place denies it)" if table["disputed"].iloc[row] == "label" else ""),
                "Terms": table["terms"].iloc[row],
                "Beginning": table["began"].iloc[row],
                "End": table["end"].iloc[row],
                f"On {now.when}": here.standing(row, step),
            }
            for row in order
        ]
        or [{"Place": place, "What it does": "no policy in this collection"}]
    )
    alt = f"Map of {place} on {now.when}. " + (
        f"{now.bounds('county')} of its counties limit cooperation, in blue or hatched where it is not sure."
        if len(rows)
        else "No county is filled."
    )
    return _view(state_finding(now), state_told(now), alt, shown, step, place)


def _view(finding: str, told: list[str], alt: str, table: pd.DataFrame, step: int, place: str) -> View:
    return map_view(
        step,
        place,
        everything(),
        finding=finding,
        told=told,
        units="places" if place == COUNTRY else "policies",
        source=source(),
        alt=alt,
        table=table,
    )


EXPLORER = Explorer(
    id="policy-map",
    title="Policy map in time",
    question="Where did places limit their cooperation, where did laws demand it, and how surely is that known?",
    controls=controls(DATES),
    draw=_draw,
    start=at("2014-04-30"),
    scenes={
        "December 2011: a handful of places": at("2011-12-31"),
        "March 2014: before the ruling": at("2014-03-31"),
        "June 2014: after the ruling": at("2014-06-30"),
        "December 2014: the lists of that year": at("2014-12-31"),
        "Oregon in April 2014: the interval of the ruling": at("2014-04-30", "Oregon"),
        "Pennsylvania in December 2015: between two spells": at("2015-12-31", "Pennsylvania"),
        "Texas in September 2017: a law over a county": at("2017-09-30", "Texas"),
        "September 2018: Iowa's law": at("2018-09-30"),
        "Minnesota in June 2024: labels": at("2024-06-30", "Minnesota"),
        "June 2026: the last quarter": at("2026-06-30"),
    },
)
