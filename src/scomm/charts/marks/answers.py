"""Answers: several answers to one question as dots on a line from 0 to 100 percent; to pick a dot is to choose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from scomm.charts.marks.mark import Mark


@dataclass(frozen=True)
class Answer:
    """One answer: its place in percent, how that is written, its name in two short lines, and the places of controls that choose it."""

    at: float
    said: str
    label: tuple[str, ...]
    sets: Mapping[str, int] = field(default_factory=dict)
    chosen: bool = False


@dataclass(frozen=True)
class Answers(Mark):
    """Dots on one line from 0 to 100 percent: a group of radio buttons, in the order of the dots.

    `missing` says in one line which answers there are not. On a narrow page the dots are a list.
    """

    kind: ClassVar[str] = "answers"
    points: tuple[Answer, ...]
    heading: str
    missing: str = ""

    def shown(self) -> dict[str, Any]:
        """The dots, from the lowest to the highest."""
        ordered = sorted(self.points, key=lambda one: one.at)
        return {
            "points": [asdict(one) | {"label": list(one.label)} for one in ordered],
            "heading": self.heading,
            "missing": self.missing,
        }
