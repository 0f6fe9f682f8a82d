"""The drawing of follow the print: a line that leaves the county on top and comes back below, with its stops and branches."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lessonkit.charts.marks import Ground, Leg, Station
from lessonkit.language import sentences_beside

say = sentences_beside(__file__)

VIEW_BOX = (0, 2, 880, 292)

_UP, _DOWN, _BEND, _CURVE = 78, 216, 69, 8
_JAIL, _FORK, _GATE, _EDGE = 330, 262, 212, 384
"""Where the jail stands, twice, above itself; where its decision parts the way; the gate of its reply; and the edge of the county."""

_STOPS = (
    ("police", 50, _UP, "above", "round"),
    ("jail", _JAIL, _UP, "above", "barred"),
    ("state-bureau", 490, _UP, "above", "round"),
    ("fbi", 596, _UP, "above", "round"),
    ("dhs", 776, _UP, "above", "round"),
    ("support-center", 764, _DOWN, "below", "round"),
    ("field-office", 580, _DOWN, "below", "round"),
    ("jail-again", _JAIL, _DOWN, "above", "barred"),
    ("free", 60, 168, "below", "end"),
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
    Leg("1", f"M50 {_UP}H{_JAIL}", 236, _UP, "police", "jail", "person", says_at=(236, 108, "middle"),
        gate=(140, _UP, 1), gate_says_at=(140, 124, "middle")),
    Leg("2", f"M{_JAIL} {_UP}H490", 422, _UP, "jail", "state-bureau", "print", says_at=(422, 108, "middle")),
    Leg("3", f"M490 {_UP}H596", 543, _UP, "state-bureau", "fbi", "print", says_at=(543, 108, "middle")),
    Leg("4", f"M596 {_UP}H776", 636, _UP, "fbi", "dhs", "print", says_at=(636, 108, "middle"),
        gate=(704, _UP, 1), gate_says_at=(704, 127, "middle")),
    Leg("5", f"M776 {_UP}H780a{_BEND} {_BEND} 0 0 1 0 {2 * _BEND}H764", 849, 147, "dhs", "support-center", "question",
        says_at=(818, 176, "end")),
    Leg("A", _turning((320, _UP), (320, 142), (756, 142), (756, 200)), 560, 142, "jail", "support-center", "question",
        says_at=(592, 161, "start"), gate=(_EDGE, 142, 1), gate_says_at=(412, 119, "start"), aside=True),
    Leg("6", f"M764 {_DOWN}H580", 672, _DOWN, "support-center", "field-office", "paper", says_at=(672, 194, "middle")),
    Leg("B", _turning((596, _UP), (596, 142), (340, 142), (340, 96)), 574, 142, "fbi", "jail", "paper",
        says_at=(412, 161, "start"), gate=(_EDGE, 142, -1), gate_says_at=(412, 119, "start"), aside=True),
    Leg("7", f"M580 {_DOWN}H{_JAIL}", 466, _DOWN, "field-office", "jail-again", "question", says_at=(466, 194, "middle")),
    Leg("8", f"M{_JAIL} {_DOWN}H{_FORK}", 288, _DOWN, "jail-again", "field-office", "paper", says_at=(268, 193, "end"),
        gate=(_GATE, _DOWN, -1), gate_says_at=(304, 258, "middle")),
    Leg("9", "", 148, _DOWN, "jail-again", "outcome", "person", says_at=(0, 0, "middle"),
        forks=((f"M{_FORK} {_DOWN}L224 168H116", "free", 190, 168), (f"M{_FORK} {_DOWN}H116", "custody", 140, _DOWN)),
        fork_says=(("free", 120, 159), ("custody", 114, 248))),
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

_COUNTY = f"M0 0H{_EDGE}V296H{_GATE - 34}V190H0z"


@cache
def grounds() -> tuple[Ground, ...]:
    """Whose ground the line goes through: the county's is tinted, and the line comes back to it."""
    return (
        Ground(say("ground.county"), 12, 16, _COUNTY),
        Ground(say("ground.state"), 490, 16),
        Ground(say("ground.federal"), 700, 16),
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
    return tuple(
        replace(
            leg,
            says=say(f"goes.{id}"),
            fork_says=tuple((say(f"fork.{end}"), x, y) for end, x, y in leg.fork_says),
        )
        for id, leg in LINES.items()
    )
