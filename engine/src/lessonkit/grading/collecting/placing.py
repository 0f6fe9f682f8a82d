"""Keeping what came in under `received/`, and putting what counts into `submitted/`."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from lessonkit.grading.choosing import is_notebook
from lessonkit.grading.collecting.learner_names import fit
from lessonkit.grading.collecting.ledger import Collected, Submission
from lessonkit.grading.collecting.piece import Piece
from lessonkit.grading.collecting.plan import Line
from lessonkit.grading.collecting.times import stamp

STAMP = "timestamp.txt"


def keep_all(line: Line, received: Path) -> Collected:
    """Copy every file of a learner to `received/<lesson>/<learner>`; the learner's record with all notebooks.

    A file's name there begins with its digest, so nothing takes the place of anything, and nothing is kept twice.
    """
    record = line.record
    for piece in line.pieces:
        kept = _keep(piece.received.file, piece.received.digest, piece.name, received / line.learner)
        chosen = line.chosen is not None and piece.received.digest == line.chosen.received.digest
        if not (chosen or is_notebook(piece.name)):
            continue
        before = record.of(piece.received.digest)
        submission = Submission(
            file=piece.shown,
            sha256=piece.received.digest,
            kept=kept.relative_to(received).as_posix(),
            late=piece.named.late,
            number=piece.named.number,
            attempt=piece.named.attempt,
            time=before.time if before else "",
            problem=line.problem if chosen else before.problem if before else "",
        )
        if chosen and line.time is not None:
            submission = replace(submission, time=stamp(line.time))
        if before and before.number > submission.number:
            submission = replace(before, time=submission.time)
        others = tuple(one for one in record.submissions if one.sha256 != submission.sha256)
        record = replace(record, submissions=(*others, submission))
    if line.placed and line.chosen is not None:
        record = replace(record, current=line.chosen.received.digest)
    return record


def as_it_should_be(line: Line, lesson: str, submitted: Path, time: datetime | None) -> bool:
    """True if nothing needs to be written for a learner."""
    target, wanted = submitted / line.learner / lesson, line.files(lesson)
    if {path.name for path in target.glob("*.ipynb")} != {name for name in wanted if is_notebook(name)}:
        return False
    stamped = target / STAMP
    there = target.is_dir() and all(
        digest_of(target / name) == piece.received.digest for name, piece in wanted.items()
    )
    return there and (
        time is None or (stamped.is_file() and stamped.read_text(encoding="utf-8").strip() == stamp(time))
    )


def digest_of(path: Path) -> str:
    """The digest of a plain file; empty where there is none."""
    if path.is_symlink() or not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def place(line: Line, lesson: str, submitted: Path, received: Path, time: datetime | None) -> None:
    """Make `submitted/<learner>/<lesson>` hold what counts; what lay there is kept under `received/`.

    The folder is made beside its place and then moved there, so nobody meets half of one.
    """
    home = submitted / line.learner
    home.mkdir(parents=True, exist_ok=True)
    target = home / lesson
    fresh = Path(tempfile.mkdtemp(dir=submitted, prefix=".new-"))
    try:
        fresh.chmod(0o755)
        for name, piece in line.files(lesson).items():
            _copy(piece, fresh / name)
        if time is not None:
            (fresh / STAMP).write_text(stamp(time) + "\n", encoding="utf-8")
        if target.is_symlink() or target.exists():
            _keep_what_lies(target, received / line.learner)
            passport = target / f"passport-{lesson}.json"
            if line.passport is None and passport.is_file() and not passport.is_symlink():
                shutil.copyfile(passport, fresh / passport.name)
            old = Path(tempfile.mkdtemp(dir=submitted, prefix=".old-"))
            os.replace(target, old / lesson)
            os.replace(fresh, target)
            shutil.rmtree(old)
        else:
            os.replace(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _keep_what_lies(folder: Path, kept: Path) -> None:
    """Keep every plain file of a folder that is about to be replaced."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.name != STAMP:
            _keep(path, digest_of(path), path.name, kept)


def _keep(file: Path, digest: str, name: str, folder: Path) -> Path:
    """Keep a file unless its content is kept already, under whatever name; where it is kept."""
    place = next(folder.glob(f"{digest[:12]}-*"), folder / f"{digest[:12]}-{fit(name)[-100:]}")
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True)
        half = folder / f".new-{digest[:12]}"
        shutil.copyfile(file, half)
        half.chmod(0o644)
        os.replace(half, place)
    return place


def _copy(piece: Piece, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(piece.received.file, place)
    place.chmod(0o644)
