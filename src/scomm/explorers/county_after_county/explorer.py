"""County after county: a map that fills month by month, with one county ringed, and without a count.

Lesson 0 opens with it, before learners guess how the program grew. So it begins after the last day that any
lesson asks to guess about, and neither its words nor its table hold a count (tests/lessons/test_nothing_given_away.py).
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from scomm.charts import Drawing
from scomm.data import load
from scomm.explorers.counties.activation import ACTIVATED, MONTHS, counties
from scomm.explorers.counties.county_map import SCRIPT, Look, drawn, fixed
from scomm.explorers.frame.spec import Control, Explorer, State, View
from scomm.language import day, sentences_beside
from scomm.tokens import BLUE

say = sentences_beside(__file__)

BEGINS = MONTHS.index("2010-12-31")
DATES = MONTHS[BEGINS:]
"""The ends of the months that the map shows."""

NOBODY = say("control.no-county")
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
    waits = {step: known.step > step for step in range(BEGINS - 1, len(MONTHS))}
    return pd.DataFrame(waits).groupby(known.state).sum()


def _draw(state: State) -> View:
    when, county = str(state["date"]), str(state["county"])
    step = MONTHS.index(when)
    waiting, of = _by_state()[step], counties().table.groupby("state").size()
    full, empty = waiting.index[waiting == 0], waiting.index[waiting == of]
    table = pd.DataFrame(
        {
            "state": waiting.index,
            "counties": np.select(
                [waiting == 0, waiting == of], [say("cell.all"), say("cell.none")], say("cell.some")
            ),
        }
    ).rename(columns=say.group("columns"))
    drawing = Drawing(
        finding=_finding(when, full=len(full), empty=len(empty), states=len(of)),
        script=SCRIPT,
        fixed=_fixed(),
        shown={"step": step - BEGINS, "place": "", "mark": _place_of(county)},
        units=say("units.map"),
        source=ACTIVATED,
        alt=say(
            "alt.map",
            when=when,
            full=list(full) or [say("alt.none")],
            empty=list(empty) or [say("alt.none")],
        ),
        table=table,
        follows="date",
    )
    return View(drawing, "\n".join([say("told.map", when=when), _joined(step), _mine(county, step)]))


def _finding(when: str, *, full: int, empty: int, states: int) -> str:
    if full == states:
        return say("finding.all", when=when)
    return say("finding.mixed" if empty else "finding.nowhere-empty", when=when)


def _joined(step: int) -> str:
    if step == BEGINS:
        return say("told.first")
    new = (_by_state()[step - 1] - _by_state()[step]).sort_values(ascending=False, kind="stable")
    places = list(new.index[new > 0])
    if not places:
        return say("told.joined-none")
    many = len(places) > MOST_STATES
    return say("told.joined-more" if many else "told.joined", states=places[:MOST_STATES])


def _mine(county: str, step: int) -> str:
    if county == NOBODY:
        return say("told.no-county")
    known = counties()
    [row] = np.flatnonzero(known.table["fips"] == dealt()[county])
    joined = int(known.step[row])
    if joined > step:
        return say("told.mine-not-yet", county=county)
    if joined <= BEGINS:
        return say("told.mine-before", county=county)
    return say("told.mine-on", county=county, day=known.table["activation_date"].iloc[row])


@cache
def _places() -> dict[str, int]:
    """The place of each county among those that are drawn, by its code."""
    return {fips: place for place, fips in enumerate(drawn()["fips"])}


def _place_of(county: str) -> int:
    return -1 if county == NOBODY else _places()[dealt()[county]]


@cache
def _fixed() -> dict[str, Any]:
    """For each county the step from which it is connected, and what is told of it."""
    dates = drawn()["activation_date"]
    steps = np.maximum(np.searchsorted(MONTHS, dates.dt.strftime("%Y-%m-%d")) - BEGINS, 0)
    before, waits = say("county.before"), say("county.not-yet")
    told = [
        [(0, len(DATES), before)]
        if step == 0
        else [(0, int(step), waits), (int(step), len(DATES), say("county.on", day=date))]
        for step, date in zip(steps, dates, strict=True)
    ]
    return fixed(
        [Look(say("legend.not-yet")), Look(say("legend.connected"), BLUE.colour)],
        [[(int(step), 1)] for step in steps],
        told,
        legend=say("legend.title"),
        mine=say("legend.mine"),
    )


def _at(date: str) -> State:
    return {"county": NOBODY, "date": date}


EXPLORER = Explorer(
    id="county-after-county",
    title=say("title"),
    question=say("question"),
    controls=(
        Control("county", say("control.county"), (NOBODY, *dealt())),
        Control(
            "date", say("control.date"), DATES, {date: day(date) for date in DATES}, slider=True, plays=True
        ),
    ),
    draw=_draw,
    start=_at(DATES[0]),
    scenes={
        say("scene.first"): _at(DATES[0]),
        say("scene.spring-2011"): _at("2011-04-30"),
        say("scene.summer-2011"): _at("2011-07-31"),
        say("scene.autumn-2011"): _at("2011-10-31"),
        say("scene.spring-2012"): _at("2012-04-30"),
        say("scene.last"): _at(DATES[-1]),
    },
)
