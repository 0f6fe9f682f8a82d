"""Records lab: a matcher that never errs about a finger searches ten thousand people, and the records behind the matches err."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import pandas as pd

from lessonkit.charts import Picture
from lessonkit.charts.marks import Dots, Side, Swarm, Tally
from lessonkit.data.source_line import source_line
from lessonkit.explorers.frame.spec import Explorer, Note, State, View
from lessonkit.language import count, large, sentences_beside
from scomm.explorers.records_lab.counted import SIDES, counted, of_error
from scomm.explorers.records_lab.rates import SET, begun_at, controls, in_full, rates_of
from scomm.models.over_ranges import OverRanges
from scomm.models.records import (
    ERRORS,
    RAISES,
    RecordRates,
    missed_against_flagged,
    range_of,
    record_rates,
    run,
)
from scomm.models.sharing.parameters import GRADES

say = sentences_beside(__file__)


def _draw(state: State) -> View:
    rates = rates_of(state)
    people = counted(run(rates).whole())
    picture = Picture(
        finding=_finding(people, missed_against_flagged(record_rates())),
        of=say("of", **people),
        marks=(on_record(people), errors(people)),
        spoken=say("spoken", **people),
        units=say("units"),
        source=source_line(dict.fromkeys(key for rate in record_rates().items for key in rate.source)),
        alt=say("alt", **people),
        table=_table(rates, people),
    )
    told = (
        say("told.on-record", **people),
        say("told.match"),
        say("told.matches", **people),
        say("told.flagged", **people),
        *_ranges(missed_against_flagged(record_rates())),
        say("told.left-out"),
        *say.group("error").values(),
        say("told.rates"),
        *(in_full(rate) for rate in rates.items),
    )
    return View(picture, "\n".join(told), tuple(_notes(people)))


def _finding(people: Mapping[str, int], order: OverRanges) -> str:
    """Both wrong outcomes; which is larger is said to be open where the ranges of the rates leave it open."""
    if not people["wrong"]:
        return say("finding.right")
    return say("finding.open" if order.open else "finding.settled", **people)


def _ranges(order: OverRanges) -> Iterator[str]:
    """How far both wrong outcomes reach within what the sources leave possible, and what turns their order."""
    ends = {side: range_of(record_rates(), outcome) for side, outcome in SIDES.items()}
    low = {f"{side}_low": round(at[0]) for side, at in ends.items()}
    high = {f"{side}_high": round(at[1]) for side, at in ends.items()}
    yield say("told.ranges", **low, **high)
    if order.turned_by:
        yield say("told.turned-by", turned_by=[say(f"turns.{id}") for id in order.turned_by])


def _notes(people: Mapping[str, int]) -> Iterator[Note]:
    """For whom each of the two errors counts."""
    for side in SIDES:
        yield Note(
            say(f"note.{side}.heading", **people),
            say(f"note.{side}.words", **people),
            say(f"note.{side}.foot"),
        )


def _table(rates: RecordRates, people: Mapping[str, int]) -> pd.DataFrame:
    """Everybody by what becomes of them, then every rate with how well it is known."""
    what = (
        "searches",
        "met",
        "removable",
        "citizens",
        "matches",
        "rightly",
        "rightly-not",
        "wrongly",
        *_by_error("wrongly"),
        "missed",
        *_by_error("missed"),
    )
    follows = say("follows")
    rows: list[tuple[str, float, str]] = [
        (say(f"row.{one}"), people[one.replace("-", "_")], follows) for one in what
    ]
    rows += [
        (say("rate-row", rate=large(rate.label)), round(100 * rate.value, 2), GRADES[rate.grade])
        for rate in rates.items
    ]
    return pd.DataFrame(rows, columns=list(say.group("columns").values()))


def _by_error(side: str) -> list[str]:
    """The rows of those whom each error brings to a side."""
    return [f"{side}-{error}" for error in ERRORS if SIDES[side] in RAISES[error]]


def _at(**changed: int) -> State:
    """The state that the lab begins with, but for some steps."""
    return {id: changed.get(id.replace("-", "_"), begun_at(id)) for id in SET}


_NO_ERRORS = {error.replace("-", "_"): 0 for error in ERRORS}

EXPLORER = Explorer(
    id="records-lab",
    title=say("title"),
    question=say("question"),
    controls=controls(),
    draw=_draw,
    start=_at(),
    roomiest=(_at(stale_status=4, missing_card=4, two_names=4, name_only=5, removable=0),),
    scenes={
        say("scene.begun"): _at(),
        say("scene.right"): _at(**_NO_ERRORS),
        say("scene.stale"): _at(**{**_NO_ERRORS, "stale_status": 4}),
        say("scene.cards"): _at(**{**_NO_ERRORS, "missing_card": 4}),
        say("scene.names"): _at(**{**_NO_ERRORS, "two_names": 4}),
        say("scene.name-only"): _at(**{**_NO_ERRORS, "name_only": 5}),
        say("scene.all"): _at(stale_status=4, missing_card=4, two_names=4, name_only=5),
        say("scene.half"): _at(removable=0),
    },
)


ROW = 28
"""Dots in a row: as the lab begins, all errors stand in the first."""

_swarm = {
    "missed": partial(Swarm, look="outline", tone="accent", shape="diamond"),
    "wrongly": partial(Swarm, look="solid", tone="counter", shape="diamond"),
    "right": partial(Swarm, look="solid", tone="context", quiet=True),
}
"""How each group looks: a diamond is wrong, filled where it is flagged, an outline where it is missed."""


def on_record(people: Mapping[str, int]) -> Dots:
    """The people on record, those about whom the record is wrong first and in large figures."""
    return Dots(
        tuple(_group(name, people[name]) for name in _swarm),
        name=say("on-record.name", **people),
        heading=say("on-record.heading", **people),
        columns=ROW,
        ghost=len(SIDES),
        wide=False,
        loud=len(SIDES),
    )


def errors(people: Mapping[str, int]) -> Tally:
    """Each error with its range, and how many people it brings to each side."""
    wrongly, missed = (
        Side(
            say(f"side.{side}"),
            _group(side, 0),
            tuple(None if (n := of_error(people, side, error)) is None else count(n) for error in ERRORS),
        )
        for side in SIDES
    )
    return Tally(
        holds=tuple(ERRORS),
        sides=(wrongly, missed),
        heading=say("errors.heading"),
        none=say("errors.none"),
        name=say("errors.name"),
    )


def _group(name: str, n: int) -> Swarm:
    return _swarm[name](n, say(f"group.{name}"), count(n))
