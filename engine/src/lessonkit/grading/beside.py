"""What lies beside a submission's notebook, and putting a graded folder in place."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from lessonkit.exercises.locate import PRACTICE_FILE
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.reading import read_file

LARGEST_BESIDE = 50_000_000
"""Bytes that the files beside a notebook may have together."""
MOST_BESIDE = 200
"""Files beside a notebook; more are left where they are."""
NEVER_TAKEN = frozenset(
    {
        *("exercises.py", "lesson.md", PRACTICE_FILE, "gradebook.db", "nbgrader_config.py"),
        *("timestamp.txt", "readme.md", "requirements.txt"),
        *("lessonkit", "lessonkit.py", "scomm", "scomm.py"),
    }
)
"""Names of the authors' files, of nbgrader's and of the kit's own: a learner's file never takes one."""


def files_beside(
    folder: Path, authors: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[dict[str, bytes], int]:
    """The files that a submission's notebook is to find beside it, by their path in the folder: the `authors`' and the learner's own, such
    as a module.

    Other notebooks, hidden files and the kit's own are passed over. Returns how many others were left too: links, what can't be read, what
    would lie where an author's file lies, and what is more than anybody needs.
    """
    found, missed = _beside(folder)
    files = dict(authors)
    folders = {parent.as_posix() for name in authors for parent in PurePosixPath(name).parents}
    for path in found:
        inside = path.relative_to(folder)
        if inside.as_posix() in folders or any(parent.as_posix() in authors for parent in inside.parents):
            missed += 1
            continue
        try:
            files[inside.as_posix()] = read_file(path, LARGEST_BESIDE)
        except Unreadable:  # such as a file that nobody may read: the notebook is graded without it
            missed += 1
    return files, missed


def put_beside(files: Mapping[str, bytes], folder: Path) -> None:
    """Write such files into a folder."""
    for name, content in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _beside(folder: Path) -> tuple[list[Path], int]:
    """The files that come along, and how many others are left."""
    left, found, missed = LARGEST_BESIDE, list[Path](), 0
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if (
            {path.name.lower(), inside.parts[0].lower()} & NEVER_TAKEN
            or path.suffix
            in (".ipynb", ".whl")  # a bundle's wheels come back where its whole folder is handed in
            or any(p.startswith(".") for p in inside.parts)
        ):
            continue
        facts = path.lstat()
        if stat.S_ISDIR(facts.st_mode):
            continue
        linked = any((folder / part).is_symlink() for part in inside.parents)
        if linked or not stat.S_ISREG(facts.st_mode) or facts.st_size > left or len(found) >= MOST_BESIDE:
            missed += 1
            continue
        found.append(path)
        left -= facts.st_size
    return found, missed


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
