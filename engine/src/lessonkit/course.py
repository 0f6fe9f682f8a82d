"""The course that this process works on: the folder of the nearest `course.toml`, else the one that is installed.

A course is code: its exercises, claims and explorers run in the process that opens it. So what somebody sent in, and a folder that
everybody can write to, is never taken for one.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tomllib
import traceback
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
from msgspec import structs

from lessonkit.course_file import Question, Written
from lessonkit.errors import KitError

FILE = "course.toml"
SET_OUTSIDE = "SCOMM_COURSE"
"""Names the folder of the course, where the working folder is another: in the fence of a grader."""
SENT_IN = ("submitted", "received", "downloaded")
"""Folders whose content somebody sent: never a course, however deep it lies in them."""
INSTALLED = "lessonkit.courses"
"""The entry points by which an installed course is found: each names its package."""
PUBLIC = (
    FILE,
    "datasets",
    "explorers",
    "claims",
    "sources",
    "publishers.toml",
    "truths.py",
    "words",
    "catalogues",
)
"""What of a course goes to learners, and into the fence of the grader; never `solutions`, where the key lies."""


class Course(Written, frozen=True, kw_only=True):
    """A course: what its `course.toml` says, and in which folder that lies."""

    folder: Path

    @property
    def code(self) -> Path | None:
        """The folder of its package; None where all that it has lies in its own folder."""
        found = _package(self.package) if self.package else None
        if self.package and found is None:
            raise KitError(
                f"The package {self.package!r} of the course is not installed.",
                do="Install the course again.",
            )
        return found

    @property
    def distributions(self) -> tuple[str, ...]:
        """What is installed for its lessons: the engine, and what brings its package, which has the same name."""
        return (__package__, self.package) if self.package else (__package__,)

    @property
    def door(self) -> str:
        """The package from which its lessons import `begin` and `check`."""
        return self.package or __package__

    @property
    def command(self) -> str:
        """The command that its authors and instructors type: its package's own, else the kit's."""
        return self.door

    def part(self, name: str) -> Path:
        """Where a part of it lies, such as `explorers`: in its folder, else in its package. One that it does not need may be missing."""
        here = self.folder / name
        return here if here.exists() or self.code is None else self.code / name

    def needed(self, name: str) -> Path:
        """Where a part of it lies that what was asked for can't do without; a `KitError` in one line if it has none."""
        path = self.part(name)
        if not path.exists():
            if not self.id:
                raise KitError(
                    f"Here is no course, and so no {name}.",
                    do=f"Change to the folder of one: it holds a {FILE}.",
                )
            raise KitError(f"The course {self.title!r} has no {name}.", do=f"Write it beside its {FILE}.")
        return path

    def folders_above(self, start: Path) -> Iterator[Path]:
        """The folders from `start` upward, up to the course's own; all of them where that is none of them."""
        for folder in (start, *start.parents):
            yield folder
            if folder == self.folder:
                return

    def public(self) -> tuple[Path, ...]:
        """Its public files and folders that are there."""
        return tuple(path for path in (self.folder / name for name in PUBLIC) if path.exists())


def course(start: Path | None = None) -> Course:
    """The course of a folder, the working folder if none is given; one that has nothing where none is near and none is installed.

    A `KitError` in one line if its `course.toml` is not right.
    """
    named = os.environ.get(SET_OUTSIDE)
    if start is None and named:
        if not Path(named, FILE).is_file():
            raise KitError(
                f"{SET_OUTSIDE} names {named}, where no {FILE} is.", do="Name the folder of a course."
            )
        return _course(Path(named))
    here = _working_folder() if start is None else start
    found = (_nearest(here) if here else None) or _installed()
    return _course(found) if found else NOWHERE


def course_while_loading() -> Course:
    """The same, and one that has nothing where its `course.toml` is not right: a module that loads can't say so in one line, and
    whatever acts on the course asks `course`."""
    with contextlib.suppress(KitError):
        return course()
    return NOWHERE


def courses_above(folder: Path) -> Iterator[Path]:
    """The folders from here upward that hold a `course.toml` which may be trusted, the nearest first."""
    folder = folder.absolute()
    for above in (folder, *folder.parents):
        if (above / FILE).is_file() and may_be_trusted(above):
            yield above


def is_of_the_kit(module: str) -> bool:
    """True for the name of a module of the kit's own, or of the course's package."""
    return module.startswith(f"{__package__}.") or bool(
        (package := course().package) and module.startswith(f"{package}.")
    )


def in_words(error: Exception) -> str:
    """What broke in the code of a course: what the error says, and the last line of the course's own that led to it."""
    own = course()
    roots = [root for root in (own.folder, own.code if own.package else None) if root]
    told = str(error) if isinstance(error, KitError) else f"{type(error).__name__}: {error}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        of_the_course = any(path.is_relative_to(root) for root in roots) and "site-packages" not in path.parts
        if of_the_course and not path.is_relative_to(Path(__file__).parent):
            return f"{told.rstrip('.')} ({path.parent.name}/{path.name}, line {frame.lineno})"
    return told


def code_of(path: Path) -> ModuleType:
    """The module that a file of a course is; read again when the file has changed. A `KitError` that names a broken one."""
    return _module(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _module(path: Path, _changed: int) -> ModuleType:
    inside = "/".join(path.parts[-3:])
    spec = spec_from_file_location("of_a_course_" + re.sub(r"\W", "_", inside), path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except KitError:
        raise
    except Exception as error:
        raise KitError(
            f"{inside} cannot be read: {type(error).__name__}: {error}.", do="Mend that file."
        ) from error
    return module


def may_be_trusted(folder: Path) -> bool:
    """True if nobody else can have put a course there: no part of its path was sent in, and not everybody may write to it."""
    real = folder.resolve()
    if any(part in SENT_IN for part in (*folder.parts, *real.parts)):
        return False
    return not any(path.stat().st_mode & stat.S_IWOTH for path in (real, real / FILE))


@lru_cache(maxsize=64)
def _nearest(folder: Path) -> Path | None:
    """Asked at every table and source that is looked up, so each folder is looked through once."""
    return next(courses_above(folder), None)


def _working_folder() -> Path | None:
    try:
        return Path.cwd()
    except FileNotFoundError:  # somebody removed it
        return None


@lru_cache(maxsize=1)
def _installed() -> Path | None:
    """The folder of the course that is installed, if one alone is: its package, or the checkout around it."""
    found = [package for one in entry_points(group=INSTALLED) if (package := _package(one.value))]
    folders = {
        folder
        for package in found
        for folder in (package, package.parent.parent)
        if (folder / FILE).is_file()
    }
    return folders.pop() if len(folders) == 1 else None


@lru_cache(maxsize=8)
def _package(name: str) -> Path | None:
    """The folder of an installed package; None where there is none, or a folder without code."""
    found = find_spec(name)
    return Path(found.origin).parent if found and found.origin else None


def _course(folder: Path) -> Course:
    state = (folder / FILE).stat()
    return _read(folder, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(folder: Path, _mtime_ns: int, _size: int) -> Course:
    path = folder / FILE
    try:
        says = tomllib.loads(path.read_text("utf-8"))
        _ask_engine(path, says.get("engine"))  # before the keys, for another engine may know more of them
        told = msgspec.convert(says, Written)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KitError(f"{path} can't be read: {error}.", do="Mend it.") from None
    except msgspec.ValidationError as error:
        raise KitError(
            f"{path}: {error}.",
            allowed=f"{', '.join(Written.__struct_fields__)}; in [question] {', '.join(Question.__struct_fields__)}",
            do="id and title must be there; the others may be left out.",
        ) from None
    if not told.id or not all(letter.islower() or letter.isdigit() or letter == "-" for letter in told.id):
        raise KitError(f"{path}: the id {told.id!r} is none.", allowed="small letters, digits and hyphens")
    return Course(**structs.asdict(told), folder=folder)


def _ask_engine(path: Path, asked: Any) -> None:
    """Refuse a course that was written for another engine than the one that runs; nothing if it names none, or this one is not installed."""
    if not asked or not isinstance(asked, str):
        return
    # here, because it costs milliseconds of a learner's first reply
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        wanted, found = SpecifierSet(asked), version(__package__)
    except PackageNotFoundError:
        return
    except InvalidSpecifier:
        raise KitError(
            f"{path}: engine is {asked!r}, which is no range of versions.", do='Write one such as ">=0.1,<1".'
        ) from None
    if not wanted.contains(found, prereleases=True):
        raise KitError(
            f"{path} asks for {__package__} {asked}, and {found} is installed.",
            do=f"Install a {__package__} that fits: where a requirements.txt lies beside the lesson, it installs one.",
        )


NOWHERE = Course(id="", title="", folder=Path(__file__).with_name("no course"))
"""Where no course is: it has no part."""
