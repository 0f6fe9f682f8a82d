"""Small multiples: the same picture many times on one scale, one of them large where it is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from scomm.charts.marks.lines import Band, Line, Lines
from scomm.charts.marks.mark import Mark, say
from scomm.charts.marks.scales import Marked
from scomm.errors import ScommError


@dataclass(frozen=True)
class Panel:
    """One of them: its line, what is written at its corner, and `name`, what a screen reader says of it.

    `begin` and `end` are written at the two ends of its line, and `sides` at both sides of a break. `place` is its value in the control
    that chooses one, counted from 0. `short` is its name where the line's own is too long for so small a picture, and `tone` the color
    of its line.
    """

    line: Line
    corner: str
    end: str
    name: str
    place: int
    short: str = ""
    tone: str = "ink"
    begin: str = ""
    sides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Few:
    """The panels that stand tall beside the large line, by their places; all of them are behind a button.

    `count` is written large above them, and `said` after it; `counted`, so many of all, is drawn below as filled dots and rings, with a
    `note`. They stand in two `rows`, each with its heading and how many are in it: one of the filled dots, one of the rings. `scale` says
    what the height of each panel is. `name` is what their list is called, `more` is the button that shows all, and `less` the one that
    goes back.
    """

    panels: tuple[int, ...]
    counted: tuple[int, int]
    rows: tuple[tuple[str, int], ...]
    count: str
    said: str
    note: str
    scale: str
    name: str
    more: str
    less: str


@dataclass(frozen=True)
class Multiples(Mark):
    """Panels on one scale, with the line of them all behind each: a `few` of them tall, or all small; `orders` are ways of sorting all, by name.

    `control` is the control that a click on a panel sets. `chosen` is a place in it, and `yours` is the panel that the learner was dealt.
    `whole` is the line of them all, large before the others, with its ends as the largest numbers; once one is chosen, its line stands
    there under the same `heading`, which has {name} in it. `band` breaks each line: what comes after it is gray. `broken` says why, in
    sentences with {begin} and {end} in them. `parts` divides an order, by its name, under headings: how many panels stand under
    each. `unit` follows what is written at the corner of the first one. A click, or Enter, opens a panel large; with `large` other
    lines stand in the place of all. `name` is what the list of all is called.
    Raises `ScommError` where an order is not of all panels.
    """

    kind: ClassVar[str] = "multiples"
    panels: tuple[Panel, ...]
    behind: Line
    xs: tuple[float, ...]
    said: tuple[str, ...]
    name: str
    ticks: tuple[Marked, ...]
    levels: tuple[Marked, ...]
    control: str
    orders: Mapping[str, tuple[int, ...]]
    few: Few
    whole: Panel
    chosen: int = -1
    yours: int = -1
    band: Band | None = None
    large: Lines | None = None
    parts: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    unit: str = ""
    heading: str = ""
    broken: tuple[str, ...] = ()
    height: int = 350

    def __post_init__(self) -> None:
        for name, order in self.orders.items():
            if sorted(order) != list(range(len(self.panels))):
                raise ScommError(f"The order {name!r} is not one of all panels.", do="Name each once.")

    def fixed(self) -> dict[str, Any]:
        """The panels, which are the same in every state."""
        return {
            "panels": [_plain(panel) for panel in self.panels],
            "whole": _plain(self.whole),
            "behind": self.behind.plain(),
            "one": self._lines("", ()).shown(),
            "name": self.name,
            "unit": self.unit,
            "heading": self.heading,
            "broken": list(self.broken),
            "orders": [
                [name, list(order), [list(part) for part in self.parts.get(name, ())]]
                for name, order in self.orders.items()
            ],
            "control": self.control,
            "height": self.height,
            "read": say("lines.read"),
            "words": say.group("multiples"),
        }

    def shown(self) -> dict[str, Any]:
        """Which panel is chosen, which is the learner's, which few stand tall, and what stands in the place of all."""
        return {
            "chosen": self.chosen,
            "yours": self.yours,
            "few": asdict(self.few)
            | {
                "panels": list(self.few.panels),
                "counted": list(self.few.counted),
                "rows": [list(row) for row in self.few.rows],
            },
            "large": self.large.shown() if self.large else None,
        }

    def _lines(self, name: str, lines: tuple[Line, ...]) -> Lines:
        return Lines(
            self.xs, self.said, lines, name, self.ticks, self.levels, band=self.band, height=self.height
        )


def _plain(panel: Panel) -> dict[str, Any]:
    return {
        "line": panel.line.plain(),
        "corner": panel.corner,
        "end": panel.end,
        "name": panel.name,
        "place": panel.place,
        "short": panel.short or panel.line.label,
        "tone": panel.tone,
        "begin": panel.begin,
        "sides": list(panel.sides),
    }
