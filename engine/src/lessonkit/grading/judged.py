"""The journal of a course: what was judged, for whom, from which file. It is only ever added to.

`judged/<lesson>.jsonl` in the folder of the course has one line for each time that a submission was graded, or could
not be. The last line of a learner holds; the earlier ones stay. The first line says when the journal began.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from lessonkit.exercises.learner.code_in_notebook import FoundCode
from lessonkit.exercises.verdict import Verdict
from lessonkit.exercises.wire import Plain
from lessonkit.grading import journal
from lessonkit.json_limits import NOTEBOOK, Limits, TooMuch, read_json, write_json

FOLDER = "judged"
BEGAN = "began"
ANSWER = Limits(20_000, depth=40)
"""A larger or deeper answer is not kept in the journal."""
LARGEST_FILE = 200_000_000
"""Bytes; a larger file beside a notebook is told apart by its size and time."""


@dataclass
class Judgement:
    """What grading found in one submission; the `asides` are for the instructor alone."""

    lesson: str
    version: str
    code: FoundCode
    notes: list[str] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    answers: dict[str, Plain] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """One line of the journal: a submission, and what became of it.

    `reason` and `cure` say why it could not be graded, in a sentence each, `by_learner` whether its learner can mend it; `fence` is what the submission ran in; `regrade`
    names the regrading that the entry comes from; `latest` is the digest of a newer attempt that was judged and does not count; `stopped` says with which key, kit and limits judging
    was stopped, since with the same it would be again.
    """

    learner: str
    digest: str
    state: Literal["graded", "not-graded"]
    at: str = ""
    reason: str = ""
    cure: str = ""
    by_learner: bool = False
    version: str = ""
    code: str = ""
    passport_code: str = ""
    fence: str = ""
    regrade: str = ""
    latest: str = ""
    stopped: str = ""
    notes: tuple[str, ...] = ()
    verdicts: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def newest(self) -> str:
        """The digest of the newest attempt that was judged."""
        return self.latest or self.digest


def entry_of(plain: Mapping[str, Any]) -> Entry:
    """The entry in plain data, which may be of an earlier or later version of the kit."""
    known = {name: plain[name] for name in Entry.__dataclass_fields__ if name in plain}
    return Entry(**{**known, "notes": tuple(known.get("notes", ()))})


def graded(learner: str, digest: str, judgement: Judgement) -> Entry:
    """The journal's entry on a submission that was graded."""
    verdicts = {
        id: {
            "state": verdict.state,
            "score": verdict.score,
            "points": verdict.points,
            "mistake": verdict.mistake,
            "answer": _small(judgement.answers.get(id)),
        }
        for id, verdict in judgement.verdicts.items()
    }
    return Entry(
        learner,
        digest,
        "graded",
        at=_now(),
        version=judgement.version,
        code=judgement.code.code,
        passport_code=judgement.code.passport_says,
        notes=(*judgement.notes, *judgement.asides),
        verdicts=verdicts,
    )


def not_graded(learner: str, digest: str, reason: str, cure: str, *, by_learner: bool = False) -> Entry:
    """The journal's entry on a submission that could not be graded."""
    return Entry(learner, digest, "not-graded", at=_now(), reason=reason, cure=cure, by_learner=by_learner)


def journal_path(root: Path, lesson: str) -> Path:
    """Where the journal of a lesson lies in a course's folder."""
    return root / FOLDER / f"{lesson}.jsonl"


def begin(root: Path, lesson: str) -> datetime:
    """Have a journal before anything is graded; when it began. A graded page that is older was made by a kit that kept none."""
    path = journal_path(root, lesson)
    if not path.is_file():
        journal.add(path, _as_json({BEGAN: _now()}))
    for line in journal.data_of(path):
        with contextlib.suppress(ValueError, TypeError, KeyError):
            data = read_json(line, NOTEBOOK)
            return datetime.fromisoformat(data[BEGAN if BEGAN in data else "at"])
    return datetime.now(UTC)


def write(root: Path, lesson: str, *entries: Entry) -> None:
    """Add a line for each entry to the journal, and have them on the disk before anything goes on."""
    journal.add(journal_path(root, lesson), *(_as_json(asdict(entry)) for entry in entries))


def _as_json(data: Mapping[str, Any]) -> bytes:
    """JSON in ASCII, which has an escape for every character that a name or an answer may hold."""
    return json.dumps(data, allow_nan=False).encode("ascii")


def read(root: Path, lesson: str) -> dict[str, list[Entry]]:
    """Every learner's entries, oldest first; a line that can't be read is passed over."""
    found: dict[str, list[Entry]] = {}
    for entry in _entries(journal_path(root, lesson)):
        found.setdefault(entry.learner, []).append(entry)
    return found


def counting(entries: Sequence[Entry]) -> Entry | None:
    """The entry of the attempt that counts: the last that was graded; None where none was."""
    return next((entry for entry in reversed(entries) if entry.state == "graded"), None)


def _entries(path: Path) -> Iterator[Entry]:
    for line in journal.data_of(path):
        try:
            yield entry_of(read_json(line, NOTEBOOK))
        except (ValueError, TypeError):
            continue


def digest_of(folder: Path) -> str:
    """What a handed-in folder holds, in one short text: other content gives another.

    Of what can't be opened, and of files larger than any notebook, size and time count in place of content.
    """
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if ".ipynb_checkpoints" in path.parts:
            continue
        name = path.relative_to(folder).as_posix().encode("utf-8", "surrogateescape")
        whole.update(b"%d %s " % (len(name), name) + _digest_of_file(path))
    return whole.hexdigest()[:32]


def _digest_of_file(path: Path) -> bytes:
    facts = path.lstat()
    if stat.S_ISLNK(facts.st_mode):
        return os.readlink(path).encode("utf-8", "surrogateescape")
    if not stat.S_ISREG(facts.st_mode):
        return b""
    try:
        if facts.st_size <= LARGEST_FILE:
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        pass
    return b"%d %d" % (facts.st_size, facts.st_mtime_ns)


def _small(answer: Plain | None) -> Any:
    if answer is None or answer.state != "answer":
        return None
    try:
        write_json(answer.value, ANSWER)
    except TooMuch:
        return None
    return answer.value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
