"""The runs of a course, kept: each submission runs once, and what it handed over can be judged again at any time.

`answers/<lesson>.jsonl` in the course's folder has one line a run, on the disk before anything is judged.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.grading import journal
from lessonkit.grading.checkcell import checked_id
from lessonkit.grading.sealed.job import Limits, Ran

if TYPE_CHECKING:
    from lessonkit.grading.batch.preparing import Submission

FOLDER = "answers"
KIT = version("lessonkit")


class Kept(Struct):
    """One run: whose, of what, how, what it was asked, and what came of it.

    `asked` has for each exercise a digest of what was asked; `seconds` what its cells took. `answers` and `outputs` hold what came
    out, packed. `asked_in` is the lesson's version of which the notebook said that it is.
    """

    learner: str
    job: str
    digest: str
    version: str
    fence: str
    limits: dict[str, float]
    asked: dict[str, str]
    code: dict[str, Any]
    told: list[str]
    missed: int
    seconds: dict[str, float]
    answers: str
    outputs: str
    kit: str = KIT
    at: str = ""
    asked_in: str = ""

    @classmethod
    def of(cls, submission: Submission, ran: Ran, version: str) -> Kept:
        """What is kept of a run of a lesson's version."""
        prepared = submission.prepared
        return cls(
            learner=submission.learner,
            job=submission.job,
            digest=submission.digest,
            version=version,
            fence=ran.fence,
            limits=vars(prepared.job.limits),
            asked=asked_of(prepared.notebook.cells, prepared.job.asks),
            code=vars(prepared.code),
            told=list(prepared.notebook.metadata.get("scomm", {}).get("notes", [])),
            missed=submission.missed,
            seconds=seconds_by_exercise(prepared.notebook.cells, ran),
            answers=_packed(replace(ran, outputs={}).to_bytes()),
            outputs=_packed(msgspec.json.encode(ran.outputs)),
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            asked_in=prepared.version,
        )

    def ran(self, *, outputs: bool = True) -> Ran:
        """What came of the run, with or without what its cells showed."""
        ran = Ran.from_bytes(_unpacked(self.answers))
        shown = msgspec.json.decode(_unpacked(self.outputs)) if outputs else {}
        return replace(ran, outputs={int(index): value for index, value in shown.items()})

    def found_code(self) -> FoundCode:
        """The learner code that stood in the notebook."""
        known = {name: self.code[name] for name in FoundCode.__dataclass_fields__ if name in self.code}
        return FoundCode(**{**known, "nearest": tuple(known.get("nearest", ()))})

    def ran_with(self) -> Limits:
        """The limits of the run."""
        known = {name: self.limits[name] for name in Limits.__dataclass_fields__ if name in self.limits}
        return Limits(**known)  # type: ignore[arg-type]


class KeptRuns:
    """The kept runs of one lesson in a course's folder."""

    def __init__(self, root: Path, lesson: str) -> None:
        self.path = root / FOLDER / f"{lesson}.jsonl"
        self._places: dict[tuple[str, str], tuple[int, int]] = {}
        for kept, place in self._whole_lines():
            self._places[kept.learner, kept.job] = place

    def find(self, learner: str, job: str) -> Kept | None:
        """The last run of a job for a learner, if there was one."""
        place = self._places.get((learner, job))
        if place is None:
            return None
        with self.path.open("rb") as file:
            file.seek(place[0])
            return _read(journal.whole(file.read(place[1])))

    def keep(self, kept: Kept) -> None:
        """Add a run; it is on the disk when this returns."""
        line = journal.add(self.path, msgspec.json.encode(kept))
        self._places[kept.learner, kept.job] = (line.start, line.size)

    def last(self, counts: Mapping[str, str] | None = None) -> dict[str, Kept]:
        """Each learner's last run; of those in `counts` that of the attempt with this digest."""
        counts = counts or {}
        return {
            kept.learner: kept
            for kept, _ in self._whole_lines()
            if counts.get(kept.learner, kept.digest) == kept.digest
        }

    def _whole_lines(self) -> Iterator[tuple[Kept, tuple[int, int]]]:
        for line in journal.lines(self.path):
            if kept := _read(line.data):
                yield kept, (line.start, line.size)


def asked_of(cells: Any, asks: Any) -> dict[str, str]:
    """For each exercise a digest of what is asked of the process at its check."""
    found = {}
    for index, source in asks.items():
        if id := checked_id(cells[index]):
            found[id] = digest_of_request(source)
    return found


def digest_of_request(source: str) -> str:
    """What is asked, in a short text."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def seconds_by_exercise(cells: Any, ran: Ran) -> dict[str, float]:
    """What each exercise took: its check, and the cells above it up to the check before."""
    found: dict[str, float] = {}
    so_far = 0.0
    for index, cell in enumerate(cells):
        so_far += ran.seconds.get(index, 0.0)
        if id := checked_id(cell):
            found[id] = round(found.get(id, 0.0) + so_far, 3)
            so_far = 0.0
    return found


def _read(data: bytes | None) -> Kept | None:
    """The run in a line's data; None where the line is not whole."""
    try:
        return msgspec.json.decode(data or b"", type=Kept)
    except msgspec.DecodeError:
        return None


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data, 3)).decode("ascii")


def _unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))
