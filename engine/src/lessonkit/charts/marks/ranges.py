"""Ranges: so many of a hundred at least and so many at most, as a bar of the hundred, with words beside it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Reach:
    """From how many to how many, in numbers and in words, and what these are; `note` says why."""

    low: float
    high: float
    said: str
    label: str
    note: str = ""
    tone: str = "accent"


@dataclass(frozen=True)
class Ranges(Mark):
    """A bar of `of`, solid as far as is sure, hatched as far as may be, and an outline for the rest.

    `heading` stands above it if there is one, and `name` is what a screen reader is told. `beside` is another one, drawn thinner below,
    and each has its words right above it.
    Raises `KitError` for a range that ends before it begins, or that is more than there are.
    """

    kind: ClassVar[str] = "ranges"
    own: Reach
    name: str
    heading: str = ""
    beside: Reach | None = None
    of: int = 100
    fold: str = ""

    def __post_init__(self) -> None:
        for one in (self.own, self.beside):
            if one is not None and not 0 <= one.low <= one.high <= self.of:
                raise KitError(
                    f"A range can't go from {one.low:g} to {one.high:g} of {self.of}.",
                    do=f"Give its lower end first, and both from 0 to {self.of}.",
                )

    def shown(self) -> dict[str, Any]:
        """What the script draws."""
        return {
            "own": asdict(self.own),
            "beside": asdict(self.beside) if self.beside else None,
            "name": self.name,
            "heading": self.heading,
            "of": self.of,
        }
