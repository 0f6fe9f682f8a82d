"""`scomm run-jobs`: one machine's share of a file of jobs, run and written down. It knows no course, no gradebook and no key."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scomm.grading.batch.sending import PER_WORKER, Sending, own_workers
from scomm.grading.elsewhere.job_file import JobFile
from scomm.grading.elsewhere.parts import ENDING, Part, Shard, add, lines
from scomm.grading.fences.fence import Fence
from scomm.grading.fences.proving import chosen
from scomm.grading.sealed.job import Ran
from scomm.grading.sealed.serving import run_bytes
from scomm.language.sentences import sentences_beside

say = sentences_beside(__file__)


@dataclass(frozen=True)
class Done:
    """What became of a shard: its file, how many jobs it has, how many an earlier run had answered, how many were lost."""

    path: Path
    jobs: int
    before: int
    lost: int

    def told(self, shard: Shard) -> str:
        """The same in one line."""
        ending = say("shard.lost", n=self.lost) if self.lost else ""
        return (
            say(
                "shard.done",
                part=shard.number,
                of=shard.of,
                n=self.jobs,
                before=self.before,
                file=str(self.path),
            )
            + ending
        )


def run_jobs(
    jobs: Path, shard: str, out: Path, unsafe: bool, workers: int | None, tell: Callable[[str], None]
) -> bool:
    """Run a shard such as `3/20` in the strongest fence of this machine, and tell what came of it; False if a job was lost."""
    part, found = Shard.read(shard), JobFile.read(jobs)
    proof = chosen(unsafe)
    tell(proof.told)
    done = run_shard(found, part, out, proof.fence, workers)
    tell(done.told(part))
    return not done.lost


def run_shard(jobs: JobFile, shard: Shard, out: Path, fence: Fence, workers: int | None = None) -> Done:
    """Run the jobs of a shard that its file has no answer to yet; `out` is that file, or a folder for it."""
    path = out if out.suffix == ENDING else out / shard.file
    path.parent.mkdir(parents=True, exist_ok=True)
    mine = [id for id in jobs.ids if shard.has(id)]
    answered = set(_answered(path))
    lost = 0
    workers = workers or os.cpu_count() or 1
    path.touch()
    with own_workers(workers) as executor:
        work = partial(run_bytes, engine=jobs.engine, fence=fence)
        sending: Sending[str] = Sending(executor, work, lambda: PER_WORKER * workers)
        for id in mine:
            if id not in answered:
                sending.send(id, jobs.job(id))
            while sending.is_full:
                lost += _take(sending, path, shard)
        while not sending.is_empty:
            lost += _take(sending, path, shard)
    return Done(path, len(mine), sum(id in answered for id in mine), lost)


def _take(sending: Sending[str], path: Path, shard: Shard) -> int:
    """Write down what has come back; how many were lost."""
    lost = 0
    for id, came in sending.come_back():
        lost += not isinstance(came, Ran)
        add(path, Part.made(id, shard, came if isinstance(came, Ran) else Ran(ending="lost", why=str(came))))
    return lost


def _answered(path: Path) -> Iterator[str]:
    """The jobs that need no other run: what was lost is tried again."""
    if path.is_file():
        for part, _, _ in lines(path):
            if part is not None and part.came().ending not in ("lost", "failed"):
                yield part.job
