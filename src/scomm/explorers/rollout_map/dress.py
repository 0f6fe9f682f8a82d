"""How the rollout map looks: each county by the time in which it was connected, and new counties a month along a strip."""

from __future__ import annotations

from functools import cache

import numpy as np

from lessonkit.charts.marks import Changes, Dress, Layer, Legend, Look, Strip
from lessonkit.language import count, day, sentences_beside
from scomm.explorers.counties.activation import MONTHS
from scomm.explorers.counties.country_or_state import COUNTRY, mentions, year_ticks
from scomm.explorers.counties.land import mapped_counties

say = sentences_beside(__file__)

MAP_HEIGHT = 312
"""Pixels: with finding, card and strip the map fits on one screen."""

PERIODS = (
    (say("legend.to-2009"), "2009-12-31", "time-1"),
    (say("legend.to-2010"), "2010-12-31", "time-2"),
    (say("legend.to-2011"), "2011-12-31", "time-3"),
    (say("legend.to-2013"), "2013-01-31", "time-4"),
)
"""When a county was connected, from the first to the last, in one hue: the stronger, the earlier."""

NOT_YET, NEW = 0, 1
LOOKS = (
    Look(say("legend.not-yet")),
    Look(say("legend.new"), "new", framed=True),
    *(Look(label, tone) for label, _, tone in PERIODS),
)


def _period(step: int) -> int:
    """The period in which a step lies, as a place among the looks."""
    return NEW + 1 + next(at for at, (_, last, _) in enumerate(PERIODS) if MONTHS[step] <= last)


@cache
def dress() -> Dress:
    """For each county the step from which it is connected, and what is known of it."""
    rows = mapped_counties()
    steps = np.searchsorted(MONTHS, rows["activation_date"].dt.strftime("%Y-%m-%d"))
    figures = rows["population_2010"].notna() & rows["foreign_born_pct"].notna()
    told = [
        say("county.figures" if known else "county.no-figures", when=day(date), people="{0}", born="{1}")
        for date, known in zip(rows["activation_date"], figures, strict=True)
    ]
    return Dress(
        looks=LOOKS,
        changes=[_changes(int(step)) for step in steps],
        told=[((0, len(MONTHS), words),) for words in told],
        columns=[
            [
                count(people) if known else ""
                for people, known in zip(rows["population_2010"], figures, strict=True)
            ],
            [
                f"{born:.1f}" if known else ""
                for born, known in zip(rows["foreign_born_pct"], figures, strict=True)
            ],
        ],
        legend=Legend(
            say("legend.title"),
            tuple((LOOKS[look].label, (look,)) for look in (*range(NEW + 1, len(LOOKS)), NEW, NOT_YET)),
            seen=True,
        ),
        lines=2,
        mine=say("legend.mine"),
    )


def _changes(step: int) -> Changes:
    return ((step, NEW), (step + 1, _period(step)))


@cache
def strip(new: tuple[int, ...], place: str, *, later: bool) -> Strip:
    """New counties of a place a month, with the events that all know of; `later`: some are still to come."""
    where = say("strip.where") if place == COUNTRY else place
    most = max(range(len(new)), key=lambda step: new[step])
    return Strip(
        follows="date",
        holds=("date",),
        steps=len(MONTHS),
        name=say("strip.name", where=where, most=max(new), when=MONTHS[most]),
        ticks=year_ticks(MONTHS, bars=True),
        layers=(Layer(say("strip.layer")),),
        values=(new,),
        tones=tuple(LOOKS[_period(step)].ground for step in range(len(MONTHS))),
        mentions=mentions(say.group("strip.events"), MONTHS),
        unit=say("strip.unit", later=say("strip.later") if later else ""),
        peak=say("strip.peak", most=max(new)),
        high=64,
        one_note=True,
    )
