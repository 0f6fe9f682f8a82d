"""Cells in a fork of a process that has the libraries loaded: a fresh start costs hundredths of a second.

The child is inside the fence before it reads its first cell. This side stays outside, and believes nothing that comes back
but its form.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ipykernel.jsonutil import json_clean

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.submission import Submission
from lessonkit.grading.sealed.fenced import begin_fenced, why_gone
from lessonkit.grading.sealed.frames import Closed, Late, Reader, TooLong, write_bytes, write_frame
from lessonkit.grading.sealed.in_order import (
    CellRan,
    OverTime,
    Stuck,
    timeout_error,
    unread_error,
)
from lessonkit.grading.sealed.job import Limits
from lessonkit.grading.sealed.shell import Blocked, Shell
from lessonkit.json_limits import NOTEBOOK, write_json

INTERRUPTS = 3
"""How often a cell is interrupted before its process counts as stuck."""
RECURSION = 1_000
"""What Python itself begins with."""
LARGEST_REQUEST = 200_000_000
"""Bytes of one cell's code."""


class ForkedCells:
    """Runs cells in a child of this process, which must have a `Shell` and all that lessons import.

    `not_theirs` are pipes of this process that its children may not hold.
    """

    def __init__(
        self,
        shell: Shell,
        fence: Fence,
        private: Path,
        cwd: Path,
        env: Mapping[str, str],
        limits: Limits,
        not_theirs: tuple[int, ...] = (),
    ) -> None:
        self.shell, self.fence, self.private, self.cwd, self.env = shell, fence, private, cwd, env
        self.limits, self.not_theirs, self.number = limits, not_theirs, 0
        self.child: Submission | None = None

    def start(self) -> None:
        """Fork a child that waits for cells."""
        theirs, self.requests = os.pipe()
        results, answers = os.pipe()
        ours = (self.requests, results, *self.not_theirs)
        self.child = begin_fenced(
            self.fence, lambda: self._serve(theirs, answers), self.private, self.limits, hidden=ours
        )
        for other in (theirs, answers):
            os.close(other)
        self.results = Reader(results, self.limits.most_bytes)

    def run(self, source: str, id: str, *, until: float, characters: int) -> CellRan:
        """Run one cell in the child, with so many characters of output; interrupt it where it takes too long. `until` is when the whole
        notebook's time is over. Raises `Stuck`, `TookTooMuch`, `Died` or `OverTime`."""
        assert self.child is not None
        self.number += 1
        try:
            write_frame(
                self.requests,
                {"number": self.number, "source": source, "id": id, "characters": characters},
            )
            own_end = time.monotonic() + self.limits.cell_seconds
            reply = self._reply(min(own_end, until))
            if reply is not None:
                return CellRan(reply)
            if own_end > until:
                raise OverTime
            for _ in range(INTERRUPTS):
                self.child.interrupt()
                reply = self._reply(time.monotonic() + self.limits.after_interrupt)
                if reply is not None:
                    return CellRan([*reply, timeout_error()], late=True)
        except Closed as error:
            raise self._gone() from error
        raise Stuck

    def stop(self) -> None:
        """End the child and all that it started."""
        if self.child is not None:
            self.child.stop()
            for pipe in (self.requests, self.results.pipe):
                os.close(pipe)
        self.child = None

    def _reply(self, end: float) -> list[Any] | None:
        """What the child says of the cell that was sent last; None if its time is over."""
        assert self.child is not None
        while (left := end - time.monotonic()) > 0:
            if not self.results.has_more:
                watched: list[Any] = [self.results.pipe, *([] if self.child.end else [self.child])]
                readable = select.select(watched, [], [], left)[0]
                if not readable:
                    return None
                if self.results.pipe not in readable:
                    if self.child.wait(0) is not None:
                        raise Closed
                    continue
            try:
                said = self.results.read(end)
            except Late:
                return None
            except (TooLong, ValueError) as error:  # no reply of the shell's: the pipe is lost
                raise Closed from error
            if isinstance(said, dict) and said.get("number") == self.number:
                if said.get("blocked"):
                    raise Stuck
                outputs = said.get("outputs")
                return [one for one in outputs if _is_output(one)] if isinstance(outputs, list) else []
        return None

    def _gone(self) -> Exception:
        """Why the child is gone."""
        assert self.child is not None
        return why_gone(self.child.stop())

    def _serve(self, requests: int, answers: int) -> None:
        """Be the child: run the cells that are asked for, until the pipe ends."""
        signal.signal(signal.SIGINT, _let_be)
        os.environ.update(self.env)
        os.chdir(self.cwd)
        sys.path.insert(0, "")  # as a kernel does: a module beside the notebook is found
        me, asked = os.getpid(), Reader(requests, LARGEST_REQUEST)
        while True:
            try:
                request = asked.read()
            except Closed:
                return
            try:
                outputs = self._interruptible(request)
            except Blocked:
                write_frame(answers, {"number": request["number"], "blocked": True})
                return
            if os.getpid() != me:  # a process that the cell forked: the cell is all that it runs
                os._exit(0)
            if self.shell.over:  # exit() ends a kernel with the cell that says it
                return
            write_bytes(answers, _as_json(request["number"], outputs))

    def _interruptible(self, request: dict[str, Any]) -> list[Any]:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return self.shell.run(
                request["source"],
                request["id"],
                characters=request["characters"],
                total=self.limits.total_characters,
            )
        except KeyboardInterrupt:  # between two lines of the shell's own
            return self.shell.shown.outputs
        finally:
            signal.signal(signal.SIGINT, _let_be)


def _is_output(one: Any) -> bool:
    """True for what has the form of a notebook's output; what a submission wrote itself may have any."""
    if not isinstance(one, dict):
        return False
    kind = one.get("output_type")
    if kind == "stream":
        return isinstance(one.get("text"), str) and one.get("name") in ("stdout", "stderr")
    if kind == "error":
        return isinstance(one.get("ename"), str) and isinstance(one.get("traceback"), list)
    return kind in ("display_data", "execute_result") and isinstance(one.get("data"), dict)


def _as_json(number: int, outputs: list[Any]) -> bytes:
    """A reply; outputs that are no plain data are made so, or one says that they can't be read."""
    was = sys.getrecursionlimit()
    sys.setrecursionlimit(RECURSION)  # a cell may have raised it, and the encoder would end the process
    try:
        try:
            text = write_json({"number": number, "outputs": outputs}, NOTEBOOK, allow_nan=False)
        except (TypeError, ValueError):
            cleaned = json_clean({"number": number, "outputs": outputs})
            text = write_json(cleaned, NOTEBOOK, allow_nan=False)
    except Exception:
        text = json.dumps({"number": number, "outputs": [unread_error()]})
    finally:
        sys.setrecursionlimit(was)
    return text.encode("ascii")


def _let_be(*_: Any) -> None:
    """An interrupt that comes between two cells stops nothing."""
