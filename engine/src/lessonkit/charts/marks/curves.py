"""Curves on two axes of any scale: each with its own points, dots for what was measured, and the one point that is chosen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.lines import Band, Dash
from lessonkit.charts.marks.mark import Mark
from lessonkit.charts.marks.scales import Marked

At = tuple[float, float]
"""A place: along the axis and up."""


@dataclass(frozen=True)
class Curve:
    """A curve through its points, with its name; one without a name has none on the picture."""

    label: str
    points: tuple[At, ...]
    tone: str = "accent"
    dash: Dash = "solid"


@dataclass(frozen=True)
class Measured:
    """A dot, with a word where it needs one; it is a ring where it is `open`, because few things stand behind it."""

    at: At
    label: str = ""
    tone: str = "ink"
    open: bool = False


@dataclass(frozen=True)
class Here:
    """The point that is chosen, with drops to both axes and its words."""

    at: At
    words: str
    tone: str = "accent"
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class Curves(Mark):
    """Curves between the first and the last mark of two axes, which are called `across` and `up`, or from `start` on.

    Places are as far apart as they are drawn: whoever wants tenfold steps gives logarithms. `band` hatches a stretch where
    the numbers are in doubt. Without a point `here`, `without` says in the picture why there is none. `stamp` stands in a corner.
    """

    kind: ClassVar[str] = "curves"
    curves: tuple[Curve, ...]
    ticks: tuple[Marked, ...]
    levels: tuple[Marked, ...]
    name: str
    across: str
    up: str
    spots: tuple[Measured, ...] = ()
    here: Here | None = None
    without: str = ""
    band: Band | None = None
    start: At | None = None
    stamp: str = ""
    height: int = 300
    wide: bool = True
    fold: str = ""

    def shown(self) -> dict[str, Any]:
        """What the script draws."""
        return {
            "curves": [asdict(one) | {"points": [list(at) for at in one.points]} for one in self.curves],
            "spots": [asdict(one) | {"at": list(one.at)} for one in self.spots],
            "here": asdict(self.here) | {"at": list(self.here.at)} if self.here else None,
            "without": self.without,
            "band": asdict(self.band) if self.band else None,
            "ticks": [list(one) for one in self.ticks],
            "levels": [list(one) for one in self.levels],
            "start": list(self.start) if self.start else None,
            "across": self.across,
            "up": self.up,
            "name": self.name,
            "stamp": self.stamp,
            "height": self.height,
        }
