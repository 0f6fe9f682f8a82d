"""Small multiples: many lines in one picture on one scale, and the same lines apart, one of them large where it is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from lessonkit.charts.marks.lines import Band, Line, Lines
from lessonkit.charts.marks.mark import Mark, say
from lessonkit.charts.marks.scales import Marked
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Panel:
    """One of them: its line, what is written at its corner, and `name`, what a screen reader says of it.

    `begin` and `end` are what its line is at its two ends, and `sides` at both sides of a break. `place` is its value in the control
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
class Together:
    """All panels as thin lines in one picture, up to a break, around the large one.

    `named` are the panels, by their places, that stand out: each has a verdict after its name, and a dash where `dashed`. The others are
    gray, and `others` says once what they are. `caption` says what the height is, and `after` what ends the lines. `all` names the line of
    them all, once another is large. `name` is what a screen reader says of the picture after the name of its large line, `more` is the
    button that shows all apart, and `less` the one that goes back.
    """

    named: tuple[tuple[int, str, bool], ...]
    others: str
    caption: str
    after: str
    name: str
    more: str
    less: str


@dataclass(frozen=True)
class Multiples(Mark):
    """Panels on one scale: all of them `together` in one picture, or apart and small with the line of them all behind each; `orders` are ways of sorting those, by name.

    `control` is the control that a click on a panel, or on its line, sets. `chosen` is a place in it, and `yours` is the panel that the
    learner was dealt. `whole` is the line of them all, large among the others, with its ends as the largest numbers; once one is chosen, its
    line is the large one. `band` breaks each line: what comes after it is gray, and not in the picture of all together.
    `parts` divides an order, by its name, under headings: how many panels stand under each. `unit` follows what is written at the corner of
    the first one. A click, or Enter, opens a panel large; with `large` other lines stand in the place of all. `name` is what the list of all
    is called. Raises `KitError` where an order is not of all panels.
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
    together: Together
    whole: Panel
    chosen: int = -1
    yours: int = -1
    band: Band | None = None
    large: Lines | None = None
    parts: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    unit: str = ""
    height: int = 350

    def __post_init__(self) -> None:
        for name, order in self.orders.items():
            if sorted(order) != list(range(len(self.panels))):
                raise KitError(f"The order {name!r} is not one of all panels.", do="Name each once.")

    def fixed(self) -> dict[str, Any]:
        """The panels, which are the same in every state."""
        return {
            "panels": [_plain(panel) for panel in self.panels],
            "whole": _plain(self.whole),
            "behind": self.behind.plain(),
            "one": self._lines("", ()).shown(),
            "name": self.name,
            "unit": self.unit,
            "together": asdict(self.together) | {"named": [list(one) for one in self.together.named]},
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
        """Which panel is chosen, which is the learner's, and what stands in the place of all."""
        return {
            "chosen": self.chosen,
            "yours": self.yours,
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
