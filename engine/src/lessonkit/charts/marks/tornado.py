"""A tornado: what a small change of each of several things adds, the largest first."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark


@dataclass(frozen=True)
class Gain:
    """What the change of one thing adds, how that is written, and what was changed."""

    adds: float
    said: str
    label: str


@dataclass(frozen=True)
class Tornado(Mark):
    """Bars from the longest to the shortest, under a heading that says what each change is."""

    kind: ClassVar[str] = "tornado"
    gains: tuple[Gain, ...]
    heading: str
    name: str

    def shown(self) -> dict[str, Any]:
        """The bars in their order, with lengths as shares of the longest."""
        longest = max(abs(one.adds) for one in self.gains) or 1
        ordered = sorted(self.gains, key=lambda one: -one.adds)
        return {
            "heading": self.heading,
            "name": self.name,
            "gains": [asdict(one) | {"length": one.adds / longest} for one in ordered],
        }
