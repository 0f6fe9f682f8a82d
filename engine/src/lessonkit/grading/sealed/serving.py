"""The processes that run submissions, seen from outside: a job goes in as bytes, what came of it comes out as bytes.

A server is started once for each thread that runs jobs, and started anew where a job took too long or ended it. What it says
is read with a limit, and nothing of it is opened, run or unpickled.
"""

from __future__ import annotations

import contextlib
import json
import re
import threading
import time
from typing import Any

import msgspec

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.sealed.frames import Closed, Late, Reader, TooLong, write_bytes
from lessonkit.grading.sealed.job import MOST_OF_ALL, Job, Limits, Ran
from lessonkit.grading.sealed.process import ServerProcess
from lessonkit.json_limits import NOTEBOOK, read_json

GRACE = 60.0
"""Seconds above the notebook's own time for starting and ending its process."""

UNFENCED = Fence("none")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""How JSON writes half of a pair of characters."""

_mine = threading.local()
_started: list[_Server] = []
_spare: list[_Server] = []


class Lost(Exception):
    """What ran a submission was lost each time: nothing is known of its answers."""


class Refused(Lost):
    """The machine that was to run a submission has no fence for it: nothing ran."""


def run_surely(job: Job, fence: Fence = UNFENCED, tries: int = 3) -> Ran:
    """Run a job, again where what runs it was lost; `Lost` if it was lost each time."""
    for _ in range(tries):
        ran = run(job, fence)
        if ran.ending not in ("lost", "failed"):
            return ran
    raise Lost(ran.why)


def run(job: Job, fence: Fence = UNFENCED) -> Ran:
    """Run one job in this thread's server: what came of it, whatever the submission does."""
    return _run(job.to_bytes(), job.limits, fence)


def _run(data: bytes, limits: Limits, fence: Fence) -> Ran:
    ran = Ran(fence=str(fence))
    server = _Server.ready(fence)
    server.works = True
    try:
        server.take(data, ran, limits.total_seconds + GRACE, limits.most_bytes)
    finally:
        server.works = False
        if ran.ending in ("lost", "failed"):
            server.kill()
    return ran


def run_bytes(data: bytes, fence: Fence = UNFENCED) -> bytes:
    """Run one job that was made into bytes; what came of it as bytes. A worker on any machine calls this."""
    return _run(data, msgspec.json.decode(data, type=_Limited).limits, fence).to_bytes()


class _Limited(msgspec.Struct):
    """What is read of a job here."""

    limits: Limits


def start_spare(count: int, fence: Fence) -> None:
    """Start servers before any job is there, for the threads that ask for one. The thread that calls this has to outlive them:
    the fence ends a server with whoever started it."""
    _spare.extend(_Server(fence) for _ in range(count))


def end_all() -> None:
    """End the servers of all threads of this process, whatever they are doing."""
    for server in list(_started):
        server.kill()


def end_idle() -> None:
    """End the servers of this process that run no job: a cluster's worker outlives a class, and has its memory back."""
    for server in list(_started):
        if not server.works:
            server.kill()


class _Server(ServerProcess):
    """One server process that runs jobs."""

    def __init__(self, fence: Fence) -> None:
        super().__init__("lessonkit.grading.sealed.server", (str(fence),), fence)
        self.works = False
        _started.append(self)

    @classmethod
    def ready(cls, fence: Fence) -> _Server:
        """The server of this thread, or a new one."""
        server: _Server | None = getattr(_mine, "server", None)
        if server is not None and server.fence == fence and server.is_well():
            return server
        if server is not None:
            server.kill()
        _mine.server = _take_spare(fence) or cls(fence)
        return _mine.server

    def take(self, job: bytes, ran: Ran, seconds: float, most: int) -> None:
        """Hand over the job and take its events until it ends, or its time is over, or it says too much."""
        deadline, said = time.monotonic() + seconds, 0
        events = Reader(self.pipes[0], most)
        with contextlib.suppress(Closed, Late, TooLong, ValueError, KeyError, TypeError):
            write_bytes(self.requests, job)
            while said < MOST_OF_ALL:
                payload = events.read_bytes(deadline)
                said += len(payload)
                event = _read(payload)
                if event["kind"] == "ready":
                    continue
                ran.take(event)
                if event["kind"] == "end":
                    return

    def kill(self) -> None:
        """End the server, its group and all that it started, whatever state they are in."""
        with contextlib.suppress(ValueError):
            _started.remove(self)
        super().kill()


def _take_spare(fence: Fence) -> _Server | None:
    """A server that was started early and still lives, if it is of this kind."""
    with contextlib.suppress(IndexError):
        while server := _spare.pop():  # one list's pop is whole, whichever threads ask
            if server.fence == fence and server.is_well():
                return server
            server.kill()
    return None


def _read(payload: bytes) -> dict[str, Any]:
    event = read_json(payload, NOTEBOOK)
    if _HALF.search(payload):  # half of a pair of characters, which no file could hold
        event = json.loads(json.dumps(event, ensure_ascii=False).encode("utf-8", "replace"))
    if not isinstance(event, dict):
        raise ValueError("no event")
    return event
