"""Prints: two pictures of artificial prints side by side, their minutiae, and a line from one to the other for each pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Spot:
    """A minutia on a picture: how far from the left and from the top, as shares of the sides, and which way it points.

    `angle` in radians, counterclockwise from pointing right; `fork` says whether a ridge forks there or ends.
    """

    x: float
    y: float
    angle: float
    fork: bool = False

    def plain(self) -> list[float]:
        """The spot as a short list of numbers: a page holds hundreds of them."""
        return [round(self.x, 4), round(self.y, 4), round(self.angle, 2), int(self.fork)]


@dataclass(frozen=True)
class Print:
    """One picture: its address, which holds it whole (`data:image/...`), what stands above and below it, and its minutiae."""

    picture: str
    label: str
    said: str
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A spot of the first print and one of the second, by their places, and whether the pair agrees with the others."""

    first: int
    second: int
    agrees: bool


@dataclass(frozen=True)
class Prints(Mark):
    """Two prints with the pairs between them: solid lines agree with each other, dashed ones do not.

    `size` is a picture's width and height in pixels. `told`, a number of `what`, stands large between the two captions, and after a
    change what it was before stands below it. Controls in `holds` stand beside the prints. Every print says that it is synthetic. Raises
    `KitError` where a pair names a spot that is not there.
    """

    kind: ClassVar[str] = "prints"
    first: Print
    second: Print
    pairs: tuple[Pair, ...]
    size: tuple[int, int]
    what: str
    told: str
    name: str
    holds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for pair in self.pairs:
            if not (0 <= pair.first < len(self.first.spots) and 0 <= pair.second < len(self.second.spots)):
                raise KitError(
                    f"A pair names the spots {pair.first} and {pair.second}; there are {len(self.first.spots)} and {len(self.second.spots)}.",
                    do="Count the spots of each print from 0.",
                )

    def fixed(self) -> dict[str, Any]:
        """The shape of a picture, and the words of the key."""
        words = say.group("prints")
        return {
            "size": list(self.size),
            "what": self.what,
            "words": words,
            "before": say.group("people")["before"],
        }

    def shown(self) -> dict[str, Any]:
        """Both prints and the pairs."""
        return {
            "prints": [
                {
                    "picture": one.picture,
                    "label": one.label,
                    "said": one.said,
                    "spots": [spot.plain() for spot in one.spots],
                }
                for one in (self.first, self.second)
            ],
            "pairs": [[pair.first, pair.second, int(pair.agrees)] for pair in self.pairs],
            "told": self.told,
            "name": self.name,
        }
