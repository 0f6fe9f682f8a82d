"""A cut: two heaps of comparisons above one axis of scores, and a threshold through both that makes errors of two kinds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark
from lessonkit.charts.marks.scales import Marked
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Heap:
    """Comparisons of one kind: what they are, how many in each bin of the axis, and on which side of the cut they are errors.

    `below` and `above` are said of the two sides. `most` is the highest count that the scale must hold in any state.
    """

    label: str
    counts: tuple[int, ...]
    wrong: Literal["below", "above"]
    below: str
    above: str
    most: int


@dataclass(frozen=True, kw_only=True)
class Cut(Mark):
    """The heaps, one below the other, cut where the control says that it `follows`; if it `holds` that control too, its thumb stands over the cut.

    `values` is where each step of the control cuts. Bins are as wide as `width`, from the first tick on. A step up the scale is
    ten times as many, alike in all heaps, so that a few errors among hundreds of thousands are seen; `up` says so. `stamp`
    stands in the picture, such as whose prints these are not. Errors are filled, the others an outline.
    Raises `KitError` where a heap has not a count for each bin.
    """

    kind: ClassVar[str] = "cut"
    wide: bool = False
    follows: str
    holds: tuple[str, ...] = ()
    fold: str = ""
    values: tuple[float, ...]
    heaps: tuple[Heap, ...]
    ticks: tuple[Marked, ...]
    name: str
    across: str
    up: str
    stamp: str
    width: float = 1.0

    def __post_init__(self) -> None:
        bins = round((self.ticks[-1][0] - self.ticks[0][0]) / self.width)
        for heap in self.heaps:
            if len(heap.counts) != bins:
                raise KitError(
                    f"{heap.label!r} has {len(heap.counts)} counts for {bins} bins.", do="Give one for each."
                )

    def fixed(self) -> dict[str, Any]:
        """Where each step cuts, and the axis."""
        return {
            "values": list(self.values),
            "ticks": [list(one) for one in self.ticks],
            "width": self.width,
            "across": self.across,
            "up": self.up,
            "stamp": self.stamp,
        }

    def shown(self) -> dict[str, Any]:
        """The heaps, and the name of the picture."""
        return {
            "heaps": [asdict(heap) | {"counts": list(heap.counts)} for heap in self.heaps],
            "name": self.name,
        }
