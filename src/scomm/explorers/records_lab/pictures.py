"""The two marks of the records lab: the people on record, and the errors with whom they harm."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from scomm.charts.marks import Dots, Side, Swarm, Tally
from scomm.explorers.records_lab.counted import SIDES, of_error
from scomm.language import count, sentences_beside
from scomm.models.records import ERRORS

say = sentences_beside(__file__)

ROW = 29
"""Dots in a row: as the lab begins, all errors stand in the first."""

_swarm = {
    "wrongly": partial(Swarm, look="solid", tone="counter", shape="diamond"),
    "missed": partial(Swarm, look="outline", tone="accent", shape="diamond"),
    "rightly": partial(Swarm, look="solid", tone="accent", quiet=True),
    "rightly-not": partial(Swarm, look="outline", tone="edge", quiet=True),
}
"""How each group looks: filled is flagged, an outline is not; a diamond is wrong; who can be deported is blue."""


def on_record(people: Mapping[str, int]) -> Dots:
    """The people on record, those for whom the record is wrong first: who is flagged, and who can be deported."""
    return Dots(
        tuple(_group(name, people[name.replace("-", "_")]) for name in _swarm),
        name=say("on-record.name", **people),
        heading=say("on-record.heading", **people),
        columns=ROW,
        ghost=len(SIDES),
        wide=False,
    )


def errors(people: Mapping[str, int]) -> Tally:
    """Each error with its range, and how many people it brings to each side."""
    wrongly, missed = (
        Side(
            say(f"side.{side}"),
            _group(side, 0),
            tuple(None if (n := of_error(people, side, error)) is None else count(n) for error in ERRORS),
            count(people[side]),
        )
        for side in SIDES
    )
    return Tally(
        holds=tuple(ERRORS),
        sides=(wrongly, missed),
        heading=say("errors.heading"),
        together=say("errors.together"),
        none=say("errors.none"),
        name=say("errors.name"),
    )


def _group(name: str, n: int) -> Swarm:
    return _swarm[name](n, say(f"group.{name}"), count(n))
