"""Taking files out of a zip or a folder into a folder of our own, each under a number.

Nothing is written under a name that somebody else chose. Whatever is refused is told in one line.
"""

from __future__ import annotations

import contextlib
import hashlib
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from lessonkit.errors import KitError
from lessonkit.grading.collecting.platform_names import told_by_name
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.reading import LARGEST, read_file

LARGEST_IN_ALL = 4_000_000_000
"""Bytes of all files of a download together."""

LARGEST_INNER = 300_000_000
"""Bytes of all files of a zip that a learner packed."""

MOST_FILES = 20_000
"""Files in a download."""

MOST_INNER_FILES = 500
"""Files in a zip that a learner packed."""

_JUNK = {
    *("__macosx", ".ds_store", "thumbs.db", "desktop.ini"),
    *("__pycache__", ".ipynb_checkpoints", ".git", ".venv", "venv", "site-packages", "node_modules"),
}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)


@dataclass(frozen=True)
class Received:
    """One file of a download: its path there, the path in the zip of a learner that held it, where it lies now."""

    path: str
    inner: str
    file: Path
    digest: str
    size: int


@dataclass
class Unpacked:
    """What came out of a download, and a line for each thing that did not."""

    files: list[Received] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


class _TooMuch(Exception):
    """More files, or more bytes, than are allowed."""


def unpack(source: Path, into: Path) -> Unpacked:
    """Copy every file of a zip or a folder into the empty folder `into`; zips inside are opened once."""
    shelf = _Shelf(into)
    try:
        source = _platforms_zip(source) or source
        if source.is_dir():
            _take_folder(source, shelf)
        elif zipfile.is_zipfile(source):
            with zipfile.ZipFile(source) as archive:
                _take_zip(archive, shelf)
        else:
            raise KitError(
                f"{source} is neither a zip nor a folder." if source.exists() else f"There is no {source}.",
                allowed="the zip that a learning platform gives, or a folder with what came in",
            )
    except _TooMuch as error:
        raise KitError(
            f"{source} holds more than {MOST_FILES:,} files or {LARGEST_IN_ALL / 1e9:.0f} GB.",
            do="Take the submissions of one lesson alone.",
        ) from error
    except zipfile.BadZipFile as error:
        raise KitError(f"{source} can't be unpacked: {error}.", do="Download it again.") from error
    _open_inner(shelf)
    return Unpacked(shelf.files, shelf.refused)


def _platforms_zip(folder: Path) -> Path | None:
    """The zip of a platform that lies alone in a folder; a zip that a learner packed is none."""
    inside = list(folder.iterdir()) if folder.is_dir() else []
    if len(inside) != 1 or not inside[0].is_file() or not zipfile.is_zipfile(inside[0]):
        return None
    with zipfile.ZipFile(inside[0]) as archive:
        return (
            inside[0]
            if told_by_name([name for name in archive.namelist() if not name.endswith("/")])
            else None
        )


class _Shelf:
    """The folder where files are put under numbers, with what was refused."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count, self.total = folder, 0, 0
        self.files: list[Received] = []
        self.refused: list[str] = []

    def put(self, path: str, inner: str, chunks: Iterable[bytes], largest: int = LARGEST) -> None:
        """Write a file's bytes under the next number; refuse it where there are too many."""
        self.count += 1
        if self.count > MOST_FILES:
            raise _TooMuch
        place, digest, size = self.folder / str(self.count), hashlib.sha256(), 0
        with place.open("wb") as file:
            for chunk in chunks:
                size += len(chunk)
                self.total += len(chunk)
                if self.total > LARGEST_IN_ALL:
                    raise _TooMuch
                if size > largest:
                    break
                digest.update(chunk)
                file.write(chunk)
        if size > largest:
            place.unlink()
            self.refused.append(f"{_whole(path, inner)} is larger than {largest / 1e6:.0f} MB: left out.")
            return
        self.files.append(Received(path, inner, place, digest.hexdigest(), size))


def _take_folder(source: Path, shelf: _Shelf) -> None:
    for folder, names, files in os.walk(source, followlinks=False):
        inside = Path(folder).relative_to(source)
        for name in sorted(names):
            if (Path(folder) / name).is_symlink():
                shelf.refused.append(f"{(inside / name).as_posix()} is a link: left out.")
        names[:] = sorted(name for name in names if not _is_junk(name))
        for name in sorted(files):
            path = (inside / name).as_posix()
            if _is_junk(name):
                continue
            try:
                shelf.put(path, "", [read_file(Path(folder) / name)])
            except Unreadable as error:
                shelf.refused.append(f"{path}: {error.what} Left out.")


def _take_zip(archive: zipfile.ZipFile, shelf: _Shelf, outer: str = "") -> None:
    """Put the entries of a zip on the shelf; those of a learner's own zip under its path, `outer`."""
    seen: set[str] = set()
    total = 0
    for entry in archive.infolist():
        name = _name_of(entry)
        parts = [part for part in PurePosixPath(name).parts if part not in (".", "/")]
        if entry.is_dir() or name.endswith("/") or any(map(_is_junk, parts)):
            continue
        path = "/".join(parts)
        why = _danger(entry, name, parts)
        if not why and path in seen:
            why = "stands there twice: the first one counts, this one is"
        if why:
            shelf.refused.append(f"{_whole(outer, name) if outer else name} {why} left out.")
            continue
        seen.add(path)
        if outer and (len(seen) > MOST_INNER_FILES or (total := total + entry.file_size) > LARGEST_INNER):
            raise _TooMuch
        try:
            with archive.open(entry) as file:
                shelf.put(outer or path, path if outer else "", _chunks(file))
        except _BROKEN as error:
            shelf.refused.append(
                f"{_whole(outer or path, path if outer else '')} can't be unpacked ({error}): left out."
            )


def _danger(entry: zipfile.ZipInfo, name: str, parts: list[str]) -> str:
    """Why an entry of a zip is not taken, as the middle of a sentence; empty if it is."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not parts or name.startswith("/") or ".." in parts or (len(name) > 1 and name[1] == ":"):
        return "would be written outside its folder:"
    if kind not in (0, stat.S_IFREG):
        return "is a link:" if stat.S_ISLNK(kind) else "is not a plain file:"
    if entry.flag_bits & 1:
        return "is locked with a password:"
    return ""


def _name_of(entry: zipfile.ZipInfo) -> str:
    """An entry's name with plain slashes; UTF-8 where the zip did not say so but it is."""
    name = entry.filename
    if not entry.flag_bits & 0x800 and not name.isascii():
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(1 << 20):
        yield chunk


def _open_inner(shelf: _Shelf) -> None:
    """Put the files of zips that learners packed in the zips' place, one level deep."""
    for packed in [file for file in shelf.files if file.path.lower().endswith(".zip")]:
        before = len(shelf.files), len(shelf.refused)
        try:
            with zipfile.ZipFile(packed.file) as archive:
                _take_zip(archive, shelf, packed.path)
        except (_TooMuch, *_BROKEN) as error:
            for file in shelf.files[before[0] :]:
                file.file.unlink(missing_ok=True)
            del shelf.files[before[0] :], shelf.refused[before[1] :]
            why = "holds too much" if isinstance(error, _TooMuch) else "can't be unpacked"
            shelf.refused.append(f"{packed.path} {why}: left as it is.")
            continue
        shelf.files.remove(packed)


def _is_junk(name: str) -> bool:
    return name.lower() in _JUNK or name.startswith("._")


def _whole(path: str, inner: str) -> str:
    return f"{path} › {inner}" if inner else path
