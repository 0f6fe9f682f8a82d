"""Build the tables of `datasets/` from the raw files, and verify that the committed ones are those."""

from __future__ import annotations

import hashlib
import json
import os
import runpy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from lessonkit.course import course
from lessonkit.data.checking import first_difference, invalid
from lessonkit.data.licences import PAGE, licences
from lessonkit.data.misspelt import misspelt
from lessonkit.data.registry import REGISTRY, root
from lessonkit.data.stamping import stamped, unstamped
from lessonkit.errors import KitError
from lessonkit.language import nearest
from lessonkit.wholefile import write_whole


class RawFileMissing(KitError):
    """A raw file is not there, so its tables can be checked but not built."""


class BuildMissing(KitError):
    """What builds the tables is not there, as in a wheel, so they can be checked but not built."""


@dataclass(frozen=True)
class RawFolder:
    """The raw files that one dataset folder may read: those its description lists, each with its page."""

    path: Path
    pages: tuple[tuple[str, str], ...]

    def file(self, relative: str) -> Path:
        """The raw file at `relative`; a `KitError` that names the publisher's page if it is missing."""
        pages = dict(self.pages)
        if relative not in pages:
            raise KitError(
                f"The raw file {relative} is no source of this dataset.",
                allowed=pages,
                do="List it under `files` of a source in datapackage.json.",
            )
        found = self.path / relative
        if not found.is_file():
            raise RawFileMissing(
                f"The raw file {relative} is missing from {self.path}.",
                do=f"Get it from {pages[relative]}, or set SCOMM_RAW to the folder that holds the raw files.",
            )
        return found


def integer(cell: Any, missing: Iterable[object] = ()) -> int | None:
    """A printed whole number, or None where the publisher marks it as missing; anything else is refused.

    >>> integer("1,234"), integer(1234.0), integer("NA", missing=("NA",))
    (1234, 1234, None)
    """
    if pd.isna(cell) or cell in tuple(missing):
        return None
    try:
        number = float(str(cell).replace(",", ""))
    except ValueError:
        number = 0.5
    if not number.is_integer():
        raise KitError(
            f"The raw cell {cell!r} is no whole number.", allowed=("whole numbers", *map(str, missing))
        )
    return int(number)


@dataclass(frozen=True)
class Folder:
    """One folder of `datasets/`: its description and what it builds."""

    path: Path
    package: dict[str, Any]

    @property
    def files(self) -> dict[str, str]:
        """Table name → file name, in the order of the description."""
        return {one["name"]: one["path"] for one in self.package["resources"]}

    @property
    def takes_minutes(self) -> bool:
        """Whether its tables are built and compared only when they are asked for by name."""
        return bool(self.package.get("takesMinutes"))

    @property
    def pages(self) -> dict[str, str]:
        """Raw file → the publisher's page that it comes from."""
        sources = [
            one for owner in (self.package, *self.package["resources"]) for one in owner.get("sources", [])
        ]
        return {file: source["path"] for source in sources for file in source.get("files", [])}

    def tables(self, raw: Path) -> dict[str, bytes]:
        """Every table of this folder as the bytes of its file; what is no table comes as bytes already."""
        pages, script = tuple(self.pages.items()), self.path / "build.py"
        if not script.is_file():
            raise BuildMissing(
                f"This copy of the kit has the tables of {self.path.name} and not what builds them.",
                do="Take a clone of the kit's repository to build tables.",
            )
        frames = runpy.run_path(str(script))["tables"](RawFolder(raw, pages))
        if set(frames) != set(self.files):
            raise KitError(
                f"{self.path.name}/build.py built {', '.join(sorted(frames))}.", allowed=sorted(self.files)
            )
        return {
            name: frame if isinstance(frame, bytes) else as_csv(frame)
            for name, frame in ((name, frames[name]) for name in self.files)
        }


def raw_folder() -> Path:
    """The folder of raw files: `SCOMM_RAW`, else `../shared/raw` beside the repository."""
    given = os.environ.get("SCOMM_RAW")
    return Path(given) if given else root().parent.parent / "shared" / "raw"


def build(
    names: Iterable[str] = (),
    raw: Path | None = None,
    say: Callable[[str], object] | None = None,
    step: Callable[[str], object] | None = None,
) -> tuple[Path, ...]:
    """Build the named tables or folders (all by default) and their registry entries; the paths written.

    Nothing is written unless every table could be built. But when everything is asked for and there is
    somebody to `say` it to, folders whose raw files are missing are left as they are, and named. Before
    each folder `step` gets its name, for a progress bar.
    """
    asked = tuple(names)
    built = []
    for folder in folders(asked):
        if folder.takes_minutes and not asked:
            if say is not None:
                say(f"{folder.path.name}: left as it is. {_by_name(folder)}")
            continue
        if step is not None:
            step(folder.path.name)
        try:
            built.append((folder, folder.tables(raw or raw_folder())))
        except RawFileMissing as missing:
            told = with_the_others(missing, folder, raw or raw_folder())
            if asked or say is None:
                raise told from None
            say(f"{folder.path.name}: left as it is. {told}")
    written = []
    for folder, tables in built:
        for name, content in tables.items():
            written.append(folder.path / folder.files[name])
            write_whole(written[-1], content)
        described = folder.path / "datapackage.json"
        contents = {folder.files[name]: content for name, content in tables.items()}
        write_whole(described, stamped(described.read_text("utf-8"), contents).encode("utf-8"))
    register(built)
    write_whole(root() / PAGE, licences(root()).encode("utf-8"))
    return tuple(written)


def _by_name(folder: Folder) -> str:
    return f"Building it takes minutes: `{course().command} data build {folder.path.name}`."


def with_the_others(missing: RawFileMissing, folder: Folder, raw: Path) -> RawFileMissing:
    """The complaint about one missing raw file, with the folder's other missing files and their pages."""
    lost = {file: page for file, page in folder.pages.items() if not (raw / file).is_file()}
    others = [f"{file} ({page})" for file, page in lost.items() if f" {file} " not in f" {missing} "]
    if not others:
        return missing
    return RawFileMissing(f"{missing} Also missing: {', '.join(others)}.")


@dataclass(frozen=True)
class Findings:
    """What `examine` found, one line each: problems, and folders whose raw files are not here."""

    problems: tuple[str, ...]
    uncompared: tuple[str, ...]


def examine(names: Iterable[str] = (), raw: Path | None = None) -> Findings:
    """Check the named tables or folders (all by default) against the registry and their descriptions.

    Where the raw files are, the committed bytes are compared with a fresh build too.
    """
    problems: list[str] = []
    uncompared = []
    asked = tuple(names)
    for folder in folders(asked):
        built: dict[str, bytes] = {}
        try:
            if folder.takes_minutes and not asked:
                uncompared.append(f"{folder.path.name}: not compared with a fresh build. {_by_name(folder)}")
            else:
                built = folder.tables(raw or raw_folder())
        except (RawFileMissing, BuildMissing) as missing:
            uncompared.append(f"{folder.path.name}: not compared with a fresh build. {missing}")
        problems += _problems(folder, built)
    return Findings(tuple(problems), tuple(uncompared))


def verify(names: Iterable[str] = (), raw: Path | None = None) -> tuple[str, ...]:
    """The problems that `examine` finds; none means that everything it could check is as it should be."""
    return examine(names, raw).problems


def folders(names: Iterable[str] = ()) -> tuple[Folder, ...]:
    """The dataset folders that hold these tables (a folder's own name counts too); all by default."""
    everything = [
        Folder(path.parent, json.loads(path.read_text("utf-8")))
        for path in sorted(root().glob("*/datapackage.json"))
    ]
    for one in everything:
        if slip := misspelt(one.package):
            raise KitError(f"{one.path / 'datapackage.json'}: {slip}.", do="Mend it there.")
    asked = set(names)
    known = {name for folder in everything for name in (folder.path.name, *folder.files)}
    for name in sorted(asked - known):
        raise KitError(
            f"There is no dataset {name!r} to build.", allowed=sorted(known), do=nearest(name, known)
        )
    return tuple(one for one in everything if not asked or asked & {one.path.name, *one.files})


def as_csv(frame: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8, LF, ISO dates, an empty cell where a value is missing."""
    return frame.to_csv(index=False, lineterminator="\n", date_format="%Y-%m-%d").encode("utf-8")


def register(built: Iterable[tuple[Folder, dict[str, bytes]]]) -> None:
    """Put the hashes of these tables into the registry, and drop entries that no folder has any more."""
    path = root() / REGISTRY
    before = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    known = {name for folder in folders() for name in folder.files}
    after = {name: entry for name, entry in before.items() if name in known}
    for folder, tables in built:
        for name, content in tables.items():
            after[name] = {"path": f"{folder.path.name}/{folder.files[name]}", "sha256": _sha256(content)}
    write_whole(path, (json.dumps(after, indent=2, sort_keys=True) + "\n").encode("utf-8"))


def _problems(folder: Folder, built: dict[str, bytes]) -> Iterator[str]:
    registered = json.loads((root() / REGISTRY).read_text("utf-8"))
    untouched = True
    for name, file in folder.files.items():
        path = folder.path / file
        again = f"run `{course().command} data build {name}`"
        if not path.is_file():
            yield f"{name}: {file} is missing; {again}."
            continue
        committed = path.read_bytes()
        if name in built and committed != built[name]:
            untouched = False
            where = first_difference(committed, built[name])
            yield f"{name}: {file} differs from what build.py makes {where}; {again}."
        elif registered.get(name, {}).get("sha256") != _sha256(committed):
            untouched = False
            yield f"{name}: the registry holds another hash than {file} has; {again}."
    if untouched:  # else the stamp is another one too, and the line above says what to do
        yield from unstamped(folder.path / "datapackage.json")
    yield from invalid(folder.path / "datapackage.json")


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
