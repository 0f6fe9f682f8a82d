"""The few calls to Linux that Python 3.11 does not offer: processes' own settings, namespaces, mounts, capabilities.

Each raises `OSError` with the kernel's reason. Called on Linux alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from functools import cache
from pathlib import Path

NEW_MOUNTS, NEW_UTS, NEW_IPC = 0x00020000, 0x04000000, 0x08000000
NEW_USERS, NEW_PIDS, NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000
NEW_CGROUP, NEW_TIME = 0x02000000, 0x00000080
NAMESPACES = NEW_MOUNTS | NEW_UTS | NEW_IPC | NEW_USERS | NEW_PIDS | NEW_NETWORK | NEW_CGROUP | NEW_TIME

_PDEATHSIG, _DUMPABLE, _CAPBSET_DROP, _SUBREAPER, _NO_NEW_PRIVS, _AMBIENT = 1, 4, 24, 36, 38, 47
_SECCOMP, _BY_FILTER = 22, 2
_MS_RDONLY, _MS_NOSUID, _MS_NODEV, _MS_REMOUNT, _MS_BIND, _MS_REC, _MS_PRIVATE = (
    1,
    2,
    4,
    32,
    4096,
    16384,
    1 << 18,
)
_CAPABILITY_VERSION = 0x20080522


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


def syscall(number: int, *arguments: int | ctypes.Array | ctypes.Structure | None, name: str = "") -> int:
    """A raw system call; structures are handed over by their address."""
    plain = [
        ctypes.byref(one)
        if isinstance(one, ctypes.Structure)
        else ctypes.c_long(one)
        if isinstance(one, int)
        else one
        for one in arguments
    ]
    _libc().syscall.restype = ctypes.c_long
    return _checked(_libc().syscall(ctypes.c_long(number), *plain), name or f"system call {number}")


def _prctl(option: int, *values: int) -> int:
    padded = [ctypes.c_ulong(value) for value in (*values, 0, 0, 0, 0)[:4]]
    return _checked(_libc().prctl(option, *padded), f"prctl {option}")


def no_new_privileges() -> None:
    """From now on no program that this process starts gives it more rights than it has."""
    _prctl(_NO_NEW_PRIVS, 1)


def filter_calls(program: ctypes.Structure) -> None:
    """Let the kernel ask a filter about each system call of this process from now on; needs `no_new_privileges`."""
    _prctl(_SECCOMP, _BY_FILTER, ctypes.addressof(program))


def dumpable(yes: bool) -> None:
    """Whether others of the same user may look into this process; needed while it writes its own maps of users."""
    _prctl(_DUMPABLE, int(yes))


def die_with_parent(signal: int) -> None:
    """This process gets `signal` when its parent ends."""
    _prctl(_PDEATHSIG, signal)


def adopt_orphans() -> None:
    """What descendants leave behind becomes a child of this process."""
    _prctl(_SUBREAPER, 1)


def unshare(flags: int) -> None:
    """Leave the namespaces that `flags` names for new ones."""
    _checked(_libc().unshare(flags), "unshare")


def be_only_user(uid: int, gid: int, outside: tuple[int, int]) -> None:
    """In a new user namespace: these numbers stand for the user and group `outside`, and there is nobody else."""
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {outside[0]} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {outside[1]} 1")


def drop_capabilities() -> None:
    """Give up every capability, also what a program could regain."""
    for number in range(64):
        try:
            _prctl(_CAPBSET_DROP, number)
        except OSError:
            break  # past the last one, or this process has none to drop
    with contextlib.suppress(OSError):  # kernels before 4.3 have none
        _prctl(_AMBIENT, 4)  # PR_CAP_AMBIENT_CLEAR_ALL
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    _checked(_libc().capset(header, (ctypes.c_uint32 * 6)()), "capset")


def private_mounts() -> None:
    """What this process mounts from now on is seen by it and its children alone."""
    unshare(NEW_MOUNTS)
    _mount("none", "/", "", _MS_REC | _MS_PRIVATE, "")


def mount_empty(place: Path) -> None:
    """Put an empty folder that everybody may enter over `place`."""
    _mount("tmpfs", str(place), "tmpfs", _MS_NOSUID | _MS_NODEV, "mode=0755,size=1m")


def read_only(place: Path) -> None:
    """Let nobody write to what is mounted at `place`; what is mounted further in stays as it is."""
    _mount("none", str(place), "", _MS_REMOUNT | _MS_BIND | _MS_RDONLY | _MS_NOSUID | _MS_NODEV, "")


def mount_at(source: str, place: Path) -> None:
    """Show `source` at `place` too."""
    _mount(source, str(place), "", _MS_BIND | _MS_REC, "")


def _mount(source: str, place: str, kind: str, flags: int, data: str) -> None:
    words = [text.encode() or None for text in (source, place, kind)]
    done = _libc().mount(*words, ctypes.c_ulong(flags), data.encode() or None)
    _checked(done, f"mount on {place}")
