"""Put finished files and folders in place in one step, so that nobody sees half of one."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from scomm.wholefile import write_whole

LEARNERS_FILES = ("passport-*.json", ".ipynb_checkpoints")
"""What a learner's work leaves beside a notebook: it is no part of a lesson."""


def place_file(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_whole(path, content)


def place_folder(finished: Path, target: Path, keep: tuple[str, ...] = ()) -> Path:
    """Put a copy of the folder `finished` in place of `target`; what matches `keep` in the old one stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".new-") as name:
        new, old = Path(name, "new"), Path(name, "old")
        shutil.copytree(finished, new)
        if target.exists():
            target.rename(old)
        try:
            for pattern in keep:
                for kept in old.glob(pattern):
                    kept.rename(new / kept.name)
            new.rename(target)
        except BaseException:
            if old.exists():
                old.rename(target)
            raise
    return target


def files_in(folder: Path, leave_out: tuple[str, ...] = ()) -> dict[str, Path]:
    """The files of a folder by their path inside it; without those that match `leave_out`."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {inside.as_posix(): path for inside, path in found.items() if not _matches(inside, leave_out)}


def _matches(inside: Path, patterns: tuple[str, ...]) -> bool:
    return any(Path(part).match(pattern) for part in inside.parts for pattern in patterns)
