"""Effects: published findings around a line of no change. What was estimated stands where it was estimated; what was not has no point on the scale."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark
from lessonkit.charts.marks.scales import Marked
from lessonkit.errors import KitError

Sign = Literal["down", "none", "up", "not-down", "levels"]
"""Which way a finding went: none was detected, a fall was ruled out and no more, or levels were compared and no change."""
Shape = Literal["dot", "ring", "band", "side", "words"]

_WITHOUT_A_NUMBER: dict[Sign, Shape] = {
    "down": "side",
    "none": "band",
    "up": "side",
    "not-down": "side",
    "levels": "words",
}


@dataclass(frozen=True)
class Effect:
    """A finding: of what, whose it is, which way it went as a sign with its word, and what is said of it.

    With a `value` it stands on the scale with `said` beside it: a dot on its interval from `low` to `high`, or, where no error was seen,
    an open ring. Without one it has no point there, because nobody gave one: "none detected" is a band across no change that fades both
    ways, a way alone a side that fades, and levels of two groups are words. A short `label` says so, with a `note` below it where
    there is more. The number of a `loud` one is that of the picture's finding, and nothing else is as large. `brief` stands in the place
    of `line` where the words around say the rest, and `whose` in that of `by`. `told` is what is said once it is chosen, a sentence a line.
    """

    line: str
    by: str
    sign: Sign
    word: str
    said: str
    told: tuple[str, ...]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    note: str = ""
    loud: bool = False
    label: str = ""
    brief: str = ""
    whose: str = ""

    @property
    def shape(self) -> Shape:
        """How it is drawn: only what has a value has a point."""
        if self.value is None:
            return _WITHOUT_A_NUMBER[self.sign]
        return "ring" if self.low is None else "dot"


@dataclass(frozen=True)
class Alike:
    """Findings of one kind: their name, a note on them, and what stands there where there are none.

    What is `apart` is evidence of another kind: it stands in a box, with the scale again where anything in it stands on one.
    """

    name: str
    note: str
    effects: tuple[Effect, ...]
    none: str = ""
    apart: bool = False


@dataclass(frozen=True)
class Effects(Mark):
    """Groups of findings, one below the other, around one line of no change, on a scale whose `levels` are named; one that is chosen is told in full below.

    Raises `KitError` where there is no finding at all, a value or an end that the scale doesn't hold, or an interval without
    its value or with one end.
    """

    kind: ClassVar[str] = "effects"
    groups: tuple[Alike, ...]
    axis: tuple[float, float]
    levels: tuple[Marked, ...]
    scale: str
    name: str
    pick: str

    def __post_init__(self) -> None:
        found = [one for group in self.groups for one in group.effects]
        if not found:
            raise KitError("Effects need a finding.", do="Leave the state out, with its reason.")
        low, high = self.axis
        for one in found:
            given = [at for at in (one.low, one.value, one.high) if at is not None]
            if len(given) == 2 or (one.value is None and given) or given != sorted(given):
                raise KitError(f"An interval needs two ends around its value: {one.by}.")
            for at in given:
                if not low <= at <= high:
                    raise KitError(
                        f"A scale from {low:g} to {high:g} doesn't hold {at:g}.", do="Make the axis longer."
                    )

    def fixed(self) -> dict[str, Any]:
        """The scale, and what is said until a finding is chosen."""
        return {
            "axis": list(self.axis),
            "levels": [list(one) for one in self.levels],
            "scale": self.scale,
            "pick": self.pick,
        }

    def shown(self) -> dict[str, Any]:
        """The groups with their findings."""
        return {
            "groups": [
                {
                    "name": group.name,
                    "note": group.note,
                    "none": group.none,
                    "apart": group.apart,
                    "effects": [
                        asdict(one) | {"told": list(one.told), "shape": one.shape} for one in group.effects
                    ],
                }
                for group in self.groups
            ],
            "name": self.name,
        }
