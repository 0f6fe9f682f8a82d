"""A process of the kit's own that works behind a fence, seen from outside: how it starts, and that nothing of it stays."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence

import psutil

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.held import Held
from lessonkit.grading.sealed.fenced import of_the_kit, where_the_course_lies


class ServerProcess:
    """One process of a module, with a pipe for requests and `pipes` for what it says; nothing else that it writes is read."""

    def __init__(
        self, module: str, words: Sequence[str], fence: Fence, pipes: int = 1, env: Mapping[str, str] = {}
    ) -> None:
        self.fence, self.well = fence, True
        self.held = Held()
        self.held.path.chmod(0o711)  # each private folder in it is closed, and may belong to another user
        atexit.register(self.kill)
        both = [os.pipe() for _ in range(pipes)]
        self.pipes, theirs = [ours for ours, _ in both], [one for _, one in both]
        command = fence.server(
            [sys.executable, "-P", "-m", module, *words, *map(str, theirs)],
            readable=of_the_kit(),
            env=where_the_course_lies() | dict(env),
            scratch=self.held.path,
        )
        try:
            self.process = subprocess.Popen(
                command.argv,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=theirs,
                start_new_session=True,
                env=command.env,
            )
        finally:
            for one in theirs:
                os.close(one)

    @property
    def requests(self) -> int:
        """The pipe on which it reads."""
        assert self.process.stdin is not None
        return self.process.stdin.fileno()

    def is_well(self) -> bool:
        """True if the process can take another request."""
        return self.well and self.process.poll() is None

    def kill(self) -> None:
        """End the process, its group and all that it started, whatever state they are in."""
        if not self.well:
            return
        self.well = False
        children: list[psutil.Process] = []
        with contextlib.suppress(psutil.Error):  # one that a submission stopped could not end them itself
            children = psutil.Process(self.process.pid).children(recursive=True)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        for child in children:
            with contextlib.suppress(psutil.Error):
                child.kill()
        with contextlib.suppress(Exception):
            self.process.wait(timeout=10)
        self.held.let_go()
        atexit.unregister(self.kill)
        for pipe in self.pipes:
            os.close(pipe)
        if self.process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()
