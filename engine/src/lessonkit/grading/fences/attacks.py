"""What a submission would do that keeps no promise: an attack for each, run inside a fence to find out what it keeps.

An attack returns what it managed to do, in a few words, or nothing. It is tried before anything is graded, on bait that
the grader has put out for it.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import mmap
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lessonkit.grading.fences.bait import Bait
from lessonkit.grading.fences.promises import ProcessLimits

SMALL = ProcessLimits(memory_bytes=48 * 2**20, processes=6, file_bytes=2**20, open_files=48, cpu_seconds=30)
"""Limits that an attack reaches at once."""
_NAP = 0.4


def no_network(bait: Bait) -> str:
    """Reach another process over TCP, UDP, a socket without a file, or a datagram to one that has a file."""
    done = []
    for name, family_and_kind, address in (
        ("TCP", (socket.AF_INET, socket.SOCK_STREAM), ("127.0.0.1", bait.port)),
        ("UDP", (socket.AF_INET, socket.SOCK_DGRAM), ("127.0.0.1", bait.port)),
        ("socket", (socket.AF_UNIX, socket.SOCK_STREAM), "\0" + bait.abstract),
    ):
        with contextlib.suppress(OSError), socket.socket(*family_and_kind) as one:
            one.settimeout(0.2)
            one.connect(address)
            one.send(b"x")
            done.append(name)
    for kind in (socket.SOCK_DGRAM, socket.SOCK_RAW):
        with contextlib.suppress(OSError):
            one, other = socket.socketpair(socket.AF_UNIX, kind)
            with one, other:
                one.sendto(b"x", bait.datagrams)
                done.append("datagram")
    return " ".join(done)


def key_unreadable(bait: Bait) -> str:
    return _read(bait.key)


def course_unreadable(bait: Bait) -> str:
    return _read(bait.course)


def others_unreadable(bait: Bait) -> str:
    return _read(bait.other)


def _read(path: str) -> str:
    """Read a file, by its name, by a link, by ways through /proc."""
    link = Path("a-link")
    with contextlib.suppress(OSError):
        link.unlink(missing_ok=True)
        link.symlink_to(path)
    for way in (
        path,
        str(link),
        f"/proc/self/root{path}",
        f"/proc/{os.getppid()}/root{path}",
        f"/proc/1/root{path}",
    ):
        with contextlib.suppress(OSError), open(way, "rb") as file:
            file.read(1)
            return way
    return ""


def system_read_only(bait: Bait) -> str:
    """Write where the machine's programs, settings and other people's files are; change or shorten the grader's files."""
    places = _write(bait.open_folder, "/etc", "/usr", sys.prefix, sys.base_prefix, "/")
    return places or next(_change(bait.course), "")


def _change(path: str) -> Iterator[str]:
    """Change a file's rights and times, then empty it, and see whether that was so."""
    with contextlib.suppress(OSError):
        before = os.stat(path)
        with contextlib.suppress(OSError):
            os.chmod(path, 0o600 if before.st_mode & 0o044 else 0o644)
        with contextlib.suppress(OSError):
            os.utime(path, (1, 1))
        for flags in (os.O_WRONLY, os.O_RDONLY):
            with contextlib.suppress(OSError):
                os.close(os.open(path, flags | os.O_TRUNC))
        with contextlib.suppress(OSError):
            os.truncate(path, 0)
        after = os.stat(path)
        for name in ("st_mode", "st_mtime_ns", "st_size"):
            if getattr(before, name) != getattr(after, name):
                yield f"{path} {name}"


def private_folder(bait: Bait) -> str:
    """Write where everybody may."""
    return _write("/tmp", "/var/tmp", "/dev/shm")


def _write(*folders: str) -> str:
    for folder in folders:
        path = Path(folder) / f"scomm-attack-{os.getpid()}"
        with contextlib.suppress(OSError):
            path.write_text("x")
            path.unlink()
            return folder
    return ""


def unprivileged(bait: Bait) -> str:
    """Be root, become root, or have any right of root's."""
    if os.geteuid() == 0:
        return "root"
    with contextlib.suppress(OSError):
        os.setuid(0)
        return "setuid"
    held = (ctypes.c_uint32 * 6)()
    ctypes.CDLL(None).capget((ctypes.c_uint32 * 2)(0x20080522, 0), held)
    return "capabilities" if any(held) else ""


def clean_environment(bait: Bait) -> str:
    """See something in the environment that is not needed."""
    return " ".join(sorted(set(os.environ) - set(bait.allowed)))


def kernel_calls(bait: Bait) -> str:
    """Change how the kernel treats this process, begin a namespace, or watch which files others write."""
    libc = ctypes.CDLL(None)
    done = []
    if libc.personality(0xFFFFFFFF) != -1:
        done.append("personality")
    if libc.inotify_init1(0) != -1:
        done.append("inotify")
    child = os.fork()
    if not child:
        os._exit(0 if libc.unshare(0x10000000) == 0 else 1)  # a new namespace of users
    if os.waitpid(child, 0)[1] == 0:
        done.append("unshare")
    return " ".join(done)


def file_limit(bait: Bait) -> str:
    """Write a file that is too long."""
    with open("long", "wb", buffering=0) as file:
        try:
            for _ in range(5):
                file.write(b"x" * (SMALL.file_bytes // 4))
        except OSError as error:
            return "" if error.errno == errno.EFBIG else str(error)
    return f"{Path('long').stat().st_size}"


def open_files_limit(bait: Bait) -> str:
    """Open too many files."""
    opened = []
    try:
        for _ in range(SMALL.open_files + 1):
            opened.append(os.open("/dev/null", os.O_RDONLY))
    except OSError as error:
        return "" if error.errno == errno.EMFILE else str(error)
    finally:
        for one in opened:
            os.close(one)
    return f"{len(opened)}"


def cpu_limit(bait: Bait) -> str:
    """Compute for longer, after raising the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    if resource.RLIM_INFINITY in (soft, hard):
        return "no limit"
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (hard + 10, hard + 10))
        return "raised"
    return ""


MILD: dict[str, Callable[[Bait], str]] = {
    "no-network": no_network,
    "key-unreadable": key_unreadable,
    "course-unreadable": course_unreadable,
    "others-unreadable": others_unreadable,
    "system-read-only": system_read_only,
    "private-folder": private_folder,
    "unprivileged": unprivileged,
    "clean-environment": clean_environment,
    "file-limit": file_limit,
    "open-files-limit": open_files_limit,
    "cpu-limit": cpu_limit,
    "kernel-calls": kernel_calls,
}
"""Attacks that leave the process that makes them as it was: one process makes them all."""


def touch(bait: Bait) -> Iterator[str]:
    """Look into another submission's process, then end it."""
    for file in ("environ", "maps"):
        with contextlib.suppress(OSError):
            if Path(f"/proc/{bait.victim}/{file}").read_bytes() and bait.victim != os.getpid():
                yield f"read {file}"
    with contextlib.suppress(OSError):
        os.kill(bait.victim, signal.SIGTERM)


def fill_memory(kind: str) -> None:
    """Use too much memory of one of the `KINDS_OF_MEMORY`, and stay a while."""
    size = SMALL.memory_bytes * 2
    if kind == "addresses":  # its tables are the kernel's, which counts them for nobody
        mmap.mmap(-1, 2**40, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=mmap.PROT_READ)
    elif kind == "own":
        _touch(bytearray(size))
    else:
        file = os.open("/dev/zero", os.O_RDWR) if kind == "zero" else -1
        shared = mmap.mmap(file, size)
        for start in range(0, size, size // 16):
            _touch(memoryview(shared)[start : start + size // 16])
            if kind != "shared":
                shared.madvise(mmap.MADV_DONTNEED)  # the pages stay, and nothing shows them
    time.sleep(_NAP)


KINDS_OF_MEMORY = ("own", "shared", "dropped", "zero", "addresses")
"""Of one's own; shared; shared and dropped from sight, without a file and with one; addresses alone."""


def _touch(filled: bytearray | memoryview) -> None:
    for start in range(0, len(filled), 4096):
        filled[start] = 1


def fill_processes() -> int:
    """Start too many processes that wait; how many there were."""
    started = 0
    with contextlib.suppress(OSError):
        for _ in range(SMALL.processes + 4):
            if not os.fork():
                time.sleep(2 * _NAP)
                os._exit(0)
            started += 1
    time.sleep(_NAP if started > SMALL.processes else 0)
    return started


def stay(line: int) -> None:
    """Leave a process in a session of its own that holds `line` open for a while."""
    if not os.fork():
        os.setsid()
        if not os.fork():
            os.write(line, b"here")
            time.sleep(2 * _NAP)
        os._exit(0)
    os.wait()


HOW_MANY = len(MILD) + len(KINDS_OF_MEMORY) + len((touch, fill_processes, stay))
"""How many attacks a fence is tried with."""
