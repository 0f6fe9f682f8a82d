"""You draw it: a learner draws a line first, and then is shown the true one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from lessonkit.charts.marks.lines import Line, Lines
from lessonkit.charts.marks.mark import Mark, say
from lessonkit.errors import KitError

ROOM = 32
"""Pixels at the right of a picture whose one handle stands at its end."""


@dataclass(frozen=True)
class Handle:
    """A place at which a learner guesses: which of the places it is, and what it is called, such as "the end of 2010".

    `short` is what stands above its number, such as "end of 2010", and `ask` the question beside a handle that stands alone;
    `drag` is what it says of itself there, where other words than the usual ones are wanted.
    """

    at: int
    label: str
    short: str = ""
    ask: str = ""
    drag: str = ""


@dataclass(frozen=True)
class Gap:
    """What was guessed and what is true, by the handles' labels, and in words where the two are farthest apart."""

    guesses: dict[str, float]
    truth: dict[str, float]
    words: str


@dataclass(frozen=True)
class Drawn(Mark):
    """Lines, one of which a learner draws before it is shown.

    `target` is the place of that line among the lines, and its first `known` values are given. While it is `covered`,
    nothing else of it is sent, so no page holds it; `knows` is the number of what is given and what that counts, in lines, and stands on it; `beside` are the same for other lines, each after its place;
    `given` are numbers that a guess needs, each with its words, and stand where it is made, the first at the line of the first of `beside`, if
    there is one. `missed` are the places of two lines and the words on the band between them, as far as both are known. `control` is a control of two values, covered and lifted, in this order;
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
    knows: tuple[str, str] | None = None
    beside: tuple[tuple[int, str, str], ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    missed: tuple[int, int, str] | None = None
    unit: str = "%"
    decimals: int = 0

    def __post_init__(self) -> None:
        places = [handle.at for handle in self.handles]
        if sorted(set(places)) != places or not places or places[0] < self.known:
            raise KitError(
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
            "room": ROOM if self.covered and len(self.handles) == 1 else 0,
            "covered": self.covered,
            "target": self.target,
            "known": self.known,
            "about": self.about,
            "handles": [
                {
                    "at": one.at,
                    "label": one.label,
                    "short": one.short or one.label,
                    "ask": one.ask,
                    "drag": one.drag or say("drawn.drag"),
                    "name": say("drawn.guess-for", label=one.label),
                }
                for one in self.handles
            ],
            "knows": list(self.knows) if self.knows and self.covered else None,
            "beside": [list(one) for one in self.beside] if self.covered else [],
            "given": [list(one) for one in self.given] if self.covered else [],
            "missed": list(self.missed) if self.missed else None,
            "after": self.unit,
            "decimals": self.decimals,
        }

    def gap(self, made: Any) -> Gap | None:
        """How far a drawing lies from the line, in the words of the script; None where it is covered, or nothing of it was drawn.

        `made` is what the script keeps: `{"about": ..., "guesses": {label: number}}`.
        """
        line = self.lines.lines[self.target]
        if self.covered or not made or made.get("about") != self.about:
            return None
        values = {one.label: (line.values[one.at], line.said[one.at]) for one in self.handles}
        guesses = {
            label: float(guess)
            for label, guess in made.get("guesses", {}).items()
            if guess is not None and values.get(label, (None, ""))[0] is not None
        }
        if not guesses:
            return None
        truth = {label: float(values[label][0] or 0) for label in guesses}
        label = max(guesses, key=lambda one: abs(guesses[one] - truth[one]))
        met = round(guesses[label], self.decimals) == round(truth[label], self.decimals)
        words = say(
            "drawn.met" if met else "drawn.gap",
            label=label,
            guess=f"{guesses[label]:.{self.decimals}f}{self.unit}",
            truth=values[label][1],
        )
        return Gap(guesses, truth, words)

    def _only_known(self, line: Line) -> Line:
        rest = len(line.values) - self.known
        return replace(
            line,
            values=(*line.values[: self.known], *[None] * rest),
            said=(*line.said[: self.known], *[say("drawn.covered")] * rest),
            quiet=self.knows is not None,
        )
