"""Film: one small picture after another, such as the steps from a print to its minutiae, each with a few words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.charts.marks.prints import Spot


@dataclass(frozen=True)
class Frame:
    """One picture: its address, which holds it whole, its name and what is done in it; short lines that run as
    `flow` says at each spot, and minutiae."""

    picture: str
    label: str
    words: str
    flow: tuple[Spot, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Film(Mark):
    """Frames from the first to the last, all of one `size` (width and height in pixels): an ordered list, for a screen reader too.

    Every picture says that it is synthetic. Raises nothing of its own.
    """

    kind: ClassVar[str] = "film"
    frames: tuple[Frame, ...]
    size: tuple[int, int]
    heading: str

    def fixed(self) -> dict[str, Any]:
        """The shape of a picture, and the words on it."""
        return {"size": list(self.size), "synthetic": say.group("prints")["synthetic"]}

    def shown(self) -> dict[str, Any]:
        """The frames."""
        return {
            "heading": self.heading,
            "frames": [
                {
                    "picture": one.picture,
                    "label": one.label,
                    "words": one.words,
                    "flow": [spot.plain()[:3] for spot in one.flow],
                    "spots": [spot.plain() for spot in one.spots],
                }
                for one in self.frames
            ],
        }
