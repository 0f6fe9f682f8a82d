"""Policy map: which counties and states limited their cooperation, or demanded it, quarter by quarter."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from lessonkit.charts import Picture
from lessonkit.explorers.frame.spec import Explorer, Marks, State, View
from lessonkit.language import sentences_beside
from scomm.explorers.counties.country_or_state import COUNTRY, at, controls, map_of
from scomm.explorers.counties.own_county import outlined, place_on_map
from scomm.explorers.counties.state_names import postal_codes, state_names
from scomm.explorers.dated_policies.steps import DATES, on_dates, source, which
from scomm.explorers.policy_map.looks import LOOKS, dress, looks
from scomm.explorers.policy_map.on_a_date import (
    Now,
    country_finding,
    country_points,
    country_told,
    for_verb,
    number,
    state_finding,
    state_told,
)
from scomm.explorers.policy_map.strip import strip
from scomm.models.policy_dates.standings import Bounds

say = sentences_beside(__file__)

MAP_HEIGHT = 262
"""Pixels: with finding, card, strip and the table of looks the map fits on one screen."""


def _draw(state: State) -> View:
    date, place = str(state["date"]), str(state["place"])
    step = DATES.index(date)
    return _country(step) if place == COUNTRY else _one_state(step, place)


def _country(step: int) -> View:
    now = Now(step)
    listed = [COUNTRY, *sorted(_listed())]
    rows = [_row(step, name) for name in listed]
    table = pd.DataFrame(rows).rename(columns=say.group("columns.country"))
    alt = say(
        "alt.country",
        when=now.when,
        counties=now.bounds("county"),
        limits=now.states("limits") or say("alt.none"),
        laws=now.states("mandates") or say("alt.none"),
    )
    return _view(country_finding(now), country_told(now), alt, table, now)


def _row(step: int, name: str) -> dict[str, object]:
    here, code = on_dates(), postal_codes().get(name, "")
    of = {level: here.bounds(step, which("limits", level, code)) for level in ("county", "city", "state")}
    law = here.bounds(step, which("mandates", "state", code))
    return {
        "state": name,
        "counties": of["county"].certain,
        "counties-most": of["county"].possible,
        "cities": of["city"].certain,
        "cities-most": of["city"].possible,
        "limits": _yes(of["state"]) if code else str(of["state"]),
        "law": _yes(law) if code else str(law),
        "labels": here.bounds(step, which("label", "", code)).certain,
    }


def _yes(found: Bounds) -> str:
    if found.certain:
        return say("cell.yes")
    return say("cell.may" if found.possible else "cell.no")


def _listed() -> set[str]:
    """The states of which the collection has a policy."""
    return {state_names()[code] for code in on_dates().table["state_code"].unique()}


def _one_state(step: int, place: str) -> View:
    now = Now(step, place)
    here, table = on_dates(), on_dates().table
    rows = np.flatnonzero(table["state_code"] == postal_codes()[place])
    chosen = table.iloc[rows]
    order = chosen.assign(
        level=chosen["level"].map({"state": 0, "county": 1, "city": 2}), row=rows
    ).sort_values(["level", "place", "not_after"])["row"]
    shown = pd.DataFrame(
        [
            {
                "place": table["named"].iloc[row],
                "does": say("cell.denied", does=table["does"].iloc[row])
                if table["disputed"].iloc[row] == "label"
                else table["does"].iloc[row],
                "terms": table["terms"].iloc[row],
                "began": table["began"].iloc[row],
                "end": table["end"].iloc[row],
                "standing": here.standing(row, step),
            }
            for row in order
        ]
        or [{"place": place, "does": say("cell.no-policy")}]
    ).rename(columns={**say.group("columns.state"), "standing": say("columns.on", when=now.when)})
    alt = say(
        "alt.state" if len(rows) else "alt.empty-state",
        place=place,
        when=now.when,
        counties=now.bounds("county"),
    )
    return _view(state_finding(now), state_told(now), alt, shown, now)


def _view(finding: str, told: list[str], alt: str, table: pd.DataFrame, now: Now) -> View:
    here = now.place or COUNTRY
    # The jump is the main picture. The numbers of the finding stand on it, and none beside them: the highest is another day's.
    time = strip(here) if now.place else replace(strip(here), points=country_points(now), peak="")
    picture = Picture(
        finding=finding,
        of=_of(now),
        marks=(time, map_of(dress(), here, height=MAP_HEIGHT)),
        spoken="" if now.place else _spoken(now),
        units=say("units.state" if now.place else "units.country"),
        source=source(),
        alt=alt,
        table=table,
    )
    return View(picture, "\n".join(told))


def _of(now: Now) -> str:
    """The line below the finding, which speaks of bounds only where the finding has two."""
    if not now.place:
        return say("of", when=now.when)
    counties = now.bounds("county")
    one = counties.certain == counties.possible
    return say("of-state" if one else "of-state-bounds", when=now.when)


def _spoken(now: Now) -> str:
    """What is heard of the country; of a state it is the finding, which is short."""
    places, states = now.bounds(), now.bounds("state", "mandates")
    return say(
        "spoken",
        places=number(places, "place"),
        limit=for_verb(places),
        when=now.when,
        states=number(states, "state"),
        demand=for_verb(states),
    )


def _mark(view: View, state: State, marks: Marks) -> View:
    where = place_on_map(marks["county"])
    if where < 0:
        return view
    look = LOOKS[looks()[where, DATES.index(str(state["date"]))]]
    return outlined(view, str(state["place"]), marks["county"], say("own.told", look=look.label))


EXPLORER = Explorer(
    id="policy-map",
    title=say("title"),
    question=say("question"),
    controls=controls(DATES),
    draw=_draw,
    marks=("county",),
    mark=_mark,
    start=at("2014-12-31"),
    scenes={
        say("scene.lists"): at("2014-12-31"),
        say("scene.handful"): at("2011-12-31"),
        say("scene.before-ruling"): at("2014-03-31"),
        say("scene.after-ruling"): at("2014-06-30"),
        say("scene.oregon"): at("2014-04-30", "Oregon"),
        say("scene.pennsylvania"): at("2015-12-31", "Pennsylvania"),
        say("scene.texas"): at("2017-09-30", "Texas"),
        say("scene.iowa"): at("2018-09-30"),
        say("scene.minnesota"): at("2024-06-30", "Minnesota"),
        say("scene.last-quarter"): at("2026-06-30"),
    },
)
