"""What the process of a submission gives up before its first line runs, a step for each kind of promise.

Each step asks which promises are switched off, and does nothing for those. The order matters: who has given up its
rights can't set limits above its own, and who may not call the kernel can't fence itself in any further.
"""

from __future__ import annotations

import os
import resource
import tempfile
from dataclasses import dataclass
from pathlib import Path

from lessonkit.grading.fences import kernel, landlock, seccomp
from lessonkit.grading.fences.places import DEVICES, SHARED
from lessonkit.grading.fences.promises import NAMES, READING, ProcessLimits

RESERVED = 4 * 2**30
"""Bytes of addresses beyond the memory allowed: each thread reserves some that it never fills."""


@dataclass(frozen=True)
class Place:
    """Where a submission runs: its private folder, what else it may read, and which promises are switched off.

    `scratch` is the folder of private folders of a server that bubblewrap hides everything else from.
    """

    folder: Path
    readable: tuple[Path, ...]
    limits: ProcessLimits
    off: frozenset[str] = frozenset()
    scratch: Path | None = None

    @property
    def walled(self) -> bool:
        """Whether mounts stand in for Landlock: inside bubblewrap, on a kernel that has none."""
        hides = READING | {"private-folder", "system-read-only"}
        return self.scratch is not None and not landlock.version() and not self.off & hides


@dataclass(frozen=True)
class Standing:
    """How a submission's process stands: whether its user is another than the grader's, whether it sees its own processes
    alone, and how many count as its user's before it starts any."""

    other_user: bool
    parted: bool
    counted: int


def enter(place: Place, standing: Standing) -> None:
    """Take every step in this process, for good."""
    os.umask(0o077)
    _be_at_home(place.folder)
    if place.off >= NAMES:
        return  # no fence: nothing of what the steps need may be here
    set_limits(place, standing.counted)
    if "unprivileged" not in place.off:
        kernel.drop_capabilities()
    kernel.no_new_privileges()
    kernel.dumpable("processes-untouched" in place.off)
    gaps = gaps_of(standing)
    if landlock.version() or place.scratch is None:
        landlock.restrict(rules(place))
    seccomp.program_for(place.off, gaps).load()


def _be_at_home(folder: Path) -> None:
    """Stand in the private folder, and let it be the home and the place of temporary files."""
    os.chdir(folder)
    os.environ |= {"HOME": str(folder), "TMPDIR": str(folder)}
    tempfile.tempdir = None  # found anew where the server has looked for it


def gaps_of(standing: Standing) -> seccomp.Gaps:
    """What Landlock and namespaces leave open on this machine."""
    known = landlock.version()
    return seccomp.Gaps(
        signals_to=0 if standing.parted or known >= landlock.SCOPE_SINCE else os.getpid(),
        marks=not standing.other_user,
        truncate=known < landlock.TRUNCATE_SINCE,
    )


def rules(place: Place) -> landlock.Rules:
    """Landlock's rules for a place."""
    off = place.off
    readable = (Path("/"),) if off & READING else place.readable
    if "processes-untouched" in off:
        readable += (Path("/proc"),)
    writable = (place.folder, *DEVICES)
    if "private-folder" in off:
        writable += SHARED
    if "system-read-only" in off:
        writable += (Path("/"),)
    return landlock.Rules(readable, writable, "no-network" not in off, "processes-untouched" not in off)


def set_limits(place: Place, counted: int) -> None:
    """The kernel's limits on a process; memory is counted above what came with the fork."""
    limits, off = place.limits, place.off
    _limit(resource.RLIMIT_CORE, 0)
    if "process-limit" not in off:
        _limit(resource.RLIMIT_NPROC, limits.processes + counted)
    if "memory-limit" not in off:
        _limit(resource.RLIMIT_DATA, _mapped("VmData") + limits.memory_bytes)
        _limit(resource.RLIMIT_AS, _mapped("VmSize") + limits.memory_bytes + RESERVED)
        _limit(resource.RLIMIT_MEMLOCK, 65536)
        _limit(resource.RLIMIT_STACK, 8 * 2**20)
    if "file-limit" not in off:
        _limit(resource.RLIMIT_FSIZE, limits.file_bytes)
    if "open-files-limit" not in off:
        _limit(resource.RLIMIT_NOFILE, limits.open_files)
    if "cpu-limit" not in off:
        _limit(resource.RLIMIT_CPU, limits.cpu_seconds, above=1)  # a second between the signal and the end


def _limit(which: int, value: int, above: int = 0) -> None:
    _, hard = resource.getrlimit(which)
    soft, hard = (one if hard == resource.RLIM_INFINITY else min(one, hard) for one in (value, value + above))
    resource.setrlimit(which, (soft, hard))


def _mapped(kind: str) -> int:
    """How many bytes this process has mapped, of its own (`VmData`) or at all (`VmSize`)."""
    with open("/proc/self/status", encoding="ascii", errors="replace") as file:
        for line in file:
            if line.startswith(f"{kind}:"):
                return int(line.split()[1]) * 1024
    return 0
