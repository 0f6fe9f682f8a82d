"""`scomm grade` where other machines run the submissions: what goes out, what comes back, and what an instructor reads of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from scomm.errors import ScommError
from scomm.grading.batch.asked import Asked, Graded
from scomm.grading.batch.command import batches, grade_all
from scomm.grading.batch.course import open_course
from scomm.grading.batch.grade import Grading, Step
from scomm.grading.elsewhere.cluster import on_cluster
from scomm.grading.elsewhere.job_file import write_jobs
from scomm.grading.elsewhere.parts import Answers
from scomm.language.sentences import sentences_beside

say = sentences_beside(__file__)


def grade_elsewhere(
    words: Sequence[str],
    asked: Asked,
    folder: Path,
    console: Console,
    scheduler: str = "",
    jobs: Path | None = None,
    parts: Sequence[Path] = (),
) -> bool:
    """Grade as one of the three ways says; False where not all came of it that could."""
    if sum(map(bool, (scheduler, jobs, parts))) > 1:
        raise ScommError(say("command.one-way"), allowed="--scheduler, --write-jobs, --merge")
    if scheduler:
        with on_cluster(scheduler, asked.unsafe or open_course(folder).settings.unsafe) as cluster:
            for line in cluster.told():
                console.print(line, highlight=False, markup=False, soft_wrap=True)
            return grade_all(words, replace(asked, executor=cluster, room=cluster.room), folder, console)
    if jobs is not None:
        return _write(words, asked, folder, console, jobs)
    return _merge(words, asked, folder, console, parts) if parts else grade_all(words, asked, folder, console)


def _write(words: Sequence[str], asked: Asked, folder: Path, console: Console, path: Path) -> bool:
    """Write the jobs of all that has to run."""
    found: dict[str, bytes] = {}
    learners = unread = before = 0
    with batches(words, asked, folder, console) as all_of_them:
        for batch in all_of_them:
            engine = batch.preparing.engine
            for _, _, submission in batch.prepared():
                if isinstance(submission, Exception):
                    unread += 1
                elif batch.earlier(submission):
                    before += 1
                else:
                    learners += 1
                    found[submission.job] = submission.prepared.job.to_bytes()
            before += len(batch.told.as_before)
    if not found:
        console.print(say("jobs.none"), highlight=False, markup=False)
        return False
    write_jobs(path, engine, found.items())
    lines = [say("jobs.written", file=str(path), jobs=len(found), n=learners)]
    lines += [say("jobs.before", n=before)] * bool(before) + [say("jobs.unread", n=unread)] * bool(unread)
    for line in (*lines, say("jobs.next", file=path.name)):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    return True


def _merge(words: Sequence[str], asked: Asked, folder: Path, console: Console, parts: Sequence[Path]) -> bool:
    """Judge and write what came back; who has no answer yet is left as before."""
    answers = Answers.read(parts)
    wanted: set[str] = set()
    without: set[str] = set()

    def way(batch: Grading, step: Step) -> Graded:
        began = time.monotonic()
        for submission in batch.to_run(step):
            wanted.add(submission.job)
            came = answers.find(submission.job)
            if came is None:
                without.add(submission.job)
                batch.told.waiting.append(submission.learner)
                step(submission.learner)
            else:
                batch.settle(submission, came)
        batch.write_judged()
        batch.told.seconds = time.monotonic() - began
        return batch.told

    well = grade_all(words, asked, folder, console, way)
    for line in answers.missing(wanted, without):
        console.print(line, highlight=False, markup=False, soft_wrap=True)
    return well and not without
