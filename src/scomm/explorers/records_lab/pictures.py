"""The three marks of the records lab: all searches, the errors with whom they harm, and the people on record, enlarged."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from scomm.charts.marks import Dots, Side, Swarm, Tally
from scomm.explorers.records_lab.counted import SIDES, of_error
from scomm.language import count, sentences_beside
from scomm.models.records import ERRORS

say = sentences_beside(__file__)

ROW = 100
"""Dots in a row of all searches: a hundred rows of a hundred are ten thousand."""

_swarm = {
    "mate": partial(Swarm, look="solid", tone="accent"),
    "no-card": partial(Swarm, look="outline", tone="ink"),
    "never": partial(Swarm, look="solid", tone="context"),
    "rightly": partial(Swarm, look="solid", tone="accent"),
    "missed": partial(Swarm, look="outline", tone="accent", shape="diamond"),
    "wrongly": partial(Swarm, look="solid", tone="counter", shape="diamond"),
    "rightly-not": partial(Swarm, look="outline", tone="edge"),
}
"""How each group looks: filled is flagged, an outline is not; a diamond is wrong; who can be deported is blue."""


def everyone(people: Mapping[str, int]) -> Dots:
    """All searches: who has a mate in the database."""
    return Dots(
        (
            _group("mate", people["matches"]),
            _group("no-card", people["missed_missing_card"]),
            _group("never", people["never"]),
        ),
        name=say("everyone.name", **people),
        heading=say("everyone.heading", **people),
        columns=ROW,
        ghost=True,
        wide=False,
    )


def on_record(people: Mapping[str, int]) -> Dots:
    """The people on record, enlarged: who is flagged, and who can be deported."""
    return Dots(
        tuple(
            _group(name, people[name.replace("-", "_")])
            for name in ("rightly", "missed", "wrongly", "rightly-not")
        ),
        name=say("on-record.name", **people),
        heading=say("on-record.heading", **people),
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
