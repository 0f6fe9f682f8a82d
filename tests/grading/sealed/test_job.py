"""A job and what came of it travel as bytes, and nothing but what running needs goes along."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from lessonkit.exercises.learner.handover import MIME
from lessonkit.grading.sealed.job import Job, Limits, Ran

SHOWN = new_output("stream", name="stdout", text="a" * 10_000)


def test_a_job_comes_back_from_its_bytes_as_it_was() -> None:
    job = Job(
        ({"cell_type": "code", "source": "x = 'é'", "id": "a"},),
        {0: "ask()"},
        {"data/b.bin": bytes(range(256))},
        {"SCOMM_GRADING": {"lent.json": b"{}"}},
        {"TZ": "UTC"},
        Limits(cell_seconds=2),
    )
    assert Job.from_bytes(job.to_bytes()) == job


def test_a_job_holds_no_output_and_nothing_that_a_cell_says_of_itself() -> None:
    cell = new_code_cell("1", outputs=[SHOWN], metadata={"nbgrader": {"points": 99}})
    data = Job((cell, new_markdown_cell("hello"))).to_bytes()
    assert len(data) < 1_000
    assert b"points" not in data


def test_what_came_of_a_job_comes_back_from_its_bytes_as_it_was() -> None:
    ran = Ran(fence="landlock")
    answer = {"output_type": "display_data", "data": {MIME: {"answer": 4}}}
    for event in (
        {"kind": "cell", "index": 0, "outputs": [dict(SHOWN)], "late": True, "seconds": 2.5},
        {"kind": "cell", "index": 1, "outputs": [], "excess": "memory"},
        {"kind": "answer", "index": 2, "outputs": [answer, dict(SHOWN)]},
        {"kind": "end", "how": "done"},
    ):
        ran.take(event)
    assert (ran.late, ran.excess, ran.messages, ran.ending) == (
        {0},
        {1: "memory"},
        {2: [{"answer": 4}]},
        "done",
    )
    assert Ran.from_bytes(ran.to_bytes()) == ran


def test_what_was_told_of_a_cell_before_is_taken_back_by_what_is_told_later() -> None:
    ran = Ran()
    ran.take({"kind": "cell", "index": 0, "outputs": [], "late": True, "excess": "memory"})
    ran.take({"kind": "cell", "index": 0, "outputs": [], "late": False})
    assert (ran.late, ran.excess) == (set(), {})


class Opens:
    """Something that makes a file where it is unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self.path), "w")


@pytest.mark.parametrize("packed", [Job, Ran])
def test_bytes_from_elsewhere_are_never_unpickled(packed: type[Job | Ran], tmp_path: Path) -> None:
    mark = tmp_path / "unpickled"
    data = pickle.dumps(Opens(mark))
    with pytest.raises(ValueError, match=r"\w"):
        packed.from_bytes(data)
    assert not mark.exists()
    pickle.loads(data).close()
    assert mark.exists(), "the bytes would have done it"
