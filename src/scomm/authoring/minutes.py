"""How long the parts of a lesson take, and what its cuts add up to."""

from __future__ import annotations

from dataclasses import dataclass

from scomm.authoring.outline import headings
from scomm.authoring.source import CUTS, LessonText, Part
from scomm.exercises.spec import Exercise, Lesson


@dataclass(frozen=True)
class TimedPart:
    """A part of a lesson with the exercises that stand in it."""

    part: Part
    exercises: tuple[Exercise, ...]

    @property
    def minutes(self) -> int:
        """The part's own minutes and those of its exercises."""
        return self.part.minutes + sum(exercise.minutes for exercise in self.exercises)


def timed_parts(text: LessonText, lesson: Lesson) -> tuple[TimedPart, ...]:
    """Each part with its exercises: those tagged under the H2 heading that bears its name."""
    known = {exercise.id: exercise for exercise in lesson.exercises}
    found: dict[str, list[Exercise]] = {part.name: [] for part in text.front.parts}
    heading = ""
    for block in text.blocks:
        if block.kind == "prose":
            heading = ([h.text for h in headings(block.text) if h.level == 2] or [heading])[-1]
        elif block.kind == "exercise" and heading in found and block.text in known:
            found[heading].append(known[block.text])
    return tuple(TimedPart(part, tuple(found[part.name])) for part in text.front.parts)


def cut_minutes(parts: tuple[TimedPart, ...], cut: int) -> int:
    """What the parts of one cut add up to, in minutes."""
    return sum(timed.minutes for timed in parts if cut in timed.part.cuts)


def all_cuts(parts: tuple[TimedPart, ...]) -> dict[int, int]:
    """Every cut with the minutes that its parts add up to."""
    return {cut: cut_minutes(parts, cut) for cut in CUTS}
