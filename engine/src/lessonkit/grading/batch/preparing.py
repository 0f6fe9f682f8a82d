"""From the folder that a learner handed in to a job that can run anywhere."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lessonkit.grading.batch.alone import HALF_WAY
from lessonkit.grading.batch.course import Course
from lessonkit.grading.batch.kept_runs import KIT
from lessonkit.grading.beside import take_along
from lessonkit.grading.handed_in import notebook_in
from lessonkit.grading.judge.judge import Judge
from lessonkit.grading.released import ReleasedCell
from lessonkit.grading.run_and_judge import Prepared
from lessonkit.grading.sealed.job import Job, Limits
from lessonkit.grading.stamp import copy_stamp


@dataclass(frozen=True)
class Submission:
    """One submission, ready to run: whose it is, where it lies, what it holds in one short text, and its job with its id.

    `missed` is how many files beside its notebook were left out.
    """

    learner: str
    folder: Path
    digest: str
    prepared: Prepared
    job: str
    missed: int = 0


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
        with tempfile.TemporaryDirectory(
            dir=self.course.root, prefix=HALF_WAY, ignore_cleanup_errors=True
        ) as name:
            missed = put_beside(self.course, self.lesson, folder, Path(name))
            prepared = self.judge.prepare(notebook, Path(name), self.limits)
        job = job_id(prepared.job, self.version)
        return Submission(learner, folder, digest, prepared, job, missed)


def put_beside(course: Course, lesson: str, folder: Path, into: Path) -> int:
    """Put what lies beside a notebook into a folder: the time of handing in, the authors' files, the learner's own.

    Returns how many of the learner's were left out.
    """
    copy_stamp(folder, into)
    for inside, path in course.authors_files(lesson).items():
        target = into / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return take_along(folder, into)


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
