"""Where the datasets lie, and the committed list of their tables and hashes."""

from __future__ import annotations

import json
import os
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from lessonkit.course import course
from lessonkit.errors import KitError
from lessonkit.language import nearest

REGISTRY = "registry.json"
RESTORE = "Restore it with `git checkout -- datasets`, or install the kit again."
BUILD_ANEW = "Build it anew: lessonkit data build."
"""What to do about a table that is missing or damaged: of a course with a package, and of one's own."""


class Entry(Struct, frozen=True):
    """One table of the registry: its path below `root()` and the hash it must have."""

    path: str
    sha256: str


def root() -> Path:
    """The folder that holds the datasets: `SCOMM_DATASETS`, else the course's; where the kit is installed, its copy."""
    given = os.environ.get("SCOMM_DATASETS")
    place = Path(given) if given else course().part("datasets")
    if place.is_dir() or _may_be_missing():
        return place
    raise KitError(
        f"There is no folder of datasets at {place}.",
        do="Set SCOMM_DATASETS to the kit's datasets folder, or unset it and install the kit again.",
    )


def registry() -> dict[str, Entry]:
    """Every registered table by name; read again only when the file has changed."""
    path = root() / REGISTRY
    try:
        state = path.stat()
        return _read(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        if _may_be_missing():
            return {}
        raise KitError(
            f"The registry of datasets is missing: {path}.", do=RESTORE if course().package else BUILD_ANEW
        ) from None
    except (ValueError, TypeError, AttributeError):
        raise KitError(
            f"The registry of datasets is damaged: {path}.", do=RESTORE if course().package else BUILD_ANEW
        ) from None


def _may_be_missing() -> bool:
    """True for a course of somebody's own: it may have no table yet."""
    return not os.environ.get("SCOMM_DATASETS") and not course().package


@lru_cache(maxsize=8)
def _read(path: Path, mtime_ns: int, size: int) -> dict[str, Entry]:
    return {name: Entry(**entry) for name, entry in json.loads(path.read_text("utf-8")).items()}


def names() -> tuple[str, ...]:
    """The names that `load` knows, in alphabetical order; outlines are no table (see `shapes`)."""
    return tuple(sorted(name for name, one in registry().items() if one.path.endswith(".csv")))


def entry(name: str) -> Entry:
    """The registered table of this name; a `KitError` if there is none."""
    registered = registry()
    found = registered.get(name) if isinstance(name, str) else None
    if found is None or not found.path.endswith(".csv"):
        known = names()
        raise KitError(f"There is no dataset {name!r}.", allowed=known, do=nearest(name, known))
    return found
