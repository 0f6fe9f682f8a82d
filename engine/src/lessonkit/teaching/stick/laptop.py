"""A kind of laptop: its system, its processor and its Python, and which wheels fit it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms, sys_tags

from lessonkit.errors import KitError

GLIBC = (35, 34, 31, 28, 27, 26, 24, 17, 12, 5)
"""The second part of the versions of the C library for which wheels for Linux are made, 2.35 of the year 2022 first."""


def _linux(machine: str) -> tuple[str, ...]:
    return tuple(f"manylinux_2_{minor}_{machine}" for minor in GLIBC) + tuple(
        f"{name}_{machine}" for name in ("manylinux2014", "manylinux2010", "manylinux1", "linux")
    )


KNOWN = {
    "windows": ("win_amd64",),
    "mac-arm": tuple(mac_platforms((14, 0), "arm64")),
    "mac-intel": tuple(mac_platforms((13, 0), "x86_64")),
    "linux": _linux("x86_64"),
    "linux-arm": _linux("aarch64"),
}
"""Laptops by a plain name, each with pip's names of its platform."""
SYSTEMS = {
    "win": ("win32", "Windows", "nt"),
    "macosx": ("darwin", "Darwin", "posix"),
    "": ("linux", "Linux", "posix"),
}
"""By how a platform's name begins: what Python calls the system, in `sys.platform`, `platform.system()` and `os.name`."""


@dataclass(frozen=True)
class Laptop:
    """A kind of laptop: its name, pip's names of its platform (none for the machine that this runs on), and its Python."""

    name: str
    platforms: tuple[str, ...]
    python: tuple[int, int]

    @property
    def is_here(self) -> bool:
        """Whether it is of the kind that this runs on, for which pip chooses by itself."""
        return not self.platforms

    @property
    def version(self) -> str:
        """Its Python, such as 3.12."""
        return ".".join(map(str, self.python))

    @property
    def is_windows(self) -> bool:
        """Whether its lines are typed into PowerShell."""
        return sys.platform == "win32" if self.is_here else self.platforms[0].startswith("win")

    @property
    def options(self) -> list[str]:
        """What tells pip to choose for this laptop."""
        if self.is_here:
            return []
        asked = ["--only-binary=:all:", "--implementation=cp", f"--python-version={self.version}"]
        return [*asked, *(f"--platform={one}" for one in self.platforms)]

    @cached_property
    def tags(self) -> frozenset[Tag]:
        """The tags of the wheels that fit it."""
        if self.is_here:
            return frozenset(sys_tags())
        own = cpython_tags(self.python, platforms=self.platforms)
        any_python = compatible_tags(self.python, f"cp{self.python[0]}{self.python[1]}", self.platforms)
        return frozenset((*own, *any_python))

    @property
    def markers(self) -> dict[str, str]:
        """What a requirement's condition, such as `sys_platform == "win32"`, is asked of."""
        if self.is_here:
            return {}
        first = self.platforms[0]
        (system,) = [said for start, said in SYSTEMS.items() if first.startswith(start)][:1]
        machine = next(one for one in ("x86_64", "amd64", "aarch64", "arm64", first) if first.endswith(one))
        return {
            "sys_platform": system[0],
            "platform_system": system[1],
            "os_name": system[2],
            "platform_machine": machine.upper() if machine == "amd64" else machine,
            "python_version": self.version,
            "python_full_version": f"{self.version}.0",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
        }


def this_laptop() -> Laptop:
    """The kind of laptop that this runs on."""
    return Laptop(f"{platform.system()} {platform.machine()}", (), sys.version_info[:2])


def laptop(asked: str) -> Laptop:
    """A laptop as the command line names it: `windows`, or with its Python `windows:3.12`, or a platform as pip names it.

    >>> laptop("windows:3.12").options[2:]
    ['--python-version=3.12', '--platform=win_amd64']
    >>> laptop("win_arm64:3.13").markers["platform_machine"]
    'arm64'
    """
    name, _, version = asked.partition(":")
    if name not in KNOWN and not name.startswith(("win_", "macosx_", "manylinux", "linux_", "musllinux")):
        raise KitError(f"No laptop is called {name!r}.", allowed=[*KNOWN, "a platform as pip names it"])
    major, _, minor = version.partition(".")
    if version and not (major == "3" and minor.isdecimal() and int(minor) >= 11):
        raise KitError(
            f"{version!r} is no Python for the kit.", do="Write 3.11 or newer, as in windows:3.12."
        )
    return Laptop(name, KNOWN.get(name, (name,)), (3, int(minor)) if version else sys.version_info[:2])


def laptops(asked: list[str]) -> Iterator[Laptop]:
    """This kind of laptop, and those that are asked for."""
    yield this_laptop()
    yield from map(laptop, asked)
