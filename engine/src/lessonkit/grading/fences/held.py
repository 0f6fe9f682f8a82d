"""Folders for a while that go even where their process is killed: each is held by a lock, which ends with whoever holds it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lessonkit.grading.fences.clearing import clear

try:
    import fcntl
except ImportError:  # Windows: nothing is held, and nothing of others is cleared
    fcntl = None  # type: ignore[assignment]

PREFIX = "scomm-held-"


class Held:
    """A fresh folder among the machine's temporary ones; whoever calls `clear_abandoned` leaves it alone until it is let go."""

    def __init__(self) -> None:
        while True:
            self.path, self._lock = Path(tempfile.mkdtemp(prefix=PREFIX)), -1
            if fcntl is None:
                return
            self._lock = os.open(self.path, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
            if self.path.is_dir():  # else it was taken for abandoned a moment ago
                return
            os.close(self._lock)

    def let_go(self) -> None:
        """Clear the folder, whatever was put there."""
        lock, self._lock = self._lock, -1
        try:
            clear(self.path)
        finally:
            if lock >= 0:
                os.close(lock)


@contextlib.contextmanager
def held() -> Iterator[Path]:
    """A folder that is held and then cleared."""
    folder = Held()
    try:
        yield folder.path
    finally:
        folder.let_go()


def clear_abandoned() -> None:
    """Clear the folders of this user's that nobody holds any more: their process was killed."""
    if fcntl is None:
        return
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # held by another, somebody else's, or gone by now
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if os.fstat(lock).st_uid == os.geteuid():
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    clear(path)
            finally:
                os.close(lock)
