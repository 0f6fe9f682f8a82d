"""How long the parts of a lesson take, and what its cuts add up to: worked out from what there is to read, to look at and to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lessonkit.authoring.outline import headings
from lessonkit.authoring.reading_load import Stretch
from lessonkit.authoring.source import CUTS, LessonText, Part
from lessonkit.exercises.spec import Exercise, Lesson

WORDS_A_MINUTE = 180
MINUTES_A_PICTURE = 2
"""How long one looks at a picture and tries it; what an exercise asks of it is the exercise's own."""


@dataclass(frozen=True)
class TimedPart:
    """A part of a lesson with the exercises that stand in it, and the words and pictures that stand outside of them.

    A lesson's beginning and end are read in every cut, so their words count with its first part.
    """

    part: Part
    exercises: tuple[Exercise, ...]
    words: int = 0
    pictures: int = 0

    @property
    def minutes(self) -> int:
        """Reading, looking, the exercises, and what is typed for an activity."""
        alone = self.words / WORDS_A_MINUTE + self.pictures * MINUTES_A_PICTURE
        return int(alone + 0.5) + sum(exercise.minutes for exercise in self.exercises) + self.part.minutes


def with_exercises(text: LessonText, lesson: Lesson) -> tuple[TimedPart, ...]:
    """Each part with its exercises, those tagged under the H2 heading that bears its name; nothing is counted yet."""
    known = {exercise.id: exercise for exercise in lesson.exercises}
    found: dict[str, list[Exercise]] = {part.name: [] for part in text.front.parts}
    heading = ""
    for block in text.blocks:
        if block.kind == "prose":
            heading = ([h.text for h in headings(block.text) if h.level == 2] or [heading])[-1]
        elif block.kind == "exercise" and heading in found and block.text in known:
            found[heading].append(known[block.text])
    return tuple(TimedPart(part, tuple(found[part.name])) for part in text.front.parts)


def outside_of_exercises(every: Iterable[Stretch], names: Iterable[str]) -> list[tuple[int, int]]:
    """The words in sight and the pictures of each part, in the order of the `names`, without what tasks say."""
    found = dict.fromkeys(names, (0, 0))
    first = next(iter(found))
    for one in every:
        if one.role != "task" and (name := one.part or first) in found:
            words, pictures = found[name]
            found[name] = words + one.tally.words, pictures + one.tally.pictures
    return list(found.values())


def cut_minutes(parts: tuple[TimedPart, ...], cut: int) -> int:
    """What the parts of one cut add up to, in minutes."""
    return sum(timed.minutes for timed in parts if cut in timed.part.cuts)


def all_cuts(parts: tuple[TimedPart, ...]) -> dict[int, int]:
    """Every cut with the minutes that its parts add up to."""
    return {cut: cut_minutes(parts, cut) for cut in CUTS}
