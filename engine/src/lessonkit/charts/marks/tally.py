"""Tally: controls in rows, each with what it brings about in two columns side by side."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.dots import Swarm
from lessonkit.charts.marks.mark import Mark, say
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Side:
    """A column: its name, the look that its people have elsewhere in the picture, and their number in each row.

    `None` is a row that can bring nobody into this column.
    """

    label: str
    look: Swarm
    counts: tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Tally(Mark):
    """A table whose rows begin with the controls in `holds`: one number a side, and beside a number that has changed what it was.

    `none` is what is written where a row can bring nobody. Raises `KitError` where a side has not one count for each row.
    """

    kind: ClassVar[str] = "tally"
    holds: tuple[str, ...]
    sides: tuple[Side, Side]
    heading: str
    none: str
    name: str
    wide: bool = False

    def __post_init__(self) -> None:
        lengths = [len(side.counts) for side in self.sides]
        if lengths != [len(self.holds)] * 2:
            raise KitError(
                f"{len(self.holds)} rows can't have counts of lengths {lengths}.",
                do="Give each side one count for each row.",
            )

    def fixed(self) -> dict[str, Any]:
        """The names of rows and columns."""
        return {
            "heading": self.heading,
            "none": self.none,
            "sides": [{"label": side.label, "look": asdict(side.look)} for side in self.sides],
            "name": self.name,
            "before": say.group("people")["before"],
        }

    def shown(self) -> dict[str, Any]:
        """The counts of each row, and both sums."""
        return {"rows": [[side.counts[row] for side in self.sides] for row in range(len(self.holds))]}
