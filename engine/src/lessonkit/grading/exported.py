"""Which files outside nbgrader's folders got marks, pages or texts of learners: kept, so that they can be found again.

`exported/<lesson>.jsonl` in the course's folder has one line for each learner and file, with the place of the learner in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from lessonkit.grading import journal
from lessonkit.json_limits import NOTEBOOK, read_json

FOLDER = "exported"


@dataclass(frozen=True)
class Exported:
    """One learner in one file, which is named from the course's folder if it lies there: a course that is copied knows its own files.

    `place` is what the first cells of the learner's row say, or of a zip the folder of the learner.
    """

    learner: str
    file: str
    place: tuple[str, ...]
    at: str = ""


def note_exported(root: Path, lesson: str, file: Path, places: Mapping[str, Sequence[str]]) -> None:
    """Write down who is in a file that was just written, and where; what is known already is not noted twice."""
    path, whole, home = root / FOLDER / f"{lesson}.jsonl", file.resolve(), root.resolve()
    name = whole.relative_to(home).as_posix() if whole.is_relative_to(home) else str(whole)
    known = {(one.learner, one.file, one.place) for one in _lines(path)}
    at = datetime.now(UTC).isoformat(timespec="seconds")
    new = [
        Exported(learner, name, tuple(place), at)
        for learner, place in sorted(places.items())
        if (learner, name, tuple(place)) not in known
    ]
    if new:
        journal.add(path, *(json.dumps(asdict(one)).encode("ascii") for one in new))


def files_with(root: Path, learner: str) -> list[Exported]:
    """The files that got something of a learner and are still there; the place that was noted last, of each file."""
    found = {
        one.file: one
        for path in sorted((root / FOLDER).glob("*.jsonl"))
        for one in _lines(path)
        if one.learner == learner and (root / one.file).is_file()
    }
    return list(found.values())


def _lines(path: Path) -> Iterator[Exported]:
    """The lines of such a file; one that can't be read is passed over."""
    for line in journal.data_of(path):
        try:
            data = read_json(line, NOTEBOOK)
            place = tuple(map(str, data["place"]))
            yield Exported(str(data["learner"]), str(data["file"]), place, str(data["at"]))
        except (ValueError, TypeError, KeyError):
            continue
