"""A journey: stations joined by numbered steps, one of which is now, with a gate wherever somebody can act."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from scomm.charts.marks.mark import Mark, say


@dataclass(frozen=True)
class Station:
    """A box: its name in lines, what stands below the name, where its middle is in the drawing, and its size."""

    id: str
    lines: tuple[str, ...]
    below: str
    x: int
    y: int
    wide: int
    high: int


@dataclass(frozen=True)
class Leg:
    """The line of a step: its path, its number's place, its gate's place and the side of its word, what it says, and what goes along it.

    `sender` and `receiver` are ids of stations. Where the way parts, `forks` are the paths to the stations at its ends,
    by their ids, and the receiver is none of them. The lines of `says` stand at `says_at`, a place and an anchor of SVG.
    """

    path: str
    x: int
    y: int
    gate: tuple[int, int, Literal["below", "left", "right"]]
    carried_at: tuple[int, int]
    sender: str
    receiver: str
    carries: Literal["print", "paper", "person"] = "paper"
    says: str = ""
    says_at: tuple[int, int, str] = (0, 0, "middle")
    forks: tuple[tuple[str, str], ...] = ()


Gate = Literal["", "open", "half", "shut"]


@dataclass(frozen=True)
class Step:
    """One step as it is now: what a list calls it, whether it happens, its gate, whether the gate is disputed, and a word on it.

    `main`: it belongs to the one way that the drawing follows, which is thick. `ends` are the stations at which a way that parts comes out.
    """

    label: str
    happens: bool = True
    gate: Gate = ""
    disputed: bool = False
    gate_says: str = ""
    main: bool = False
    ends: tuple[str, ...] = ()


@dataclass(frozen=True)
class Journey(Mark):
    """The stations and their steps; `now` is told in `words`, and the control `follows` moves it.

    `words` are lines, each with a label or "". Where there is no room for the drawing, the list of steps is the picture.
    """

    kind: ClassVar[str] = "journey"
    stations: tuple[Station, ...]
    lines: tuple[Leg, ...]
    view_box: tuple[int, int, int, int]
    steps: tuple[Step, ...]
    words: tuple[tuple[str, str], ...]
    name: str
    follows: str = "step"

    def fixed(self) -> dict[str, Any]:
        """Stations and lines."""
        return {
            "stations": [asdict(one) | {"lines": list(one.lines)} for one in self.stations],
            "lines": [_plain(asdict(one)) for one in self.lines],
            "view_box": list(self.view_box),
            "words": say.group("journey"),
        }

    def shown(self) -> dict[str, Any]:
        """Steps, gates, and the words of the step that is now."""
        return {
            "steps": [_plain(asdict(one)) for one in self.steps],
            "words": [list(line) for line in self.words],
            "name": self.name,
        }


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """Tuples as lists, as JSON has them."""
    return {
        name: [list(one) if isinstance(one, tuple) else one for one in value]
        if isinstance(value, tuple)
        else value
        for name, value in fields.items()
    }
