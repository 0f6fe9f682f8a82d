"""Commands of the kit that break off: on a disk without room or that can only be read, and killed as they are about to write; then the same
command once more.

`unshare --mount python -m tests.grading.batch.breaking_off PLACE JOBS REPORT`: each command finds a fresh copy of its course on a file system in
memory, of this process alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tests.grading.loaded import environment, loaded

DISK = 64 * 2**20
BALLAST = "ballast"
WATCHED = """
import os, signal, sys
moment, counted, sys.argv = int(sys.argv[3]), sys.argv[4], ["scomm", *sys.argv[5:]]
seen = 0
def now():
    global seen
    seen += 1
    if seen == moment:
        os.kill(os.getpid(), signal.SIGKILL)
def about_to_write(event, words):
    writes = event == "open" and isinstance(words[2], int) and words[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes or event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "sqlite3.connect/handle"):
        now()
def around(place, name):
    step = getattr(place, name)
    def with_moments(*words, **more):
        now()
        done = step(*words, **more)
        now()
        return done
    setattr(place, name, with_moments)
sys.addaudithook(about_to_write)
from scomm.cli import app
from sqlalchemy.orm import Session
for place, name in ((os, "fsync"), (os, "replace"), (Session, "commit")):
    around(place, name)
try:
    app()
finally:
    open(counted, "w").write(str(seen))
"""
"""Kills itself at the moment of this number: as a file is opened to be written, moved or removed, and before and after what is on
its way to the disk is there. It counts all of them where the number is 0."""


@dataclass
class Job:
    """A command in a course: with so many bytes free (None: enough), on a disk that can only be read, or killed at a moment (0: at none)."""

    course: str
    words: list[str]
    outputs: list[str]
    free: int | None = None
    read_only: bool = False
    moment: int = 0


@dataclass
class Told:
    """What was seen: how the command ended and what it said, first and once more, what its outputs then were, and the marks at the end."""

    well: list[bool] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    before: dict[str, str] = field(default_factory=dict)
    outputs: list[dict[str, str]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    marks: list[list[Any]] = field(default_factory=list)
    moments: int = 0


def run(job: Job, place: Path) -> Told:
    """Do a job, and its command once more if it was one that breaks off."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(place)], check=True)
    told = Told()
    try:
        root = place / "course"
        shutil.copytree(job.course, root, symlinks=True)
        told.before = outputs(root, job.outputs)
        if job.free is not None:
            fill(place, job.free)
        refused = job.free is not None or job.read_only
        if job.read_only:
            _mount_again("ro", place)
        _once(["scomm", *job.words] if refused else _watched(job, place), root, job, told)
        if job.read_only:
            _mount_again("rw", place)
        (place / BALLAST).unlink(missing_ok=True)
        if refused or job.moment:
            _once(["scomm", *job.words], root, job, told)
        counted = place / "counted"
        told.moments = int(counted.read_text()) if counted.is_file() else 0
        told.marks = marks(root)
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
    return told


def _mount_again(how: str, place: Path) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(place)], check=True)


def _watched(job: Job, place: Path) -> list[str]:
    return ["python", "-c", WATCHED, str(job.moment), str(place / "counted"), *job.words]


def _once(words: list[str], root: Path, job: Job, told: Told) -> None:
    well, said = loaded().run(words, root, environment())
    told.well.append(well)
    told.said.append(said)
    told.outputs.append(outputs(root, job.outputs))
    told.broken += broken(root)


def fill(place: Path, free: int) -> None:
    """Leave so many bytes."""
    room = os.statvfs(place)
    with (place / BALLAST).open("wb") as ballast:
        left = room.f_bavail * room.f_frsize - free
        while left > 0:
            left -= ballast.write(b"\0" * min(left, 2**20))


def outputs(root: Path, patterns: list[str]) -> dict[str, str]:
    """What stands in the files of these patterns, shortly; of a zip the names in it, of a notebook and a page that it is there."""
    found = {}
    for path in sorted(path for pattern in patterns for path in root.glob(pattern)):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                said = " ".join(archive.namelist()) if archive.testzip() is None else "torn"
        elif path.suffix in (".ipynb", ".html"):
            said = "whole" if path.read_bytes().rstrip().endswith((b"}", b"</html>")) else "torn"
        else:
            said = hashlib.sha256(path.read_bytes()).hexdigest()
        found[str(path.relative_to(root))] = said
    return found


def broken(root: Path) -> list[str]:
    """The files that are not whole: JSON that can't be read."""
    found = []
    for path in (*root.rglob("*.ipynb"), *root.rglob("*.json")):
        try:
            json.loads(path.read_bytes())
        except ValueError:
            found.append(str(path.relative_to(root)))
    return found


def marks(root: Path) -> list[list[Any]]:
    """Every learner's marks of each cell, of machine and person, from the gradebook."""
    query = """
        select student.id, cell.name, grade.auto_score, grade.manual_score
        from grade join submitted_notebook sn on grade.notebook_id = sn.id
        join submitted_assignment sa on sn.assignment_id = sa.id join student on sa.student_id = student.id
        join base_cell cell on grade.cell_id = cell.id order by student.id, cell.name
    """
    with sqlite3.connect(root / "gradebook.db") as book:
        return [list(row) for row in book.execute(query)]


def main() -> None:
    """Read the words, and write what was seen as JSON."""
    place, jobs, report = map(Path, sys.argv[1:])
    told = [asdict(run(Job(**job), place)) for job in json.loads(jobs.read_text(encoding="utf-8"))]
    report.write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main()
