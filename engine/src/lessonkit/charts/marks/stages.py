"""Stages: a thousand dots, and how many of them are left at each stage, with a range on the arrow to each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Rate:
    """The range on the arrow to a stage: the control that it sets, the value and the words of each of its steps, which of them
    is marked, and what stands below both ends. The handle stands where its value is on a line from the first to the last."""

    control: str
    values: tuple[float, ...]
    steps: tuple[str, ...]
    marked: int
    ends: tuple[str, str]


@dataclass(frozen=True)
class Stage:
    """A stage: so many are left (`said` in words), how many of these came by a way that is not sure, whether
    the whole number rests on an assumption, and short notes below."""

    n: int
    said: str
    label: str
    unsure: int = 0
    assumed: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stages(Mark):
    """All the dots first, then a row of those that are left at each stage; those that were lost on the way are outlines.

    `stages` begins with all of them, and has one more than `rates`. Raises `KitError` where it has not, or where a stage has
    more than all.
    """

    kind: ClassVar[str] = "stages"
    stages: tuple[Stage, ...]
    rates: tuple[Rate, ...]
    name: str

    def __post_init__(self) -> None:
        first, *others = self.stages
        if len(others) != len(self.rates) or any(one.n > first.n for one in others):
            raise KitError(
                "These stages and rates do not fit each other.",
                do="Give one rate less than stages, and no stage more than the first.",
            )

    def fixed(self) -> dict[str, Any]:
        """The ranges on the arrows."""
        return {
            "rates": [
                asdict(one) | {"values": list(one.values), "steps": list(one.steps), "ends": list(one.ends)}
                for one in self.rates
            ],
            "words": say.group("stages"),
        }

    def shown(self) -> dict[str, Any]:
        """How many are left at each stage."""
        return {"stages": [asdict(one) | {"why": list(one.why)} for one in self.stages], "name": self.name}
