"""A time strip: bars or areas step by step, with dated notes, and below them the range with which a step is chosen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark
from lessonkit.errors import KitError


@dataclass(frozen=True)
class Layer:
    """What one set of values counts, and how it looks: solid is sure, a hatch is not."""

    label: str
    tone: str = "accent"
    look: Literal["solid", "hatch"] = "solid"


@dataclass(frozen=True)
class Mention:
    """What happened in a step, in a few words."""

    step: int
    words: str


@dataclass(frozen=True)
class Point:
    """A value that a finding names, as a dot with its number: its step, how high it stands, how it is written, and a few words
    beside it where there is room."""

    step: int
    value: int
    words: str
    note: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Strip(Mark):
    """The values of each layer at each step, one layer on the other; without layers there is a line of time alone.

    It stands around the range of the control that it `follows`. `tones` gives each step of bars the tone in which it looks
    once it is past; the current one is new. `unit` says what is counted, and `peak` stands on the highest value. `ticks` name
    points of the line, such as where a year begins: that may be between two steps. `high` is the height of the highest value in
    pixels; an area has lines at round numbers. Steps stand evenly, or at their `times`, from 0 to 1, so that a year is as wide as
    another where one has more steps. `one_by_one` names two buttons, one step
    back and one on, for steps that are close together. With `one_note` that of the last event alone is read, and not of all at once. Raises `KitError` when a layer lacks a step.
    """

    kind: ClassVar[str] = "strip"
    follows: str
    holds: tuple[str, ...]
    steps: int
    name: str
    ticks: tuple[tuple[float, str], ...]
    layers: tuple[Layer, ...] = ()
    values: tuple[tuple[int, ...], ...] = ()
    shape: Literal["bars", "area"] = "bars"
    tones: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[float, ...] = ()
    points: tuple[Point, ...] = ()
    unit: str = ""
    peak: str = ""
    high: int = 44
    one_note: bool = False
    one_by_one: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lengths = {len(one) for one in (*self.values, *(one for one in (self.tones, self.times) if one))}
        if len(self.values) != len(self.layers) or lengths - {self.steps}:
            raise KitError(
                f"{len(self.layers)} layers of {self.steps} steps can't have values of lengths {sorted(lengths)}.",
                do="Give one value for each layer and step.",
            )

    def fixed(self) -> dict[str, Any]:
        """Steps, ticks, notes and how the layers look."""
        return {
            "steps": self.steps,
            "ticks": [list(tick) for tick in self.ticks],
            "layers": [asdict(layer) for layer in self.layers],
            "shape": self.shape,
            "high": self.high,
            "one_note": self.one_note,
            "tones": list(self.tones),
            "mentions": [asdict(one) for one in self.mentions],
            "times": list(self.times),
            "one_by_one": list(self.one_by_one),
        }

    def shown(self) -> dict[str, Any]:
        """The values, what they count, the number of the highest, the points, and the name of the picture."""
        return {
            "values": [list(one) for one in self.values],
            "unit": self.unit,
            "peak": self.peak,
            "points": [asdict(one) for one in self.points],
            "name": self.name,
        }
