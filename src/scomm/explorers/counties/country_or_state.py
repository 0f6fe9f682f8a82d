"""A map of the counties on a date, of the whole country or of one state: what every explorer with one shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from scomm.charts.marks import Dress, Map, Mention
from scomm.data import load
from scomm.explorers.counties.land import land
from scomm.explorers.counties.state_names import state_fips, states
from scomm.explorers.frame.spec import Control, State
from scomm.language import day, sentences_beside

say = sentences_beside(__file__)

COUNTRY = "United States"


def controls(dates: tuple[str, ...]) -> tuple[Control, Control]:
    """The place, and the date as a slider."""
    return (
        Control("place", say("place.label"), (COUNTRY, *states()), {COUNTRY: say("place.country")}),
        Control("date", say("date.label"), dates, {date: day(date) for date in dates}, slider=True),
    )


def at(date: str, place: str = COUNTRY) -> State:
    """The state of such an explorer."""
    return {"date": date, "place": place}


def map_of(dress: Dress, place: str, *, height: int) -> Map:
    """The map of a place, which stands around the control of the place and follows the date."""
    return Map(
        land=land(),
        dress=dress,
        follows="date",
        holds=("place",),
        place="place",
        region=state_fips().get(place, ""),
        height=height,
    )


def year_ticks(dates: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """The first step of each year, with its name.

    >>> year_ticks(["2008-09-30", "2008-10-31", "2009-01-31"])
    ((0, '2008'), (2, '2009'))
    """
    years = [date[:4] for date in dates]
    return tuple((at, year) for at, year in enumerate(years) if year not in years[:at])


def mentions(
    events: Iterable[str], said: Callable[[str, Any], str], dates: Sequence[str]
) -> tuple[Mention, ...]:
    """What a strip names: events by their ids in the table of events, each `said` with its own day.

    Each stands at the first of the dates that is not before it.
    """
    days = load("timeline").set_index("id")["date"]
    return tuple(
        Mention(
            int(pd.Index(dates).searchsorted(f"{days[event]:%Y-%m-%d}")),
            said(event, days[event]),
        )
        for event in events
    )
