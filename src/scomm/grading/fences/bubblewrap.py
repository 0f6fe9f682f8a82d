"""bubblewrap: the fork server itself starts in namespaces that hold nothing but what Python needs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scomm.grading.fences.places import SYSTEM, outermost
from scomm.grading.fences.promises import READING

PROGRAM = "bwrap"
SCRATCH = Path("/tmp")
_KEPT_BY_ROOT = ("SETUID", "SETGID", "CHOWN", "KILL", "DAC_OVERRIDE", "FOWNER")
"""With these a server of root's makes each submission another user, hands it its folder and ends it."""


def found() -> str | None:
    """The path of bubblewrap, or None."""
    return shutil.which(PROGRAM)


def wrapped(
    argv: Sequence[str],
    *,
    readable: Iterable[Path],
    env: Mapping[str, str],
    scratch_bytes: int,
    off: frozenset[str],
    root: bool,
) -> list[str]:
    """The command line that starts `argv` inside bubblewrap, with `env` alone as its environment."""
    return [
        found() or PROGRAM,
        *_parted(off, root),
        *(
            _everything(off)
            if off & READING or "system-read-only" in off
            else _bound(readable, scratch_bytes)
        ),
        *("--die-with-parent", "--new-session", "--chdir", "/"),
        *_environment(env, off),
        "--",
        *argv,
    ]


def _parted(off: frozenset[str], root: bool) -> Iterator[str]:
    """The namespaces, and who the server is in them.

    Root needs no namespace of users, and can then give each submission a number of its own.
    """
    parts = ["ipc", "pid", "uts", "cgroup-try", "net"]
    for part in parts:
        if (part, "no-network" in off) != ("net", True) and (part, "processes-untouched" in off) != (
            "pid",
            True,
        ):
            yield f"--unshare-{part}"
    yield from ("--cap-drop", "ALL")
    if root:
        for name in _KEPT_BY_ROOT:
            yield from ("--cap-add", f"CAP_{name}")
    else:
        yield from ("--unshare-user", "--uid", "65534", "--gid", "65534")


def _everything(off: frozenset[str]) -> Iterator[str]:
    yield from (
        "--bind" if "system-read-only" in off else "--ro-bind",
        "/",
        "/",
        "--dev",
        "/dev",
        "--proc",
        "/proc",
    )
    for place in ("/tmp", "/dev/shm") if "system-read-only" not in off else ():
        yield from ("--bind", place, place)


def _bound(readable: Iterable[Path], scratch_bytes: int) -> Iterator[str]:
    """What is needed and nothing else, read-only; a scratch folder whose size is limited."""
    yield from ("--dev", "/dev", "--proc", "/proc")
    yield from ("--perms", "1777", "--size", str(scratch_bytes), "--tmpfs", str(SCRATCH))
    made = {Path("/"), SCRATCH}
    for path in outermost(readable):
        for folder in reversed(path.parents):  # else bubblewrap makes them for the owner alone
            if folder not in made:
                yield from ("--perms", "0755", "--dir", str(folder))
                made.add(folder)
        if str(path) in SYSTEM and path.is_symlink():
            yield from ("--symlink", os.readlink(path), str(path))
        else:
            yield from ("--ro-bind", str(path), str(path))


def _environment(env: Mapping[str, str], off: frozenset[str]) -> Iterator[str]:
    if "clean-environment" not in off:
        yield "--clearenv"
    for name, value in env.items():
        yield from ("--setenv", name, value)
