"""What a judge is given of a lesson."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lessonkit.exercises.writing.files import logic_files
from lessonkit.grading.released import ReleasedCell


@dataclass(frozen=True)
class SetUp:
    """What a judge is given of a lesson: the files of its key, and the cells that were handed out. Of none, it makes pages and reads passports."""

    lesson: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    released: Sequence[ReleasedCell] = ()
    kernelspec: Any = None

    @classmethod
    def of(
        cls, solutions: Path, lesson: str, released: Iterable[ReleasedCell] = (), kernelspec: Any = None
    ) -> SetUp:
        """Read the key of a lesson in a key folder."""
        folder = solutions / lesson
        paths = [
            *logic_files(folder),
            folder / "lesson.md",
            folder / f"{lesson}.ipynb",
            *folder.glob("words-*.json"),
        ]
        files = {path.name: path.read_bytes() for path in paths if path.is_file()}
        return cls(lesson, files, tuple(released), kernelspec)

    def to_bytes(self) -> bytes:
        """The same as JSON."""
        files = {name: base64.b64encode(content).decode("ascii") for name, content in self.files.items()}
        plain = {**vars(self), "files": files, "released": [asdict(one) for one in self.released]}
        return json.dumps(plain).encode("ascii")
