"""The strip below the policy map: how many places limit cooperation, surely and perhaps, with rulings of courts."""

from __future__ import annotations

from functools import cache

import pandas as pd

from lessonkit.charts.marks import Layer, Strip
from lessonkit.language import sentences_beside
from scomm.explorers.counties.country_or_state import COUNTRY, mentions, year_ticks
from scomm.explorers.counties.state_names import postal_codes
from scomm.explorers.dated_policies.steps import DATES, on_dates, which

say = sentences_beside(__file__)

_DAYS = (pd.DatetimeIndex(DATES) - pd.Timestamp(DATES[0])).days
_TIMES = tuple(round(day / _DAYS[-1], 5) for day in _DAYS)
"""Where each date stands: in 2014 dates are the ends of months, and a year is as wide as another all the same."""

HEIGHT = 122
"""Pixels of the highest count: the jump is the main picture."""

_EVERY_OTHER = 2
"""So many years from name to name: a year of quarters is short."""


@cache
def strip(place: str) -> Strip:
    """Places of the country or of a state that limit cooperation, date by date."""
    rows = which("limits", "", postal_codes().get(place, ""))
    found = [on_dates().bounds(step, rows) for step in range(len(DATES))]
    most = max(range(len(found)), key=lambda step: found[step].possible)
    return Strip(
        follows="date",
        holds=("date",),
        steps=len(DATES),
        name=say(
            "strip.name",
            where=say("strip.where") if place == COUNTRY else place,
            most=found[most],
            when=DATES[most],
        ),
        ticks=tuple(tick for tick in year_ticks(DATES) if int(tick[1]) % _EVERY_OTHER),
        layers=(Layer(say("strip.surely")), Layer(say("strip.perhaps"), look="hatch")),
        values=(
            tuple(one.certain for one in found),
            tuple(one.possible - one.certain for one in found),
        ),
        shape="area",
        mentions=mentions(say.group("strip.events"), DATES),
        times=_TIMES,
        unit=say(
            "strip.unit",
            perhaps=say("strip.perhaps-key") if any(one.possible > one.certain for one in found) else "",
        ),
        peak=say("strip.peak", most=found[most].possible) if found[most].possible else "",
        high=HEIGHT,
        one_note=True,
        one_by_one=(say("strip.back"), say("strip.on")),
    )
