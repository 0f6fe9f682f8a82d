"""Effects: published findings around a line of no change, a dot each with its number; one without a number is a ring on that line or a fading side."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from scomm.charts.marks.mark import Mark
from scomm.charts.marks.scales import Marked
from scomm.errors import ScommError

Sign = Literal["down", "none", "up"]
Sample = Literal["solid", "hollow"]
"""A bar, as the key shows it."""


@dataclass(frozen=True)
class Effect:
    """A finding: of what, whose it is, which way it went as a sign with its word, and what is said of it.

    With a `value` it is a dot on the scale with `said` beside it, or a bar in outline where it is `hollow`. Without one a finding of no
    change is a ring on the line of no change, and another fades away on its side, because nobody knows where it ends; a short `label`
    stands on the other side, with a `note` below it where there is more. The number of a `loud` one is that of the picture's finding, and
    nothing else is as large. `brief` stands in the place of `line` where the words around say the rest, and `whose` in that of `by`.
    `told` is what is said once it is chosen, a sentence a line.
    """

    line: str
    by: str
    sign: Sign
    word: str
    said: str
    told: tuple[str, ...]
    value: float | None = None
    note: str = ""
    hollow: bool = False
    loud: bool = False
    label: str = ""
    brief: str = ""
    whose: str = ""


@dataclass(frozen=True)
class Alike:
    """Findings of one kind: their name, a note on them, and what stands there where there are none.

    What is `apart` is evidence of another kind: it stands in a box, with the scale again.
    """

    name: str
    note: str
    effects: tuple[Effect, ...]
    none: str = ""
    apart: bool = False


@dataclass(frozen=True)
class Effects(Mark):
    """Groups of findings, one below the other, around one line of no change, on a scale whose `levels` are named; one that is chosen is told in full below.
    A `key` says in one line what the bars mean.

    Raises `ScommError` where there is no finding at all, or a value that the scale doesn't hold.
    """

    kind: ClassVar[str] = "effects"
    groups: tuple[Alike, ...]
    axis: tuple[float, float]
    levels: tuple[Marked, ...]
    scale: str
    name: str
    pick: str
    key: tuple[tuple[Sample, str], ...] = ()

    def __post_init__(self) -> None:
        found = [one for group in self.groups for one in group.effects]
        if not found:
            raise ScommError("Effects need a finding.", do="Leave the state out, with its reason.")
        low, high = self.axis
        for one in found:
            if one.value is not None and not low <= one.value <= high:
                raise ScommError(
                    f"A scale from {low:g} to {high:g} doesn't hold {one.value:g}.",
                    do="Make the axis longer.",
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
        """The groups with their findings, and the key."""
        return {
            "groups": [
                {
                    "name": group.name,
                    "note": group.note,
                    "none": group.none,
                    "apart": group.apart,
                    "effects": [asdict(one) | {"told": list(one.told)} for one in group.effects],
                }
                for group in self.groups
            ],
            "name": self.name,
            "key": [list(one) for one in self.key],
        }
