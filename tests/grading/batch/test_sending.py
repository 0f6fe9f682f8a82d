"""A job whose worker is lost goes out again, and after the last try it is lost: never a mark, and never without end."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from distributed.scheduler import KilledWorker, WorkerState

from lessonkit.grading.batch.sending import TRIES, Sending
from lessonkit.grading.sealed.job import Ran
from lessonkit.grading.sealed.serving import Lost

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


HOSTILE: dict[str, object] = {
    "no bytes": {"ending": "done"},
    "an object that says it is bytes": type("Bytes", (bytes,), {})(DONE),
    "no JSON": b"\xff" * 1_000,
    "lists a hundred thousand deep": b"[" * 100_000,
    "outputs 900 deep": DONE.replace(b'"outputs": {}', b'"outputs": {"1": ' + b"[" * 900 + b"]" * 900 + b"}"),
    "twenty million values": DONE.replace(b'"outputs": {}', b'"outputs": {"1": [' + b"1," * 10_000_001 + b"1]}"),
    "an end that there is not": DONE.replace(b'"done"', b'"full marks"'),
    "outputs in a list": DONE.replace(b'"outputs": {}', b'"outputs": []'),
    "messages in a text": DONE.replace(b'"messages": {}', b'"messages": {"1": "9"}'),
    "a cell that has no number": DONE.replace(b'"outputs": {}', b'"outputs": {"__class__": []}'),
    "seconds that are none": DONE.replace(b'"seconds": {}', b'"seconds": {"1": "long"}'),
    "a score of its own": DONE.replace(b'"why": ""', b'"why": "", "score": 1000'),
    "nothing": b"",
}  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_a_worker_sends_is_believed_no_further_than_the_caps(hostile: str) -> None:
    sent = {b"deadly": HOSTILE[hostile]}
    with ThreadPoolExecutor(2) as pool:
        sending: Sending[str] = Sending(pool, lambda job: sent.get(job, DONE), lambda: 3)  # type: ignore[arg-type,return-value]
        back: dict[str, Ran | Exception] = {}
        for name in ("one", "deadly"):
            sending.send(name, name.encode())
        while not sending.is_empty:
            back.update(sending.come_back())
    assert isinstance(back.pop("deadly"), Lost)
    assert back == {"one": Ran(ending="done")}


def test_a_reason_that_a_worker_gives_has_an_end() -> None:
    sent = Ran(ending="refused", why="x" * 10**6, fence="y" * 10**6).to_bytes()
    assert [len(Ran.from_bytes(sent).why), len(Ran.from_bytes(sent).fence)] == [2_000, 2_000]
