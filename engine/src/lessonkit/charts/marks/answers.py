"""Answers: several answers to one question, a row each, as dots on one scale from 0 to 100 percent; to pick one is to choose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar

from lessonkit.charts.marks.mark import Mark


@dataclass(frozen=True)
class Answer:
    """One answer: its place in percent, how that is written, its name, and the places of controls that choose it.

    With `unsure` its dot is hatched; `other` gives it the color of a second thing on the page.
    """

    at: float
    said: str
    label: str
    sets: Mapping[str, int] = field(default_factory=dict)
    unsure: bool = False
    other: bool = False


@dataclass(frozen=True)
class Answers(Mark):
    """A row for each answer with its dot between 0 and 100 percent: a group of radio buttons, in the order of the dots.

    `missing` says in one line which answers there are not. Room is kept for `most` rows. On a narrow page the scale is left out.
    """

    kind: ClassVar[str] = "answers"
    points: tuple[Answer, ...]
    heading: str
    missing: str = ""
    most: int = 6

    def shown(self) -> dict[str, Any]:
        """The dots, from the lowest to the highest."""
        ordered = sorted(self.points, key=lambda one: one.at)
        return {
            "points": [asdict(one) for one in ordered],
            "heading": self.heading,
            "missing": self.missing,
            "most": self.most,
        }
