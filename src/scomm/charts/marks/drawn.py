"""You draw it: a learner draws a line first, and then lifts the cover off the true one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from scomm.charts.marks.lines import Line, Lines
from scomm.charts.marks.mark import Mark, say
from scomm.errors import ScommError


@dataclass(frozen=True)
class Handle:
    """A place at which a learner guesses: which of the places it is, and what it is called, such as "the end of 2010".

    `short` is what stands above its number, such as "end of 2010".
    """

    at: int
    label: str
    short: str = ""


@dataclass(frozen=True)
class Drawn(Mark):
    """Lines, one of which a learner draws before it is shown.

    `target` is the place of that line among the lines, and its first `known` values are given. While it is `covered`,
    nothing else of it is sent, so no page holds it. `control` is a control of two values, covered and lifted, in this order;
    the buttons of the mark move it. `about` names what is guessed: a drawing stays for as long as that is the same. A caller reads
    it back as `{"about": ..., "guesses": {label: number}}` under "drawn" in what a learner has made. `unit` is written after a
    guess, and `decimals` is how many it may have.
    """

    kind: ClassVar[str] = "drawn"
    lines: Lines
    handles: tuple[Handle, ...]
    control: str
    about: str
    covered: bool
    target: int = 1
    known: int = 1
    unit: str = "%"
    decimals: int = 0

    def __post_init__(self) -> None:
        places = [handle.at for handle in self.handles]
        if sorted(set(places)) != places or not places or places[0] < self.known:
            raise ScommError(
                f"The handles stand at {places}.", do="Let them stand in order, after what is known."
            )

    def fixed(self) -> dict[str, Any]:
        """The control that lifts the cover, and the words of the mark."""
        return {**self.lines.fixed(), "control": self.control, "words": say.group("drawn")}

    def shown(self) -> dict[str, Any]:
        """What the script draws: while it is covered, without the line that is guessed."""
        lines = self.lines
        if self.covered:
            lines = replace(
                lines,
                rule=None,
                bracket=None,
                lines=tuple(
                    self._only_known(line) if place == self.target else line
                    for place, line in enumerate(lines.lines)
                ),
            )
        return {
            **lines.shown(),
            "reading": not self.covered,
            "covered": self.covered,
            "target": self.target,
            "known": self.known,
            "about": self.about,
            "handles": [
                {
                    "at": one.at,
                    "label": one.label,
                    "short": one.short or one.label,
                    "name": say("drawn.guess-for", label=one.label),
                }
                for one in self.handles
            ],
            "after": self.unit,
            "decimals": self.decimals,
        }

    def _only_known(self, line: Line) -> Line:
        rest = len(line.values) - self.known
        return replace(
            line,
            values=(*line.values[: self.known], *[None] * rest),
            said=(*line.said[: self.known], *[say("drawn.covered")] * rest),
        )
