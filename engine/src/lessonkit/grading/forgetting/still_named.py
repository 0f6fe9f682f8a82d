"""Other files in a course's folder that name a learner, such as a list of the class: they are the instructor's own, and are told."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

LARGEST = 50_000_000
"""Bytes; what is larger is not opened."""
OF_THE_KIT = frozenset(
    (
        "binder",
        "datasets",
        "docs",
        "etc",
        "lessons",
        "node_modules",
        "solutions",
        "src",
        "tests",
        "__pycache__",
    )
)
"""Folders of a course that was made in the kit's own folder: they hold nobody's work."""
TOLD = frozenset(("downloaded",))
"""Folders of which a line of its own says that they hold everybody's work."""


def still_naming(root: Path, learner: str, *, but: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """The files below `root` that name a learner in their name or in themselves, without those in `but` and below them."""
    name = _whole(learner)
    for path in _files(root, but):
        if name.search(os.fsencode(path.name)) or _holds(path, name):
            yield path


def _whole(learner: str) -> re.Pattern[bytes]:
    """The whole name, in UTF-8 or in UTF-16, and not as a part of another."""
    one = re.escape(learner.encode("utf-8", "surrogateescape"))
    wide = re.escape(learner.encode("utf-16-le", "surrogatepass"))
    return re.compile(rb"(?<![\w.-])" + one + rb"(?![\w.-])|(?<![\w.-]\x00)" + wide + rb"(?![\w.-]\x00)")


def _files(root: Path, but: frozenset[Path]) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        skipped = OF_THE_KIT | TOLD if here == root else frozenset(("__pycache__",))
        folders[:] = sorted(
            one for one in folders if one not in skipped and one[0] != "." and here / one not in but
        )
        yield from (here / one for one in sorted(names) if here / one not in but)


def _holds(path: Path, name: re.Pattern[bytes]) -> bool:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST:
            return False
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return any(name.search(one.encode("utf-8", "surrogateescape")) for one in archive.namelist())
        return bool(name.search(path.read_bytes()))
    except (OSError, zipfile.BadZipFile):
        return False
