"""Hundreds: one field of a hundred dots for each value of a control, side by side, so that a share is seen to grow."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Field:
    """So many of a hundred, solid where they were counted and hatched where they were not, with their number in words."""

    n: int
    said: str
    look: Literal["solid", "hatch"] = "solid"


@dataclass(frozen=True, kw_only=True)
class Hundreds(Mark):
    """A row of fields, one for each value of the control that it follows and holds, below its range; the chosen one is framed.

    `heading` says what is counted and `name` is what a screen reader is told; `labels` name the values, which are called `across`.
    Where there is no room for all side by side, three stand in a row.
    Raises `KitError` where there is not a field for each label, or a field has not from 0 to 100 dots.
    """

    kind: ClassVar[str] = "hundreds"
    follows: str
    holds: tuple[str, ...]
    labels: tuple[str, ...]
    fields: tuple[Field, ...]
    heading: str
    name: str
    across: str
    tone: str = "accent"

    def __post_init__(self) -> None:
        many = [one.n for one in self.fields]
        if len(many) != len(self.labels) or not all(0 <= n <= 100 for n in many):
            raise KitError(
                f"The fields {many} don't fit {len(self.labels)} values.", do="Give one of 0 to 100 for each."
            )

    def fixed(self) -> dict[str, Any]:
        """What each field stands for."""
        return {"labels": list(self.labels), "across": self.across}

    def shown(self) -> dict[str, Any]:
        """The fields."""
        return {
            "fields": [asdict(one) for one in self.fields],
            "heading": self.heading,
            "name": self.name,
            "tone": self.tone,
        }
