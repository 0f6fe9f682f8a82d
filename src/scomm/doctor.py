"""What the kit needs of a machine, checked one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from scomm.errors import ScommError

LEARNING = ("jupyterlab", "ipywidgets", "anywidget", "pandas", "plotly")
TEACHING = ("nbgrader", "jupytext", "nbclient", "nbconvert", "frictionless")


@dataclass(frozen=True)
class Finding:
    """One thing that was checked: whether it is good, and what it is or what to do."""

    good: bool
    what: str


def findings(folder: Path) -> Iterator[Finding]:
    """Check Python, the packages, the datasets, and whether `folder` can hold a learner's work."""
    number = ".".join(map(str, sys.version_info[:3]))
    yield Finding(sys.version_info >= (3, 11), f"Python {number} (3.11 or newer is needed)")
    for name in LEARNING:
        yield _package(name, "Install the kit again: pip install -e .")
    missing = [name for name in TEACHING if not _package(name, "").good]
    yield Finding(True, "not set up for teaching" if len(missing) == len(TEACHING) else "set up for teaching")
    yield _datasets()
    yield Finding(os.access(folder, os.W_OK), f"this folder can be written to: {folder.name}")
    lessons = sorted(path.parent.name for path in folder.glob("lessons/*/*.ipynb"))
    yield Finding(
        bool(lessons), f"lessons here: {', '.join(lessons) or 'none. Change to the folder of the kit'}"
    )
    yield Finding(True, "nbgrader runs a submission as you, on every machine (see SECURITY.md)")


def _package(name: str, do: str) -> Finding:
    try:
        return Finding(True, f"{name} {version(name)}")
    except PackageNotFoundError:
        return Finding(False, f"{name} is missing. {do}")


def _datasets() -> Finding:
    from scomm.data import load, names

    try:
        for name in names():
            load(name)
    except ScommError as error:
        return Finding(False, str(error))
    return Finding(True, f"{len(names())} datasets, each as its hash says")
