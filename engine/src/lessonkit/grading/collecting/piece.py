"""One file of a learner, as it came in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from lessonkit.grading.collecting.platform_names import NamedFile
from lessonkit.grading.collecting.unpacking import Received


@dataclass(frozen=True)
class Piece:
    """One file of a learner: what its name says, and where it lies now."""

    named: NamedFile
    received: Received

    @property
    def inside(self) -> str:
        """The file's path as its learner had it: in the zip that the learner packed, or behind the prefix."""
        return self.received.inner or self.named.file

    @property
    def name(self) -> str:
        """The file's plain name."""
        return PurePosixPath(self.inside).name

    @property
    def shown(self) -> str:
        """The name to show, with the learner's zip before it."""
        return (
            f"{PurePosixPath(self.named.file).name} › {self.inside}" if self.received.inner else self.inside
        )
