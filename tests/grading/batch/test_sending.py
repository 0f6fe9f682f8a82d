"""A job whose worker is lost goes out again, and after the last try it is lost: never a mark, and never without end."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from distributed.scheduler import KilledWorker, WorkerState

from scomm.grading.batch.sending import TRIES, Sending
from scomm.grading.sealed.job import Ran
from scomm.grading.sealed.serving import Lost

DONE = Ran(ending="done").to_bytes()


class Workers:
    """What workers do with a job: some die of it so many times, each with its own last words."""

    def __init__(self, deaths: int, of: Exception) -> None:
        self.deaths, self.of, self.runs = deaths, of, Counter[bytes]()

    def __call__(self, job: bytes) -> bytes:
        self.runs[job] += 1
        if job == b"deadly" and self.runs[job] <= self.deaths:
            raise self.of
        return DONE


def outcome(workers: Workers) -> dict[str, Ran | Exception]:
    """What comes back of a class in which one job is deadly."""
    back: dict[str, Ran | Exception] = {}
    with ThreadPoolExecutor(2) as pool:
        sending: Sending[str] = Sending(pool, workers, lambda: 3)
        for name in ("one", "deadly", "two", "three"):
            sending.send(name, name.encode())
            while sending.is_full:
                back.update(sending.come_back())
        while not sending.is_empty:
            back.update(sending.come_back())
    return back


def test_a_worker_that_dies_twice_costs_nobody_anything() -> None:
    workers = Workers(TRIES - 1, ConnectionError("gone"))
    assert outcome(workers) == dict.fromkeys(("one", "deadly", "two", "three"), Ran(ending="done"))
    assert workers.runs[b"deadly"] == TRIES


def test_a_job_that_workers_die_of_each_time_is_lost_with_the_reason_and_the_others_are_done() -> None:
    workers = Workers(99, ConnectionError("gone"))
    back = outcome(workers)
    with pytest.raises(Lost, match="ConnectionError: gone"):
        raise back.pop("deadly")  # type: ignore[misc]
    assert list(back.values()) == [Ran(ending="done")] * 3
    assert workers.runs == {b"one": 1, b"two": 1, b"three": 1, b"deadly": TRIES}


def test_what_dask_has_tried_on_several_workers_itself_is_not_tried_three_times_more() -> None:
    last = WorkerState(address="tcp://node-3:1", status="running", pid=1, name="3", nthreads=1, memory_limit=0, local_directory="", nanny="", server_id="a")  # type: ignore[arg-type]  # fmt: skip
    workers = Workers(99, KilledWorker("job", last, allowed_failures=3))
    assert isinstance(outcome(workers)["deadly"], Lost)
    assert workers.runs[b"deadly"] == 1
