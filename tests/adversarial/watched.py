"""Runs a command and says what it left running: `python -m tests.adversarial.watched REPORT COMMAND...`.

Every orphan of the command's becomes a child of this process, whatever session it went to; so nothing gets away unseen.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

from lessonkit.grading.fences.kernel import adopt_orphans

PATIENCE = 3.0
"""Seconds in which what has its end already before it may be gone."""


def main() -> None:
    """Run, look, end what is left, and write the report."""
    report, command = Path(sys.argv[1]), sys.argv[2:]
    adopt_orphans()
    code = subprocess.run(command).returncode
    until = time.monotonic() + PATIENCE
    while (left := _left()) and time.monotonic() < until:
        time.sleep(0.05)
    told = [f"{one.pid} {' '.join(_words(one))}" for one in left]
    for one in left:
        one.kill()
    report.write_text(json.dumps({"code": code, "left": told}), encoding="utf-8")


def _left() -> list[psutil.Process]:
    with_zombies = psutil.Process().children(recursive=True)
    found = [one for one in with_zombies if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    while True:  # reap what is over
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                return found
        except ChildProcessError:
            return found


def _words(one: psutil.Process) -> list[str]:
    try:
        return one.cmdline()
    except psutil.Error:
        return ["gone"]


if __name__ == "__main__":
    main()
