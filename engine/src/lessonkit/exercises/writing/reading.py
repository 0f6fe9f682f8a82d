"""The exercise blocks of a `lesson.md`, found among its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.exercises.writing.block_reader import OPENING, fence_after, place, read_block
from lessonkit.exercises.writing.blocks import ExerciseBlock, LessonBlocks

_CLOSE = re.compile(r":{3,}\s*")
_OF_THE_TEXT = ("sides", "side", "instructor")
"""Blocks that are no exercise: cards of a dispute, which `lessonkit.claims` reads, and words for instructors (`lessonkit.authoring`)."""


def read_blocks(path: Path) -> LessonBlocks:
    """The exercise blocks and the given code of a `lesson.md`; a `KitError` with file and line for a slip."""
    if not path.is_file():
        raise KitError(
            f"There is no {path.name} in {path.parent.name}.", do="Write the words of its exercises there."
        )
    lines = path.read_text(encoding="utf-8").splitlines()
    found: dict[str, ExerciseBlock] = {}
    for start, end in _spans(path, lines):
        block = read_block(path, lines, start, end)
        if block.id in found:
            raise KitError(
                f"{place(path, block.line)}: {block.id!r} stands here a second time; "
                f"the first is in line {found[block.id].line}.",
                do="Give it an id of its own, or take one out.",
            )
        found[block.id] = block
    return LessonBlocks(path, tuple(found.values()), _given(lines))


def _spans(path: Path, lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each block, counted from 1; no block inside a code cell."""
    start, fence = 0, ""
    for number, line in enumerate(lines, 1):
        fence = fence_after(line, fence)
        if fence:
            continue
        if start and _CLOSE.fullmatch(line):
            yield start, number
            start = 0
        elif (match := OPENING.fullmatch(line)) and match[1] not in _OF_THE_TEXT:
            if match[1] != "exercise":
                raise KitError(
                    f"{place(path, number)}: there is no block {{{match[1]}}}.",
                    allowed="::::{exercise} and an id",
                )
            if start:
                break
            start = number
    if start:
        raise KitError(
            f"{place(path, start)}: this exercise has no end.", do="Write :::: in a line below its last word."
        )


def _given(lines: list[str]) -> str:
    for number, line in enumerate(lines):
        if line.startswith("```{code-cell}") and lines[number + 1 : number + 2] == [":given:"]:
            end = next(
                (at for at in range(number + 2, len(lines)) if lines[at].startswith("```")), len(lines)
            )
            return "\n".join(lines[number + 2 : end]).strip("\n")
    return ""
