"""How each county looks on the policy map on each date, and what is told of it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lessonkit.charts.marks import Changes, Dot, Dress, Legend, Look, Remarks
from lessonkit.language import sentences_beside
from scomm.explorers.counties.land import mapped_counties
from scomm.explorers.counties.state_names import state_fips, state_names
from scomm.explorers.dated_policies.steps import DATES, OnDates, on_dates

say = sentences_beside(__file__)

LOOKS = (
    Look(say("look.nothing")),
    Look(say("look.county"), "time-1"),
    Look(say("look.maybe-county"), lines="time-1", width=2.2),
    Look(say("look.maybe-county-in-state"), "time-3", "time-1", edged=True),
    Look(say("look.state"), "time-3", whole=True),
    Look(say("look.maybe-state"), lines="accent", width=2.2, whole=True),
    Look(say("look.mandate"), "counter", "page", width=1.2, dotted=True, whole=True),
    Look(say("look.maybe-mandate"), lines="counter", width=2.2, between=True, whole=True),
    Look(say("look.under-mandate"), "counter", "time-1", edged=True),
    Look(say("look.label"), lines="context", width=1.7, dotted=True),
    Look(say("look.city"), "ink", round=True),
    Look(say("look.maybe-city"), "page", "ink", width=2.2, round=True),
)
"""Lines are what is not sure. A state is lighter than a county, so that counties show on it. A law has dots as well, so that nobody needs the colors."""

(
    NOTHING, COUNTY, MAYBE_COUNTY, MAYBE_COUNTY_IN_STATE, STATE, MAYBE_STATE,
    MANDATE, MAYBE_MANDATE, UNDER_MANDATE, LABEL, CITY, MAYBE_CITY,
) = range(len(LOOKS))  # fmt: skip

_OF_STATES = {"limits": "state", "mandates": "law"}
_OF_COUNTIES = {"limits": "own", "label": "label"}
"""By the direction of a policy, what it does to the look of each county of its state, or of its own county."""


@cache
def looks() -> NDArray[np.int8]:
    """The look of each county of `mapped_counties()` (row) on each date (column)."""
    here = on_dates()
    rows = mapped_counties()
    county = {fips: place for place, fips in enumerate(rows["fips"])}
    in_state = {code: (rows["state_code"] == code).to_numpy() for code in rows["state_code"].unique()}
    maybe, surely = here.rows_possible(), here.rows_begun()
    has = {
        key: np.zeros((len(rows), len(DATES)), bool)
        for key in ("own", "own?", "state", "state?", "law", "law?", "label")
    }
    for place, row in enumerate(here.table.itertuples()):
        if row.level == "state":
            kind, covered = _OF_STATES.get(str(row.direction)), in_state[row.state_code]
        else:
            kind, covered = _OF_COUNTIES.get(str(row.direction)), county.get(str(row.fips))
        if kind is None or covered is None:
            continue
        has[kind][covered] |= surely[place]
        if f"{kind}?" in has:
            has[f"{kind}?"][covered] |= maybe[place]
    found = np.zeros(has["own"].shape, np.int8)
    # From what matters least to what covers it.
    for kind, look in (
        ("label", LABEL), ("state?", MAYBE_STATE), ("state", STATE), ("own?", MAYBE_COUNTY), ("own", COUNTY),
    ):  # fmt: skip
        found[has[kind]] = look
    found[has["own?"] & ~has["own"] & has["state"]] = MAYBE_COUNTY_IN_STATE
    found[has["law?"]] = MAYBE_MANDATE
    found[has["law"]] = MANDATE
    found[has["law?"] & has["own?"]] = UNDER_MANDATE
    return found


LEGEND = Legend(
    say("legend.title"),
    (
        (say("legend.limits"), ()),
        (say("legend.county"), (COUNTY, MAYBE_COUNTY, MAYBE_COUNTY_IN_STATE)),
        (say("legend.state"), (STATE, MAYBE_STATE)),
        (say("legend.city"), (CITY, MAYBE_CITY)),
        (say("legend.label"), (LABEL,)),
        (say("legend.demands"), ()),
        (say("legend.law"), (MANDATE, MAYBE_MANDATE)),
        (say("legend.under-law"), (UNDER_MANDATE,)),
    ),
    doubt=say("legend.perhaps"),
    seen=True,
    aside=say("legend.aside"),
)
"""Who limits or demands, and how surely that is known."""


@cache
def dress() -> Dress:
    """The part of the map that is the same in every state."""
    here = on_dates()
    own: dict[str, list[tuple[int, int, str]]] = {}
    of_states: dict[str, list[tuple[int, int, str]]] = {}
    for row in range(len(here.table)):
        one, spans = here.table.iloc[row], list(_spans(here, row))
        where = one["fips"] if isinstance(one["fips"], str) else one["city_county"]
        if one["level"] == "state" or not isinstance(where, str):
            of_states.setdefault(state_fips()[state_names()[one["state_code"]]], []).extend(spans)
        else:
            own.setdefault(where, []).extend(spans)
    return Dress(
        looks=LOOKS,
        changes=[_changes(row) for row in looks()],
        told=[tuple(sorted(own.get(fips, []))) for fips in mapped_counties()["fips"]],
        legend=LEGEND,
        of_regions={state: tuple(sorted(told)) for state, told in of_states.items()},
        dots=_cities(),
        say_look=True,
        lines=3,
        mine=say("legend.mine"),
        next=say("legend.next"),
    )


_CITY_HALLS = {("NY", "New York City"): "36061", ("CO", "Aurora"): "08005"}
"""Of a city in several counties, the county in which its city hall stands: there is its dot."""


def _cities() -> tuple[Dot, ...]:
    """Each city as a dot in its county; under a law of the state none is sure."""
    here, county = on_dates(), {fips: place for place, fips in enumerate(mapped_counties()["fips"])}
    table = here.table
    within = _CITY_HALLS | {
        (row.state_code, row.place): str(row.city_county)
        for row in table[table["city_county"].notna()].itertuples()
    }
    found = []
    for row, one in enumerate(here.places.itertuples()):
        where = within.get((one.state_code, one.place))
        if one.direction == "limits" and one.level == "city" and where:
            maybe = np.where(here.maybe[row, 1:], MAYBE_CITY, NOTHING)
            look = np.where(here.surely[row, 1:], CITY, maybe)
            found.append(Dot(county[where], str(one.place), _changes(look)))
    return tuple(found)


def _changes(row: NDArray[np.generic]) -> Changes:
    steps = [0, *(np.flatnonzero(np.diff(row)) + 1)]
    return tuple((int(step), int(row[step])) for step in steps)


def _spans(here: OnDates, row: int) -> Remarks:
    """When a policy is told of: while it may be in force; from then on where the place went back, or only others spoke."""
    one = here.table.iloc[row]
    when = here.rows_possible() if one["direction"] in ("limits", "mandates") else here.rows_begun()
    steps = np.flatnonzero(when[row])
    if not len(steps):
        return ()
    upto = len(DATES) if one["ended"] == "reversed" else int(steps[-1]) + 1
    told = say(
        "county.row",
        whose=_whose(one),
        does=one["does"],
        terms=one["terms"],
        began=one["began"],
        end=one["end"],
    )
    return ((int(steps[0]), upto, told),)


def _whose(one: pd.Series) -> str:
    if one["level"] != "city":
        return say("county.own") if one["level"] == "county" else str(one["place"])
    inside = isinstance(one["city_county"], str)
    return say("county.city-inside" if inside else "county.city-of-several", city=one["place"])
