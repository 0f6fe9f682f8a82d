"""`lessonkit grade` begins with what takes longest: while nbgrader is loaded here, the fence is tried and servers load beside it.

Nothing of a submission is read for it. What turns out to be of no use, because the course has other settings, ends with the batch.
Only what Python itself has is imported here before that begins.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Sequence
from pathlib import Path


def new_submissions(root: Path, words: Sequence[str]) -> int:
    """At least about how many submissions nobody has graded, as far as the names of folders tell; a source to collect from counts
    as many."""
    if words and Path(words[0]).exists():
        return 1_000_000
    found = 0
    for folder in (root / "submitted").glob("*/*/"):
        learner, lesson = folder.parts[-2:]
        if (not words or lesson in words) and not (root / "autograded" / learner / lesson).exists():
            found += 1
    return found


class Early:
    """A thread that tries the fence and starts servers. It stays, because what it starts ends with it."""

    def __init__(self, servers: int, unsafe: bool) -> None:
        self.servers, self.unsafe = servers, unsafe
        self._over = threading.Event()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="scomm-early", daemon=True)
        self._thread.start()
        atexit.register(self.end)

    def end(self) -> None:
        """Start nothing more, and let go of what was started."""
        self._over.set()
        self._started.wait()
        self._thread.join()

    def _run(self) -> None:
        try:
            from lessonkit.errors import KitError
            from lessonkit.grading.fences.proving import chosen
            from lessonkit.grading.sealed import serving

            try:
                fence = chosen(self.unsafe).fence
                if not self._over.is_set():
                    serving.start_spare(self.servers, fence)
            except (KitError, OSError):  # the batch finds the same, and says so
                return
        finally:
            self._started.set()
        self._over.wait()


def begin_early(root: Path, words: Sequence[str], workers: int | None, unsafe: bool) -> Early | None:
    """Begin, where somebody handed in what nobody has graded. One core is left to what is loaded here; a server that is missing
    starts with its first job."""
    cores = os.cpu_count() or 1
    servers = min(max(1, cores - 1), workers or cores, new_submissions(root, words))
    return Early(servers, unsafe) if servers else None
