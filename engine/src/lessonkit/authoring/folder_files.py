"""The files of a folder by their path inside it, without what a learner's work leaves there."""

from __future__ import annotations

from pathlib import Path

LEARNERS_FILES = ("passport-*.json", ".ipynb_checkpoints")
"""What a learner's work leaves beside a notebook: it is no part of a lesson."""


def files_in(folder: Path, leave_out: tuple[str, ...] = ()) -> dict[str, Path]:
    """The files of a folder by their path inside it; without those that match `leave_out`."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {inside.as_posix(): path for inside, path in found.items() if not _matches(inside, leave_out)}


def _matches(inside: Path, patterns: tuple[str, ...]) -> bool:
    return any(Path(part).match(pattern) for part in inside.parts for pattern in patterns)
