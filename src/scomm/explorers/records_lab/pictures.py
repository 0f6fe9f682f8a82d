"""The two marks of the records lab: the people on record, and the errors with whom they harm."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from lessonkit.charts.marks import Dots, Side, Swarm, Tally
from lessonkit.language import count, sentences_beside
from scomm.explorers.records_lab.counted import SIDES, of_error
from scomm.models.records import ERRORS

say = sentences_beside(__file__)

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
