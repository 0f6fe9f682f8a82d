"""The processes below one: counted, weighed and ended."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

_ROUNDS = 200


@dataclass(frozen=True)
class Use:
    """What a tree of processes uses: how many processes and threads, and bytes of memory of their own."""

    threads: int
    memory_bytes: int


def below(pid: int, spared: Collection[int] = ()) -> list[int]:
    """Every descendant of a process, nearest first; without the children in `spared` and what is below them."""
    found, waiting = [], [child for child in _children(pid) if child not in spared]
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
    used, threads = _read_status(f"/proc/{pid}/status")
    if threads > 1 and not used:  # its first thread has ended, and tells nothing of what the others use
        with contextlib.suppress(OSError):
            for thread in os.listdir(f"/proc/{pid}/task"):
                used = max(used, _read_status(f"/proc/{pid}/task/{thread}/status")[0])
    return used, threads


def _read_status(file: str) -> tuple[int, int]:
    used = threads = 0
    with contextlib.suppress(OSError), open(file, encoding="ascii", errors="replace") as lines:
        for line in lines:
            if line.startswith(("RssAnon:", "RssShmem:")):
                used += int(line.split()[1]) * 1024
            elif line.startswith("Threads:"):
                threads = int(line.split()[1])
    return used, threads


def use(pids: list[int], baseline: int) -> Use:
    """What these processes use; `baseline` bytes of each came with the fork and are shared."""
    found = [memory(pid) for pid in pids]
    return Use(sum(threads for _, threads in found), sum(max(0, used - baseline) for used, _ in found))


def end_below(pid: int, spared: Collection[int] = ()) -> None:
    """End every descendant but the spared, also those that fork while they are looked for, and reap this process's own."""
    for _ in range(_ROUNDS):
        living = [child for child in below(pid, spared) if not _is_dead(child)]
        if not living:
            break
        for number in (signal.SIGSTOP, signal.SIGKILL):
            for child in living:
                with contextlib.suppress(OSError):
                    os.kill(child, number)
        _reap(living)
        time.sleep(0.002)


def _reap(ended: Iterable[int]) -> None:
    """Take leave of those that are this process's own children."""
    for child in ended:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


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
    """Whether nothing of a process runs any more; its other threads may outlive the first."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
            facts = file.read().rpartition(")")[2].split()
    except OSError:
        return True
    return facts[0] in "ZX" and int(facts[17]) <= 1
