"""Jobs on their way to whatever runs them, and back: bytes go out, bytes come in, and never more at once than there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lessonkit.grading.sealed import serving
from lessonkit.grading.sealed.job import Ran

TRIES = 3
"""How often a submission is run where what runs it was lost."""
PER_WORKER = 2
"""Jobs at once for each worker: one that runs, and one that waits for it."""

Work = Callable[[bytes], bytes]
"""A job goes in, what came of it comes out; a worker calls it, so it is one of the kit's own functions, or a part of one."""
Of = TypeVar("Of")


@contextmanager
def own_workers(count: int) -> Iterator[Executor]:
    """Threads of this process, each with a server of its own; all servers are gone afterwards."""
    pool = ThreadPoolExecutor(count, thread_name_prefix="scomm-worker")
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        serving.end_all()  # a thread that waits for its server waits no longer
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        serving.end_all()


@dataclass
class Sending(Generic[Of]):
    """Sends jobs to an executor, each for something that waits for its answer; at most `room` are out at once."""

    executor: Executor
    work: Work
    room: Callable[[], int]
    _out: dict[Future[bytes], tuple[Of, bytes, int]] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Whether something has to come back before more goes out."""
        return len(self._out) >= self.room()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is out."""
        return not self._out

    def send(self, of: Of, data: bytes, tried: int = 0) -> None:
        """Send one job; a `KitError` where there is nobody to send it to any more."""
        self._out[self.executor.submit(self.work, data)] = (of, data, tried)

    def come_back(self) -> list[tuple[Of, Ran | Exception]]:
        """Wait until something has come back; a job whose worker was lost goes out again, and is `Lost` after the last try."""
        done, _ = wait(self._out, return_when=FIRST_COMPLETED)
        back: list[tuple[Of, Ran | Exception]] = []
        for future in done:
            of, data, tried = self._out.pop(future)
            ran = _came_of(future)
            tried += _tries(ran)
            if isinstance(ran, Ran) and ran.ending == "refused":
                back.append((of, serving.Refused(ran.why)))
            elif isinstance(ran, Ran) and ran.ending not in ("lost", "failed"):
                back.append((of, ran))
            elif tried < TRIES:
                self.send(of, data, tried)
            else:
                why = ran.why if isinstance(ran, Ran) else f"{type(ran).__name__}: {ran}"
                back.append((of, serving.Lost(why)))
        return back


def _came_of(future: Future[bytes]) -> Ran | Exception:
    try:
        return Ran.from_bytes(future.result())
    except Exception as error:  # whatever a worker, or the way to it, died of
        return error


def _tries(ran: Ran | Exception) -> int:
    """How often a job was run before this came back: Dask gives it to other workers itself, and says after how many deaths."""
    failures = getattr(ran, "allowed_failures", 0)
    return 1 + (failures if isinstance(failures, int) else 0)
