"""The course that this process works on: the folder of the nearest `course.toml`, else the course that the kit brings.

A course is code: its exercises, claims and explorers run in the process that opens it. So what somebody sent in, and a folder that
everybody can write to, is never taken for one.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import msgspec
from msgspec import Struct, structs

from scomm.errors import ScommError

FILE = "course.toml"
SET_OUTSIDE = "SCOMM_COURSE"
"""Names the folder of the course, where the working folder is another: in the fence of a grader."""
SENT_IN = ("submitted", "received", "downloaded")
"""Folders whose content somebody sent: never a course, however deep it lies in them."""
PUBLIC = (FILE, "datasets", "explorers", "claims", "sources", "publishers.toml", "truths.py", "words")
"""What of a course goes to learners, and into the fence of the grader; never `solutions`, where the key lies."""


_PACKAGE = Path(__file__).parent
_IN_PACKAGE = {
    "explorers": "explorers",
    "claims": "claims/subjects",
    "open_questions.py": "claims/open_questions.py",
    "sources": "sources/documents",
    "publishers.toml": "sources/publishers.toml",
    "truths.py": "exercises/guesses/secure_communities.py",
    "alignment.toml": "teaching/alignment.toml",
}
"""Where the parts of the course that the kit brings lie in the package."""


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One question before the first lesson, answered at once: of a hundred, how many; `truth` is a number, or the name of a truth."""

    prompt: str
    truth: float | str
    told: str = ""
    sources: tuple[str, ...] = ()
    note: str = ""


class Written(Struct, frozen=True, forbid_unknown_fields=True):
    """What a course.toml says.

    `lead` is what a first page says of the course, `care` what readers are asked to take care of, `counts` the things that its
    numbers count, as learners write them behind a number.
    """

    id: str
    title: str
    lead: str = ""
    care: str = ""
    counts: tuple[str, ...] = ()
    question: Question | None = None


class Course(Written, frozen=True, kw_only=True):
    """A course: what its `course.toml` says, and in which folder that lies; `brought` is true of the one that the kit brings."""

    folder: Path
    brought: bool

    def part(self, name: str) -> Path:
        """Where a part of it lies, such as `explorers`; a part that a course does not need may be missing."""
        if not self.brought:
            return self.folder / name
        if name == "datasets":
            installed = _PACKAGE / "_datasets"
            return installed if installed.is_dir() else _folder_of_the_brought() / name
        return _PACKAGE / _IN_PACKAGE[name] if name in _IN_PACKAGE else self.folder / name

    def needed(self, name: str) -> Path:
        """Where a part of it lies that what was asked for can't do without; a `ScommError` in one line if it has none."""
        path = self.part(name)
        if not path.exists():
            raise ScommError(f"The course {self.title!r} has no {name}.", do=f"Write it beside its {FILE}.")
        return path

    def folders_above(self, start: Path) -> Iterator[Path]:
        """The folders from `start` upward, up to the course's own; all of them for the course that the kit brings."""
        for folder in (start, *start.parents):
            yield folder
            if folder == self.folder and not self.brought:
                return

    def public(self) -> tuple[Path, ...]:
        """Its public files and folders that are there."""
        return tuple(path for path in (self.folder / name for name in PUBLIC) if path.exists())


def course(start: Path | None = None) -> Course:
    """The course of a folder, the working folder if none is given; a `ScommError` in one line if its `course.toml` is not right."""
    named = os.environ.get(SET_OUTSIDE)
    if start is None and named:
        if not Path(named, FILE).is_file():
            raise ScommError(
                f"{SET_OUTSIDE} names {named}, where no {FILE} is.", do="Name the folder of a course."
            )
        return _course(Path(named))
    here = _working_folder() if start is None else start
    found = _nearest(here) if here else None
    return _course(found) if found else brought()


def brought() -> Course:
    """The course that the kit brings: Secure Communities."""
    return _course(_folder_of_the_brought())


def courses_above(folder: Path) -> Iterator[Path]:
    """The folders from here upward that hold a `course.toml` which may be trusted, the nearest first."""
    folder = folder.absolute()
    for above in (folder, *folder.parents):
        if (above / FILE).is_file() and may_be_trusted(above):
            yield above


def code_of(path: Path) -> ModuleType:
    """The module that a file of a course is; read again when the file has changed. A `ScommError` that names a broken one."""
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
    except ScommError:
        raise
    except Exception as error:
        raise ScommError(
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


def _folder_of_the_brought() -> Path:
    """The folder of the package once it is installed, of the repository in a checkout."""
    return _PACKAGE if (_PACKAGE / FILE).is_file() else _PACKAGE.parents[1]


def _course(folder: Path) -> Course:
    state = (folder / FILE).stat()
    return _read(folder, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _read(folder: Path, _mtime_ns: int, _size: int) -> Course:
    path = folder / FILE
    try:
        told = msgspec.convert(tomllib.loads(path.read_text("utf-8")), Written)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ScommError(f"{path} can't be read: {error}.", do="Mend it.") from None
    except msgspec.ValidationError as error:
        raise ScommError(
            f"{path}: {error}.",
            allowed=f"{', '.join(Written.__struct_fields__)}; in [question] {', '.join(Question.__struct_fields__)}",
            do="id and title must be there; the others may be left out.",
        ) from None
    if not told.id or not all(letter.islower() or letter.isdigit() or letter == "-" for letter in told.id):
        raise ScommError(f"{path}: the id {told.id!r} is none.", allowed="small letters, digits and hyphens")
    home = _folder_of_the_brought()
    brings = folder == home or told.id == brought().id  # a clone beside an installed kit is the same course
    return Course(**structs.asdict(told), folder=folder, brought=brings)
