"""A journey: one line through stops, which goes out and comes back in a U, with a gate wherever somebody can act."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

from lessonkit.charts.marks.mark import Mark, say


@dataclass(frozen=True)
class Ground:
    """A part of the drawing that belongs to somebody: its name and where that stands; with an outline it is tinted."""

    name: str
    x: int
    y: int
    outline: str = ""


@dataclass(frozen=True)
class Station:
    """A stop: its name, what is done there, where its middle is, and on which side its words stand.

    A `barred` one is behind bars. An `end` is a box with its name inside.
    """

    id: str
    name: str
    does: str
    x: int
    y: int
    side: Literal["above", "below"] = "above"
    shape: Literal["round", "barred", "end"] = "round"


@dataclass(frozen=True)
class Leg:
    """The line of a step: its path, its sign with that one's place, what it says, and what goes along it.

    `sender` and `receiver` are ids of stations. A gate, where there is one, stands at a place of the line and opens to the right (1)
    or to the left (-1); its words stand at a place and an anchor of SVG, as what the leg says does. Where the
    way parts, `forks` are the paths to the stations at its ends, each with a place for the sign, and the receiver is none of them;
    there what the leg says stands below the sign, and `fork_says` are words with a place that say which way is which.
    An `aside` is a branch: it is no part of the line.
    """

    sign: str
    path: str
    x: int
    y: int
    sender: str
    receiver: str
    carries: Literal["print", "paper", "person", "question"] = "paper"
    says: str = ""
    says_at: tuple[int, int, str] = (0, 0, "middle")
    gate: tuple[int, int, int] = (0, 0, 1)
    gate_says_at: tuple[int, int, str] = (0, 0, "middle")
    forks: tuple[tuple[str, str, int, int], ...] = ()
    fork_says: tuple[tuple[str, int, int], ...] = ()
    aside: bool = False


Gate = Literal["", "open", "half", "shut"]


@dataclass(frozen=True)
class Step:
    """One step as it is now: what a list calls it, whether it happens, its gate, whether that is disputed, and lines on the gate, the first bold.

    `main`: the line gets as far. `ends` are the stations at which a way that parts comes out for most, `few` those at
    which it does for a few. `seen`: a branch that is drawn though it is not lit, because the line would come from nowhere without it. `stops`, where the step does not happen, says what ends before it.
    """

    label: str
    happens: bool = True
    gate: Gate = ""
    disputed: bool = False
    gate_says: str = ""
    main: bool = False
    ends: tuple[str, ...] = ()
    few: tuple[str, ...] = ()
    stops: str = ""
    seen: bool = False

    @property
    def kind(self) -> Literal["can", "disputed", "cannot", "never"]:
        """Whether somebody can act there, or that is disputed; or nobody can; or it does not happen."""
        if not self.happens:
            return "never"
        return "disputed" if self.disputed else "can" if self.gate else "cannot"


@dataclass(frozen=True)
class Journey(Mark):
    """The stations and their steps; what is now is told in `words`, and the control `follows` moves it.

    The first value of that control is the whole way, with no step lit; the others are the steps in their order. `words` are lines:
    those with a label stand side by side. `counts` are kinds of steps with how many there are of each, and words: they stand above the line. Where there is no room for the drawing, the list of steps is the picture.
    """

    kind: ClassVar[str] = "journey"
    grounds: tuple[Ground, ...]
    stations: tuple[Station, ...]
    lines: tuple[Leg, ...]
    view_box: tuple[int, int, int, int]
    steps: tuple[Step, ...]
    words: tuple[tuple[str, str], ...]
    name: str
    counts: tuple[tuple[str, int, str], ...] = ()
    follows: str = "step"

    def fixed(self) -> dict[str, Any]:
        """Grounds, stations and lines."""
        return {
            "grounds": [asdict(one) for one in self.grounds],
            "stations": [asdict(one) for one in self.stations],
            "lines": [_plain(asdict(one)) for one in self.lines],
            "view_box": list(self.view_box),
            "words": say.group("journey"),
        }

    def shown(self) -> dict[str, Any]:
        """Steps, gates, and the words of what is now."""
        return {
            "steps": [_plain(asdict(one)) | {"kind": one.kind} for one in self.steps],
            "counts": [list(one) for one in self.counts],
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
