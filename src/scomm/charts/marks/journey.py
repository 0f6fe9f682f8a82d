"""A journey: stations joined by numbered steps, one of which is now, with a gate wherever somebody can act."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from scomm.charts.marks.mark import Mark, say


@dataclass(frozen=True)
class Station:
    """A box: its name in lines, what stands below the name, and where its middle is in the drawing."""

    id: str
    lines: tuple[str, ...]
    below: str
    x: int
    y: int


@dataclass(frozen=True)
class Leg:
    """The line of a step: its path, where its number stands, and where its gate stands and lies across it.

    `sender` and `receiver` are ids of stations.
    """

    path: str
    x: int
    y: int
    gate: tuple[int, int, int]
    sender: str
    receiver: str


Gate = Literal["", "open", "half", "shut"]


@dataclass(frozen=True)
class Step:
    """One step as it is now: what a list calls it, whether it happens, its gate, whether the gate is disputed, and a word on it."""

    label: str
    happens: bool = True
    gate: Gate = ""
    disputed: bool = False
    gate_says: str = ""


@dataclass(frozen=True)
class Journey(Mark):
    """The stations and their steps; `now` is told in `words`, and the control `follows` moves it.

    Where there is no room for the drawing, the list of steps is the picture.
    """

    kind: ClassVar[str] = "journey"
    stations: tuple[Station, ...]
    lines: tuple[Leg, ...]
    view_box: tuple[int, int, int, int]
    box: tuple[int, int]
    steps: tuple[Step, ...]
    words: tuple[str, ...]
    name: str
    follows: str = "step"

    def fixed(self) -> dict[str, Any]:
        """Stations and lines."""
        return {
            "stations": [asdict(one) | {"lines": list(one.lines)} for one in self.stations],
            "lines": [asdict(one) | {"gate": list(one.gate)} for one in self.lines],
            "view_box": list(self.view_box),
            "box": list(self.box),
            "words": say.group("journey"),
        }

    def shown(self) -> dict[str, Any]:
        """Steps, gates, and the words of the step that is now."""
        return {"steps": [asdict(one) for one in self.steps], "words": list(self.words), "name": self.name}
