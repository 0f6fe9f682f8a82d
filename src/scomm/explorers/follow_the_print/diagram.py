"""The diagram of follow the print: its boxes, and the line of each arrow with its number, its gate and what goes along it."""

from __future__ import annotations

from functools import cache

from scomm.charts.marks import Leg, Station
from scomm.language import sentences_beside
from scomm.models import what_each_agency_learns

say = sentences_beside(__file__)

VIEW_BOX = (0, 0, 880, 278)

_UP, _DOWN = 89, 245
_BOXES = (
    ("police", "local", 71, _UP, 58),
    ("jail", "local", 317, _UP, 58),
    ("state-bureau", "state", 563, _UP, 58),
    ("fbi", "federal", 809, _UP, 58),
    ("dhs", "federal", 809, _DOWN, 58),
    ("support-center", "federal", 563, _DOWN, 58),
    ("field-office", "federal", 317, _DOWN, 58),
    ("free", "", 71, 190, 40),
    ("custody", "", 71, 254, 40),
)
"""Box, whose it is, where its middle stands, and how high it is. The print goes out on top and a request comes back below."""

LINES = {
    "booking": ("M141 89H244", (160, 89), (194, 89, "below"), (223, 89), "person", (187, 71, "middle")),
    "prints-to-state": ("M387 89H490", (406, 89), (460, 89, "below"), (432, 89), "print", (432, 71, "middle")),
    "prints-to-fbi": ("M633 89H736", (652, 89), (706, 89, "below"), (678, 89), "print", (678, 71, "middle")),
    "prints-to-dhs": ("M809 118V213", (809, 136), (809, 190, "left"), (809, 163), "print", (828, 163, "start")),
    "query-to-ice": ("M739 245H636", (714, 245), (660, 245, "below"), (688, 245), "paper", (686, 226, "middle")),
    "question-to-ice": (
        "M387 112L530 213", (430, 142), (486, 182, "right"), (457, 161), "paper", (456, 144, "start"),
    ),
    "answer-to-field-office": (
        "M493 245H390", (468, 245), (414, 245, "below"), (441, 245), "paper", (454, 210, "middle"),
    ),
    "answer-to-jail": (
        "M779 60V28H347V57", (640, 28), (404, 28, "below"), (606, 28), "paper", (522, 20, "middle"),
    ),
    "request": ("M380 216V121", (380, 144), (380, 190, "left"), (380, 194), "paper", (396, 168, "start")),
    "reply": ("M294 118V213", (294, 138), (294, 190, "left"), (294, 164), "paper", (311, 168, "start")),
    "transfer": ("M258 118V142H170", (232, 142), (170, 142, "below"), (204, 142), "person", (160, 146, "end")),
}  # fmt: skip
"""Of each arrow: its line, where its number stands, where its gate stands and on which side the gate's word, where what goes
along it stands and what that is, and where its word stands."""

THE_PRINT = (
    "prints-to-state", "prints-to-fbi", "prints-to-dhs", "query-to-ice", "answer-to-field-office", "request", "reply", "transfer",
)  # fmt: skip
"""The arrows that the print takes, and what follows from it, to its end; where one does not happen, the way ends before it."""

_FORKS = {"transfer": (("M170 142V190H144", "free"), ("M170 142V254H144", "custody"))}
"""Where a way parts: the lines to its two ends."""


@cache
def stations() -> tuple[Station, ...]:
    """The boxes, with their names and whose they are."""
    return tuple(
        Station(
            id, tuple(say(f"box.{id}").split("\n")), say(f"whose.{kind}") if kind else "", x, y, 140, high
        )
        for id, kind, x, y, high in _BOXES
    )


@cache
def lines() -> tuple[Leg, ...]:
    """The line of every arrow, in the order of the steps."""
    arrows = {arrow.id: arrow for arrow in what_each_agency_learns("secure-communities", "all").arrows}
    return tuple(
        Leg(
            path, *number, gate, at, arrows[id].sender, arrows[id].receiver, carries,  # type: ignore[arg-type]
            say(f"goes.{id}"), says_at, _FORKS.get(id, ()),
        )
        for id, (path, number, gate, at, carries, says_at) in LINES.items()
    )  # fmt: skip
