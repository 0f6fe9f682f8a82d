"""What a time line of policies is read against: the first ruling of a court, and the wave of policies that came with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pandas as pd

from lessonkit.data import load
from lessonkit.language import sentences_beside
from scomm.explorers.counties.state_names import state_names
from scomm.explorers.policy_dates.rows import exact, places, rows_of

say = sentences_beside(__file__)

SOON = pd.Timedelta(days=60)
"""A policy that surely began so soon after a ruling is told together with it."""
MANY = 4
"""So many policies with the same dates are a finding."""
WARRANT = "judicial warrant only"


@dataclass(frozen=True)
class Ruling:
    """A ruling by its id on the time line of the program: its day, and the place whose policies it was about."""

    id: str
    day: pd.Timestamp
    place: str

    def said_in(self, place: str) -> str:
        """The day and the ruling in plain words; in a picture of another place also where it was."""
        said = say(f"ruled.{self.id}")
        if place == self.place:
            return say("ruling.on", day=self.day, said=said)
        return say("ruling.elsewhere", day=self.day, said=said, place=state_names()[self.place])


@cache
def ruling_for(place: str) -> Ruling:
    """The first ruling of a court about the state's own policies on the time line of the program; elsewhere Oregon's of 2014."""
    timeline = load("timeline").set_index("id")
    courts = timeline[timeline["kind"] == "court"]
    mine = courts[courts["place"] == place].sort_values("date")
    first = mine.iloc[0] if len(mine) else courts.loc["miranda-olivares"]
    return Ruling(str(first.name), pd.Timestamp(str(first["date"])), str(first["place"]))


def finding(place: str) -> str:
    """The wave that followed a ruling about this state; else many policies with the same dates; else how many first days are known."""
    rows, name = rows_of(place), places()[place]
    wave = wave_of(place)
    if len(wave) >= MANY:
        what = "warrant" if wave["terms"].eq(WARRANT).all() else "limits"
        return say(f"finding.wave-{what}", days=days_of_wave(place), n=len(wave), place=name)
    dated = rows.dropna(subset=["not_before"])
    starts = list(zip(dated["not_before"], dated["not_after"], strict=True))
    (first, last), n = Counter(starts).most_common(1)[0] if starts else ((None, None), 0)
    if n >= MANY:
        when = "day" if first == last else "interval"
        return say(f"finding.alike-{when}", place=name, n=n, all=len(rows), first=first, last=last)
    return say("finding.exact", place=name, exact=exact(rows), n=len(rows))


def spoken(place: str) -> str:
    """The finding in the few words that are spoken after a change."""
    wave, name = wave_of(place), places()[place]
    if len(wave) < MANY:
        return finding(place)
    return say("spoken.wave", place=name, n=len(wave), all=len(rows_of(place)), days=days_of_wave(place))


def days_of_wave(place: str) -> int:
    """How long after the ruling the last policy of a wave had surely begun."""
    return int((wave_of(place)["not_after"].max() - ruling_for(place).day).days)


def around_wave(place: str, year: int) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """The months around a wave, from the one before its ruling to the one after its end; None without a wave in that year."""
    wave, ruling = wave_of(place), ruling_for(place).day
    if len(wave) < MANY or ruling.year != year:
        return None
    months = ruling.to_period("M") - 1, wave["not_after"].max().to_period("M") + 1
    return months[0].start_time, months[1].end_time.normalize()


def parts_of_wave(place: str) -> str:
    """How many counties and cities of a wave began between the same two days, as a sum."""
    wave = wave_of(place)
    starts = zip(wave["level"], wave["not_before"], wave["not_after"], strict=True)
    alike = Counter(starts)
    counties_first = sorted(alike, key=lambda one: (one[0] != "county", one[1:]))
    return " + ".join(say(f"part.{one[0]}", n=alike[one]) for one in counties_first)


def wave_of(place: str) -> pd.DataFrame:
    """The policies of counties and cities that began between a ruling about their state and soon after it."""
    rows, ruling = rows_of(place), ruling_for(place)
    if ruling.place != place:
        return rows.iloc[:0]
    began = rows["not_before"].ge(ruling.day) & rows["not_after"].le(ruling.day + SOON)
    return rows[began & rows["level"].ne("state")]
