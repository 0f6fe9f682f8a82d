"""What a `lesson.md` says to instructors alone, in blocks of its own among the lines that learners read.

    :::{instructor} watch
    Many multiply by a hundred twice. Ask them for the base first.
    :::

The key, the plans and the notes of slides show them. Whatever else is made of a lesson is made of its text without them, so
a block can't slip into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.exercises.writing.block_reader import OPENING, fence_after, place

KINDS = ("open", "watch", "cut", "personal", "act", "plan")
"""How to open; what to watch for; where to cut; somebody is affected personally; an action; the choices of a plan (YAML)."""

_PLACE = "<!-- for instructors -->"
_CLOSE = re.compile(r":{3,}\s*")


@dataclass(frozen=True)
class InstructorBlock:
    """One block: its kind, its text, and its first and last line in `lesson.md`, counted from 1."""

    kind: str
    text: str
    line: int
    end: int


def instructor_blocks(path: Path, lines: list[str]) -> tuple[InstructorBlock, ...]:
    """The blocks for instructors among the lines of `path`, in order; a `KitError` with file and line for a slip."""
    found: list[InstructorBlock] = []
    start, kind, fence, inside = 0, "", "", ""
    for number, line in enumerate(lines, 1):
        fence = fence_after(line, fence)
        opening = None if fence else OPENING.fullmatch(line)
        if start and not fence and _CLOSE.fullmatch(line):
            found.append(InstructorBlock(kind, "\n".join(lines[start : number - 1]).strip(), start, number))
            start = 0
        elif start and opening:
            break
        elif opening and opening[1] == "instructor":
            if inside:
                raise KitError(
                    f"{place(path, number)}: a block for instructors stands inside of another block.",
                    do="Close that one first.",
                )
            start, kind = number, line.split("}", 1)[1].strip()
            if kind not in KINDS:
                raise KitError(
                    f"{place(path, number)}: {kind!r} is no kind of block for instructors.", allowed=KINDS
                )
        elif opening and opening[1] in ("exercise", "sides"):
            inside = (
                r":{3,}" if opening[1] == "exercise" else line[: line.index("{")]
            )  # a side ends with fewer
        elif inside and not fence and re.fullmatch(rf"{inside}\s*", line):
            inside = ""
    if start:
        raise KitError(
            f"{place(path, start)}: this block has no end.", do="Write ::: in a line below its last word."
        )
    return tuple(found)


def put_aside(lines: list[str], blocks: Iterable[InstructorBlock]) -> list[str]:
    """The lines with a mark in the place of each block, as many as before; `without_places` takes the marks out."""
    left = list(lines)
    for block in blocks:
        left[block.line - 1 : block.end] = [_PLACE, *[""] * (block.end - block.line)]
    return left


def without_places(markdown: str) -> str:
    """A text as if no block for instructors had ever stood in it.

    >>> without_places("One.\\n\\n<!-- for instructors -->\\n\\n\\n\\nTwo.")
    'One.\\n\\nTwo.'
    """
    return re.sub(rf"{_PLACE}\n*", "", markdown).strip("\n")
