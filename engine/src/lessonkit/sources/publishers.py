"""Who says it: publishers by id, so that one publisher is one, however a page spells its name."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lessonkit.course import course, course_while_loading
from lessonkit.errors import KitError

LABELS = {
    "GOV": "government",
    "COURT": "court",
    "ACAD": "research",
    "DATA": "data project",
    "NEWS": "news or law-firm note",
}
"""What kind of publisher speaks, so that a reader can weigh who says what; a course adds its own."""


@dataclass(frozen=True)
class Publisher:
    """One who publishes: `name` is how readers read it, `label` one of `labels()`."""

    id: str
    name: str
    label: str

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise KitError(f"Publisher {self.id!r} has no name.", do="Fill it in.")
        if self.label not in LABELS and self.label not in labels():
            raise KitError(f"Publisher {self.id!r} has the label {self.label!r}.", allowed=labels())


def labels() -> dict[str, str]:
    """Every label that a publisher may have, with what it says."""
    return LABELS | course_while_loading().labels


def publisher(id: str) -> Publisher:
    """The publisher with this id; a `KitError` that lists near ids if there is none.

    >>> publisher("gao").name
    'US Government Accountability Office (GAO)'
    """
    found = publishers().get(id)
    if found is None:
        near = difflib.get_close_matches(str(id), publishers(), n=3, cutoff=0.4)
        raise KitError(
            f"There is no publisher {id!r}.",
            allowed=near or sorted(publishers()),
            do=f"Use an id of {file()}, or add the publisher there.",
        )
    return found


def publishers() -> dict[str, Publisher]:
    """Every publisher of the course by its id, in the order of the file; none where a course has no such file."""
    return _read(file())


def file() -> Path:
    """The file with the course's publishers."""
    return course().part("publishers.toml")


@lru_cache(maxsize=8)
def _read(path: Path) -> dict[str, Publisher]:
    table = tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
    return {id: Publisher(id, **fields) for id, fields in table.items()}
