"""The strip below the policy map: how many places limit cooperation, surely and perhaps, with rulings of courts."""

from __future__ import annotations

from functools import cache

from scomm.charts.marks import Layer, Stretch, Strip
from scomm.explorers.counties.country_or_state import COUNTRY, mentions, year_ticks
from scomm.explorers.counties.state_names import postal_codes
from scomm.explorers.dated_policies.steps import DATES, known, which
from scomm.language import sentences_beside

say = sentences_beside(__file__)

_MONTHLY = [step for step, date in enumerate(DATES) if date.startswith("2014")]

_EVERY_OTHER = 2
"""So many years from name to name: a year of quarters is short."""


@cache
def strip(place: str) -> Strip:
    """Places of the country or of a state that limit cooperation, date by date."""
    rows = which("limits", "", postal_codes().get(place, ""))
    found = [known().bounds(step, rows) for step in range(len(DATES))]
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
        ticks=tuple(tick for tick in year_ticks(DATES) if int(tick[1]) % _EVERY_OTHER == 0),
        layers=(Layer(say("strip.surely")), Layer(say("strip.perhaps"), look="hatch")),
        values=(
            tuple(one.certain for one in found),
            tuple(one.possible - one.certain for one in found),
        ),
        shape="area",
        mentions=mentions(
            say.group("strip.events"), lambda event, when: say(f"strip.events.{event}", when=when), DATES
        ),
        stretches=(Stretch(_MONTHLY[0], _MONTHLY[-1], say("strip.months")),),
        unit=say("strip.unit", most=found[most].possible),
    )
