"""Jobs on their way to whatever runs them, and back: bytes go out, bytes come in, and never more at once than there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field

from scomm.grading.batch.preparing import Submission
from scomm.grading.fences.fence import Fence
from scomm.grading.sealed import serving
from scomm.grading.sealed.job import Engine, Ran

TRIES = 3
"""How often a submission is run where what runs it was lost."""
PER_WORKER = 2
"""Jobs at once for each worker: one that runs, and one that waits for it."""


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
class Sending:
    """Sends jobs to an executor; at most `room` are out at once."""

    executor: Executor
    engine: Engine
    fence: Fence
    room: int
    _out: dict[Future[bytes], tuple[Submission, int]] = field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Whether something has to come back before more goes out."""
        return len(self._out) >= self.room

    @property
    def is_empty(self) -> bool:
        """Whether nothing is out."""
        return not self._out

    def send(self, submission: Submission, tried: int = 0) -> None:
        """Send one job."""
        data = submission.prepared.job.to_bytes()
        future = self.executor.submit(serving.run_bytes, data, self.engine, self.fence)
        self._out[future] = (submission, tried + 1)

    def come_back(self) -> list[tuple[Submission, Ran | Exception]]:
        """Wait until something has come back; a job whose worker was lost goes out again, and is `Lost` after the last try."""
        done, _ = wait(self._out, return_when=FIRST_COMPLETED)
        back: list[tuple[Submission, Ran | Exception]] = []
        for future in done:
            submission, tried = self._out.pop(future)
            ran = _came_of(future)
            if not isinstance(ran, Exception) and ran.ending not in ("lost", "failed"):
                back.append((submission, ran))
            elif tried < TRIES:
                self.send(submission, tried)
            else:
                why = ran.why if isinstance(ran, Ran) else f"{type(ran).__name__}: {ran}"
                back.append((submission, serving.Lost(why)))
        return back


def _came_of(future: Future[bytes]) -> Ran | Exception:
    try:
        return Ran.from_bytes(future.result())
    except Exception as error:  # whatever a worker, or the way to it, died of
        return error
