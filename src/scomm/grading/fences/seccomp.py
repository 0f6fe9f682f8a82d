"""seccomp: system calls that no notebook needs, refused (`pyseccomp`, the binding of libseccomp)."""

from __future__ import annotations

import errno
import socket
from functools import cache
from typing import Any

from scomm.grading.fences.kernel import NAMESPACES

SOCKETS = ("socket", "connect", "bind", "listen", "accept", "accept4")
"""A pair of sockets stays allowed: an event loop wakes itself through one, and it leads nowhere else."""

OTHERS = ("ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd")
"""What looks into another process."""

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
"""What mounts, loads, traces or sets something of the whole machine, or has often been a way into the kernel."""

UNCOUNTED = ("memfd_create", "memfd_secret", "shmget", "shmat", "semget", "msgget", "mq_open")
"""Memory that no limit of a process counts."""

_TERMINAL = (0x5412, 0x541C)  # TIOCSTI and TIOCLINUX write to the terminal as if somebody typed


def available() -> bool:
    """Whether the library and its binding are here."""
    try:
        import pyseccomp  # noqa: F401
    except (ImportError, RuntimeError, AttributeError, OSError):
        return False
    return True


@cache
def filter_for(off: frozenset[str], serves: bool = False) -> Any:
    """The filter without the promises in `off`, made once a process; its `load` binds this process for good.

    What `serves` may listen at sockets that are files, and still reach nobody.
    """
    import pyseccomp

    made = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    refused = pyseccomp.ERRNO(errno.EPERM)
    names = {
        "no-network": ("connect",) if serves else SOCKETS,
        "processes-untouched": OTHERS,
        "kernel-calls": RARE,
        "memory-limit": UNCOUNTED,
    }
    for promise, calls in names.items():
        for name in calls if promise not in off else ():
            _refuse(made, refused, name)
    if serves and "no-network" not in off:
        no_such = pyseccomp.ERRNO(errno.EOPNOTSUPP)  # a word that libraries for networks can live with
        made.add_rule(no_such, "socket", pyseccomp.Arg(0, pyseccomp.NE, socket.AF_UNIX))
    if "kernel-calls" not in off:
        for flag in (1 << bit for bit in range(32) if NAMESPACES & 1 << bit and bit != 7):
            made.add_rule(refused, "clone", pyseccomp.Arg(0, pyseccomp.MASKED_EQ, flag, flag))
        _refuse(
            made, pyseccomp.ERRNO(errno.ENOSYS), "clone3"
        )  # its flags can't be seen: libraries take clone
        for request in _TERMINAL:
            made.add_rule(refused, "ioctl", pyseccomp.Arg(1, pyseccomp.MASKED_EQ, 0xFFFFFFFF, request))
    return made


def _refuse(made: Any, how: int, name: str) -> None:
    """Refuse a call that this library and this architecture know; others nobody can make by name."""
    try:
        made.add_rule(how, name)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EDOM, errno.EFAULT):
            raise
