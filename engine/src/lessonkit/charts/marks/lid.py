"""A lid over the truth: a guess dragged on an axis, a button that lifts the lid, and one that asks for more worlds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.charts.marks.scales import Marked


@dataclass(frozen=True)
class Lid(Mark):
    """The values of the control `guess`, whose first is none yet, on the axis of the picture above, whose `unit` is written beside it; and the truth where it is shown.

    `lid` is the control that lifts it, and `more` the one that asks for more worlds. Raises nothing of its own.
    """

    kind: ClassVar[str] = "lid"
    values: tuple[float, ...]
    axis: tuple[float, float]
    levels: tuple[Marked, ...]
    truth: float | None
    told: str
    unit: str = ""
    guess: str = "guess"
    lid: str = "truth"
    more: str = ""

    def fixed(self) -> dict[str, Any]:
        """The controls and the words of the buttons."""
        return {"guess": self.guess, "lid": self.lid, "values": list(self.values), "words": say.group("lid")}

    def shown(self) -> dict[str, Any]:
        """The axis, and the truth if the lid is lifted."""
        return {
            "axis": list(self.axis),
            "levels": [list(one) for one in self.levels],
            "truth": self.truth,
            "told": self.told,
            "unit": self.unit,
            "more": self.more,
        }
