"""Where an error happened: the cell, its line, the notebook's names, and the objects that Python held there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Any

LONGEST_SHOWN = 60


@dataclass(frozen=True)
class Advice:
    """What happened and what to do, by the rule that says it."""

    rule: str
    what: str
    do: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The two lines."""
        return tuple(line for line in (self.what, self.do) if line)


@dataclass(frozen=True)
class Scene:
    """A cell that stopped, as the coach sees it."""

    source: str
    names: Mapping[str, Any] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    """Names that the lesson's own cells set."""
    answers: frozenset[str] = frozenset()
    """Names that the answers have."""
    lesson_open: bool = True
    places: frozenset[str] = frozenset()
    """Names in the lesson's templates for what a learner is to make."""
    trace: TracebackType | None = None

    @property
    def line(self) -> int:
        """The line of the cell, from 1, that led to the error; 0 if none is known."""
        lines = [step.tb_lineno for step in self._steps() if step.tb_frame.f_globals is self.names]
        return lines[-1] if lines else 0

    def text(self, line: int) -> str:
        """One line of the cell, without the blanks around it; empty if there is no such line."""
        lines = self.source.splitlines()
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""

    @property
    def failing(self) -> str:
        """The line that led to the error."""
        return self.text(self.line)

    def held(self, *names: str) -> Iterator[Any]:
        """What library code below the cell held under these names, the nearest to the cell first."""
        for step in self._steps():
            frame: FrameType = step.tb_frame
            if frame.f_globals is not self.names:
                yield from (frame.f_locals[name] for name in names if name in frame.f_locals)

    def called(self, value: object) -> str:
        """The name that the notebook has for an object; empty if it has none."""
        own = (name for name, one in list(self.names.items()) if one is value and not name.startswith("_"))
        return next(own, "")

    def own_names(self) -> list[str]:
        """The names that the learner and the lesson set."""
        hidden = ("In", "Out", "exit", "quit", "get_ipython", "open")
        return [name for name in self.names if not name.startswith("_") and name not in hidden]

    def _steps(self) -> Iterator[TracebackType]:
        step = self.trace
        while step is not None:
            yield step
            step = step.tb_next


def shown(value: object) -> str:
    """A value as Python writes it, cut to a line.

    >>> shown("detainer")
    "'detainer'"
    """
    text = " ".join(repr(value).split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"
