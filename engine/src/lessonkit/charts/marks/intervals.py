"""Intervals: estimates with their ends, lying one below the other or upright along time, and many estimates of one thing as dots."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark
from lessonkit.charts.marks.scales import Marked


@dataclass(frozen=True)
class Interval:
    """An estimate: its name, its value between two ends, and what it is called; `dots` are the same estimate in other worlds.

    One that is not `strong` is grey. `note` stands below the name.
    """

    label: str
    value: float
    low: float
    high: float
    said: str
    strong: bool = True
    note: str = ""
    dots: tuple[float, ...] = ()


@dataclass(frozen=True)
class Across:
    """A line through all intervals at a value, with a word and a tone."""

    value: float
    label: str
    tone: str = "ink"


@dataclass(frozen=True)
class Intervals(Mark):
    """The intervals on one axis, whose `levels` are named; `upright` they stand along time, one beside the other.

    `since` is the place of the first upright interval of a tinted stretch, whose begin is called `during`.
    `key` says what the signs mean. Dots come one by one, as hypothetical outcomes do (Hullman, Resnick and Adar, 2015), or all at once for who wants less motion.
    """

    kind: ClassVar[str] = "intervals"
    items: tuple[Interval, ...]
    axis: tuple[float, float]
    levels: tuple[Marked, ...]
    name: str
    across: tuple[Across, ...] = ()
    upright: bool = False
    since: int = -1
    during: str = ""
    height: int = 242
    key: str = ""

    def shown(self) -> dict[str, Any]:
        """What the script draws."""
        return {
            "items": [asdict(one) | {"dots": list(one.dots)} for one in self.items],
            "axis": list(self.axis),
            "levels": [list(one) for one in self.levels],
            "across": [asdict(one) for one in self.across],
            "name": self.name,
            "upright": self.upright,
            "since": self.since,
            "during": self.during,
            "height": self.height,
            "key": self.key,
        }
