"""What this machine has for fences, and what to do about what it lacks: `lessonkit doctor --grading`."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit.grading.fences import bubblewrap
from lessonkit.grading.fences.proving import Proof, probe, say

_GIB = 2**30
_WORKER_BYTES = 2 * _GIB
"""Memory that one worker should have: the server and a submission with its limit."""
_INSTALLERS = {
    "apt-get": "sudo apt-get install {apt}",
    "dnf": "sudo dnf install {dnf}",
    "zypper": "sudo zypper install {zypper}",
    "pacman": "sudo pacman -S {pacman}",
    "apk": "sudo apk add {apk}",
}
_PACKAGES = {
    "bubblewrap": dict.fromkeys(("apt", "dnf", "zypper", "pacman", "apk"), "bubblewrap"),
    "seccomp": {
        "apt": "libseccomp2",
        "dnf": "libseccomp",
        "zypper": "libseccomp2",
        "pacman": "libseccomp",
        "apk": "libseccomp",
    },
}
PROFILE = """\
abi <abi/4.0>,
include <tunables/global>
profile bwrap {program} flags=(unconfined) {{
  userns,
  include if exists <local/bwrap>
}}"""
"""AppArmor's profile that lets bubblewrap, and nothing else, make namespaces (Ubuntu 23.10 and newer)."""


@dataclass(frozen=True)
class Machine:
    """What was read from a machine. `kernel_settings` holds numbers by their names in sysctl, where they exist."""

    system: str
    release: str
    bubblewrap: str | None
    landlock: int
    seccomp: bool
    kernel_settings: dict[str, int]
    installer: str | None
    container: bool
    root: bool
    closed: Path | None
    cores: int
    memory_bytes: int


@dataclass(frozen=True)
class Found:
    """One finding: whether it is good, what it is, and the commands or lines of a file that mend it."""

    good: bool
    what: str
    mend: tuple[str, ...] = ()


def read_machine() -> Machine:
    """Look at this machine; nothing is changed or started."""
    if sys.platform != "linux":
        return Machine(
            platform.system(), platform.release(), None, 0, False, {}, None, False, False, None, 0, 0
        )
    from lessonkit.grading.fences import landlock, seccomp
    from lessonkit.grading.fences.places import closed_to_others, needed_by_python

    root = os.geteuid() == 0
    ways = (closed_to_others(path) for path in needed_by_python())
    return Machine(
        system="Linux",
        release=platform.release(),
        bubblewrap=bubblewrap.found(),
        landlock=landlock.version(),
        seccomp=seccomp.available(),
        kernel_settings=dict(_settings()),
        installer=next(filter(shutil.which, _INSTALLERS), None),
        container=any(map(os.path.exists, ("/.dockerenv", "/run/.containerenv")))
        or "KUBERNETES_SERVICE_HOST" in os.environ,
        root=root,
        closed=next((door for door in ways if door), None) if root else None,
        cores=len(os.sched_getaffinity(0)),
        memory_bytes=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
    )


def _settings() -> Iterator[tuple[str, int]]:
    for name in (
        "kernel.apparmor_restrict_unprivileged_userns",
        "kernel.unprivileged_userns_clone",
        "user.max_user_namespaces",
    ):
        try:
            yield name, int(Path("/proc/sys", *name.split(".")).read_text())
        except (OSError, ValueError):
            continue


def findings(machine: Machine, proofs: Sequence[Proof]) -> Iterator[Found]:
    """What to say of a machine, once each fence was tried on it."""
    if machine.system != "Linux":
        yield Found(False, say("machine.not-linux", system=machine.system))
        return
    whole = [proof for proof in proofs if proof.stands and not proof.missing]
    yield _landlock(machine, spare=bool(whole))
    yield _seccomp(machine)
    yield from _bubblewrap(machine, proofs, spare=bool(whole))
    if machine.closed is not None and not whole:
        yield Found(False, say("machine.closed", folder=machine.closed))
    for proof in proofs:
        if proof.fence.name != "none":
            yield Found(proof in whole or bool(whole), proof.told)
    yield _size(machine)
    if whole:
        yield Found(True, say("machine.fenced", fence=whole[0].fence.name))
    else:
        yield Found(False, say("machine.unfenced"))


def _landlock(machine: Machine, spare: bool) -> Found:
    """Landlock, or why there is none; no fault where another fence keeps every promise (`spare`)."""
    if machine.landlock:
        return Found(True, say("machine.landlock", version=machine.landlock, release=machine.release))
    return Found(spare, say("machine.no-landlock", release=machine.release), (say("machine.lsm"),))


def _seccomp(machine: Machine) -> Found:
    if machine.seccomp:
        return Found(True, say("machine.seccomp"))
    install = (_install(machine, "seccomp"), "pip install pyseccomp")
    return Found(False, say("machine.no-seccomp"), install)


def _bubblewrap(machine: Machine, proofs: Sequence[Proof], spare: bool) -> Iterator[Found]:
    """bubblewrap, or what keeps it from working; no fault where another fence keeps every promise (`spare`)."""
    if machine.bubblewrap is None:
        yield Found(spare, say("machine.no-bubblewrap"), (_install(machine, "bubblewrap"),))
        return
    if any(proof.fence.name == "bubblewrap" and proof.stands for proof in proofs):
        yield Found(True, say("machine.bubblewrap", program=machine.bubblewrap))
        return
    what, mend = _why_no_namespaces(machine)
    yield Found(spare, what, mend)


def _why_no_namespaces(machine: Machine) -> tuple[str, tuple[str, ...]]:
    settings = machine.kernel_settings
    if machine.container:
        return say("machine.container"), ()
    if settings.get("kernel.apparmor_restrict_unprivileged_userns"):
        assert machine.bubblewrap is not None
        profile = PROFILE.format(program=machine.bubblewrap).splitlines()
        return say("machine.apparmor"), (
            "sudo tee /etc/apparmor.d/bwrap <<'PROFILE'",
            *profile,
            "PROFILE",
            "sudo apparmor_parser -r /etc/apparmor.d/bwrap",
        )
    if settings.get("kernel.unprivileged_userns_clone") == 0:
        return say("machine.no-namespaces"), _set("kernel.unprivileged_userns_clone=1")
    if settings.get("user.max_user_namespaces") == 0:
        return say("machine.no-namespaces"), _set("user.max_user_namespaces=15000")
    return say("machine.bubblewrap-refused"), ()


def _set(setting: str) -> tuple[str, ...]:
    return (f"echo {setting} | sudo tee /etc/sysctl.d/60-scomm.conf", "sudo sysctl --system")


def _install(machine: Machine, what: str) -> str:
    if machine.installer is None:
        return say("machine.install", what=_PACKAGES[what]["dnf"])
    return _INSTALLERS[machine.installer].format(**_PACKAGES[what])


def _size(machine: Machine) -> Found:
    workers = min(machine.cores, machine.memory_bytes // _WORKER_BYTES)
    memory = machine.memory_bytes // _GIB
    if workers < 1:
        return Found(False, say("machine.small", memory=memory))
    return Found(True, say("machine.size", cores=machine.cores, memory=memory, workers=workers))


def look() -> list[Found]:
    """All findings about this machine, each fence tried."""
    machine = read_machine()
    return list(findings(machine, probe() if machine.system == "Linux" else []))
