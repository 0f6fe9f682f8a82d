"""What the kit needs of a machine, checked one by one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement

from lessonkit.course import FILE, course, courses_above
from lessonkit.errors import KitError
from lessonkit.exercises.learner.surroundings import WITHOUT_PLUGINS, Place, place_of

KIT = "lessonkit"
INSTALL = "pip install -e ./engine -e ."
"""Typed in the folder of the kit: the engine, and the course."""
PURPOSES = {
    "teach": "teaching",
    "cluster": "grading on a Dask cluster",
    "hub": "a class server",
}
"""The optional parts of the engine, and what each is for; learning needs none of them."""


@dataclass(frozen=True)
class Finding:
    """One thing that was checked: whether it is good, and what it is or what to do."""

    good: bool
    what: str


def findings(folder: Path) -> Iterator[Finding]:
    """Check Python, the packages, the datasets, and whether `folder` can hold a learner's work."""
    number = ".".join(map(str, sys.version_info[:3]))
    yield Finding(sys.version_info >= (3, 11), f"Python {number} (3.11 or newer is needed)")
    yield from _courses(folder)
    yield from _libraries()
    yield _datasets()
    yield Finding(os.access(folder, os.W_OK), f"this folder can be written to: {folder.name}")
    lessons = sorted(path.stem for path in folder.glob("lessons/*/*.ipynb") if path.stem == path.parent.name)
    yield from at_this_place(os.environ, what_is_there())
    yield Finding(
        bool(lessons), f"lessons here: {', '.join(lessons) or 'none. Change to the folder of a course'}"
    )


def _courses(folder: Path) -> Iterator[Finding]:
    """Which course this folder belongs to, and which others lie above it, for the nearest one counts."""
    own, above = course(folder), list(courses_above(folder))
    if not own.id:
        yield Finding(False, f"no course here. Change to the folder of one: it holds a {FILE}")
        return
    where = f"the course {own.title!r}, {own.id}" + ("" if above else ", as it is installed")
    others = ", ".join(str(one) for one in above[1:])
    yield Finding(
        True, where + (f"; another lies above it and does not count here: {others}" if others else "")
    )


def what_is_there() -> dict[str, bool]:
    """What the kit adds to Jupyter, each by a word and whether it is there: `buttons` of JupyterLab, `drawing` by the scripts of today, `coach` of a kernel,
    `pull` of a hub.
    """
    # here, because nobody else needs these scripts
    from lessonkit.jupyterlab.stills import stale
    from lessonkit.jupyterlab.words import WORDS

    shares = [
        Path(sys.prefix, "share/jupyter"),
        Path.home() / ".local/share/jupyter",
        Path("/usr/local/share/jupyter"),
    ]
    shares += map(Path, filter(None, os.environ.get("JUPYTER_PATH", "").split(os.pathsep)))
    extensions = [folder / "labextensions" / "scomm-lab" for folder in shares]
    coach = Path(sys.prefix, "etc", "ipython", "ipython_kernel_config.py")
    return {
        "buttons": any(map(Path.is_dir, extensions)),
        "drawing": not stale(WORDS.parent),
        "coach": coach.is_file(),
        "pull": find_spec("nbgitpuller") is not None,
    }


def at_this_place(environment: Mapping[str, str], there: Mapping[str, bool]) -> Iterator[Finding]:
    """What is missing where these variables are set and only this is there, and what to do about it."""
    place = place_of(environment)
    yield Finding(True, _PLACES[place])
    if place not in WITHOUT_PLUGINS:
        yield Finding(
            there["buttons"],
            "JupyterLab has the kit's controls, Check, Hint, Save my progress and Restore"
            if there["buttons"]
            else "JupyterLab lacks the kit's controls and buttons. Install the kit where JupyterLab itself is installed: "
            f"{INSTALL} Until then, write answers into the cells, and save by running: from lessonkit import progress; progress()",
        )
    if there["buttons"] and not there["drawing"]:
        yield Finding(
            False,
            f"JupyterLab draws explorers whose cell has not run by older scripts. In a clone of the kit run: make lab; elsewhere: {INSTALL}",
        )
    if not there["coach"]:
        yield Finding(
            place in WITHOUT_PLUGINS,
            "errors before the first cell are not told in plain words, because the kernel was not told to load lessonkit.lesson_kernel. "
            f"Install the kit into the environment of this kernel: {INSTALL}",
        )
    if place == "hub" and not there["pull"]:
        yield Finding(
            True,
            "nbgitpuller is not installed here, so links that bring the lessons to each learner do not work (docs/hub.md). "
            "To have them: pip install nbgitpuller, where JupyterLab is installed",
        )


_PLACES: Mapping[Place, str] = {
    "laptop": "this is a machine of your own, or looks like one: what you save stays",
    "binder": "this is a Binder: it stops about ten minutes after you leave it, and after some hours in any case, and forgets all. "
    "Press Save my progress before a break. It has 1 to 2 GB of memory, so keep one lesson open at a time",
    "hub": "this is a server on a hub: files in your home stay, unless whoever runs the hub clears them. Stop My Server and Start My "
    "Server after a package was installed",
    "vscode": "this is VS Code: it has no buttons of the kit. Write answers into the cells and run the check below them; choose as "
    "kernel the environment with the kit; to save, use the form below the first cell",
    "colab": "this is Colab: it has no buttons of the kit, and forgets all files. Put the kit's folder there and run %pip install -e ./engine -e . in it, "
    "restart the session, then %cd to the folder of the lesson; for explorers, first run: "
    "from google.colab import output; output.enable_custom_widget_manager(). To save, use the form below the first cell",
}


def needed(part: str = "", of: str = KIT) -> list[Requirement]:
    """The libraries that a part of a distribution declares, with their versions; those that learning needs if none is named.

    Raises `PackageNotFoundError` where it is run without being installed.
    """
    declared = [Requirement(line) for line in requires(of) or []]
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
    own = course()
    try:
        for one in (one for name in own.distributions for one in needed(of=name)):
            amiss = _amiss(one)
            yield Finding(
                not amiss,
                f"{amiss}. Install the kit again: {INSTALL}" if amiss else f"{one.name} {version(one.name)}",
            )
        parts = [(KIT, *one) for one in PURPOSES.items()] + [(own.package, *one) for one in own.parts.items()]
        for name, part, purpose in parts:
            found = [amiss for one in needed(part, name) if (amiss := _amiss(one))]
            install = f"To set it up: pip install -e '{'./engine' if name == KIT else '.'}[{part}]'"
            yield Finding(
                True,
                f"not set up for {purpose}: {'; '.join(found)}. {install}"
                if found
                else f"set up for {purpose}",
            )
    except PackageNotFoundError:
        yield Finding(False, f"{KIT} runs from a folder and is not installed. Install it: {INSTALL}")


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
    from lessonkit.data import load, names

    try:
        for name in names():
            load(name)
    except KitError as error:
        return Finding(False, str(error))
    return Finding(True, f"{len(names())} datasets, each as its hash says")
