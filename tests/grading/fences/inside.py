"""A fork server in a fence that runs pieces of code as submissions, one after the other, and what came of each."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.promises import ProcessLimits

SERVER = """
import contextlib, json, os, sys, tempfile, time
from pathlib import Path
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.promises import ProcessLimits

job = json.loads(sys.stdin.readline())
fence = Fence.read(job["fence"])
fence.get_ready()
for step in job["steps"]:
    ours, theirs = os.pipe()

    def work():
        say = lambda *words: os.write(theirs, (" ".join(map(str, words)) + "\\n").encode())
        exec(step["code"], {"say": say})

    with fence.private_folder() as folder:
        begun = time.monotonic()
        one = fence.begin(work, folder, limits=ProcessLimits(**step["limits"]), hidden=[0, 1])
        os.close(theirs)
        if step["interrupt"]:
            os.read(ours, 1)
            one.interrupt()
        if step["lose"]:
            os.read(ours, 1)
            os.kill(one.pid, 9)
        if step["stop"]:
            os.read(ours, 1)
            ended = one.stop()
        else:
            ended = one.wait(30) or one.stop()
        os.set_blocking(ours, False)
        with contextlib.suppress(BlockingIOError):
            said = os.read(ours, 65536).decode()
        print(json.dumps({"how": ended.how, "code": ended.code, "why": ended.why, "said": said,
                          "seconds": time.monotonic() - begun, "files": os.listdir(folder)}), flush=True)
    os.close(ours)
"""


@dataclass(frozen=True)
class Stand:
    """A fence on a machine; `machine` is the beginning of a command line that acts another one."""

    fence: Fence
    machine: tuple[str, ...] = ()

    def server(self, scratch: Path | None = None) -> tuple[list[str], dict[str, str]]:
        """The command line and the environment of the server that runs submissions."""
        command = self.fence.server([sys.executable, "-P", "-c", SERVER], scratch=scratch)
        return [*self.machine, *command.argv], command.env

    def job(self, *steps: dict) -> str:
        """What the server reads."""
        return json.dumps({"fence": str(self.fence), "steps": steps}) + "\n"


@dataclass(frozen=True)
class Told:
    """How a submission ended, what it said, how long it took, and the files in its folder."""

    how: str
    code: int
    why: str
    said: str
    seconds: float
    files: list[str]


def step(
    code: str, *, interrupt: bool = False, stop: bool = False, lose: bool = False, **limits: int
) -> dict:
    """A submission to run; once it has said something it is interrupted or stopped, or its keeper is killed."""
    whole = {**asdict(ProcessLimits()), **limits}
    return {"code": code, "limits": whole, "interrupt": interrupt, "stop": stop, "lose": lose}


def in_turn(stand: Stand, *steps: dict) -> list[Told]:
    """Run submissions one after the other in one fork server."""
    argv, env = stand.server()
    done = subprocess.run(argv, env=env, input=stand.job(*steps), capture_output=True, text=True, timeout=90)
    assert done.returncode == 0, done.stderr
    return [Told(**json.loads(line)) for line in done.stdout.splitlines()]


def alone(stand: Stand, code: str, **how: int | bool) -> Told:
    """Run one submission."""
    (told,) = in_turn(stand, step(code, **how))  # type: ignore[arg-type]
    return told
