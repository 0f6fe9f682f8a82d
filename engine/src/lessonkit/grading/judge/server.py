"""The process of a judge: it takes a lesson's key from a pipe, fences itself in for good, and then forks for each thing it is asked.

This process reads nothing that a learner wrote but a code of words of the kit's own list, for whose deal it makes the key ready. Each fork reads one request, answers it and ends: what it had in memory is in
no other, and it holds none of the pipes by which this process says how a fork ended.
"""

from __future__ import annotations

import base64
import contextlib
import gc
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any, NoReturn

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.judge.tasks import Tasks
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.sealed.fenced import of_the_kit
from lessonkit.grading.sealed.frames import Closed, Reader, write_bytes, write_frame
from lessonkit.grading.sealed.server import LARGEST_JOB, nobody_is_there
from lessonkit.quick_start import leave_out_grammar

NO_MEMORY = 4
"""How a fork ends that had no more memory."""
LONGEST_CODE = 1_000
"""Bytes in which a learner code is told."""


class Server:
    """Answers requests: `answers` is the pipe that a fork answers on, `endings` the one on which this process says how it ended."""

    def __init__(self, tasks: Tasks, seconds: int, answers: int, endings: int) -> None:
        self.tasks, self.seconds, self.answers, self.endings = tasks, seconds, answers, endings

    def serve(self) -> None:
        """Answer each request in a fork, until the pipe ends. Where a fork has left something running, wait to be ended with it."""
        write_frame(self.endings, "ready")
        warm = self.tasks.warm()
        while True:
            while not select.select([0], [], [], 0)[0] and next(warm, self) is not self:
                pass
            try:
                self.tasks.expect(Reader(0, LONGEST_CODE, ahead=0).read())
            except Closed:
                return
            child = os.fork()
            if not child:
                self._be_fork()
            _, status, used = os.wait4(child, 0)
            code = os.waitstatus_to_exitcode(status)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(-1, os.WNOHANG)
                write_frame(self.endings, "left something running")
                while True:  # whatever that is, it must meet no other request: who asks ends it with this process, its parent now
                    signal.pause()
            write_frame(self.endings, how_it_ended(code, used.ru_utime + used.ru_stime >= self.seconds))

    def _be_fork(self) -> NoReturn:
        code = 1
        try:
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, self.endings)
            limit_fork(self.seconds)
            gc.disable()  # it ends in a moment, and a collection writes to what it shares with this process
            self._answer()
            code = 0
        except MemoryError:
            code = NO_MEMORY
        finally:
            os._exit(code)

    def _answer(self) -> None:
        requests = Reader(0, LARGEST_JOB)
        asked, body = json.loads(requests.read_bytes()), requests.read_bytes()
        try:
            answer, long = self.tasks.do(asked["task"], asked, body)
        except MemoryError:
            raise
        except Exception as error:
            answer, long = {"error": type(error).__name__, "traceback": traceback.format_exc()[-5_000:]}, b""
        write_frame(self.answers, answer)
        write_bytes(self.answers, long)


def how_it_ended(code: int, used_up: bool) -> str:
    """The end of a fork in a word: it answered, its time (`used_up`) or its memory was over, or else the number.

    >>> [how_it_ended(code, used_up) for code, used_up in ((0, False), (-signal.SIGKILL, True), (-signal.SIGKILL, False))]
    ['answered', 'seconds', '-9']
    """
    if code == -signal.SIGXCPU or (code == -signal.SIGKILL and used_up):
        return "seconds"  # else a kill is the machine's, which had no more memory
    return {0: "answered", NO_MEMORY: "memory"}.get(code, str(code))


def limit_fork(seconds: int) -> None:
    """Give this fork so many seconds of computing and no process of its own, and let it end with the server."""
    if sys.platform == "linux":
        from lessonkit.grading.fences import kernel

        kernel.die_with_parent(signal.SIGKILL)
    import resource

    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = seconds + 1 if hard == resource.RLIM_INFINITY else min(seconds + 1, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, most), most))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def fence_in(fence: Fence, folder: Path, megabytes: int) -> None:
    """Fence this process in for good, as a submission's is: it may read what Python and the kit need. Memory is counted above what is
    loaded, for each fork; where there is no fence, that limit is all there is, and only on Linux."""
    if sys.platform != "linux":
        return
    from lessonkit.grading.fences import bubblewrap, kernel, layers
    from lessonkit.grading.fences.places import needed_by_python
    from lessonkit.grading.fences.promises import ProcessLimits

    kernel.adopt_orphans()
    off = fence.off | {"process-limit", "cpu-limit"}  # each fork has its own
    limits = ProcessLimits(memory_bytes=megabytes * 2**20, file_bytes=0)
    scratch = bubblewrap.SCRATCH if fence.name == "bubblewrap" else None
    place = layers.Place(folder, (*needed_by_python(), *of_the_kit()), limits, off, scratch)
    if fence.name == "none":
        layers.set_limits(place, 0)
    else:
        layers.enter(place, layers.Standing(other_user=False, parted=False, counted=0))


def tasks_of(set_up: dict[str, Any], folder: Path) -> Tasks:
    """The tasks of the lesson whose key came by the pipe; it lies in a file no longer than it takes to read it."""
    keys = folder / "keys"
    key = keys / (set_up["lesson"] or "none")
    key.mkdir(parents=True)
    for name, content in set_up["files"].items():
        (key / name).write_bytes(base64.b64decode(content))
    released = tuple(ReleasedCell(**one) for one in set_up["released"])
    tasks = Tasks(set_up["lesson"], keys, released, set_up["kernelspec"])
    tasks.load()
    shutil.rmtree(keys)
    return tasks


def main() -> None:
    """Read the arguments and the key, and serve."""
    if nobody_is_there():
        return
    leave_out_grammar()
    fence, seconds, megabytes = Fence.read(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    answers, endings = map(int, sys.argv[4:])
    if sys.platform == "linux":
        from lessonkit.grading.fences import kernel

        kernel.die_with_parent(signal.SIGKILL)
    folder = Path(tempfile.mkdtemp(prefix="judge-"))
    set_up = Reader(0, LARGEST_JOB).read_bytes()
    tasks = tasks_of(json.loads(set_up), folder)
    gc.collect()
    gc.freeze()
    fence_in(fence, folder, megabytes)
    with contextlib.suppress(Closed):
        Server(tasks, seconds, answers, endings).serve()
    os._exit(0)


if __name__ == "__main__":
    main()
