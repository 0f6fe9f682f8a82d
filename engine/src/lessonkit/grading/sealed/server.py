"""A process that runs submissions, one after the other, and tells what comes of each, event by event.

Started by `serving.py`, with the fence as its argument; for bubblewrap it is inside the fence as a whole.
It knows no key, opens no gradebook and starts no thread: a fork of it is a lesson's kernel with the libraries loaded.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lessonkit.errors import KitError
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.sealed import large_pages
from lessonkit.grading.sealed.frames import Closed, Reader, write_frame
from lessonkit.grading.sealed.in_order import InOrder
from lessonkit.grading.sealed.job import Job
from lessonkit.quick_start import leave_out_grammar

LARGEST_JOB = 400_000_000
"""Bytes of one job: a notebook, and the files beside it."""
_NO_MORE = 3
YOUNG = 10_000
"""Objects that come between two collections: a process that lives for a second needs few."""


class Server:
    """Runs the jobs that come in; `results` is the pipe for what it tells."""

    def __init__(self, fence: Fence, results: int) -> None:
        self.fence, self.results = fence, results
        self.shell = loaded_shell()
        fence.get_ready()

    def serve(self) -> None:
        """Run each job until the pipe ends, in a fork of its own: what this process has read, a later submission could find
        in its memory, even where it was freed."""
        self.tell({"kind": "ready"})
        while select.select([0], [], []):
            child = os.fork()
            if not child:
                os._exit(0 if self._next() else _NO_MORE)
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == _NO_MORE:
                return

    def _next(self) -> bool:
        """Read the next job and run it; False if there is none."""
        try:
            job = Job.from_bytes(Reader(0, LARGEST_JOB).read_bytes())
        except Closed:
            return False
        self.one(job)
        return True

    def one(self, job: Job) -> None:
        """Run one job in a folder of its own, which goes with it."""
        try:
            with self.fence.private_folder() as private:
                cwd = private / "notebook"
                cwd.mkdir()
                _write(cwd, job.files)
                env = dict(job.env)
                for name, files in job.folders.items():
                    folder = private / f"given-{name.lower()}"
                    folder.mkdir()
                    _write(folder, files)
                    env[name] = str(folder)
                from lessonkit.grading.sealed.forked_cells import ForkedCells

                not_theirs = (0, 1, 2, self.results)
                cells = ForkedCells(self.shell, self.fence, private, cwd, env, job.limits, not_theirs)
                InOrder(job, cells, self.tell).run()
        except Closed:
            raise  # nobody listens any more
        except Exception as error:
            self.tell({"kind": "end", "how": "failed", "why": f"{type(error).__name__}: {error}"[:300]})

    def tell(self, event: dict[str, Any]) -> None:
        """Write one event."""
        write_frame(self.results, event)


def loaded_shell() -> Any:
    """A shell, and then all that lessons import: a fork finds it there."""
    import gc

    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    from lessonkit.data import load, names
    from lessonkit.explorers import explorer, ids
    from lessonkit.grading.sealed import forked_cells  # noqa: F401  # a fork finds it here
    from lessonkit.grading.sealed.rehearsal import rehearse
    from lessonkit.grading.sealed.shell import new_shell

    rehearse()
    shell = new_shell()
    import plotly.io

    plotly.io.renderers.default = "plotly_mimetype"  # as it finds in a kernel
    for name in names():
        load(name)
    for id in ids():
        with contextlib.suppress(KitError):  # the cell that shows it says so, and whoever builds the lesson
            explorer(id)
    gc.collect()
    gc.freeze()  # a fork copies only what it writes to, and a collection writes to everything
    gc.set_threshold(YOUNG)
    large_pages.gather()
    return shell


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def nobody_is_there() -> bool:
    """Whether whoever started this process is gone already: the fence could not ask to end with a process that had ended
    before, and to load all that lessons import for nobody takes seconds."""
    here = select.poll()
    here.register(0, 0)
    return any(event & select.POLLHUP for _, event in here.poll(0))


def main() -> None:
    """Read the arguments, and serve."""
    if nobody_is_there():
        return
    leave_out_grammar()
    fence, results = Fence.read(sys.argv[1]), int(sys.argv[2])
    os.set_inheritable(results, False)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2):
        signal.signal(number, lambda *_: None)  # not SIG_IGN: a submission's process would inherit that
    Server(fence, results).serve()
    os._exit(0)  # no exit hook waits for what is gone


if __name__ == "__main__":
    main()
