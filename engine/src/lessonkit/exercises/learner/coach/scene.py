"""Where an error happened: the cell, its line, the notebook's names, and the objects that Python held there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import FrameType, TracebackType
from typing import Any

import pandas as pd

LONGEST_SHOWN = 60
_SENTENCE = re.compile(r"[A-ZÁÉÍÓÚÑ¡¿].*[.:)!]")
_FEWEST_WORDS = 4


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
    instructions: frozenset[str] = frozenset()
    """Sentences that stand behind a # in the lesson's templates: no code, so they keep their #."""
    trace: TracebackType | None = None

    def is_instruction(self, line: str) -> bool:
        """True for a sentence of a template whose # was taken away; where no template is at hand, for one that speaks of its #."""
        return line.strip() in self.instructions or (is_sentence(line) and ("# " in line or "____" in line))

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

    def ran(self, function: str) -> bool:
        """True if a function of this name ran below the cell when it stopped."""
        return any(step.tb_frame.f_code.co_name == function for step in self._steps())

    def table(self) -> str:
        """The name of the table that the failing line is about: one that stands in it, else the one that Python held; or none."""
        for line in (self.failing, self.source):
            for name in re.findall(r"[A-Za-z_]\w*", line):
                if _is_table(self.names.get(name)):
                    return str(name)
        return next(
            (name for held in self.held("self", "obj") if (name := self.called(held)) and _is_table(held)), ""
        )

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


def is_sentence(line: str) -> bool:
    """True for a line that is words and no code, such as an instruction.

    >>> is_sentence("Fill in the blanks (____), take the # away from the lines, then run this cell."), is_sentence("Total = sum(people for people in rows)")
    (True, False)
    """
    words = [word for word in line.split() if word.strip(",.;:()").isalpha()]
    return (
        bool(_SENTENCE.fullmatch(line.strip()))
        and len(words) >= _FEWEST_WORDS
        and "=" not in line
        and not parses(line)
    )


def parses(line: str) -> bool:
    """True for a line that Python can read."""
    try:
        compile(line.strip(), "", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def _is_table(value: object) -> bool:
    return type(value) is pd.DataFrame
