"""seccomp: system calls that no notebook needs, refused (`pyseccomp`, the binding of libseccomp)."""

from __future__ import annotations

import ctypes
import errno
import mmap
import os
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lessonkit.grading.fences import kernel
from lessonkit.grading.fences.kernel import NAMESPACES

SOCKETS = ("socket", "connect", "bind", "listen", "accept", "accept4")
"""No socket of one's own. A pair of connected streams stays allowed, because an event loop wakes itself through one."""

_KIND_BITS = 0xF
"""The bits of a socket's type that say its kind; the others are flags."""
OTHER_KINDS = tuple(kind for kind in range(_KIND_BITS + 1) if kind != socket.SOCK_STREAM)
"""Every kind but a stream: what sends datagrams reaches any socket that has a file, connected or not."""

SHARED_BLANK = mmap.MAP_SHARED | mmap.MAP_ANONYMOUS
"""Memory that outlives its pages' being dropped from sight, so that no look at a process counts it."""

OTHERS = ("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd")
"""What looks into another process."""

OF_OTHERS = {
    "prlimit64": 0,
    "sched_setaffinity": 0,
    "sched_setattr": 0,
    "setpriority": 1,
    "ioprio_set": 1,
}
"""Calls that steer a process, and which argument names it: 0 is the caller itself, and all that is allowed."""
OF_THREADS = {"sched_setscheduler": 0, "sched_setparam": 0}
"""These steer a thread by its number, also one of the caller's own: called done and not done, since libraries end otherwise."""

SIGNALS = {"kill": 0, "tgkill": 0}
OTHER_SIGNALS = ("tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal")
_SET_OWNER = (8, 15)  # F_SETOWN and F_SETOWN_EX: a file that sends signals

MARKS = (
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat"),
    *("utime", "utimes", "futimesat", "utimensat", "setxattr", "lsetxattr", "fsetxattr", "setxattrat"),
    *("removexattr", "lremovexattr", "fremovexattr", "removexattrat", "file_setattr"),
)
"""What changes a file's owner, rights, times and labels: Landlock never asks about these."""

TRUNCATE = ("truncate", "truncate64")

RARE = (
    *(
        "mount",
        "umount",
        "umount2",
        "mount_setattr",
        "move_mount",
        "open_tree",
        "fsopen",
        "fsconfig",
        "fsmount",
        "fspick",
    ),
    *(
        "pivot_root",
        "chroot",
        "setns",
        "unshare",
        "keyctl",
        "add_key",
        "request_key",
        "bpf",
        "perf_event_open",
    ),
    *(
        "userfaultfd",
        "io_uring_setup",
        "io_uring_enter",
        "io_uring_register",
        "personality",
        "lookup_dcookie",
    ),
    *("kexec_load", "kexec_file_load", "init_module", "finit_module", "delete_module", "create_module"),
    *(
        "open_by_handle_at",
        "name_to_handle_at",
        "fanotify_init",
        "inotify_init",
        "inotify_init1",
        "quotactl",
        "quotactl_fd",
        "acct",
        "syslog",
        "reboot",
    ),
    *(
        "swapon",
        "swapoff",
        "sethostname",
        "setdomainname",
        "settimeofday",
        "clock_settime",
        "clock_adjtime",
        "adjtimex",
    ),
    *(
        "iopl",
        "ioperm",
        "modify_ldt",
        "vm86",
        "vm86old",
        "vhangup",
        "nfsservctl",
        "uselib",
        "ustat",
        "sysfs",
        "_sysctl",
    ),
    *("mbind", "migrate_pages", "move_pages", "set_mempolicy", "landlock_create_ruleset", "mknod", "mknodat"),
)
"""What mounts, loads, traces, watches or sets something of the whole machine, or has often been a way into the kernel."""

UNCOUNTED = ("memfd_create", "memfd_secret", "shmget", "shmat", "semget", "msgget", "mq_open")
"""Memory that no limit of a process counts."""

_INSTRUCTION = 8
"""Bytes of one instruction of a filter."""
_TERMINAL = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX write to the terminal as if somebody typed


def available() -> bool:
    """Whether the library and its binding are here."""
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, RuntimeError, AttributeError, OSError):
        return False
    return True


@dataclass(frozen=True)
class Gaps:
    """What other layers leave open here: signals beyond the process `signals_to`; marks of files that belong to the
    grader, since the submission has the grader's number; and shortening them, which old versions of Landlock don't know."""

    signals_to: int = 0
    marks: bool = False
    truncate: bool = False


@dataclass(frozen=True)
class Program:
    """A filter as the kernel reads it, so that a fork of the process that made it need not make it again."""

    code: bytes

    def load(self) -> None:
        """Bind this process, and all that it starts, for good."""
        instructions = ctypes.create_string_buffer(self.code, len(self.code))
        program = _Program(len(self.code) // _INSTRUCTION, ctypes.addressof(instructions))
        kernel.filter_calls(program)


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]


@cache
def program_for(off: frozenset[str], gaps: Gaps) -> Program:
    """The filter without the promises in `off`, made once a process and in none of its forks."""
    made = _filter_for(off, gaps)
    reading, writing = os.pipe()  # which holds more than the longest program that the kernel takes
    with os.fdopen(reading, "rb") as file:
        with os.fdopen(writing, "wb") as pipe:
            made.export_bpf(pipe)
        return Program(file.read())


def _filter_for(off: frozenset[str], gaps: Gaps) -> Any:
    import pyseccomp

    made = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for promise, calls in {
        "no-network": SOCKETS,
        "processes-untouched": OTHERS,
        "kernel-calls": RARE,
        "memory-limit": UNCOUNTED,
    }.items():
        if promise not in off:
            _refuse(made, calls)
    if "no-network" not in off:
        for kind in OTHER_KINDS:
            of_kind = pyseccomp.Arg(1, pyseccomp.MASKED_EQ, _KIND_BITS, kind)
            made.add_rule(_refused(), "socketpair", of_kind)
    if "memory-limit" not in off:
        shared = pyseccomp.Arg(3, pyseccomp.MASKED_EQ, SHARED_BLANK, SHARED_BLANK)
        made.add_rule(_refused(errno.ENOMEM), "mmap", shared)
    if "processes-untouched" not in off:
        _protect_others(made, gaps)
    if "system-read-only" not in off:
        _protect_files(made, gaps)
    if "kernel-calls" not in off:
        for flag in (1 << bit for bit in range(8, 32) if NAMESPACES & 1 << bit):
            made.add_rule(_refused(), "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
        _refuse(made, ["clone3"], errno.ENOSYS)  # its flags can't be seen: libraries take clone instead
        for request in _TERMINAL:
            made.add_rule(_refused(), "ioctl", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, request))
    return made


def _protect_others(made: Any, gaps: Gaps) -> None:
    import pyseccomp

    _only(made, OF_OTHERS, 0)
    _only(made, OF_THREADS, 0, 0)
    if gaps.signals_to:
        _only(made, SIGNALS, gaps.signals_to)
        _refuse(made, OTHER_SIGNALS)
        for command in _SET_OWNER:
            made.add_rule(_refused(), "fcntl", pyseccomp.Arg(1, pyseccomp.EQ, command))


def _protect_files(made: Any, gaps: Gaps) -> None:
    import pyseccomp

    if gaps.marks:
        _refuse(made, MARKS, 0)  # called done and not done: copying a file goes on to work
    if gaps.truncate:
        _refuse(made, TRUNCATE)
        _refuse(made, ["openat2"], errno.ENOSYS)
        shorten = (pyseccomp.MASKED_EQ, os.O_TRUNC | os.O_ACCMODE, os.O_TRUNC | os.O_RDONLY)
        for name, place in {"open": 1, "openat": 2}.items():
            _tolerant(made, _refused(), name, pyseccomp.Arg(place, *shorten))


def _refused(number: int = errno.EPERM) -> int:
    import pyseccomp

    return pyseccomp.ERRNO(number)


def _refuse(made: Any, names: Iterable[str], number: int = errno.EPERM) -> None:
    for name in names:
        _tolerant(made, _refused(number), name)


def _only(made: Any, calls: Mapping[str, int], process: int, number: int = errno.EPERM) -> None:
    """Refuse calls whose argument at that place is not `process`."""
    import pyseccomp

    for name, place in calls.items():
        _tolerant(made, _refused(number), name, pyseccomp.Arg(place, pyseccomp.NE, process))


def _tolerant(made: Any, how: int, name: str, *arguments: Any) -> None:
    """Add a rule for a call that this library and this architecture know; others nobody can make by name."""
    try:
        made.add_rule(how, name, *arguments)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EDOM, errno.EFAULT):
            raise
