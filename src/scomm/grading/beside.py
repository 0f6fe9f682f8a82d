"""What lies beside a submission's notebook, and putting a graded folder in place."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

from scomm.exercises.locate import PRACTICE_FILE

LARGEST_BESIDE = 50_000_000
"""Bytes that the files beside a notebook may have together."""
MOST_BESIDE = 200
"""Files beside a notebook; more are left where they are."""
NEVER_TAKEN = frozenset({PRACTICE_FILE, "exercises.py", "rubric.toml", "lesson.md", "gradebook.db"})
"""Names of the kit's own files: a submission's file of that name is not taken along."""


def take_along(folder: Path, destination: Path) -> None:
    """Copy the files beside a submission's notebook, such as a module of the learner's own.

    Links, other notebooks and the kit's own files are left; so is what is more than anybody needs.
    """
    left, count = LARGEST_BESIDE, 0
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if (
            path.name in NEVER_TAKEN
            or path.suffix == ".ipynb"
            or any(p.startswith(".") for p in inside.parts)
        ):
            continue
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > left or count >= MOST_BESIDE:
            continue
        if any(parent.is_symlink() for parent in (folder / part for part in inside.parents)):
            continue
        left, count = left - facts.st_size, count + 1
        target = destination / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target, follow_symlinks=False)


def put_in_place(finished: Path, final: Path) -> None:
    """Move a finished folder to where it belongs, in place of an older one."""
    final.parent.mkdir(parents=True, exist_ok=True)
    if final.exists():
        final.rename(finished.parent / f"{finished.name}.old")
    finished.rename(final)


def make_writable(folder: Path) -> None:
    """nbgrader leaves its results read-only; the next run writes over them."""
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            path.chmod(0o644)
