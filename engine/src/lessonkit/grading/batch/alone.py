"""One batch at a time in a course's folder; what an earlier one left half-way, because it was killed, is cleared."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from lessonkit.errors import KitError
from lessonkit.grading.fences.held import clear_abandoned
from lessonkit.grading.fences.orphans import end_orphans
from lessonkit.language.sentences import sentences_beside

say = sentences_beside(__file__)

LOCK = ".scomm-grading"
HALF_WAY = ".grading-batch-"
"""How the names of folders begin in which a batch has what it is working on."""


@contextlib.contextmanager
def alone_in(root: Path) -> Iterator[None]:
    """Keep other batches out of a course's folder; a `KitError` where one is at work."""
    with (root / LOCK).open("w") as lock:
        try:
            import fcntl
        except ImportError:  # Windows: nobody is kept out
            pass
        else:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # goes with the process, however it ends
            except BlockingIOError:
                raise KitError(say("course.busy"), do=say("course.busy-do")) from None
        for left in root.glob(f"{HALF_WAY}*"):
            shutil.rmtree(left, ignore_errors=True)
        end_orphans()
        clear_abandoned()
        yield
        clear_abandoned()  # what a killed batch's last processes still wrote to as this one began
