"""What each reader gave, kept click by click: `marking/<lesson>/reader-<name>.jsonl` is only ever added to.

A line is on the disk before the page says *saved*. The last line on an answer holds; the earlier ones say in which order a reader went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from lessonkit.errors import KitError
from lessonkit.grading import journal
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

FOLDER = "marking"
AGREED = "agreed"
"""The reader who stands for all: what was agreed where two differ."""
USUAL = "reader"
Line = TypeVar("Line", bound=Struct)
_NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")


class Mark(Struct, frozen=True):
    """What one reader gave one answer: the points of a level (None: taken back), comments of the bank by their ids, a note.

    `text` is the digest of the text that was read.
    """

    exercise: str
    learner: str
    level: float | None
    comments: tuple[str, ...] = ()
    note: str = ""
    text: str = ""
    at: str = ""


class Reader:
    """One reader's marks of a lesson."""

    def __init__(self, root: Path, lesson: str, name: str) -> None:
        """A `KitError` for a name that no file should have."""
        if not _NAME.fullmatch(name):
            raise KitError(say("reader.name", name=name), allowed=say("reader.allowed"))
        self.name, self.path = name, folder_of(root, lesson) / f"reader-{name}.jsonl"

    def history(self) -> list[Mark]:
        """Every mark, the oldest first."""
        return list(lines_of(self.path, Mark))

    def marks(self) -> dict[tuple[str, str], Mark]:
        """What holds now of each answer, by exercise and learner; nothing of one that was taken back."""
        last = {(one.exercise, one.learner): one for one in self.history()}
        return {at: one for at, one in last.items() if one.level is not None or one.comments or one.note}

    def give(self, mark: Mark) -> Mark:
        """Keep a mark; it is on the disk when this returns."""
        kept = msgspec.structs.replace(mark, at=datetime.now(UTC).isoformat(timespec="milliseconds"))
        keep(self.path, kept)
        return kept


def readers(root: Path, lesson: str) -> list[str]:
    """The names of all who have marked answers of a lesson, but for what was agreed."""
    found = (path.stem.removeprefix("reader-") for path in folder_of(root, lesson).glob("reader-*.jsonl"))
    return sorted(name for name in found if name != AGREED)


def folder_of(root: Path, lesson: str) -> Path:
    """Where the marking of a lesson lies in a course's folder."""
    return root / FOLDER / lesson


def keep(path: Path, line: Struct) -> None:
    """Add a line to a file, and have it on the disk."""
    journal.add(path, msgspec.json.encode(line))


def lines_of(path: Path, kind: type[Line]) -> Iterator[Line]:
    """The whole lines of a file; what was torn off or is none of this kind is passed over."""
    for line in journal.data_of(path):
        try:
            yield msgspec.json.decode(line, type=kind)
        except msgspec.DecodeError:
            continue
