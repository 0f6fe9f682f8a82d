"""Dots: very many people, each a dot, a group after the other, with a key that counts them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Swarm:
    """So many people who are alike: how they look, and what the key says of them.

    Solid and outline are two sides of one thing, such as flagged and not flagged; the tone and the shape say another, such as
    rightly and wrongly. `quiet` dots are small, so that the others stand out.
    """

    n: int
    label: str
    said: str
    look: Literal["solid", "outline"] = "solid"
    tone: str = "accent"
    shape: Literal["dot", "diamond"] = "dot"
    quiet: bool = False


@dataclass(frozen=True)
class Dots(Mark):
    """Groups of dots from the upper left on, row after row: each group is one path, so that ten thousand are drawn at once.

    With `columns` so many stand in a row and fill the width, and with `hundreds` as squares of a hundred, one filled after the other; without, a dot takes `pitch` pixels, and a row is as long as the
    page allows. With `ghost` the key says of the first so many groups what their number was before the last change,
    and a dashed line stands around as many dots as they had. The numbers of the first `loud` groups, which are the finding's, stand in large
    figures above the heading.
    Raises `KitError` for a group of less than nobody.
    """

    kind: ClassVar[str] = "dots"
    groups: tuple[Swarm, ...]
    name: str
    heading: str
    columns: int = 0
    hundreds: bool = False
    pitch: int = 12
    ghost: int = 0
    wide: bool = True
    loud: int = 0

    def __post_init__(self) -> None:
        if any(group.n < 0 for group in self.groups):
            raise KitError(f"The groups are {[group.n for group in self.groups]}.", do="Count them from 0.")

    def fixed(self) -> dict[str, Any]:
        """How dots stand."""
        return {
            "columns": self.columns,
            "hundreds": self.hundreds,
            "pitch": self.pitch,
            "loud": self.loud,
            "ghost": self.ghost,
            "before": say.group("people")["before"] if self.ghost else "",
        }

    def shown(self) -> dict[str, Any]:
        """The groups."""
        return {
            "groups": [asdict(group) for group in self.groups],
            "name": self.name,
            "heading": self.heading,
        }
