"""What bubblewrap leaves where it is killed while it starts, found and ended by whoever comes next.

bubblewrap is two processes. The inner one waits for a word of the outer before it asks the kernel to end with it, so if the
outer is killed just then, with a command that is killed as it begins, the inner waits for ever.
"""

from __future__ import annotations

import contextlib
import os

import psutil

from lessonkit.grading.fences.bubblewrap import PROGRAM

OURS = (
    "lessonkit.grading.sealed.server",
    "lessonkit.grading.judge.server",
    "lessonkit.grading.fences.proving_server",
)
"""What the kit starts inside bubblewrap."""


def end_orphans() -> None:
    """End each inner process of this user's that was to start a server of the kit and whose outer one is gone."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.name() == PROGRAM and _is_orphan(process):
                process.kill()


def _is_orphan(process: psutil.Process) -> bool:
    if process.uids().real != os.getuid() or not set(OURS) & set(process.cmdline()):
        return False
    parent = process.parent()
    return _is_first_of_a_namespace(process.pid) and (parent is None or parent.name() != PROGRAM)


def _is_first_of_a_namespace(pid: int) -> bool:
    """Whether a process has the number 1 in a namespace below this one."""
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as lines:
        numbers = next((line.split()[1:] for line in lines if line.startswith("NSpid:")), [])
    return len(numbers) > 1 and numbers[-1] == "1"
