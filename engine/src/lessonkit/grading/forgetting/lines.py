"""Taking one learner's lines out of a file, and leaving every other byte as it is."""

from __future__ import annotations

import csv
import itertools
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from lessonkit.grading.journal import whole
from lessonkit.json_limits import NOTEBOOK, read_json

Theirs = Callable[[bytes], bool]
"""Whether a line is a learner's."""


def of_journal(learner: str) -> Theirs:
    """A line of JSON that bears the learner's name, with or without a checksum; of one that can't be read, one that holds it."""
    written = {
        json.dumps(learner, ensure_ascii=ascii_only).encode("utf-8", "replace")
        for ascii_only in (True, False)
    }

    def theirs(line: bytes) -> bool:
        found = _learner(line)
        return found == learner or (found is None and any(name in line for name in written))

    return theirs


def learners_in(path: Path) -> set[str]:
    """Every learner whose lines a file has."""
    with path.open("rb") as file:
        return {found for line in file if (found := _learner(line))}


def _learner(line: bytes) -> str | None:
    """The learner whose line it is, "" for nobody's; None for a line that can't be read."""
    try:
        data = read_json(whole(line) or line, NOTEBOOK)
    except ValueError:
        return None
    found = data.get("learner") if isinstance(data, dict) else None
    return found if isinstance(found, str) else ""


def of_log(learner: str) -> Theirs:
    """A line of nbgrader's log that names the learner: the whole name, not a part of another."""
    name = re.compile(rf"(?<![\w.-]){re.escape(learner)}(?![\w.-])".encode("utf-8", "surrogateescape"))
    return lambda line: bool(name.search(line))


def count(path: Path, theirs: Theirs) -> int:
    """How many lines of a file are a learner's."""
    with path.open("rb") as file:
        return sum(map(theirs, file))


def take_out(path: Path, theirs: Theirs) -> None:
    """Write a file anew without a learner's lines, whole or not at all; a file of which nothing is left goes."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as new, path.open("rb") as old:
            kept = 0
            for line in old:
                if not theirs(line):
                    kept += new.write(line)
            new.flush()
            os.fsync(new.fileno())
        os.chmod(name, path.stat().st_mode & 0o777)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    if not kept:
        path.unlink()


def rows_of(path: Path, learner: str, column: str) -> list[tuple[int, int]]:
    """The lines, from and to, of each row of a CSV file whose column names the learner."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        headings = next(reader, [])
        place = headings.index(column) if column in headings else None
        before = reader.line_num
        for row in reader:
            if place is not None and len(row) > place and row[place] == learner:
                found.append((before, reader.line_num))
            before = reader.line_num
    return found


def at_places(spans: list[tuple[int, int]]) -> Theirs:
    """The lines at these places of a file, asked one after the other from the first."""
    places = itertools.count()

    def theirs(_: bytes) -> bool:
        at = next(places)
        return any(first <= at < last for first, last in spans)

    return theirs
