"""bubblewrap: the fork server itself starts in namespaces that hold nothing but what Python needs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lessonkit.grading.fences.places import SYSTEM, closed_to_others, outermost
from lessonkit.grading.fences.promises import READING

PROGRAM = "bwrap"
SCRATCH = Path("/tmp")
_KEPT_BY_ROOT = ("SETUID", "SETGID", "CHOWN", "KILL", "DAC_OVERRIDE", "FOWNER")
"""With these a server of root's makes each submission another user, hands it its folder and ends it."""


_KERNELS_OWN = ("--dev", "/dev", "--dev-bind", "/dev/null", "/dev/zero", "--proc", "/proc")
"""Devices and processes; no `zero`, because mapped it is memory that nobody counts."""


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
            _everything(readable, off)
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


def _everything(readable: Iterable[Path], off: frozenset[str]) -> Iterator[str]:
    """The machine as it is, where a promise about files is switched off; ways that only root may go are opened."""
    yield from (
        "--bind" if "system-read-only" in off else "--ro-bind",
        "/",
        "/",
        *_KERNELS_OWN,
    )
    if "system-read-only" not in off:
        yield from ("--bind", str(SCRATCH), str(SCRATCH))
    made: set[Path] = set()
    for path in outermost(readable):
        if (door := closed_to_others(path)) is not None:
            if door not in made:
                yield from ("--perms", "0755", "--tmpfs", str(door))
                made.add(door)
            yield from _way_to(path, {*door.parents, *made})
            yield from ("--ro-bind", str(path), str(path))


def _bound(readable: Iterable[Path], scratch_bytes: int) -> Iterator[str]:
    """What is needed and nothing else, read-only; a scratch folder whose size is limited."""
    yield from _KERNELS_OWN
    yield from ("--perms", "1777", "--size", str(scratch_bytes), "--tmpfs", str(SCRATCH))
    made = {Path("/"), SCRATCH}
    for path in outermost(readable):
        yield from _way_to(path, made)
        if str(path) in SYSTEM and path.is_symlink():
            yield from ("--symlink", os.readlink(path), str(path))
        else:
            yield from ("--ro-bind", str(path), str(path))
    yield from ("--remount-ro", "/dev", "--remount-ro", "/")


def _way_to(path: Path, made: set[Path]) -> Iterator[str]:
    """Make the folders on the way; bubblewrap would make them for their owner alone."""
    for folder in reversed(path.parents):
        if folder not in made:
            yield from ("--perms", "0755", "--dir", str(folder))
            made.add(folder)


def _environment(env: Mapping[str, str], off: frozenset[str]) -> Iterator[str]:
    if "clean-environment" not in off:
        yield "--clearenv"
    for name, value in env.items():
        yield from ("--setenv", name, value)
