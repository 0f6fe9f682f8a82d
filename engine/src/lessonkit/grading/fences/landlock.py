"""Landlock: the kernel's list of what a process may read and write, and whom it may reach.

Three system calls, because the one library for it (`landlock`, a development release) knows files alone and no network,
sockets or signals (docs/decisions). Numbers are those of linux/landlock.h, the same on every architecture.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lessonkit.grading.fences.kernel import syscall

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_OF_A_FILE = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_READING = _EXECUTE | _READ_FILE | _READ_DIR
_BIND_TCP, _CONNECT_TCP = 1, 2
_SCOPE_ABSTRACT, _SCOPE_SIGNAL = 1, 2
_SINCE = {_REFER: 2, _TRUNCATE: 3, _IOCTL_DEV: 5}
TRUNCATE_SINCE, NETWORK_SINCE, SCOPE_SINCE = 3, 4, 6
"""The versions of Landlock that first knew shortening files, the network, and signals and abstract sockets."""


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scope", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32)]


@dataclass(frozen=True)
class Rules:
    """What may be read, what may be written and read, and what is closed beside files."""

    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()
    no_network: bool = True
    no_signals: bool = True


def version() -> int:
    """The kernel's version of Landlock; 0 where there is none."""
    try:
        return syscall(_CREATE, None, 0, 1, name="landlock")
    except OSError:
        return 0


def restrict(rules: Rules) -> None:
    """Bind this process and its children to `rules`, for good; an `OSError` where there is no Landlock.

    A path that is not there is passed over. What was opened before stays open.
    """
    known = version()
    files = _known_to(known, (1 << 16) - 1)
    wanted = _Ruleset(
        files, _BIND_TCP | _CONNECT_TCP if rules.no_network and known >= NETWORK_SINCE else 0, 0
    )
    if known >= SCOPE_SINCE:
        wanted.scope = _SCOPE_ABSTRACT * rules.no_network | _SCOPE_SIGNAL * rules.no_signals
    size = 24 if known >= SCOPE_SINCE else 16 if known >= NETWORK_SINCE else 8
    ruleset = syscall(_CREATE, wanted, size, 0, name="landlock_create_ruleset")
    try:
        _allow(ruleset, rules.readable, _READING & files)
        _allow(ruleset, rules.writable, files)
        syscall(_RESTRICT, ruleset, 0, name="landlock_restrict_self")
    finally:
        os.close(ruleset)


def _known_to(version: int, files: int) -> int:
    """These rights without those that a kernel of this version does not know."""
    return files & ~sum(right for right, since in _SINCE.items() if version < since)


def _allow(ruleset: int, paths: Iterable[Path], rights: int) -> None:
    for path in paths:
        try:
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except (FileNotFoundError, PermissionError):
            continue
        try:
            given = rights if path.is_dir() else rights & _OF_A_FILE
            syscall(_ADD, ruleset, 1, _Beneath(given, place), 0, name="landlock_add_rule")
        finally:
            os.close(place)
