"""The processes below one: counted, weighed and ended."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

_ROUNDS = 200


@dataclass(frozen=True)
class Use:
    """What a tree of processes uses: how many processes and threads, and bytes of memory of their own."""

    threads: int
    memory_bytes: int


def below(pid: int) -> list[int]:
    """Every descendant of a process, nearest first."""
    found, waiting = [], list(_children(pid))
    while waiting:
        child = waiting.pop(0)
        found.append(child)
        waiting += _children(child)
    return found


def _children(pid: int) -> list[int]:
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            direct = file.read().split()
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return []
    for thread in threads:  # a child belongs to the thread that forked it
        if thread != str(pid):
            with contextlib.suppress(OSError), open(f"/proc/{pid}/task/{thread}/children") as file:
                direct += file.read().split()
    return [int(child) for child in direct]


def memory(pid: int) -> tuple[int, int]:
    """Bytes of memory of a process that no file backs, and how many threads it has; 0 of one that is gone."""
    anonymous = threads = 0
    with (
        contextlib.suppress(OSError),
        open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file,
    ):
        for line in file:
            if line.startswith(("RssAnon:", "RssShmem:")):
                anonymous += int(line.split()[1]) * 1024
            elif line.startswith("Threads:"):
                threads = int(line.split()[1])
    return anonymous, threads


def use(pids: list[int], baseline: int) -> Use:
    """What these processes use; `baseline` bytes of each came with the fork and are shared."""
    found = [memory(pid) for pid in pids]
    return Use(sum(threads for _, threads in found), sum(max(0, used - baseline) for used, _ in found))


def end_below(pid: int) -> None:
    """End every descendant, also those that fork while they are looked for; this process reaps its own."""
    for _ in range(_ROUNDS):
        living = [child for child in below(pid) if not _is_dead(child)]
        if not living:
            break
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for child in living:
                with contextlib.suppress(OSError):
                    os.kill(child, number)
        for _ in reaped():
            pass
        time.sleep(0.002)
    for _ in reaped():
        pass


def reaped() -> Iterator[tuple[int, int]]:
    """Children of this process that have ended, with how."""
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not child:
            return
        yield child, status


def _is_dead(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True
