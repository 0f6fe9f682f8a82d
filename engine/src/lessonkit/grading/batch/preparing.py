"""From the folder that a learner handed in to a job that can run anywhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit.grading.batch.course import Course
from lessonkit.grading.batch.kept_runs import KIT
from lessonkit.grading.beside import files_beside
from lessonkit.grading.handed_in import notebook_in
from lessonkit.grading.judge.judge import Judge
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.run_and_judge import Prepared
from lessonkit.grading.sealed.job import Job, Limits
from lessonkit.grading.stamp import read_stamp


@dataclass(frozen=True)
class Submission:
    """One submission, ready to run: whose it is, where it lies, what it holds in one short text, and its job with its id.

    `missed` is how many files beside its notebook were left out, `stamp` the time of handing in, as it was written there.
    """

    learner: str
    folder: Path
    digest: str
    prepared: Prepared
    job: str
    missed: int = 0
    stamp: str = ""


@dataclass(frozen=True)
class Preparing:
    """What the submissions of one lesson are prepared with."""

    course: Course
    lesson: str
    version: str
    judge: Judge
    released: Sequence[ReleasedCell]
    limits: Limits

    def submission(self, folder: Path, learner: str, digest: str) -> Submission:
        """Choose, read, restore, and make a job; raises `NotGraded` or `Unreadable` where nothing can be graded."""
        notebook = notebook_in(folder, self.lesson, self.released)
        stamp = read_stamp(folder)
        beside, missed = files_beside(folder, self.course.authors_files(self.lesson))
        prepared = self.judge.prepare(notebook, beside, self.limits)
        return Submission(
            learner, folder, digest, prepared, job_id(prepared.job, self.version), missed, stamp
        )


def job_id(job: Job, version: str) -> str:
    """The same for two jobs in which the same would run, and be asked, in the same way; the kit's version counts too."""
    plain = {
        **job.plain(),
        "cells": [
            (cell["cell_type"], cell["source"]) for cell in job.cells
        ],  # ids can be new at each reading
        "lesson": version,
        "kit": KIT,
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True).encode("ascii")).hexdigest()[:32]
