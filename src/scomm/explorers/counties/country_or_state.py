"""A map of the counties on a date, of the whole country or of one state: what every explorer with one shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd

from lessonkit.charts.marks import Dress, Map, Mention, Share
from lessonkit.data import load
from lessonkit.explorers.frame.spec import Control, State
from lessonkit.language import day, sentences_beside
from scomm.explorers.counties.land import land
from scomm.explorers.counties.state_names import state_fips, states

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


def map_of(
    dress: Dress, place: str, *, height: int, shares_of: str = "", shares: tuple[Share, ...] = ()
) -> Map:
    """The map of a place, which stands around the control of the place and follows the date."""
    return Map(
        land=land(),
        dress=dress,
        follows="date",
        holds=("place",),
        place="place",
        region=state_fips().get(place, ""),
        height=height,
        shares_of=shares_of,
        shares=shares,
    )


def year_ticks(dates: Sequence[str], *, bars: bool = False) -> tuple[tuple[float, str], ...]:
    """Where each year begins among steps that are the ends of months or quarters, with its name, and the first step.

    A bar stands for the whole of its month, so a year begins half way from one bar to the next; a value of a day stands at its
    day, so a year begins a day after the step that ends the year before.

    >>> year_ticks(["2008-11-30", "2008-12-31", "2009-01-31"], bars=True)
    ((0, '2008'), (1.5, '2009'))
    >>> year_ticks(["2008-12-31", "2009-01-31", "2009-02-28"])
    ((0.03, '2009'),)
    """
    found: list[tuple[float, str]] = []
    for at, (end, after) in enumerate(pairwise(dates)):
        if end.endswith("12-31"):
            share = 0.5 if bars else round(1 / (pd.Timestamp(after) - pd.Timestamp(end)).days, 2)
            found.append((at + share, after[:4]))
    if not found or found[0][0] >= 1:
        found.insert(0, (0, dates[0][:4]))
    return tuple(found)


def mentions(events: Mapping[str, str], dates: Sequence[str], *, dated: bool = True) -> tuple[Mention, ...]:
    """What a strip names: words for events of the table of events, by their ids; `dated` ones with the month of their own day.

    Each stands at the first of the dates that is not before it.
    """
    days = load("timeline").set_index("id")["date"]
    return tuple(
        Mention(
            int(pd.Index(dates).searchsorted(f"{days[event]:%Y-%m-%d}")),
            say("mention", when=days[event], words=words) if dated else words,
        )
        for event, words in events.items()
    )
