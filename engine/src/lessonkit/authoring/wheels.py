"""The wheels of what lessons run on, made of the folder or copied from the file that each was installed from."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, distribution, version
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from packaging.requirements import Requirement

from lessonkit.course import SENT_IN, Course
from lessonkit.errors import KitError
from lessonkit.wholefile import place_file

KEPT = Path("build", "wheels")
"""Where in a course its wheels are kept, one folder for a state of the sources, because making one takes seconds."""


def wheel_name(name: str) -> str:
    """The name of the file from which a distribution, as it is installed here, can be installed elsewhere."""
    return f"{name}-{version(name)}-py3-none-any.whl"


def wheels_of(own: Course, kept: Path, say: Callable[[str], None]) -> tuple[Path, ...]:
    """The wheels of all that a course's lessons run on; of one that can't be had, `say` is told which and why."""
    found = []
    for name in own.distributions:
        try:
            found.append(wheel_of(name, kept))
        except KitError as error:
            say(f"The bundle has no {wheel_name(name)}: put it beside requirements.txt. {error}")
    return tuple(found)


def wheel_of(name: str, kept: Path) -> Path:
    """The wheel of an installed distribution; a `KitError` where what it was installed from is not there any more."""
    told = json.loads(distribution(name).read_text("direct_url.json") or "{}")  # PEP 610
    url = urlsplit(told.get("url", ""))
    source = Path(url2pathname(url.path))
    if url.scheme == "file" and "dir_info" in told and source.is_dir():
        return _kept_wheel(source, kept)
    if url.scheme == "file" and source.suffix == ".whl" and source.is_file():
        return source
    raise KitError(f"{name} was installed from no folder and no wheel that is still on this machine.")


def _kept_wheel(folder: Path, kept: Path) -> Path:
    """The wheel of a folder as it is now: the one that was kept, else made and kept."""
    place = kept / folder.name / _state(folder)
    for wheel in place.glob("*.whl"):
        return wheel
    shutil.rmtree(place.parent, ignore_errors=True)  # of an earlier state
    with tempfile.TemporaryDirectory(prefix="scomm-wheel-") as name:
        make_wheels(Path(name), folder)
        (made,) = Path(name).glob("*.whl")
        return place_file(place / made.name, made.read_bytes())


def make_wheels(to: Path, *folders: Path) -> None:
    """Make the wheels of these folders; without any network where what builds them is installed."""
    here = ["--no-build-isolation"] if all(map(_builds_here, folders)) else []
    run_pip(
        *("wheel", "--no-deps", *here, f"--wheel-dir={to}", *map(str, folders)),
        do="pip makes a wheel with the internet, or without where the libraries are installed that its pyproject.toml builds it with.",
    )


def _builds_here(folder: Path) -> bool:
    """Whether the libraries that build a folder's wheel are installed."""
    project = folder / "pyproject.toml"
    told = tomllib.loads(project.read_text("utf-8")) if project.is_file() else {}
    asked = map(Requirement, told.get("build-system", {}).get("requires", ["setuptools"]))
    try:
        return all(
            version(wanted.name) in wanted.specifier
            for wanted in asked
            if wanted.marker is None or wanted.marker.evaluate()
        )
    except PackageNotFoundError:
        return False


def _state(folder: Path) -> str:
    """A name for what a folder holds now: the names, sizes and times of its files, whether or not a wheel takes them."""
    found = hashlib.sha256()
    for path in _sources(folder):
        facts = path.lstat()
        found.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return found.hexdigest()[:16]


def _sources(folder: Path) -> Iterator[Path]:
    """The files below a folder, but for those that programs leave there and learners hand in."""
    for name, inside, files in os.walk(folder):
        above = Path(name)
        left = {"__pycache__", *(("build", "dist", *SENT_IN) if above == folder else ())}
        inside[:] = sorted(
            one
            for one in inside
            if one not in left and not one.startswith(".") and not (above / one / "pyvenv.cfg").exists()
        )
        yield from (above / one for one in sorted(files))


def run_pip(*words: str, do: str) -> None:
    """Run this Python's pip; a `KitError` with its last words, and with what to do, where it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", *words[:1], "--quiet", "--disable-pip-version-check", *words[1:]],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        said = (errors or done.stderr.splitlines() or ["pip failed."])[-1].removeprefix("ERROR: ")
        raise KitError(said, do=do)
