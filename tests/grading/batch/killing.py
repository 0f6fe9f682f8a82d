"""Grades a course with `scomm grade`, kills it again and again, and starts it again until it is done.

`python -m tests.grading.batch.killing COURSE LESSON REPORT SEED KILLS READABLE`. It runs as a process of its own, to which every orphan of a
killed batch comes: so nothing that stays is overlooked, and nothing of others is counted.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from lessonkit.grading import judged
from lessonkit.grading.fences.kernel import adopt_orphans
from tests.grading.loaded import environment

COMMAND = (sys.executable, "-c", "from scomm.cli import app; app()", "grade")
PATIENCE = 10.0
"""Seconds in which what has its end already may be gone."""
LATER = 1.0
"""A kill comes up to this many seconds after its submission: anywhere between two of them, or while a batch starts. None comes in the
last tenth, where a fast machine would be done before it."""


@dataclass
class Told:
    """What was seen: after how many graded submissions and seconds each kill came, and what all of it took and left.

    `bytes` is the most memory that all processes had at once, with what forks share counted once; `bytes_by_process` counts that for each.
    """

    kills: list[tuple[int, float]] = field(default_factory=list)
    endings: list[int] = field(default_factory=list)
    seconds: float = 0.0
    last_said: str = ""
    bytes: int = 0
    bytes_by_process: int = 0
    left: list[str] = field(default_factory=list)


class Weighing(threading.Thread):
    """Looks at the memory of everything below this process, twice a second, until it is told to stop."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = self.most_by_process = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.5):
            shared_once = by_process = 0
            for one in psutil.Process().children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    used = one.memory_full_info()
                    shared_once, by_process = shared_once + used.pss, by_process + used.rss
            self.most, self.most_by_process = (
                max(self.most, shared_once),
                max(self.most_by_process, by_process),
            )


def graded(course: Path, lesson: str) -> int:
    """How many submissions the journal says are graded."""
    path = judged.journal_path(course, lesson)
    return path.read_bytes().count(b'"state": "graded"') if path.is_file() else 0


def killed_and_resumed(course: Path, lesson: str, seed: int, kills: int, readable: int) -> Told:
    """Kill the batch's whole process group at random moments, spread over the `readable` ones; then let it end by itself."""
    told, chance, began = Told(), random.Random(seed), time.monotonic()
    moments = sorted(chance.sample(range(1, readable * 9 // 10), kills))
    weighing = Weighing()
    weighing.start()
    with (course.parent / "said.log").open("w+b") as said:
        for moment in [*moments, None]:
            said.truncate(0)
            started = time.monotonic()
            batch = subprocess.Popen(
                [*COMMAND, lesson, "--workers", "2"],
                cwd=course, env=environment(), stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            )  # fmt: skip
            if moment is not None:
                while graded(course, lesson) < moment and batch.poll() is None:
                    time.sleep(0.02)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    batch.wait(chance.uniform(0, LATER))
                told.kills.append((graded(course, lesson), round(time.monotonic() - started, 2)))
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(batch.pid, signal.SIGKILL)
            told.endings.append(batch.wait())
        said.seek(0)
        told.last_said = said.read().decode("utf-8", "replace").lstrip("\0")
    told.seconds = time.monotonic() - began
    weighing.over.set()
    weighing.join()
    told.bytes, told.bytes_by_process = weighing.most, weighing.most_by_process
    told.left = left()
    return told


def left() -> list[str]:
    """What is still running below this process once it had time to end; it is ended then."""
    until = time.monotonic() + PATIENCE
    while (found := _running()) and time.monotonic() < until:
        time.sleep(0.1)
    told = []
    for one in found:
        with contextlib.suppress(psutil.Error):
            told.append(f"{one.pid} {' '.join(one.cmdline())}")
            one.kill()
    return told


def _running() -> list[psutil.Process]:
    found = []
    for one in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            if one.status() != psutil.STATUS_ZOMBIE:
                found.append(one)
    return found


def main() -> None:
    """Read the words, and write what was seen as JSON."""
    course, lesson, report, *numbers = sys.argv[1:]
    adopt_orphans()
    told = killed_and_resumed(Path(course), lesson, *map(int, numbers))
    Path(report).write_text(json.dumps(asdict(told)), encoding="utf-8")


if __name__ == "__main__":
    main()
