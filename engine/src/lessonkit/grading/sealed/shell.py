"""An IPython shell without a kernel: what a cell shows is kept as the outputs of a notebook, up to a limit.

It is made before the process is forked, so libraries find it as they load and take a notebook for granted.
"""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ipykernel.jsonutil import encode_images
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from lessonkit.exercises.learner.coaching import says_what_is_wrong
from lessonkit.grading.sealed.in_order import left_out, size_of
from lessonkit.grading.sealed.plain_cells import Transformer
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)


class Blocked(Exception):
    """A task of an earlier cell holds the loop, so that no later cell begins."""


class Shown:
    """The outputs of the cell that runs, with at most `most` characters; what is more is left out, and a line says so."""

    def __init__(self, most: int = 0, total: int = 0) -> None:
        self.most, self.total, self.left = most, total, most
        self.outputs: list[dict[str, Any]] = []
        self.names: dict[str, list[dict[str, Any]]] = {}
        self.cut = self.clear_next = False

    def add(self, output: dict[str, Any], name: str | None = None) -> None:
        """Take one output; a `name` lets later ones replace it."""
        if self.clear_next:
            self.clear()
        if not self._has_room(size_of(output)):
            return
        self.outputs.append(output)
        if name:
            self.names.setdefault(name, []).append(output)

    def stream(self, name: str, text: str) -> None:
        """Take what was printed; it goes on where the last output is of the same stream."""
        last = self.outputs[-1] if self.outputs and not self.clear_next else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            if self._has_room(len(text)):
                last["text"] += text
        else:
            self.add({"output_type": "stream", "name": name, "text": text})

    def replace(self, name: str, data: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Put other data in the outputs of this name."""
        if self._has_room(size_of(data)):
            for output in self.names.get(name, ()):
                output["data"], output["metadata"] = data, metadata

    def clear(self) -> None:
        """Take back what was shown so far."""
        self.outputs.clear()
        self.clear_next = False

    def _has_room(self, size: int) -> bool:
        if self.cut or size > self.left:
            if not self.cut:
                self.outputs.append(left_out(self.most, self.total))
            self.cut = True
            return False
        self.left -= size
        return True


class _Publisher(DisplayPublisher):
    """Keeps what is displayed."""

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: Any = None,
        update: Any = False,
        **_: Any,
    ) -> None:
        name = (transient or {}).get("display_id")
        content, about = encode_images(dict(data)), dict(metadata or {})
        shown: Shown = self.shell.shown  # type: ignore[union-attr]
        if update and name:
            shown.replace(name, content, about)
        else:
            shown.add({"output_type": "display_data", "data": content, "metadata": about}, name)

    def clear_output(self, wait: bool = False) -> None:
        if wait:
            self.shell.shown.clear_next = True
        else:
            self.shell.shown.clear()


class _Hook(DisplayHook):
    """Keeps the value of a cell's last line."""

    def start_displayhook(self) -> None:
        pass

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        shell: Shell = self.shell  # type: ignore[assignment]
        shell.shown.add(
            {
                "output_type": "execute_result",
                "execution_count": shell.execution_count,
                "data": encode_images(dict(format_dict)),
                "metadata": dict(md_dict or {}),
            }
        )

    def finish_displayhook(self) -> None:
        pass


class _Stream(io.TextIOBase):
    """Keeps what is printed."""

    encoding = "utf-8"  # type: ignore[assignment]

    def __init__(self, shell: Shell, name: str) -> None:
        self.shell, self.name = shell, name

    def write(self, text: str) -> int:
        io.StringIO().write(text)  # which says what is no text
        if text:
            self.shell.shown.stream(self.name, str(text))
        return len(text)

    def writable(self) -> bool:
        return True


class Shell(InteractiveShell):
    """Runs the cells of one notebook, as a kernel would, and keeps what they show."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)

    def __init__(self, **given: Any) -> None:
        self.shown = Shown()
        self.over = False
        self._plain: tuple[str | None, str] = (None, "")
        self._waits: tuple[str | None, bool] = (None, False)
        self.loop = asyncio.new_event_loop()
        super().__init__(**given)
        self.input_transformer_manager = Transformer()
        says_what_is_wrong(self)

    def run(self, source: str, id: str, *, characters: int, total: int) -> list[dict[str, Any]]:
        """Run one cell: its outputs."""
        self.shown = Shown(characters, total)
        with self._streams():
            self._in_the_loop(source, id or None)
        return self.shown.outputs

    def _in_the_loop(self, source: str, id: str | None) -> None:
        """Run a cell as a kernel does: inside a loop that goes on from cell to cell."""
        began = False

        async def cell() -> None:
            nonlocal began
            began = True
            await self._one_cell(source, id)

        task = self.loop.create_task(cell())
        while not task.done():
            try:
                self.loop.run_until_complete(task)
            except KeyboardInterrupt:
                if not began:  # a task of an earlier cell holds the loop
                    raise Blocked from None
                task.cancel()
            except asyncio.CancelledError:
                self._showtraceback(KeyboardInterrupt, "", ["KeyboardInterrupt"])

    async def _one_cell(self, source: str, id: str | None) -> None:
        transformed, failed = source, None
        self._plain = (None, "")
        try:
            transformed = self.transform_cell(source)
        except Exception:
            failed = sys.exc_info()
        given: dict[str, Any] = {"transformed_cell": transformed, "preprocessing_exc_tuple": failed}
        if not self.should_run_async(source, **given):
            self.run_cell(source, store_history=True, cell_id=id)
            return
        result = await self.run_cell_async(source, store_history=True, cell_id=id, **given)
        self.events.trigger("post_execute")  # type: ignore[no-untyped-call]
        self.events.trigger("post_run_cell", result)  # type: ignore[no-untyped-call]

    def transform_cell(self, raw_cell: str) -> str:
        """A cell without IPython's own signs; asked for several times a cell, and worked out once."""
        if self._plain[0] != raw_cell:
            self._plain = (raw_cell, super().transform_cell(raw_cell))
        return self._plain[1]

    def should_run_async(
        self, raw_cell: str, *, transformed_cell: str | None = None, preprocessing_exc_tuple: Any = None
    ) -> bool:
        """Whether a cell waits for something at its top level; asked for twice a cell, and worked out once."""
        if preprocessing_exc_tuple is not None or transformed_cell is None or not self.autoawait:
            return False
        if self._waits[0] != transformed_cell:
            found = super().should_run_async(raw_cell, transformed_cell=transformed_cell)
            self._waits = (transformed_cell, bool(found))
        return self._waits[1]

    @contextmanager
    def _streams(self) -> Iterator[None]:
        sys.stdout, sys.stderr = _Stream(self, "stdout"), _Stream(self, "stderr")
        try:
            yield
        finally:
            sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        name = getattr(etype, "__name__", str(etype))
        self.shown.add({"output_type": "error", "ename": name, "evalue": str(evalue), "traceback": list(stb)})

    def system(self, cmd: str) -> None:
        """What `!command` does: a submission has no terminal, so its output is captured as a whole."""
        done = subprocess.run(
            self.var_expand(cmd, depth=1), shell=True, capture_output=True, stdin=subprocess.DEVNULL
        )
        for stream, said in ((sys.stdout, done.stdout), (sys.stderr, done.stderr)):
            stream.write(said.decode("utf-8", "replace"))
        self.user_ns["_exit_code"] = done.returncode

    def ask_exit(self) -> None:
        """A notebook that ends its kernel has it ended after the cell, as in Jupyter."""
        self.over = True

    def raw_input(self, prompt: str = "") -> str:
        """Nobody is there to answer."""
        raise StdinNotImplementedError(say("shell.no-input"))

    def init_readline(self) -> None:
        """No lines are read."""

    def enable_gui(self, gui: Any = None) -> None:
        """There is no screen."""


def new_shell() -> Shell:
    """The one shell of this process; it writes no history and reads no profile."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.colors = "Linux"
    shell: Shell = Shell.instance(config=config)
    import builtins

    builtins.input = shell.raw_input  # type: ignore[assignment]
    return shell
