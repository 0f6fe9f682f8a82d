"""Detainers to facilities that somebody placed in the county; where there are none, those of its state, and why.

Below the state no count under ten is shown; a facility with fewer than ten is pooled, and stands in no county.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from lessonkit.data.small_cells import SMALLEST
from lessonkit.language import percent, sentences_beside
from scomm.county.dossiers.facts import Fact, Section
from scomm.county.dossiers.tables import Place, alone, facilities, outcomes_2015, state_2015

say = sentences_beside(__file__)

RECORDS, PLACES = "detainers-fy2015", "detainers-facilities"


def detainers(place: Place) -> Section:
    """The section of the detainers."""
    mine = facilities().get(place.fips, ())
    counted = [row for row in mine if not pd.isna(row.fy2015)]
    facts: list[Fact] = []
    words = [say("detainers.what")]
    if counted:
        facts += _of_county(counted)
        words.append(say("detainers.placed", n=len(counted), county=place.county))
        if len({row.run_by for row in counted} & {"federal", "state"}):
            words.append(say("detainers.prisons"))
        if any(row.confidence != "high" for row in counted):
            words.append(say("detainers.unsure"))
    elif place.fips in alone() and place.state_code in state_2015():
        facts += _of_the_whole(state_2015()[place.state_code])
        words.append(say("detainers.alone", county=place.county))
    else:
        why = say("gap.pooled" if mine else "gap.unplaced")
        facts += [Fact(id, say(f"label.{id}"), why, PLACES) for id in ("detainers-fy2015", "declined-fy2015")]
        words.append(say("detainers.instead", county=place.county, state=place.state))
    before = [row for row in mine if not pd.isna(row.pennsylvania)]
    if before:
        n = sum(int(row.pennsylvania) for row in before)
        facts.append(Fact("detainers-2007-2015", say("label.detainers-2007-2015"), f"{n:,}", PLACES, n))
    if place.fips not in alone():
        facts += _of_state(place)
    words.append(say("detainers.blank"))
    lines = tuple(_line(row) for row in counted)
    return Section("detainers", say("heading.detainers"), tuple(facts), tuple(words), lines)


def _of_county(rows: Iterable[Any]) -> list[Fact]:
    rows = list(rows)
    n = sum(int(row.fy2015) for row in rows)
    run = sum(int(row.fy2015) for row in rows if row.run_by == "county")
    facts = [Fact("detainers-fy2015", say("label.detainers-fy2015"), f"{n:,}", PLACES, n)]
    if run and run != n:
        facts.append(Fact("detainers-county-run", say("label.detainers-county-run"), f"{run:,}", PLACES, run))
    for id in ("declined", "blank"):
        count = sum(outcomes_2015().get((row.facility, id), 0) for row in rows)
        name = f"{id}-fy2015"
        if count < SMALLEST:
            facts.append(Fact(name, say(f"label.{name}"), say("gap.small"), RECORDS))
        else:
            facts.append(Fact(name, say(f"label.{name}"), f"{count:,}", RECORDS, count))
    return facts


def _of_the_whole(known: tuple[int, int, int]) -> list[Fact]:
    """The counts of a state that is one county; under ten they are hidden, as of any county."""
    ids = ("detainers-fy2015", "declined-fy2015", "blank-fy2015")
    return [
        Fact(id, say(f"label.{id}"), f"{n:,}", RECORDS, n)
        if n >= SMALLEST
        else Fact(id, say(f"label.{id}"), say("gap.small"), RECORDS)
        for id, n in zip(ids, known, strict=True)
    ]


def _of_state(place: Place) -> list[Fact]:
    known = state_2015().get(place.state_code)
    ids = ("detainers-state-fy2015", "declined-state-fy2015", "blank-state-fy2015")
    if known is None:
        return [Fact(id, say(f"label.{id}"), say("gap.state"), RECORDS, of=place.state) for id in ids]
    whole = known[0]
    shares = ("", *(say("detainers.share", share=percent(n / whole)) for n in known[1:]))
    return [
        Fact(id, say(f"label.{id}"), f"{n:,}{share}", RECORDS, n, of=place.state)
        for id, n, share in zip(ids, known, shares, strict=True)
    ]


def _line(row: Any) -> str:
    run = "" if pd.isna(row.run_by) else say(f"run-by.{row.run_by}")
    return say("detainers.line", name=str(row.facility_name).title(), run=run, n=int(row.fy2015))
