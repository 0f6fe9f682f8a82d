"""Taking one learner out of files that were written for elsewhere: a row of a table, or a page of a zip."""

from __future__ import annotations

import contextlib
import stat
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from lessonkit.errors import KitError
from lessonkit.grading.exported import files_with
from lessonkit.grading.platforms.moodle_pages import packed
from lessonkit.grading.platforms.their_csv import read_text, split, without_rows
from lessonkit.language.sentences import sentences_beside
from lessonkit.wholefile import write_whole

say = sentences_beside(__file__)

DELIMITERS = (",", ";", "\t")

Found = tuple[Path, str, Callable[[], Any]]
"""A file, what of the learner is in it in words, and what takes it out."""


def in_exported_files(root: Path, learner: str) -> Iterator[Found]:
    """Each file that got something of a learner and is still there; one in which the place is not found is named and stays."""
    for one in files_with(root, learner):
        path = root / one.file
        with contextlib.suppress(OSError, KitError, zipfile.BadZipFile):
            if zipfile.is_zipfile(path):
                left, gone = _pages(path, one.place[0])
                content, what = packed(left), say("exported.pages", n=gone)
            else:
                content, gone = _rows(path, one.place)
                what = say("exported.rows", n=gone)
            if gone:
                yield path, what, partial(write_whole, path, content, stat.S_IMODE(path.stat().st_mode))
                continue
        yield path, say("exported.not-found"), lambda: None


def _pages(path: Path, folder: str) -> tuple[dict[str, bytes], int]:
    """What is left of a zip without a folder, and how many files that takes out."""
    with zipfile.ZipFile(path) as archive:
        inside = {name: archive.read(name) for name in archive.namelist()}
    left = {name: content for name, content in inside.items() if name.split("/")[0] != folder}
    return left, len(inside) - len(left)


def _rows(path: Path, place: tuple[str, ...]) -> tuple[bytes, int]:
    """What is left of a table without the rows that begin with these cells, and how many they are; every other byte stays."""
    source = read_text(path.read_bytes())
    for delimiter in DELIMITERS:
        with contextlib.suppress(KitError):
            file = split(source, delimiter)
            rows = [at for at in range(len(file.rows)) if tuple(file.values(at)[: len(place)]) == place]
            if rows:
                return without_rows(file, rows), len(rows)
    return b"", 0
