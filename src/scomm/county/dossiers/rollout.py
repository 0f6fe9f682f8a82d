"""When the county was connected, among all others and in its state; and what is odd about its code."""

from __future__ import annotations

import numpy as np
import pandas as pd

from lessonkit.language import day_in_full, percent, sentences_beside
from scomm.county.dossiers.facts import Fact, Section
from scomm.county.dossiers.pictures import days_picture
from scomm.county.dossiers.tables import Place, changes, days, people_by_day, second_months

say = sentences_beside(__file__)

TABLE = "county-activation"


def rollout(place: Place) -> Section:
    """The section of the program's dates."""
    day, state_day = place.row.activation_date, place.row.statewide_date
    before = int(np.searchsorted(days(), day.to_datetime64()))
    share = _people_before(day)
    facts = (
        _dated("activation-date", day),
        Fact("counties-before", say("label.counties-before"), f"{before:,}", TABLE, before),
        Fact("people-before", say("label.people-before"), percent(share), TABLE, 100 * share, "percent"),
        _dated("statewide-date", state_day, of=place.state),
        Fact(
            "days-before-state", say("label.days-before-state"), f"{(state_day - day).days:,}", TABLE, (state_day - day).days
        ),
    )  # fmt: skip
    return Section(
        "rollout",
        say("heading.rollout"),
        facts,
        tuple(_words(place, day, state_day)),
        draw=lambda: (days_picture(place.label, place.state, day, state_day),),
    )


def _dated(id: str, day: pd.Timestamp, of: str = "") -> Fact:
    return Fact(id, say(f"label.{id}"), day_in_full(day), TABLE, f"{day:%Y-%m-%d}", "day", of)


def _people_before(day: pd.Timestamp) -> float:
    at, people = people_by_day()
    place = int(np.searchsorted(at, day.to_datetime64()))
    return float(people[place - 1] / people[-1]) if place else 0.0


def _words(place: Place, day: pd.Timestamp, state_day: pd.Timestamp) -> list[str]:
    found = [say("rollout.connected")]
    if day == state_day:
        found.append(say("rollout.last", state=place.state))
    second = second_months().get(place.fips)
    if second is not None and not second[1]:
        found.append(say("rollout.coders", first=day, second=second[0]))
    for change in changes().get(place.fips, ()):
        found.append(say("code.changed", code=place.fips, year=change.year, name=change.county_2019))
    if place.state_code == "CT":
        found.append(say("code.connecticut"))
    if place.county.endswith(" city") and place.fips not in changes():
        found.append(say("code.city", city=place.county))
    return found
