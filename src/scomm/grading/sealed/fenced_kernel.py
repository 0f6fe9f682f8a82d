"""A Jupyter kernel inside a fence, as a program that Jupyter's own clients start: arguments, then what ipykernel is given.

It stands in for the kernel: an interrupt is passed on, and its exit code says what ended the kernel (`EXITS`).
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

from scomm.grading.fences.fence import Fence
from scomm.grading.fences.submission import Submission
from scomm.grading.sealed.fenced import begin_fenced
from scomm.grading.sealed.job import Limits

EXITS = {"memory": 71, "processes": 72, "cpu": 73, "unfenced": 74}
"""The exit code for each way in which a fence ends a kernel."""


LAUNCH = """
import plotly.express, plotly.graph_objects, psutil
import scomm.exercises.learner.handover, scomm.exercises.learner.while_graded
import os, sys
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
class Kernel(IPythonKernel):
    async def do_execute(self, *given, **named):
        streams = sys.stdout, sys.stderr
        try:
            return await super().do_execute(*given, **named)
        finally:
            sys.stdout, sys.stderr = streams
            if self.shell.exit_now:
                os._exit(0)
app = IPKernelApp.instance(kernel_class=Kernel)
app.initialize()
sys.path.insert(0, "")
app.start()
"""
"""A kernel that has what it runs on, and what answers are taken with, before a file beside the notebook can stand in its place.
Where a cell asks it to end, it ends with that cell, and not some tenths of a second later."""


def command(fence: Fence, private: Path, cwd: Path, limits: Limits) -> list[str]:
    """How to start a kernel in this fence; Jupyter fills in the connection file."""
    module = [sys.executable, "-P", "-m", "scomm.grading.sealed.fenced_kernel"]
    return [*module, str(fence), str(private), str(cwd), json.dumps(vars(limits)), "-f", "{connection_file}"]


def main() -> NoReturn:
    """Start the kernel, stand in for it, and end as it ended."""
    fence, private, cwd = Fence.read(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    limits, rest = Limits(**json.loads(sys.argv[4])), sys.argv[5:]
    fence.get_ready()

    def kernel() -> None:
        os.chdir(cwd)
        os.environ.pop(
            "JPY_PARENT_PID", None
        )  # by which a kernel ends itself where its parent is a first process
        os.environ["IPYTHONDIR"] = str(private)
        os.execv(sys.executable, [sys.executable, "-P", "-c", LAUNCH, *rest])

    submission = begin_fenced(fence, kernel, private, limits, serves=True)
    signal.signal(signal.SIGINT, lambda *_: submission.interrupt())
    signal.signal(signal.SIGTERM, lambda *_: _stop(submission))
    ended = submission.wait()
    assert ended is not None
    os._exit(EXITS.get(ended.how, ended.code if ended.how == "exit" else 1))


def _stop(submission: Submission) -> NoReturn:
    submission.stop()
    os._exit(0)


if __name__ == "__main__":
    main()
