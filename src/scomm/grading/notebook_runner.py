"""A process of its own that runs one submission's notebook and tells what came of it, line by line.

Started by `running.py`, as a script: it imports neither the kit nor nbgrader, and knows no key. It
reads one job as JSON from standard input, starts a kernel, and writes one JSON line an event to the pipe
whose number it was given. The learner's kernel is a child of this process and has no hold on the pipe; what
the kernel does to this process costs this submission alone.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import json
import os
import signal
import sys
import time
from typing import Any

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # its grammar takes longest to build
import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbclient.util import ensure_async
from nbformat import NotebookNode

INTERRUPTS = 3
"""How often a cell is interrupted before its kernel counts as stuck."""

FRESH_STARTS = 4
"""How often a stuck kernel is replaced in one notebook."""

LARGEST_MESSAGE = 64 * 2**20
"""Bytes; a larger message from a kernel is dropped before it is read."""

SHOWN = ("stream", "display_data", "execute_result", "error", "update_display_data")
LEFT_OUT = "... More output was left out: a cell may show {limit:,} characters, a notebook {total:,}."
STOPPED = "This cell ran too long and was stopped."
TIMED_OUT = {"ename": "CellTimeoutError", "evalue": "", "traceback": [STOPPED]}


class Stuck(Exception):
    """The kernel does not answer, not even to interrupts."""


class LimitedClient(NotebookClient):
    """nbclient, with a limit on output and an end to cells that swallow interrupts."""

    after_interrupt = 3.0

    def start_limits(self, cell_limit: int, total_limit: int) -> None:
        """Set how many characters of output a cell and the whole notebook may have."""
        self.cell_limit, self.total_limit, self.left = cell_limit, total_limit, total_limit
        self.new_cell()

    def new_cell(self, answer_limit: int = 0) -> None:
        """Begin to count the output of a cell; a request for an answer has a limit of its own."""
        self.asking = answer_limit > 0
        self.cell_left = answer_limit or self.cell_limit
        self.cut = self.late = False

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take a kernel's message unless the limit on output is reached."""
        kind = msg["msg_type"]
        if kind in SHOWN:
            size = _size(msg["content"])
            if self.cut or size > min(self.cell_left, self.left):
                if not self.cut and not self.asking:
                    text = LEFT_OUT.format(limit=self.cell_limit, total=self.total_limit)
                    cell.outputs.append(nbformat.v4.new_output("stream", name="stdout", text=f"\n{text}\n"))
                self.cut = True
                return None
            self.cell_left -= size
            self.left -= 0 if self.asking else size
        try:
            return super().process_message(msg, cell, cell_index)
        except (KeyError, TypeError, AttributeError, ValueError, IndexError):
            return None  # a message that is not what it should be costs itself alone

    async def _async_handle_timeout(self, timeout: int, cell: NotebookNode | None = None) -> dict[str, Any]:
        """Interrupt, and wait for the cell to end; a kernel that does not is `Stuck`."""
        self.late = True
        for _ in range(INTERRUPTS):
            assert self.km is not None
            assert self.kc is not None
            await ensure_async(self.km.interrupt_kernel())
            with contextlib.suppress(Exception):  # queue.Empty: it did not answer yet
                await self.kc.shell_channel.get_msg(timeout=self.after_interrupt)
                return {"content": {**TIMED_OUT, "status": "error"}}
            await self._async_check_alive()
        raise Stuck


def _size(value: Any) -> int:
    """About how many characters a message's content has."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return sum(map(_size, value.values())) + 8 * len(value)
    if isinstance(value, list):
        return sum(map(_size, value)) + 2 * len(value)
    return 8


class Runner:
    """Runs the cells of one job in order and tells each."""

    def __init__(self, job: dict[str, Any], pipe: int) -> None:
        self.job, self.pipe = job, pipe
        self.notebook: NotebookNode = nbformat.from_dict(job["notebook"])
        self.asks = {int(index): source for index, source in job["asks"].items()}
        self.stuck: set[int] = set()
        self.blame: tuple[int, int, int] | None = None
        self.told: dict[int, dict[str, Any]] = {}
        self.client = self._client()

    def tell(self, kind: str, **facts: Any) -> None:
        """Write one event."""
        line = json.dumps({"kind": kind, **facts}).encode() + b"\n"
        view = memoryview(line)
        while view:
            view = view[os.write(self.pipe, view) :]

    async def run(self) -> None:
        """Run everything within the time that the whole notebook has."""
        end = time.monotonic() + self.job["total_seconds"]
        how = "done"
        try:
            await asyncio.wait_for(self._cells(), self.job["total_seconds"])
        except (TimeoutError, DeadKernelError):  # nbclient tells both in one way
            how = "total-time" if time.monotonic() >= end else "died"
        except Stuck:
            how = "stuck"
        finally:
            _kill_children()
        self.tell("end", how=how)

    def _client(self) -> LimitedClient:
        client = LimitedClient(
            self.notebook,
            timeout=self.job["cell_seconds"],
            interrupt_on_timeout=True,
            allow_errors=True,
            raise_on_iopub_timeout=False,
            store_widget_state=False,
            coalesce_streams=True,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": self.job["cwd"]}},
        )
        client.start_limits(self.job["cell_characters"], self.job["total_characters"])
        client.after_interrupt = self.job["after_interrupt"]
        return client

    async def _start(self) -> None:
        self.client.km = self.client.create_kernel_manager()
        await self.client.async_start_new_kernel(env={**os.environ, **self.job["env"]})
        await self.client.async_start_new_kernel_client()
        assert self.client.kc is not None
        for channel in (self.client.kc.iopub_channel, self.client.kc.shell_channel):
            channel.socket.maxmsgsize = LARGEST_MESSAGE

    async def _cells(self) -> None:
        await self._start()
        starts, index = 0, 0
        while index < len(self.notebook.cells):
            try:
                if index not in self.stuck:
                    await self._tell_cell(index)
                index += 1
            except Stuck:
                starts += 1
                index = self._set_aside(index)
                if starts > FRESH_STARTS:
                    raise
                await self._start_afresh(index)

    def _set_aside(self, index: int) -> int:
        """Leave out a cell that is stuck, or once, where two in a row are, the one before them; where to go on."""
        before = self._ran_before(index)
        if self.blame and index == self.blame[1]:
            cause, _, other = self.blame
            self.stuck.remove(cause)
            self.tell("cell", **self.told[cause])
            self._tell_stuck(other)
        elif not self.blame and before in self.stuck:
            cause = self._ran_before(before)
            while cause in self.stuck or cause in self.asks:
                cause = self._ran_before(cause)
            if cause in self.told:
                self.blame = (cause, before, index)
                self.stuck.remove(before)
                self._tell_stuck(cause)
                return before
        self._tell_stuck(index)
        return index

    def _tell_stuck(self, index: int) -> None:
        self.stuck.add(index)
        self.tell("cell", index=index, outputs=[{"output_type": "error", **TIMED_OUT}], late=True)

    def _ran_before(self, index: int) -> int:
        return next((n for n in range(index - 1, -1, -1) if _runs(self.notebook.cells[n])), -1)

    async def _tell_cell(self, index: int) -> None:
        cell = self.notebook.cells[index]
        asked = index in self.asks
        if asked:
            cell = nbformat.v4.new_code_cell(self.asks[index])
        if not _runs(cell):
            return
        tags = cell.metadata.pop("tags", None)  # no tag makes the grader pass over a cell
        for _ in range(2 if asked else 1):  # an answer that got lost on its way is asked for once more
            self.client.new_cell(self.job["answer_characters"] if asked else 0)
            await self._execute(cell, index)
            if self.client.late or any(output.output_type == "display_data" for output in cell.outputs):
                break
        if tags is not None:
            cell.metadata["tags"] = tags
        failed = any(output.output_type == "error" for output in cell.outputs)
        facts = {"index": index, "outputs": cell.outputs, "late": self.client.late, "failed": failed}
        self.told[index] = facts
        self.tell("answer" if asked else "cell", **facts)

    async def _execute(self, cell: NotebookNode, index: int) -> None:
        """Run a cell; where a message of its kernel can't be read, the cell is told without output."""
        try:
            await self.client.async_execute_cell(cell, index)
            json.dumps(cell.outputs)
        except (DeadKernelError, Stuck):
            raise
        except Exception:
            text = "A message of this cell could not be read."
            error = nbformat.v4.new_output("error", ename="MessageError", evalue=text, traceback=[text])
            cell.outputs = [error]

    async def _start_afresh(self, before: int) -> None:
        """A new kernel in the state that the earlier cells leave, without the ones that were stuck."""
        left = self.client.left
        with contextlib.suppress(Exception):
            assert self.client.km is not None
            await ensure_async(self.client.km.shutdown_kernel(now=True))
        _kill_children()
        self.client = self._client()
        await self._start()
        for index in range(before):
            cell = self.notebook.cells[index]
            if _runs(cell) and not {index} & (self.stuck | set(self.asks)):
                self.client.new_cell()
                await self._execute(nbformat.v4.new_code_cell(cell.source), index)
        self.client.left = left


def _runs(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(cell.source.strip())


def _adopt_orphans() -> None:
    """On Linux, what the kernel leaves behind becomes this process's child, so that it can be ended."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def _kill_children() -> None:
    """End the kernel and all that it started, also in sessions of their own."""
    for _ in range(20):  # a process that forks while it is looked for is found in the next round
        children = psutil.Process().children(recursive=True)
        living = []
        for child in children:
            with contextlib.suppress(psutil.Error):
                if child.status() != psutil.STATUS_ZOMBIE:
                    child.kill()
                    living.append(child)
        if not living:
            return
        psutil.wait_procs(living, timeout=1)


def main() -> None:
    """Read the job, run it, tell how it ended."""
    pipe = int(sys.argv[1])
    os.set_inheritable(pipe, False)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2):
        signal.signal(number, lambda *_: None)  # not SIG_IGN: the kernel would inherit that
    _adopt_orphans()
    text = sys.stdin.buffer.readline()
    if not text:
        return  # not needed after all
    runner = Runner(json.loads(text), pipe)
    try:
        asyncio.run(runner.run())
    except Exception as error:
        runner.tell("end", how="failed", why=f"{type(error).__name__}: {error}"[:300])
        _kill_children()
    os._exit(0)  # no exit hook waits for a kernel that is gone


if __name__ == "__main__":
    main()
