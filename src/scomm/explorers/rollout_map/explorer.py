"""Rollout map: which counties were connected by the end of each month, and how many people lived there."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from scomm.explorers.counties.activation import ACS, MONTHS, SOURCE, counties
from scomm.explorers.counties.country_or_state import COUNTRY, at, controls, map_view
from scomm.explorers.counties.county_map import Look, drawn, fixed
from scomm.explorers.counties.state_names import states
from scomm.explorers.frame.spec import Explorer, State, View
from scomm.language import count, day, percent
from scomm.tokens import BLUE, GREY, ORANGE, ROSE

PERIODS = (
    ("2008–09", "2009-12-31", ROSE.colour),
    ("2010", "2010-12-31", ORANGE.colour),
    ("2011", "2011-12-31", BLUE.colour),
    ("2012–13", "2013-01-31", GREY.colour),
)
"""When a county was connected, from the first to the last: the warmer the colour, the earlier."""


def _draw(state: State) -> View:
    date, place = str(state["date"]), str(state["place"])
    step = MONTHS.index(date)
    return _country(step) if place == COUNTRY else _one_state(step, place)


@cache
def _by_place() -> dict[str, dict[str, np.ndarray]]:
    """For the country and each state: connected and new counties, and shares, by the end of each month."""
    found = {}
    known = counties()
    people = known.weights("population_2010")
    for place in (COUNTRY, *states()):
        chosen = np.ones(len(known.step), bool) if place == COUNTRY else known.state == place
        connected = known.cumulative(known.weights("counties"), chosen)
        found[place] = {
            "connected": connected.astype(int),
            "new": np.diff(connected, prepend=0).astype(int),
            "share": (100 * connected / chosen.sum()).round(1),
            "people": (100 * known.cumulative(people, chosen) / people[chosen].sum()).round(1),
        }
    return found


_PERCENTS = ("Counties connected (%)", "People in connected counties (%)", "Foreign-born (%)")


def _table(step: int) -> pd.DataFrame:
    places = _by_place().values()
    return pd.DataFrame(
        {
            "State": list(_by_place()),
            "Counties": [int(place["connected"][-1]) for place in places],
            "Connected": [int(place["connected"][step]) for place in places],
            "New this month": [int(place["new"][step]) for place in places],
            "Counties connected (%)": [float(place["share"][step]) for place in places],
            "People in connected counties (%)": [float(place["people"][step]) for place in places],
        }
    )


def _country(step: int) -> View:
    table = _table(step)
    here, parts, when = _by_place()[COUNTRY], table.iloc[1:], day(MONTHS[step])
    total, connected, new = (int(here["connected"][-1]), int(here["connected"][step]), int(here["new"][step]))
    share, people = (float(here[name][step]) / 100 for name in ("share", "people"))
    told = [
        f"By {when}, {count(connected)} of {_counties(total)} {_were(connected)} connected ({percent(share)}). "
        f"{percent(people)} of the country's people lived in them.",
        _joined(parts, new),
        _every_and_none(parts),
    ]
    finding = f"{when}: {count(connected)} of {_counties(total)} {_were(connected)} connected, home to {percent(people)} of the people"
    alt = (
        f"Map of {_counties(total)} on {when}. {count(connected)} are filled, in a color that says when they "
        f"were connected; the others are outlined. {_where(parts)}"
    )
    return _view(finding, told, alt, table, step, COUNTRY)


def _joined(parts: pd.DataFrame, new: int) -> str:
    if not new:
        return "No county was connected in that month."
    most = parts.nlargest(1, "New this month").iloc[0]
    joined = f"In that month {_counties(new)} {_were(new)} connected"
    if int(most["New this month"]) == new:
        return f"{joined}, {'' if new == 1 else 'all '}in {most['State']}."
    return f"{joined}, the largest number in {most['State']} ({count(most['New this month'])})."


def _every_and_none(parts: pd.DataFrame) -> str:
    every = int((parts["Connected"] == parts["Counties"]).sum())
    none = int((parts["Connected"] == 0).sum())
    if len(parts) in (every, none):
        return "The program had reached every state." if every else "The program had not begun."
    return (
        f"All counties were connected in {_states(every)}, none in {_states(none)} "
        "(the District of Columbia counts as a state)."
    )


def _where(parts: pd.DataFrame) -> str:
    some = parts[parts["Connected"] > 0].sort_values("Connected", ascending=False).head(4)
    if some.empty:
        return "No county is filled yet."
    listed = [
        f"{name} ({count(number)})" for name, number in zip(some["State"], some["Connected"], strict=True)
    ]
    return f"Most filled counties: {', '.join(listed)}."


def _one_state(step: int, place: str) -> View:
    known = counties()
    rows = known.table.loc[known.state == place].sort_values(["activation_date", "county"])
    here, when = _by_place()[place], day(MONTHS[step])
    total, connected = len(rows), int(here["connected"][step])
    share, people = (float(here[name][step]) / 100 for name in ("share", "people"))
    first, last = rows.iloc[0], rows.iloc[-1]
    table = pd.DataFrame(
        {
            "County": rows["county"].to_numpy(),
            "Connected on": [day(date) for date in rows["activation_date"]],
            f"By {when}": np.where(rows["activation_date"] <= MONTHS[step], "connected", "not yet"),
            "People in 2010": rows["population_2010"].to_numpy(),
            "Foreign-born (%)": rows["foreign_born_pct"].to_numpy(),
            "Noncitizens": rows["noncitizens"].to_numpy(),
            "Margin of error": rows["noncitizens_moe"].to_numpy(),
        }
    )
    told = [
        f"By {when}, {count(connected)} of {_counties(total)} in {place} {_were(connected)} connected "
        f"({percent(share)}). {percent(people)} of the state's people lived in them.",
        f"The first was {first['county']} on {day(first['activation_date'])}."
        if first["activation_date"] != last["activation_date"]
        else f"All of its counties were connected on one day, {day(first['activation_date'])}.",
        "The table has every county. Its noncitizens are an estimate from a survey: it may be off by the margin, "
        "and by more in one estimate of ten. A count under 10 is not shown.",
    ]
    finding = f"{place}, {when}: connected in {count(connected)} of {_counties(total)} ({percent(people)} of people)"
    alt = f"Map of {place} on {when}. {count(connected)} of {_counties(total)} are filled, the others are outlined."
    return _view(finding, told, alt, table, step, place)


def _view(finding: str, told: list[str], alt: str, table: pd.DataFrame, step: int, place: str) -> View:
    return map_view(
        step,
        place,
        _fixed(),
        finding=finding,
        told=told,
        units="counties, and % of people" if place == COUNTRY else "counties",
        source=SOURCE if place == COUNTRY else f"{SOURCE} {ACS}",
        alt=alt,
        table=table,
        formats={name: "one decimal" for name in table if name in _PERCENTS},
    )


@cache
def _fixed() -> dict[str, Any]:
    """For each county the step from which it is connected, and what is known of it."""
    rows, last_steps = drawn(), [MONTHS.index(last) for _, last, _ in PERIODS]
    steps = np.searchsorted(MONTHS, rows["activation_date"].dt.strftime("%Y-%m-%d"))
    told = [
        f"Connected on {day(date)}."
        + ("" if pd.isna(people) else f" {count(people)} people in 2010")
        + ("." if pd.isna(born) or pd.isna(people) else f", {born:.1f}% foreign-born.")
        for date, people, born in zip(
            rows["activation_date"], rows["population_2010"], rows["foreign_born_pct"], strict=True
        )
    ]
    return fixed(
        [Look("not yet connected"), *(Look(label, colour) for label, _, colour in PERIODS)],
        [[(int(step), 1 + int(np.searchsorted(last_steps, step)))] for step in steps],
        [[(0, len(MONTHS), words)] for words in told],
        legend="Colors: when a county was connected",
    )


def _counties(number: int) -> str:
    return f"{count(number)} {'county' if number == 1 else 'counties'}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _states(number: int) -> str:
    return "no state" if number == 0 else "1 state" if number == 1 else f"{number} states"


EXPLORER = Explorer(
    id="rollout-map",
    title="Rollout map",
    question="Which counties were connected first, and which last?",
    controls=controls(MONTHS),
    draw=_draw,
    start=at("2010-09-30"),
    scenes={
        "October 2008: the first county": at("2008-10-31"),
        "December 2008: the pilot": at("2008-12-31"),
        "December 2009: large cities and the border": at("2009-12-31"),
        "September 2010: one county in five": at("2010-09-30"),
        "August 2011: ICE ends the agreements": at("2011-08-31"),
        "December 2011: two in three": at("2011-12-31"),
        "May 2012: New York and Massachusetts": at("2012-05-31"),
        "January 2013: every county": at("2013-01-31"),
        "Texas in September 2010": at("2010-09-30", "Texas"),
        "Illinois in December 2012": at("2012-12-31", "Illinois"),
    },
)
