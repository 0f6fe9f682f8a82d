"""Lines over time: named at their ends, with a rule, a bracket, an event and a hatched band where they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Literal

import pandas as pd

from lessonkit.charts.marks.mark import Mark, say
from lessonkit.charts.marks.scales import Marked
from lessonkit.errors import KitError
from lessonkit.language import Format, cell

Dash = Literal["solid", "dash", "dot"]


@dataclass(frozen=True)
class Line:
    """A line: its name, its values, and what each is called; `None` is a gap.

    With `ghost` its old course stays as a thin line after a change; a `quiet` one has its name elsewhere. Lines of one picture differ by tone and by dash.
    """

    label: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    tone: str = "accent"
    dash: Dash = "solid"
    ghost: bool = False
    key: str = ""
    quiet: bool = False

    @classmethod
    def of(
        cls,
        label: str,
        values: Sequence[Any],
        form: Format = "",
        unit: str = "",
        *,
        tone: str = "accent",
        dash: Dash = "solid",
        ghost: bool = False,
        key: str = "",
    ) -> Line:
        """A line whose values are written in a format, with a unit after each.

        >>> Line.of("People", [1200, None]).said
        ('1,200', 'not available')
        """
        known = [None if pd.isna(value) else float(value) for value in values]
        said = [
            cell(value, form) + ("" if number is None else unit)
            for value, number in zip(values, known, strict=True)
        ]
        return cls(label, tuple(known), tuple(said), tone, dash, ghost, key or label)

    def plain(self) -> dict[str, Any]:
        """The line as plain JSON values."""
        return asdict(self) | {"values": list(self.values), "said": list(self.said)}


@dataclass(frozen=True)
class Rule:
    """A line across the picture at a value, such as one half."""

    value: float
    label: str


@dataclass(frozen=True)
class Bracket:
    """Two drops from the rule to the axis, and words between them.

    `lines` are the places of the two lines that reach the rule there, from left to right; `said` is what the two are called,
    and `notes` stand beside the two points on the rule.
    """

    start: float
    end: float
    label: str
    lines: tuple[int, int]
    said: tuple[str, str]
    notes: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Event:
    """The one thing that happened, at its place in time."""

    at: float
    label: str


@dataclass(frozen=True)
class Band:
    """A stretch of time that is hatched, because its numbers are in doubt.

    With `broken` each line ends at its first and begins anew at its last place, because what it counts changed; a value
    between the two is a dot.
    """

    first: float
    last: float
    label: str
    broken: bool = False


@dataclass(frozen=True)
class Since:
    """The time from a place on, such as that of a policy: tinted, not hatched, because nothing in it is in doubt."""

    at: float
    label: str


@dataclass(frozen=True)
class Mean:
    """The mean of a line over a stretch: a short bar with its number or its name, in rows between which it has a “|”."""

    first: float
    last: float
    value: float
    label: str
    tone: str = "ink"


@dataclass(frozen=True)
class Move:
    """How far a line moved: an arrow at a place from one value to another, with its number and a word beside it; `loud` is that of the finding."""

    at: float
    start: float
    end: float
    number: str
    word: str
    tone: str = "ink"
    loud: bool = False


@dataclass(frozen=True)
class Between:
    """The distance of two lines at a place, drawn as a span with words beside it; `lines` are the places of the two."""

    at: int
    lines: tuple[int, int]
    label: str


@dataclass(frozen=True)
class Guessed:
    """The line that a guess draws: for each of the `values` of the control `guess`, how much lower `line` lies without it from `since` on.

    At `at` the distance of the two is drawn, and `mine` names the line. The guess is made on the range of its control.
    """

    guess: str
    values: tuple[float, ...]
    line: int
    since: float
    at: float
    mine: str


@dataclass(frozen=True)
class Lines(Mark):
    """Lines over `xs`, which are called `said`; `name` is what a screen reader is told of the picture.

    `ticks` and `borders` stand along the time axis, `levels` along the other one, which goes from the first to the last of them.
    `points` draws a dot at each value, for few of them, `named` are words below some places, and at those of `valued` each line's value is written; of `bare` lines the last value is not. `across` and `up`
    name the two axes. Whoever points at the lines, or moves along them with the arrow
    keys, reads their values; `read` names that. Raises `KitError` where a line has not a value for each place.
    """

    kind: ClassVar[str] = "lines"
    xs: tuple[float, ...]
    said: tuple[str, ...]
    lines: tuple[Line, ...]
    name: str
    ticks: tuple[Marked, ...]
    levels: tuple[Marked, ...]
    borders: tuple[float, ...] = ()
    rule: Rule | None = None
    bracket: Bracket | None = None
    event: Event | None = None
    band: Band | None = None
    since: Since | None = None
    means: tuple[Mean, ...] = ()
    moves: tuple[Move, ...] = ()
    between: Between | None = None
    guessed: Guessed | None = None
    across: str = ""
    up: str = ""
    points: bool = False
    bare: bool = False
    named: tuple[tuple[int, str], ...] = ()
    valued: tuple[int, ...] = ()
    unit: str = ""
    height: int = 300
    read: str = ""

    def __post_init__(self) -> None:
        for what, values in [("said", self.said), *((line.label, line.values) for line in self.lines)]:
            if len(values) != len(self.xs):
                raise KitError(
                    f"{what!r} has {len(values)} values for {len(self.xs)} places.", do="Give one for each."
                )

    def fixed(self) -> dict[str, Any]:
        """What reading along the lines is called."""
        return {"read": self.read or say("lines.read")}

    def shown(self) -> dict[str, Any]:
        """What the script draws."""
        bracket = None
        if self.bracket:
            start, end = self.bracket.said
            bracket = {
                "start": self.bracket.start,
                "end": self.bracket.end,
                "label": self.bracket.label,
                "lines": list(self.bracket.lines),
                "from": start,
                "to": end,
                "notes": list(self.bracket.notes),
            }
        return {
            "xs": list(self.xs),
            "said": list(self.said),
            "lines": [line.plain() for line in self.lines],
            "name": self.name,
            "ticks": [list(one) for one in self.ticks],
            "levels": [list(one) for one in self.levels],
            "borders": list(self.borders),
            "rule": asdict(self.rule) if self.rule else None,
            "bracket": bracket,
            "event": asdict(self.event) if self.event else None,
            "band": asdict(self.band) if self.band else None,
            "since": asdict(self.since) if self.since else None,
            "means": [asdict(one) for one in self.means],
            "moves": [asdict(one) for one in self.moves],
            "between": asdict(self.between) | {"lines": list(self.between.lines)} if self.between else None,
            "guessed": asdict(self.guessed) | {"values": list(self.guessed.values)} if self.guessed else None,
            "across": self.across,
            "up": self.up,
            "points": self.points,
            "bare": self.bare,
            "valued": list(self.valued),
            "named": [list(one) for one in self.named],
            "unit": self.unit,
            "height": self.height,
            "reading": True,
            "before": say("lines.before"),
        }
