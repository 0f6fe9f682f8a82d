"""The drawing of follow the print: a line that leaves the county on top and comes back below, with its stops and branches."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from scomm.charts.marks import Ground, Leg, Station
from scomm.language import sentences_beside

say = sentences_beside(__file__)

VIEW_BOX = (0, 4, 880, 280)

_UP, _DOWN, _BEND, _CURVE = 78, 222, 72, 8
_JAIL, _FORK, _EDGE = 300, 250, 352
"""Where the jail stands, twice, above itself; where its decision parts the way; and the edge of the county."""

_STOPS = (
    ("police", 44, _UP, "above", "round"),
    ("jail", _JAIL, _UP, "above", "barred"),
    ("state-bureau", 445, _UP, "above", "round"),
    ("fbi", 578, _UP, "above", "round"),
    ("dhs", 760, _UP, "above", "round"),
    ("support-center", 760, _DOWN, "below", "round"),
    ("field-office", 550, _DOWN, "below", "round"),
    ("jail-again", _JAIL, _DOWN, "below", "barred"),
    ("free", 60, 160, "below", "end"),
    ("custody", 60, _DOWN, "below", "end"),
)
"""Stop, where it is, on which side its words stand, and its shape. What the jail sends stands on top, what it is asked below."""


def _turning(*corners: tuple[int, int]) -> str:
    """The path along these corners, level or upright between them, with a small curve at each."""
    first, *inner, last = corners
    curves = [
        f"L{_near(corner, before)}Q{_point(corner)} {_near(corner, after)}"
        for before, corner, after in zip(corners, inner, corners[2:], strict=False)
    ]
    return f"M{_point(first)}{''.join(curves)}L{_point(last)}"


def _near(corner: tuple[int, int], other: tuple[int, int]) -> str:
    """The point from which a curve begins at a corner, on the way to another."""
    x, y = (here + max(-_CURVE, min(_CURVE, there - here)) for here, there in zip(corner, other, strict=True))
    return _point((x, y))


def _point(place: tuple[int, int]) -> str:
    return f"{place[0]} {place[1]}"


_LEGS = (
    Leg("1", f"M44 {_UP}H{_JAIL}", 212, _UP, "police", "jail", "person", says_at=(212, 108, "middle"),
        gate=(120, _UP, 1), gate_says_at=(120, 122, "middle", 2)),
    Leg("2", f"M{_JAIL} {_UP}H445", 384, _UP, "jail", "state-bureau", "print", says_at=(384, 108, "middle")),
    Leg("3", f"M445 {_UP}H578", 512, _UP, "state-bureau", "fbi", "print", says_at=(512, 108, "middle")),
    Leg("4", f"M578 {_UP}H760", 629, _UP, "fbi", "dhs", "print", says_at=(629, 108, "middle"),
        gate=(693, _UP, 1), gate_says_at=(693, 122, "middle", 2)),
    Leg("5", f"M760 {_UP}H780a{_BEND} {_BEND} 0 0 1 0 {2 * _BEND}H760", 852, 150, "dhs", "support-center", "question",
        says_at=(818, 155, "end")),
    Leg("A", _turning((290, _UP), (290, 180), (752, 180), (752, 206)), 548, 180, "jail", "support-center", "question",
        says_at=(580, 173, "start"), gate=(_EDGE, 180, 1), gate_says_at=(378, 173, "start", 1), aside=True),
    Leg("6", f"M760 {_DOWN}H550", 645, _DOWN, "support-center", "field-office", "paper", says_at=(645, 252, "middle")),
    Leg("B", _turning((578, _UP), (578, 140), (310, 140), (310, 96)), 548, 140, "fbi", "jail", "paper",
        says_at=(378, 159, "start"), gate=(_EDGE, 140, -1), gate_says_at=(378, 133, "start", 1), aside=True),
    Leg("7", f"M550 {_DOWN}H{_JAIL}", 425, _DOWN, "field-office", "jail-again", "question", says_at=(425, 252, "middle")),
    Leg("8", f"M{_JAIL} {_DOWN}H{_FORK}", _FORK, _DOWN, "jail-again", "field-office", "paper", says_at=(268, 200, "start"),
        gate=(197, _DOWN, -1), gate_says_at=(218, 266, "end", 2)),
    Leg("9", "", 146, _DOWN, "jail-again", "outcome", "person", says_at=(0, 0, "middle"),
        forks=((f"M{_FORK} {_DOWN}L188 160H116", "free", 150, 160), (f"M{_FORK} {_DOWN}H116", "custody", 146, _DOWN))),
)  # fmt: skip

LINES = dict(
    zip(
        (
            "booking", "prints-to-state", "prints-to-fbi", "prints-to-dhs", "query-to-ice", "question-to-ice",
            "answer-to-field-office", "answer-to-jail", "request", "reply", "transfer",
        ),
        _LEGS,
        strict=True,
    )
)  # fmt: skip
"""Of each arrow, in the order of time: its line. What is no part of the one line has a letter and not a number."""

THE_PRINT = tuple(id for id, leg in LINES.items() if not leg.aside)
"""The arrows of the line, from an arrest to its end; where one does not happen, the print's way ends before it."""

_COUNTY = f"M0 0H{_EDGE}V288H197V191H0z"


@cache
def grounds() -> tuple[Ground, ...]:
    """Whose ground the line goes through: the county's is tinted, and the line comes back to it."""
    return (
        Ground(say("ground.county"), 12, 16, _COUNTY),
        Ground(say("ground.state"), 445, 16),
        Ground(say("ground.federal"), 669, 16),
    )


@cache
def stations() -> tuple[Station, ...]:
    """The stops, with their names and what is done there."""
    return tuple(
        Station(id, say(f"stop.{id}"), "" if shape == "end" else say(f"does.{id}"), x, y, side, shape)  # type: ignore[arg-type]
        for id, x, y, side, shape in _STOPS
    )


@cache
def lines() -> tuple[Leg, ...]:
    """The line of every arrow, in the order of the steps, with what goes along it in words."""
    return tuple(replace(leg, says=say(f"goes.{id}")) for id, leg in LINES.items())
