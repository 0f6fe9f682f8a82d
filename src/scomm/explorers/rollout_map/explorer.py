"""Rollout map: which counties were connected by the end of each month, and how many people lived there."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Share
from lessonkit.explorers.frame.spec import Explorer, Marks, State, View
from lessonkit.language import count, day, sentences_beside
from scomm.explorers.counties.activation import ACS, MONTHS, SOURCE, counties
from scomm.explorers.counties.country_or_state import COUNTRY, at, controls, map_of
from scomm.explorers.counties.own_county import outlined, row_of
from scomm.explorers.counties.state_names import states
from scomm.explorers.rollout_map.dress import MAP_HEIGHT, dress, strip

say = sentences_beside(__file__)


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


APART = 10
"""So many points between the people and the counties are told as a contrast."""

_OF_COUNTRY, _OF_STATE = say.group("columns.country"), say.group("columns.state")
_PERCENTS = (_OF_COUNTRY["share"], _OF_COUNTRY["people"], _OF_STATE["born"])


def _table(step: int) -> pd.DataFrame:
    places = _by_place().values()
    return pd.DataFrame(
        {
            "state": [say("country"), *states()],
            "counties": [int(place["connected"][-1]) for place in places],
            "connected": [int(place["connected"][step]) for place in places],
            "new": [int(place["new"][step]) for place in places],
            "share": [float(place["share"][step]) for place in places],
            "people": [float(place["people"][step]) for place in places],
        }
    )


def _country(step: int) -> View:
    table = _table(step)
    here, parts, when = _by_place()[COUNTRY], table.iloc[1:], MONTHS[step]
    total, n, new = (int(here["connected"][-1]), int(here["connected"][step]), int(here["new"][step]))
    share, people = (float(here[name][step]) / 100 for name in ("share", "people"))
    told = [
        _joined(parts, new),
        _every_and_none(parts),
        say("told.country", when=when, n=n, total=total, share=share, people=people),
    ]
    alt = _described(COUNTRY, step, _where(parts))
    return _view(_finding(step, COUNTRY), told, alt, table.rename(columns=_OF_COUNTRY), step, COUNTRY)


def _finding(step: int, place: str) -> str:
    here = _by_place()[place]
    total, n = int(here["connected"][-1]), int(here["connected"][step])
    share, people = float(here["share"][step]), float(here["people"][step])
    return say(
        f"finding.{'country' if place == COUNTRY else 'state'}.{_which(n, total, share, people)}",
        place=place,
        when=MONTHS[step],
        n=n,
        total=total,
        share=_about(share),
        people=_about(people),
        first=_first(),
    )


@cache
def _first() -> str:
    """The county that was connected first."""
    row = counties().table.sort_values("activation_date").iloc[0]
    return f"{row['county']}, {row['state']}"


def _which(n: int, total: int, share: float, people: float) -> str:
    """What there is to say: a few counties are counted, one is named; of more the share is told, beside that of the people."""
    if n in (0, total):
        return "all" if n else "none"
    if n == 1 or share < 1:
        return "one" if n == 1 else "few"
    return "apart" if people - share >= APART else "some"


def _shares(step: int, place: str) -> tuple[Share, ...]:
    """How much of the place was connected, in counties and in people: the map shows land, and not how many live on it.

    A few counties are counted, as in the finding.
    """
    here = _by_place()[place]
    n, total = int(here["connected"][step]), int(here["connected"][-1])
    share, people = float(here["share"][step]), float(here["people"][step])
    few = _which(n, total, share, people) in ("one", "few")
    return (
        Share(say("shares.few", total=total), share, count(n))
        if few
        else Share(say("shares.counties"), share, _about(share)),
        Share(say("shares.people"), people, _about(people)),
    )


def _about(share: float) -> str:
    """A share in whole percent, of 0 to 100; what is neither nothing nor all never reads as if it were.

    >>> _about(20.8), _about(0.4), _about(99.7)
    ('21%', 'under 1%', 'over 99%')
    """
    if 0 < share < 1:
        return say("less-than", share=0.01)
    return say("more-than", share=0.99) if 99 < share < 100 else say("whole", share=share)


def _joined(parts: pd.DataFrame, new: int) -> str:
    if not new:
        return say("told.new.none")
    place = parts.nlargest(1, "new").iloc[0]
    state, most = place["state"], int(place["new"])
    if most == new:
        return say("told.new.one" if new == 1 else "told.new.one-state", n=new, state=state)
    tied = (parts["new"] == most).sum() > 1
    return say("told.new.tied" if tied else "told.new.several-states", n=new, state=state, most=most)


def _every_and_none(parts: pd.DataFrame) -> str:
    every = int((parts["connected"] == parts["counties"]).sum())
    none = int((parts["connected"] == 0).sum())
    if len(parts) in (every, none):
        return say("told.states.all" if every else "told.states.none")
    if every:
        return say("told.states.both" if none else "told.states.no-none", every=every, none=none)
    return say("told.states.no-every" if none else "told.states.neither", none=none)


def _where(parts: pd.DataFrame) -> str:
    some = parts[parts["connected"] > 0].sort_values("connected", ascending=False).head(4)
    listed = [
        say("alt.counties-of-state", state=name, n=number)
        for name, number in zip(some["state"], some["connected"], strict=True)
    ]
    return say("alt.most-filled", states=", ".join(listed))


def _described(place: str, step: int, where: str = "") -> str:
    """What a screen reader is told of the map: how many counties are filled, and in the country where the most are."""
    connected = _by_place()[place]["connected"]
    n, total = int(connected[step]), int(connected[-1])
    which = "none" if not n else "all" if n == total else "some"
    named = say("alt.the-country") if place == COUNTRY else place
    return say(f"alt.{which}", place=named, when=MONTHS[step], n=n, total=total, where=where)


def _one_state(step: int, place: str) -> View:
    known = counties()
    rows = known.table.loc[known.state == place].sort_values(["activation_date", "county"])
    here, when = _by_place()[place], MONTHS[step]
    total, n = len(rows), int(here["connected"][step])
    share, people = (float(here[name][step]) / 100 for name in ("share", "people"))
    first, last = rows.iloc[0], rows.iloc[-1]
    table = pd.DataFrame(
        {
            "county": rows["county"].to_numpy(),
            "day": [day(date) for date in rows["activation_date"]],
            "by-day": np.where(rows["activation_date"] <= when, say("cell.connected"), say("cell.not-yet")),
            "people": rows["population_2010"].to_numpy(),
            "born": rows["foreign_born_pct"].to_numpy(),
            "noncitizens": rows["noncitizens"].to_numpy(),
            "margin": rows["noncitizens_moe"].to_numpy(),
        }
    ).rename(columns={**_OF_STATE, "by-day": say("columns.by-day", when=when)})
    told = [
        say("told.state", when=when, n=n, total=total, place=place, share=share, people=people),
        say("told.first-county", county=first["county"], day=first["activation_date"])
        if first["activation_date"] != last["activation_date"]
        else say("told.one-day", day=first["activation_date"]),
        say("told.table"),
    ]
    return _view(_finding(step, place), told, _described(place, step), table, step, place)


def _view(finding: str, told: list[str], alt: str, table: pd.DataFrame, step: int, place: str) -> View:
    new = tuple(int(number) for number in _by_place()[place]["new"])
    picture = Picture(
        finding=finding,
        of=say("of", tones=say("tones") if any(new[:step]) else ""),
        marks=(
            map_of(
                dress(),
                place,
                height=MAP_HEIGHT,
                shares_of=say("shares.title"),
                shares=_shares(step, place),
            ),
            strip(new, place, later=any(new[step + 1 :])),
        ),
        units=say("units.country" if place == COUNTRY else "units.state"),
        source=SOURCE if place == COUNTRY else f"{SOURCE} {ACS}",
        alt=alt,
        table=table,
        formats={name: "one decimal" for name in table if name in _PERCENTS},
    )
    return View(picture, "\n".join(told))


def _mark(view: View, state: State, marks: Marks) -> View:
    row = row_of(marks["county"])
    if row is None:
        return view
    when = row["activation_date"]
    told = say(
        "told.own.connected" if when <= pd.Timestamp(str(state["date"])) else "told.own.not-yet", when=when
    )
    return outlined(view, str(state["place"]), marks["county"], told)


EXPLORER = Explorer(
    id="rollout-map",
    title=say("title"),
    question=say("question"),
    controls=controls(MONTHS),
    draw=_draw,
    marks=("county",),
    mark=_mark,
    start=at("2010-09-30"),
    scenes={
        say("scene.one-in-five"): at("2010-09-30"),
        say("scene.first-county"): at("2008-10-31"),
        say("scene.pilot"): at("2008-12-31"),
        say("scene.cities-and-border"): at("2009-12-31"),
        say("scene.agreements"): at("2011-08-31"),
        say("scene.two-in-three"): at("2011-12-31"),
        say("scene.new-york-and-massachusetts"): at("2012-05-31"),
        say("scene.every-county"): at("2013-01-31"),
        say("scene.texas"): at("2010-09-30", "Texas"),
        say("scene.illinois"): at("2012-12-31", "Illinois"),
    },
)
