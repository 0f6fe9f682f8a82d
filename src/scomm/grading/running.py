"""Running a submission's notebook in a process of its own, and reading what comes of it.

The runner tells each cell as it ends, so whatever stops it costs only what was still to come. What it
tells are plain outputs and plain answers: verdicts are made here, after the learner's kernel is gone.
"""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import psutil
from nbformat import NotebookNode

from scomm.exercises.learner.handover import MIME

RUNNER = Path(__file__).with_name("notebook_runner.py")
GRACE = 60.0
"""Seconds above the notebook's own time for starting and ending a kernel."""

Ending = Literal["done", "died", "stuck", "total-time", "failed", "lost"]
"""How a run ended: to the last cell; its kernel died; it could not be interrupted; its time was over;
no kernel could be had; or the runner itself was killed."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use: seconds, characters of output, and seconds to end after an interrupt."""

    cell_seconds: int = 60
    total_seconds: int = 300
    cell_characters: int = 1_000_000
    total_characters: int = 10_000_000
    answer_characters: int = 5_000_000
    after_interrupt: float = 3.0


@dataclass
class Ran:
    """What came of a notebook: outputs of cells, answers' messages, which cells ran too long, and the end."""

    outputs: dict[int, list[Any]] = field(default_factory=dict)
    messages: dict[int, list[Any]] = field(default_factory=dict)
    late: set[int] = field(default_factory=set)
    ending: Ending = "lost"
    why: str = ""

    def take(self, event: dict[str, Any]) -> None:
        """Take one event of the runner."""
        if event["kind"] == "end":
            self.ending, self.why = event["how"], event.get("why", "")
            return
        index = int(event["index"])
        if event["kind"] == "answer":
            self.messages[index] = [
                output["data"][MIME] for output in event["outputs"] if MIME in output.get("data", {})
            ]
        else:
            self.outputs[index] = event["outputs"]
        (self.late.add if event.get("late") else self.late.discard)(index)


def run(
    notebook: NotebookNode, asks: Mapping[int, str], folder: Path, env: Mapping[str, str], limits: Limits
) -> Ran:
    """Run a notebook in `folder`; the cells in `asks` are replaced by requests for an answer."""
    job = {
        "notebook": {**notebook, "cells": [_bare(cell) for cell in notebook.cells]},
        "asks": dict(asks),
        "cwd": str(folder),
        "env": dict(env),
        **vars(limits),
    }
    ran = Ran()
    runner = _Runner.ready()
    try:
        for event in runner.events(job, limits.total_seconds + GRACE):
            ran.take(event)
    finally:
        runner.kill()
    return ran


def _bare(cell: NotebookNode) -> dict[str, Any]:
    """A cell without outputs, which can be many megabytes."""
    return {**cell, "outputs": []} if cell.cell_type == "code" else dict(cell)


class _Runner:
    """A runner process; one is always got ready while another works, because its imports take a while."""

    _spare: _Runner | None = None

    def __init__(self) -> None:
        self.pipe, theirs = os.pipe()
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-P", str(RUNNER), str(theirs)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,  # the kernel inherits these: nothing that it writes there is read
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs,),
                start_new_session=True,
            )
        finally:
            os.close(theirs)

    @classmethod
    def ready(cls) -> _Runner:
        """The runner that was got ready, or a new one."""
        runner, _Runner._spare = cls._spare, None
        if runner is None or runner.process.poll() is not None:
            runner = cls()
        return runner

    def events(self, job: dict[str, Any], seconds: float) -> Iterator[dict[str, Any]]:
        """Hand over the job and yield events until the runner ends or its time is over."""
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(job).encode() + b"\n")
            self.process.stdin.close()
        if _Runner._spare is None:
            _Runner._spare = _Runner()
        deadline = time.monotonic() + seconds
        rest = b""
        with selectors.DefaultSelector() as selector:
            selector.register(self.pipe, selectors.EVENT_READ)
            while (left := deadline - time.monotonic()) > 0 and selector.select(left):
                data = os.read(self.pipe, 1 << 20)
                if not data:
                    return
                *lines, rest = (rest + data).split(b"\n") if b"\n" in data else (rest + data,)
                for line in lines:
                    yield json.loads(line)

    def kill(self) -> None:
        """End the runner, its group and all that it started, whatever state they are in."""
        children: list[psutil.Process] = []
        with contextlib.suppress(psutil.Error):  # a runner that its kernel stopped could not end them itself
            children = psutil.Process(self.process.pid).children(recursive=True)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        for child in children:
            with contextlib.suppress(psutil.Error):
                child.kill()
        with contextlib.suppress(Exception):
            self.process.wait(timeout=10)
        os.close(self.pipe)
        for stream in (self.process.stdin,):
            if stream is not None and not stream.closed:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
