"""A map that fills month by month, with one county ringed, and without a count: what the two explorers that show it share.

Learners guess some of the counts, so neither its words nor its table hold one (tests/lessons/test_nothing_given_away.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any

import numpy as np
import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Dress, Legend, Look, Map, Mention, Strip
from lessonkit.data import load
from lessonkit.explorers.frame.spec import Control, Explorer, State, View
from lessonkit.language import day, sentences_beside
from scomm.explorers.counties.activation import ACTIVATED, MONTHS, counties
from scomm.explorers.counties.country_or_state import year_ticks
from scomm.explorers.counties.land import land, mapped_counties
from scomm.explorers.counties.own_county import place_on_map
from scomm.explorers.counties.state_names import state_fips

say = sentences_beside(__file__)

LOOKS = (Look(say("legend.not-yet")), Look(say("legend.connected"), "accent"))

MAP_HEIGHT = 366
"""Pixels: with finding, card and line of time the map fits on one screen."""

NOBODY = say("control.no-county")
NAMED, NAMED_BEGUN, FLAGGED = 3, 2, 8
"""So many states are named in a finding; so many where none is complete; and of so many, the largest, the line of time says when they were."""
_SHORT = {"District of Columbia": say("dc")}

MOST_STATES = 4
"""So many of the states in which counties joined are named."""


@cache
def dealt() -> dict[str, str]:
    """The codes of the counties that can be dealt, by name as a deal writes it."""
    table = load("deal-counties")
    return dict(zip(table["county"] + ", " + table["state_code"], table["fips"], strict=True))


@cache
def _by_state() -> pd.DataFrame:
    """For each state, its name, and for each step of `MONTHS` how many of its counties are still to come."""
    known = counties()
    waits = {step: known.step > step for step in range(len(MONTHS))}
    return pd.DataFrame(waits).groupby(known.state).sum()


def _draw(begins: int, state: State) -> View:
    when, county = str(state["date"]), str(state["county"])
    step = MONTHS.index(when)
    waiting, of = _by_state()[step], counties().table.groupby("state").size()
    full, empty = waiting.index[waiting == 0], waiting.index[waiting == of]
    reached = _reached(full=len(full), empty=len(empty), states=len(of))
    named = {
        "when": when,
        "full": _most_populous(full)[:NAMED],
        "some": _most_populous(waiting.index[waiting > 0])[:NAMED],
        "begun": _most_populous(waiting.index[(waiting > 0) & (waiting < of)])[:NAMED_BEGUN],
        "empty": _most_populous(empty)[:1],
    }
    table = pd.DataFrame(
        {
            "state": waiting.index,
            "counties": np.select(
                [waiting == 0, waiting == of], [say("cell.all"), say("cell.none")], say("cell.some")
            ),
        }
    ).rename(columns=say.group("columns"))
    picture = Picture(
        finding=say(f"finding.{reached}", **named),
        spoken=say(f"spoken.{reached}", **named),
        of=say("of"),
        marks=(_map(begins, county, _written(reached, named)), _strip(begins)),
        units=say("units.map"),
        source=ACTIVATED,
        alt=say(
            "alt.map",
            when=when,
            filled="" if reached == "nobody" else say("alt.filled"),
            full=list(full) or [say("alt.none")],
            empty=list(empty) or [say("alt.none")],
        ),
        table=table,
    )
    return View(
        picture, "\n".join([_mine(begins, county, step), say("told.map", when=when), _joined(begins, step)])
    )


@cache
def _people() -> pd.Series:
    """The people of each state in 2010, from the largest state to the smallest."""
    table = counties().table
    return table.groupby("state")["population_2010"].sum().sort_values(ascending=False)


def _most_populous(states: pd.Index) -> list[str]:
    """These states, those with the most people first."""
    return [_SHORT.get(one, one) for one in _people().index if one in states]


def _reached(*, full: int, empty: int, states: int) -> str:
    """How far the map is filled: nowhere, nowhere whole, whole states beside empty ones, no empty state, or everywhere."""
    if empty == states:
        return "nobody"
    if full == states:
        return "all"
    if not full:
        return "begun"
    return "mixed" if empty else "nowhere-empty"


def _joined(begins: int, step: int) -> str:
    if step == begins:
        return say("told.first" if begins else "told.before-the-first")
    new = (_by_state()[step - 1] - _by_state()[step]).sort_values(ascending=False, kind="stable")
    places = list(new.index[new > 0])
    if not places:
        return say("told.joined-none")
    many = len(places) > MOST_STATES
    return say("told.joined-more" if many else "told.joined", states=places[:MOST_STATES])


def _mine(begins: int, county: str, step: int) -> str:
    if county == NOBODY:
        return say("told.no-county")
    known = counties()
    [row] = np.flatnonzero(known.table["fips"] == dealt()[county])
    joined = int(known.step[row])
    if joined > step:
        return say("told.mine-not-yet", county=county)
    if joined <= begins:
        return say("told.mine-before", county=county)
    return say("told.mine-on", county=county, day=known.table["activation_date"].iloc[row])


def _written(reached: str, named: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The states of the finding, to be written on the map: their codes and their names."""
    groups = {"begun": ("begun", "empty"), "mixed": ("full", "empty"), "nowhere-empty": ("some",)}
    long = {short: name for name, short in _SHORT.items()}
    return tuple(
        (state_fips()[long.get(one, one)], one) for group in groups.get(reached, ()) for one in named[group]
    )


def _map(begins: int, county: str, named: tuple[tuple[str, str], ...]) -> Map:
    own = -1 if county == NOBODY else place_on_map(county)
    return Map(land=land(), dress=_dress(begins), follows="date", own=own, height=MAP_HEIGHT, named=named)


@cache
def _dress(begins: int) -> Dress:
    """For each county the step from which it is connected, and what is told of it."""
    dates, months = mapped_counties()["activation_date"], len(MONTHS) - begins
    steps = np.maximum(np.searchsorted(MONTHS, dates.dt.strftime("%Y-%m-%d")) - begins, 0)
    before, waits = say("county.before"), say("county.not-yet")
    return Dress(
        looks=LOOKS,
        changes=[((int(step), 1),) for step in steps],
        told=[
            ((0, months, before),)
            if step == 0
            else ((0, int(step), waits), (int(step), months, say("county.on", day=date)))
            for step, date in zip(steps, dates, strict=True)
        ],
        legend=Legend(say("legend.title"), ((LOOKS[1].label, (1,)), (LOOKS[0].label, (0,)))),
        mine=say("legend.mine"),
        find=say("control.find"),
        chooses="county",
    )


@cache
def _strip(begins: int) -> Strip:
    """A line of time without bars, whose heights would be counts: it says when the largest states were complete."""
    dates = MONTHS[begins:]
    return Strip(
        follows="date",
        holds=("date",),
        steps=len(dates),
        name=say("strip", first=dates[0], last=dates[-1]),
        ticks=year_ticks(dates),
        mentions=_complete(begins),
    )


@cache
def _complete(begins: int) -> tuple[Mention, ...]:
    """The dates after the first on which every county of a large state was connected, with the states' names."""
    large, found = _people().index[:FLAGGED], []
    for step in range(begins + 1, len(MONTHS)):
        before, after = _by_state()[step - 1], _by_state()[step]
        names = [one for one in large if before[one] and not after[one]]
        if names:
            found.append(Mention(step - begins, say("complete", when=MONTHS[step], states=names)))
    return tuple(found)


def at(date: str) -> State:
    """The map on a date, with no county ringed."""
    return {"county": NOBODY, "date": date}


def filling_map(id: str, *, title: str, begins: str, scenes: Mapping[str, State]) -> Explorer:
    """The map from the end of a month in `MONTHS` to the month in which every county was connected."""
    dates = MONTHS[MONTHS.index(begins) :]
    return Explorer(
        id=id,
        title=title,
        question=say("question"),
        controls=(
            Control("county", say("control.county"), (NOBODY, *dealt()), shape="picture"),
            Control(
                "date",
                say("control.date"),
                dates,
                {date: day(date) for date in dates},
                slider=True,
                plays=True,
            ),
        ),
        draw=partial(_draw, MONTHS.index(begins)),
        start=at(begins),
        scenes=scenes,
    )
