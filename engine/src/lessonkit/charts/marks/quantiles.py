"""Quantiles: shares as bars with their numbers, and on each as fifty dots what chance alone could have given, where that is known."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark
from lessonkit.charts.marks.scales import Marked
from lessonkit.errors import KitError

DOTS = 50
"""How many dots a share has (Fernandes and others, 2018)."""
_PLACES = tuple(NormalDist().inv_cdf((place + 0.5) / DOTS) for place in range(DOTS))

Weight = Literal["first", "named", "beside"]
"""Whether a share is that of which the finding speaks first, another that it names, or stands beside them."""


@dataclass(frozen=True)
class Estimated:
    """A value with its standard error, how it is called and what stands below it; without an error it has no dots.

    `chance` stands beside its dots, and `under` is a heading above it, which parts it from the estimate before. One that is not `sure` has an error that somebody assumed: its dots are hollow. `weight` says how large its number is written.
    """

    label: str
    value: float
    error: float | None
    said: str
    note: str
    chance: str = ""
    sure: bool = True
    weight: Weight = "named"
    under: str = ""

    @property
    def dots(self) -> tuple[float, ...]:
        """Fifty values that chance could give as likely as one another, if the value were the truth, rising; none without an error."""
        if self.error is None:
            return ()
        return tuple(round(self.value + self.error * place, 3) for place in _PLACES)


@dataclass(frozen=True)
class Quantiles(Mark):
    """Estimates below one another, each a bar from the beginning of the one axis, whose `levels` are named; `key` says what the dots mean.

    Raises `KitError` where an estimate lies outside the axis.
    """

    kind: ClassVar[str] = "quantiles"
    rows: tuple[Estimated, ...]
    axis: tuple[float, float]
    levels: tuple[Marked, ...]
    name: str
    key: str = ""

    def __post_init__(self) -> None:
        outside = [one.label for one in self.rows if not self.axis[0] <= one.value <= self.axis[1]]
        if outside:
            raise KitError(f"Outside the axis: {', '.join(outside)}.", do="Make the axis wider.")

    def shown(self) -> dict[str, Any]:
        """What the script draws."""
        return {
            "rows": [
                {
                    "label": one.label,
                    "value": one.value,
                    "said": one.said,
                    "note": one.note,
                    "chance": one.chance,
                    "sure": one.sure,
                    "weight": one.weight,
                    "under": one.under,
                    "dots": list(one.dots),
                }
                for one in self.rows
            ],
            "axis": list(self.axis),
            "levels": [list(one) for one in self.levels],
            "name": self.name,
            "key": self.key,
        }
