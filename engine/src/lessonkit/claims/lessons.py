"""The claims that a lesson brings: every file of `solutions/NN-slug/claims/`, where that folder is there."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lessonkit.claims.claim import Claim
from lessonkit.course import code_of, course
from lessonkit.errors import KitError
from lessonkit.language.in_force import ENGLISH, speaking

CLAIMS = "claims"
"""The folder of a lesson that holds its claims; it never reaches learners."""


def solutions_folder(start: Path | None = None) -> Path | None:
    """The nearest `solutions` folder above `start` (the working folder), not beyond the course; else the course's own. None for a learner."""
    if named := os.environ.get("SCOMM_SOLUTIONS"):
        return Path(named)
    here = start or Path.cwd()
    own = course(here)
    for folder in (*own.folders_above(here), own.folder):
        if any((folder / "solutions").glob("*/exercises.py")):
            return folder / "solutions"
    return None


@dataclass(frozen=True)
class ClaimFile:
    """One file of claims: the lesson that owns it (nothing if it is shared), and when it was changed."""

    owner: str
    path: Path
    changed: int

    def claims(self) -> tuple[Claim, ...]:
        """What its function `claims()` gives; a `KitError` that names the file if it is broken."""
        return _read(self.path, self.changed)


def files_in(folder: Path, owner: str = "") -> tuple[ClaimFile, ...]:
    """The files of claims in a folder, in the order of their names."""
    paths = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    return tuple(ClaimFile(owner, path, path.stat().st_mtime_ns) for path in paths)


def lesson_files(solutions: Path) -> tuple[ClaimFile, ...]:
    """The files of claims of every lesson in a `solutions` folder, in the order of the lessons."""
    folders = sorted(solutions.glob(f"*/{CLAIMS}"))
    return tuple(file for folder in folders for file in files_in(folder, folder.parent.name))


@lru_cache(maxsize=128)
def _read(path: Path, _changed: int) -> tuple[Claim, ...]:
    with speaking(ENGLISH):  # claims are kept in English; what they print is said in the language in force
        module = code_of(path)
        try:
            return tuple(module.claims())
        except KitError:
            raise
        except Exception as error:
            raise KitError(
                f"{'/'.join(path.parts[-3:])} cannot be read: {type(error).__name__}: {error}.",
                do="Mend that file.",
            ) from error
