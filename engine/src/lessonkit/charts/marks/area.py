"""Area: a square for each group, as large as the group, all on one scale, with portions for its parts."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.charts.marks.people import Look
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Portion:
    """A part of a group: its share of 0 to 1, and how it looks in which colour, as among the people."""

    share: float
    look: Look
    tone: str


@dataclass(frozen=True)
class Square:
    """One group: how many there are, how that is written, who they are, and the parts it is filled with from the top."""

    n: int
    said: str
    label: str
    portions: tuple[Portion, ...] = ()


@dataclass(frozen=True)
class Area(Mark):
    """Squares whose areas are to each other as the groups are; `most` people fill the largest square there can be.

    After a change the square before stays as a dashed outline. Raises `KitError` where a group is larger than `most`.
    """

    kind: ClassVar[str] = "area"
    squares: tuple[Square, ...]
    name: str
    most: int
    heading: str
    wide: bool = False

    def __post_init__(self) -> None:
        if any(one.n > self.most for one in self.squares):
            raise KitError(
                f"A group of {max(one.n for one in self.squares)} is larger than the largest, {self.most}.",
                do="Give most= the largest group of all states.",
            )

    def fixed(self) -> dict[str, Any]:
        """The scale, and what the squares are."""
        return {
            "most": self.most,
            "heading": self.heading,
            "before": say.group("people")["before"],
        }

    def shown(self) -> dict[str, Any]:
        """What the script draws."""
        return {
            "squares": [_plain(one) for one in self.squares],
            "name": self.name,
        }


def _plain(square: Square) -> dict[str, Any]:
    return asdict(square) | {"portions": [asdict(part) for part in square.portions]}
