"""The field office whose area the county lies in, and agreements under section 287(g)."""

from __future__ import annotations

import pandas as pd

from lessonkit.language import sentences_beside  # fmt: skip
from scomm.county.dossiers.facts import Fact, Section
from scomm.county.dossiers.tables import (
    FIRST_ROSTER,
    LAST_ROSTER,
    Place,
    agreements,
    agreements_elsewhere,
    arrests,
    offices,
)

say = sentences_beside(__file__)

OFFICES, ARRESTS, AGREEMENTS = "county-office", "ero-arrests-by-office", "agreements-287g"


def office(place: Place) -> Section:
    """The section of the field office; its arrests are those of its whole area."""
    row = offices()[place.fips]
    facts = [Fact("office", say("label.office"), row.office, OFFICES, row.office, "words")]
    words = [say("office.area", office=row.office)]
    later = row.office_2022
    if pd.isna(later):
        facts.append(Fact("office-2022", say("label.office-2022"), say("gap.office-2022"), OFFICES))
    else:
        facts.append(Fact("office-2022", say("label.office-2022"), later, OFFICES, later, "words"))
    years = arrests().get(row.office, ())
    for year in years[:1] + years[-1:]:
        id = f"arrests-office-{int(year.fiscal_year)}"
        label = say("label.arrests-office", year=int(year.fiscal_year))
        facts.append(Fact(id, label, f"{int(year.arrests):,}", ARRESTS, int(year.arrests), of=row.office))
    if not years:
        facts.append(Fact("arrests-office-2017", say("label.arrests-office", year=2017), say("gap.arrests"), ARRESTS))  # fmt: skip
    return Section("office", say("heading.office"), tuple(facts), tuple(words))


def agreements_of(place: Place) -> Section:
    """The section of 287(g): the county's agencies on ICE's two lists, and the state's."""
    mine = agreements().get(place.fips, ())
    last = [row for row in mine if f"{row.roster_date:%Y-%m-%d}" == LAST_ROSTER]
    first = [row for row in mine if f"{row.roster_date:%Y-%m-%d}" == FIRST_ROSTER]
    elsewhere = [
        row
        for row in agreements_elsewhere().get(place.state, ())
        if f"{row.roster_date:%Y-%m-%d}" == LAST_ROSTER
    ]
    statewide = sum(row.rule == "statewide" for row in elsewhere)
    unplaced = len(elsewhere) - statewide
    facts = (
        _count("agreements-2025-07", len(first)),
        _count("agreements-2025-12", len(last)),
        _count("agreements-state-agencies", statewide, of=place.state),
    )
    words = [say("agreements.what")]
    if not mine:
        words.append(say("agreements.none", county=place.county))
    if unplaced:
        words.append(say("agreements.unplaced", n=unplaced, state=place.state))
    lines = tuple(
        say(
            "agreements.line", agency=row.agency, kind=say(f"support.{row.support_type}"), day=row.signed_date
        )
        for row in last
    )
    return Section("agreements", say("heading.agreements"), facts, tuple(words), lines)


def _count(id: str, n: int, of: str = "") -> Fact:
    return Fact(id, say(f"label.{id}"), f"{n}", AGREEMENTS, n, of=of)
