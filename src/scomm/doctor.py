"""What the kit needs of a machine, checked one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from scomm.errors import ScommError

KIT = "scomm"
PURPOSES = {
    "prints": "artificial fingerprints (lesson 2)",
    "teach": "teaching",
    "cluster": "grading on a Dask cluster",
    "hub": "a class server",
    "test": "changing the kit",
}
"""The optional parts of the kit, and what each is for; learning needs none of them."""


@dataclass(frozen=True)
class Finding:
    """One thing that was checked: whether it is good, and what it is or what to do."""

    good: bool
    what: str


def findings(folder: Path) -> Iterator[Finding]:
    """Check Python, the packages, the datasets, and whether `folder` can hold a learner's work."""
    number = ".".join(map(str, sys.version_info[:3]))
    yield Finding(sys.version_info >= (3, 11), f"Python {number} (3.11 or newer is needed)")
    yield from _libraries()
    yield _datasets()
    yield Finding(os.access(folder, os.W_OK), f"this folder can be written to: {folder.name}")
    lessons = sorted(path.parent.name for path in folder.glob("lessons/*/*.ipynb"))
    yield Finding(
        bool(lessons), f"lessons here: {', '.join(lessons) or 'none. Change to the folder of the kit'}"
    )


def needed(part: str = "") -> list[Requirement]:
    """The libraries that a part of the kit declares, with their versions; those that learning needs if none is named.

    Raises `PackageNotFoundError` where the kit is run without being installed.
    """
    declared = [Requirement(line) for line in requires(KIT) or []]
    return [
        one
        for one in declared
        if (one.marker is None and not part) or (one.marker is not None and _is_for(one, part))
    ]


def _is_for(one: Requirement, part: str) -> bool:
    assert one.marker is not None
    always = one.marker.evaluate({"extra": ""})
    return always if not part else one.marker.evaluate({"extra": part}) and not always


def _libraries() -> Iterator[Finding]:
    """Each library that learning needs, then in a line each whether the optional parts are complete."""
    try:
        for one in needed():
            amiss = _amiss(one)
            yield Finding(
                not amiss,
                f"{amiss}. Install the kit again: pip install -e ."
                if amiss
                else f"{one.name} {version(one.name)}",
            )
        for part, purpose in PURPOSES.items():
            found = [amiss for one in needed(part) if (amiss := _amiss(one))]
            install = f"To set it up: pip install -e '.[{part}]'"
            yield Finding(
                True,
                f"not set up for {purpose}: {'; '.join(found)}. {install}"
                if found
                else f"set up for {purpose}",
            )
    except PackageNotFoundError:
        yield Finding(False, f"{KIT} runs from a folder and is not installed. Install it: pip install -e .")


def _amiss(one: Requirement) -> str:
    """What is wrong with a library, in a few words; empty if it is there in a version that will do."""
    try:
        found = version(one.name)
    except PackageNotFoundError:
        return f"{one.name} is missing"
    if one.specifier.contains(found, prereleases=True):
        return ""
    return f"{one.name} is {found} and not {one.specifier}"


def _datasets() -> Finding:
    from scomm.data import load, names

    try:
        for name in names():
            load(name)
    except ScommError as error:
        return Finding(False, str(error))
    return Finding(True, f"{len(names())} datasets, each as its hash says")
