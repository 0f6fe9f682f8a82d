"""What is known of the state alone: crimes that its police recorded, events in it, and what was printed of the county."""

from __future__ import annotations

import pandas as pd

from lessonkit.language import day, sentences_beside
from lessonkit.language.words import month
from scomm.county.dossiers.facts import Fact, Section
from scomm.county.dossiers.tables import Place, counts_of_the_program, crime, events

say = sentences_beside(__file__)

CRIME, COUNTS, EVENTS = "state-crime", "program-counts", "timeline"
YEARS = (2008, 2012)
_PRINTED = ("submissions", "matches", "arrests", "detainers", "removals", "removals_with_conviction", "removals_without_conviction")  # fmt: skip


def state(place: Place) -> Section:
    """The section of the state."""
    facts = []
    for year in YEARS:
        row = crime().get((place.state, year))
        id, label = f"violent-crime-state-{year}", say("label.violent-crime", year=year)
        if row is None:
            facts.append(Fact(id, label, say("gap.crime"), CRIME, of=place.state))
        else:
            rate = 100_000 * int(row.violent) / int(row.population)
            facts.append(Fact(id, label, f"{rate:,.1f}", CRIME, rate, of=place.state))
    found = events().get(place.state_code, ())
    words = [say("state.crime")] if found else [say("state.crime"), say("state.no-events", state=place.state)]
    lines = tuple(_event(row) for row in found)
    return Section("state", say("heading.state", state=place.state), tuple(facts), tuple(words), lines)


def printed(place: Place) -> Section:
    """The section of what was printed of the program in this county, with who printed it."""
    rows = counts_of_the_program().get(place.fips, ())
    lines = tuple(line for row in rows if (line := _printed(row)))
    fact = Fact(
        "program-counts",
        say("label.program-counts"),
        f"{len(lines)}" if lines else say("gap.program-counts"),
        COUNTS,
        len(lines) or None,
    )
    words = (say("printed.second-hand"),) if lines else ()
    return Section("printed", say("heading.printed"), (fact,), words, lines)


def _event(row: object) -> str:
    when = {"day": day(row.date), "month": month(row.date)}.get(row.precision, f"{row.date.year}")  # type: ignore[attr-defined]
    return say("state.event", when=when, what=row.event)  # type: ignore[attr-defined]


def _printed(row: object) -> str:
    """The counts of at least ten that a source prints."""
    known = {name: getattr(row, name) for name in _PRINTED}
    parts = [say(f"printed.{name}", n=int(n)) for name, n in known.items() if not pd.isna(n) and int(n) >= 10]
    return say("printed.line", publisher=row.publisher, until=row.as_of, counts=parts) if parts else ""  # type: ignore[attr-defined]
