"""The words of a lesson's exercises, as they stand in `lesson.md`: one block an exercise.

    ::::{exercise} which-base
    # Name the base
    What is the base of “share of the boxes that are red”?
    ## type
    one letter
    ## option a
    the red boxes
    ## option b
    all boxes
    ## hint
    A base is what you divide by.
    ## reply the-part
    The red boxes are the part, not the base.
    ## explain
    A share has a base.
    ::::

`type` says what an answer is, and `unit` what it counts. In an order, a `## place` for each place says what it means. A prompt and a starter stand as they are written; in all other
sections a line break is a space. What the kind has by default (a starter, a type) can be left out. `## explain when below` stands
beside or in place of `## explain` where not every deal can be told the same. A written answer has `## level 2: its name` with what earns it, and below it `### sample` and perhaps `### counterpart`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from lessonkit.exercises.spec import Level


class ExerciseBlock(Struct, frozen=True):
    """What a learner and a grader read of one exercise; `lines` says where each section begins, from 1.

    `line` and `end` are the block's first and last line. What is empty is as the builder in `exercises.py` has it by default.
    """

    id: str
    line: int
    end: int
    title: str
    prompt: str
    type: str = ""
    unit: str = ""
    options: Mapping[str, str] = {}
    places: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    replies: Mapping[str, str] = {}
    called: Mapping[str, str] = {}
    explain: str = ""
    explains: Mapping[str, str] = {}
    levels: tuple[Level, ...] = ()
    starter: str = ""
    lines: Mapping[str, int] = {}


class LessonBlocks(Struct, frozen=True):
    """The exercise blocks of one `lesson.md` in order, and the code of its `:given:` cell."""

    path: Path
    exercises: tuple[ExerciseBlock, ...]
    given: str

    def at(self, line: int) -> str:
        """A line of the file, as errors name it."""
        return f"{self.path.parent.name}/{self.path.name}:{line}"
