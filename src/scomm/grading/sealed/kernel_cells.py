"""Cells in an ordinary Jupyter kernel, by nbclient: with a limit on output, and an end to cells that swallow interrupts."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbclient.util import ensure_async
from nbformat import NotebookNode

from scomm.grading.fences.fence import Fence
from scomm.grading.fences.submission import Ended
from scomm.grading.sealed.fenced import why_gone
from scomm.grading.sealed.fenced_kernel import EXITS, command
from scomm.grading.sealed.in_order import (
    CellRan,
    OverTime,
    Stuck,
    left_out,
    size_of,
    timeout_error,
    unread_error,
)
from scomm.grading.sealed.job import Limits
from scomm.json_limits import NOTEBOOK, write_json

INTERRUPTS = 3
"""How often a cell is interrupted before its kernel counts as stuck."""

LARGEST_MESSAGE = 64 * 2**20
"""Bytes; a larger message from a kernel is dropped before it is read."""

_ENDING = 10.0
SHOWN = ("stream", "display_data", "execute_result", "error", "update_display_data")


class _Client(NotebookClient):
    """nbclient, with a limit on output and an end to cells that swallow interrupts."""

    after_interrupt = 3.0

    def new_cell(self, characters: int, total: int) -> None:
        """Begin to count the output of a cell."""
        self.limit, self.left, self.total = characters, characters, total
        self.cut = self.late = False

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take a kernel's message unless the limit on output is reached."""
        if msg["msg_type"] in SHOWN:
            size = size_of(msg["content"])
            if self.cut or size > self.left:
                if not self.cut:
                    cell.outputs.append(nbformat.from_dict(left_out(self.limit, self.total)))
                self.cut = True
                return None
            self.left -= size
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
                return {"content": {**timeout_error(), "status": "error"}}
            await self._async_check_alive()
        raise Stuck


class KernelCells:
    """Runs cells in a kernel that is a child of this process, inside the fence."""

    def __init__(
        self, fence: Fence, private: Path, cwd: Path, env: Mapping[str, str], limits: Limits
    ) -> None:
        self.fence, self.private, self.cwd, self.env, self.limits = fence, private, cwd, env, limits
        self.loop, self.starts = asyncio.Runner(), 0
        self.client = self._client()

    def start(self) -> None:
        """Start a kernel."""
        self.client, self.starts = self._client(), self.starts + 1
        self.loop.run(self._start())

    def run(self, source: str, id: str, *, until: float, characters: int) -> CellRan:
        """Run one cell; interrupt it where it takes too long."""
        cell = nbformat.v4.new_code_cell(source)
        if id:
            cell.id = id
        self.client.nb.cells = [cell]
        self.client.new_cell(characters, self.limits.total_characters)
        try:
            left = max(0.0, until - time.monotonic())
            return self.loop.run(asyncio.wait_for(self._execute(cell), left))
        except (DeadKernelError, TimeoutError) as error:  # nbclient tells a time that is over like a death
            why = OverTime() if time.monotonic() >= until else self._why_gone()
            raise why from error

    def stop(self) -> None:
        """End the kernel and all that it started."""
        manager, process = self.client.km, self._process()
        if process is not None:
            process.terminate()  # it ends what its kernel started, then itself
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_ENDING)
        if manager is not None and manager.has_kernel:
            with contextlib.suppress(Exception):
                self.loop.run(ensure_async(manager.shutdown_kernel(now=True)))

    def _process(self) -> subprocess.Popen[bytes] | None:
        return getattr(getattr(self.client.km, "provisioner", None), "process", None)

    def _why_gone(self) -> Exception:
        process = self._process()
        code = 0
        if process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = process.wait(_ENDING)
        how = next((how for how, exit in EXITS.items() if exit == code), "exit")
        return why_gone(Ended(how))  # type: ignore[arg-type]

    async def _execute(self, cell: NotebookNode) -> CellRan:
        """Run a cell; where a message of its kernel can't be read, the cell is told without output."""
        try:
            await self.client.async_execute_cell(cell, 0)
            outputs = json.loads(write_json(cell.outputs, NOTEBOOK))
        except (DeadKernelError, Stuck, TimeoutError):
            raise
        except Exception:
            outputs = [unread_error()]
        return CellRan(outputs, self.client.late)

    def _client(self) -> _Client:
        client = _Client(
            nbformat.v4.new_notebook(),
            timeout=self.limits.cell_seconds,
            interrupt_on_timeout=True,
            allow_errors=True,
            raise_on_iopub_timeout=False,
            store_widget_state=False,
            coalesce_streams=True,
            shutdown_kernel="immediate",
            resources={"metadata": {"path": str(self.cwd)}},
        )
        client.after_interrupt = self.limits.after_interrupt
        return client

    async def _start(self) -> None:
        manager = self.client.create_kernel_manager()
        manager.kernel_spec_manager = _OneSpec(command(self.fence, self.private, self.cwd, self.limits))
        manager.transport = "ipc"  # files in the private folder: no port, and no network, is needed
        manager.ip = str(self.private / f"socket-{self.starts}")
        manager.connection_file = str(self.private / f"kernel-{self.starts}.json")
        self.client.km = manager
        await self.client.async_start_new_kernel(env={**os.environ, **self.env})
        await self.client.async_start_new_kernel_client()
        assert self.client.kc is not None
        for channel in (self.client.kc.iopub_channel, self.client.kc.shell_channel):
            channel.socket.maxmsgsize = LARGEST_MESSAGE


class _OneSpec(KernelSpecManager):
    """Knows one kernel, and starts it with this command."""

    def __init__(self, argv: list[str]) -> None:
        super().__init__()
        self.argv = argv

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(argv=self.argv, display_name=kernel_name, language="python")
