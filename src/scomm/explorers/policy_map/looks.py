"""How each county looks on the policy map on each date, and what is told of it."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from scomm.explorers.counties.county_map import Changes, Look, Remarks, drawn, fixed
from scomm.explorers.counties.state_names import state_fips, state_names
from scomm.explorers.dated_policies.steps import DATES, Known, known
from scomm.language import sentences_beside
from scomm.tokens import BLUE, GREY, ORANGE

say = sentences_beside(__file__)

PALE = f"{BLUE.colour}73"
LOOKS = (
    Look(say("look.nothing")),
    Look(say("look.county"), BLUE.colour),
    Look(say("look.maybe-county"), "", BLUE.colour, 45, 2.2),
    Look(say("look.maybe-county-in-state"), PALE, BLUE.colour, 45, 2.2, listed=False),
    Look(say("look.state"), PALE),
    Look(say("look.maybe-state"), "", BLUE.colour, 0, 1),
    Look(say("look.mandate"), ORANGE.colour),
    Look(say("look.maybe-mandate"), "", ORANGE.colour, 135, 2.2),
    Look(say("look.under-mandate"), ORANGE.colour, BLUE.colour, 45, 2.2),
    Look(say("look.label"), GREY.colour),
)
(
    NOTHING, COUNTY, MAYBE_COUNTY, MAYBE_COUNTY_IN_STATE, STATE, MAYBE_STATE,
    MANDATE, MAYBE_MANDATE, UNDER_MANDATE, LABEL,
) = range(len(LOOKS))  # fmt: skip

_OF_STATES = {"limits": "state", "mandates": "law"}
_OF_COUNTIES = {"limits": "own", "label": "label"}
"""By the direction of a policy, what it does to the look of each county of its state, or of its own county."""


@cache
def looks() -> NDArray[np.int8]:
    """The look of each county of `drawn()` (row) on each date (column)."""
    here = known()
    rows = drawn()
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


@cache
def everything() -> dict[str, Any]:
    """The part of the map that is the same in every state."""
    here = known()
    own: dict[str, list[tuple[int, int, str]]] = {}
    of_states: dict[str, list[tuple[int, int, str]]] = {}
    for row in range(len(here.table)):
        one, spans = here.table.iloc[row], list(_spans(here, row))
        where = one["fips"] if isinstance(one["fips"], str) else one["city_county"]
        if one["level"] == "state" or not isinstance(where, str):
            of_states.setdefault(state_fips()[state_names()[one["state_code"]]], []).extend(spans)
        else:
            own.setdefault(where, []).extend(spans)
    return fixed(
        LOOKS,
        [_changes(row) for row in looks()],
        [sorted(own.get(fips, [])) for fips in drawn()["fips"]],
        legend=say("legend"),
        of_states={state: sorted(told) for state, told in of_states.items()},
        say_look=True,
        lines=5,
    )


def _changes(row: NDArray[np.int8]) -> Changes:
    steps = [0, *(np.flatnonzero(np.diff(row)) + 1)]
    return [(int(step), int(row[step])) for step in steps]


def _spans(here: Known, row: int) -> Remarks:
    """When a policy is told of: while it may be in force; from then on where the place went back, or only others spoke."""
    one = here.table.iloc[row]
    when = here.rows_possible() if one["direction"] in ("limits", "mandates") else here.rows_begun()
    steps = np.flatnonzero(when[row])
    if not len(steps):
        return []
    upto = len(DATES) if one["ended"] == "reversed" else int(steps[-1]) + 1
    told = say(
        "county.row",
        whose=_whose(one),
        does=one["does"],
        terms=one["terms"],
        began=one["began"],
        end=one["end"],
    )
    return [(int(steps[0]), upto, told)]


def _whose(one: pd.Series) -> str:
    if one["level"] != "city":
        return say("county.own") if one["level"] == "county" else str(one["place"])
    inside = isinstance(one["city_county"], str)
    return say("county.city-inside" if inside else "county.city-of-several", city=one["place"])
