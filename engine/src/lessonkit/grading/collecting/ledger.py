"""The record of what was collected for a lesson: `received/<lesson>/collected.json`.

Marks go back to a platform by the numbers that stand here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lessonkit.errors import KitError
from lessonkit.json_limits import NOTEBOOK, read_json
from lessonkit.wholefile import write_whole

FORMAT = 1
FILE = "collected.json"

PLAIN = ("nbgrader", "folders", "files")
"""Ways of naming that have no numbers of their own: the name is the learner."""


@dataclass(frozen=True)
class Submission:
    """A notebook that came in: its name there, a digest, where it is kept, and what is known of its time.

    `number` and `attempt` are as in `NamedFile`; `time` is UTC in nbgrader's format, empty if not known;
    `problem` says why it can't be graded, if so.
    """

    file: str
    sha256: str
    kept: str
    late: bool = False
    number: int = 0
    attempt: str = ""
    time: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Collected:
    """One learner: who they are on the platform, what they handed in, and the digest of what counts."""

    platform: str
    platform_id: str
    key: str
    name: str
    current: str = ""
    chosen_by_hand: bool = False
    submissions: tuple[Submission, ...] = ()

    def of(self, digest: str) -> Submission | None:
        """The submission with this digest."""
        return next((one for one in self.submissions if one.sha256 == digest), None)


@dataclass(frozen=True)
class Ledger:
    """All learners of a lesson, by the names of their folders."""

    lesson: str
    learners: Mapping[str, Collected] = field(default_factory=dict)

    def folders(self, platform: str) -> dict[str, str]:
        """The folder of each learner of a platform, by key; plain folders and files go by the folder's name."""
        if platform in PLAIN:
            return {name: name for name in self.learners} | {
                one.key: name for name, one in self.learners.items() if one.platform in PLAIN
            }
        return {one.key: name for name, one in self.learners.items() if one.platform == platform}


def read_ledger(folder: Path, lesson: str) -> Ledger:
    """The ledger in `received/<lesson>`; an empty one where nothing was collected yet."""
    path = folder / FILE
    try:
        data = read_json(path.read_bytes(), NOTEBOOK)
        if data["format"] != FORMAT or data["lesson"] != lesson:
            raise ValueError("another format or lesson")
        return Ledger(lesson, {name: _collected(one) for name, one in data["learners"].items()})
    except FileNotFoundError:
        return Ledger(lesson)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KitError(
            f"{path} can't be read ({error}).",
            do="Move it away and collect again: what was received stays where it is.",
        ) from error


def write_ledger(ledger: Ledger, folder: Path) -> None:
    """Write the ledger whole or not at all."""
    data = {
        "format": FORMAT,
        "lesson": ledger.lesson,
        "learners": {name: asdict(one) for name, one in sorted(ledger.learners.items())},
    }
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    write_whole(folder / FILE, text.encode("utf-8"))


def _collected(data: dict[str, Any]) -> Collected:
    return Collected(**{**data, "submissions": tuple(Submission(**one) for one in data["submissions"])})
