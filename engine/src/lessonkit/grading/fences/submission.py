"""A submission's process as the fork server sees it: begun, interrupted, ended, and told how it went."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from lessonkit.grading.fences import tree
from lessonkit.grading.fences.keeper import Means, keep
from lessonkit.grading.fences.layers import Place

How = Literal["exit", "signal", "memory", "processes", "cpu", "stopped", "unfenced", "lost"]
"""It ended by itself; a signal ended it; it used too much memory, processes, computing time; the server ended it; the fence
could not be put up, so that none of its code ran; or its keeper was lost."""

_GRACE = 5.0
_RUNNING: dict[int, int] = {}
"""The pipes on which keepers tell this process of submissions that still run, with the keepers' processes."""


@dataclass(frozen=True)
class Ended:
    """How a submission's process ended: with which exit code or signal, or why not fenced."""

    how: How
    code: int = 0
    why: str = ""


@dataclass
class Submission:
    """One running submission; `fileno()` can be read (for `select`) once it is over and all that it left is ended."""

    pid: int
    pipe: int
    told: bytes = b""
    end: Ended | None = field(default=None)

    def fileno(self) -> int:
        return self.pipe

    def interrupt(self) -> None:
        """What Ctrl-C does: `KeyboardInterrupt` in its code."""
        self._signal(signal.SIGINT)

    def stop(self) -> Ended:
        """End it and all that it started, whatever state they are in."""
        self._signal(signal.SIGTERM)
        ended = self.wait(_GRACE)
        if ended is None:
            self._signal(signal.SIGKILL)  # the kernel ends a namespace with its keeper
            ended = self.wait(_GRACE) or self._over()
        return ended

    def wait(self, seconds: float | None = None) -> Ended | None:
        """How it ended, as soon as it has; None if it still runs after `seconds`."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while self.end is None:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([self.pipe], [], [], left)[0]:
                return None
            data = os.read(self.pipe, 65536)
            self.told += data
            if not data:
                return self._over()
        return self.end

    def _over(self) -> Ended:
        os.close(self.pipe)
        _RUNNING.pop(self.pipe, None)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        self.end = _read(self.told.decode("utf-8", "replace"))
        if self.end.how == "lost":
            tree.end_below(os.getpid(), spared=_RUNNING.values())
        return self.end

    def _signal(self, number: int) -> None:
        if self.end is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(self.pid, number)


def begin(work: Callable[[], object], place: Place, means: Means, hidden: Iterable[int] = ()) -> Submission:
    """Fork a submission that does `work` in its place; the descriptors `hidden` lead nowhere in it."""
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        keep(work, place, means, theirs, {*hidden, *_RUNNING, ours})
    os.close(theirs)
    _RUNNING[ours] = pid
    return Submission(pid, ours)


def _read(told: str) -> Ended:
    """What the lines of a keeper say: the first failure, else what it ended for, else the status."""
    said = [line.split(" ", 1) for line in told.splitlines()]
    facts = {words[0]: words[1] if len(words) > 1 else "" for words in reversed(said)}
    if "failed" in facts:
        return Ended("unfenced", why=facts["failed"])
    for how in ("memory", "processes", "stopped"):
        if how in facts:
            return Ended(how)  # type: ignore[arg-type]
    if "status" not in facts:
        return Ended("lost")
    code = os.waitstatus_to_exitcode(int(facts["status"]))
    if -code == signal.SIGXCPU:
        return Ended("cpu", -code)
    return Ended("exit", code) if code >= 0 else Ended("signal", -code)
