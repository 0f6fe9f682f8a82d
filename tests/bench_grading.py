"""How fast a class is graded on this machine: `make bench-grading`. The same submissions of lesson 4, side by side.

Each submission has its own deal, and so its own answers, and a chart of its own, so that nothing is judged or drawn once for all.
`python -m tests.bench_grading RUNS` takes another number of runs. Stock nbgrader runs its own steps with its own `Execute`; its check
cells judge in the kernel, with the key in `SCOMM_SOLUTIONS`. `scomm grade` runs as an instructor types it, on two workers.
"""

from __future__ import annotations

import contextlib
import os
import platform
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import psutil

from lessonkit.exercises.deal import WORDS
from tests.bench_otter import Otter
from tests.grading.course import LESSON, Course, write_answers
from tests.grading.loaded import environment

KIT = Path(__file__).parents[1]
REPORT, CLUSTERS = KIT / "docs" / "bench-grading.md", KIT / "docs" / "clusters.md"
RUNS, FEW, MANY, MOST = 5, 60, 200, 1_000
OFTEN = 10.0
"""Seconds between two looks at the memory of the largest class."""
CHART = "both-series"
BY_OTTER = 4
"""Submissions of a run of `otter run`, which starts anew for each, so that more of them would tell no more."""
WORKERS = 2
STOCK = """
c = get_config()
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "lessons"
c.Execute.timeout = 60
"""


@dataclass(frozen=True)
class Timed:
    """What one way of grading took, in seconds a run, for how many submissions, and the points that it gave."""

    name: str
    submissions: int
    seconds: Sequence[float]
    points: float

    @property
    def median(self) -> float:
        """The middle one of the runs."""
        return statistics.median(self.seconds)

    @property
    def a_minute(self) -> float:
        """Submissions a minute, by the median."""
        return 60 * self.submissions / self.median

    @property
    def line(self) -> str:
        """A row of the table."""
        least, most = min(self.seconds), max(self.seconds)
        return (
            f"| {self.name} | {self.submissions} | {self.median:.1f} s ({least:.1f} to {most:.1f}) "
            f"| {self.median / self.submissions:.2f} s | {self.a_minute:.0f} |"
        )


def main(runs: int = RUNS) -> None:
    """Measure, print, and write the report."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="scomm-bench-") as folder:
        course = Course(Path(folder) / "course")
        course.generate()
        rows = []
        otter = Otter(Path(folder) / "otter")
        if not otter.missing:
            hand_in(course, 0, BY_OTTER)
            otter.prepare(next((course.root / "submitted").glob("*/*/*.ipynb")))
            points = lambda root, _: _one(otter.points(root))  # noqa: E731
            rows.append(in_copies(course, runs, "otter run", BY_OTTER, otter.grade, points))
            shutil.rmtree(course.root / "submitted")
        hand_in(course, 0, FEW)
        few = in_copies(course, runs, "scomm grade", FEW, by_kit)
        hand_in(course, FEW, MANY)
        stock = in_copies(course, 1, "stock nbgrader autograde", MANY, by_stock_nbgrader)
        many = in_copies(course, runs, "scomm grade, a large class", MANY, by_kit)
        judging = judged_a_minute(course, MANY)
        hand_in(course, MANY, MOST)
        memory = Memory()
        most = in_copies(course, 1, f"scomm grade, a class of {MOST:,}", MOST, memory.by_kit)
    rows += [stock, few, many, most]
    assert {row.points for row in rows} == {few.points}, "all give the same points for what is all right"
    write(rows, runs, otter.missing, memory.most, load)
    write_model(round(many.a_minute / 2), round(judging, -1))


def hand_in(course: Course, first: int, end: int) -> None:
    """Submissions with these numbers: each all right for a deal of its own, with a chart that nobody else drew."""
    for number in range(first, end):
        places = (number, number // len(WORDS) + 40, 5 * number + 90)
        code = "-".join(WORDS[place % len(WORDS)] for place in places)
        solved = course.reference(code)
        write_answers(solved, {CHART: f'both_series.update_layout(title_text="What {code} found")'})
        course.submit(f"learner-{number:04}", solved)


def in_copies(
    course: Course,
    runs: int,
    name: str,
    submissions: int,
    grade: Callable[[Path], None],
    points_in: Callable[[Path, int], float] | None = None,
) -> Timed:
    """Grade a fresh copy of the course several times."""
    seconds, points = [], 0.0
    for _ in range(runs):
        root = course.root.with_name("copy")
        shutil.copytree(course.root, root)
        start = time.perf_counter()
        grade(root)
        seconds.append(time.perf_counter() - start)
        points = (points_in or points_of_each)(root, submissions)
        shutil.rmtree(root)
        print(f"{name}: {seconds[-1]:.1f} s", flush=True)
    return Timed(name, submissions, seconds, points)


def judged_a_minute(course: Course, submissions: int) -> float:
    """How many kept runs one process judges and writes in a minute: a command for which all are kept, less one with nothing to do."""
    root = course.root.with_name("copy")
    shutil.copytree(course.root, root)
    by_kit(root)
    seconds = []
    for forgotten in ((), ("autograded", "judged")):
        for name in forgotten:
            shutil.rmtree(root / name)
            shutil.copy(course.root / "gradebook.db", root)
        start = time.perf_counter()
        by_kit(root)
        seconds.append(time.perf_counter() - start)
    assert points_of_each(root, submissions)
    shutil.rmtree(root)
    nothing, all_kept = seconds
    print(f"kept runs judged: {all_kept:.1f} s, of which {nothing:.1f} s are the start", flush=True)
    return 60 * submissions / (all_kept - nothing)


def by_kit(root: Path) -> None:
    """The kit's command on two workers."""
    run(root, "scomm", "grade", LESSON, "--workers", str(WORKERS))


@dataclass
class Memory:
    """The kit's command with somebody who looks how much memory its processes have together; what they share counts once."""

    most: int = 0

    def by_kit(self, root: Path) -> None:
        """Grade, and look now and then."""
        over = threading.Event()
        looking = threading.Thread(target=self._look, args=(psutil.Process(), over))
        looking.start()
        try:
            by_kit(root)
        finally:
            over.set()
            looking.join()

    def _look(self, me: psutil.Process, over: threading.Event) -> None:
        while not over.wait(OFTEN):
            together = 0
            for process in me.children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    together += process.memory_full_info().pss
            self.most = max(self.most, together)


def by_stock_nbgrader(root: Path) -> None:
    """nbgrader's own command with none of the kit's steps."""
    (root / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
    run(root, "nbgrader", "autograde", LESSON)


def run(root: Path, *words: str) -> None:
    """Run a command as in a terminal; what it says is shown where it fails."""
    env = environment(SCOMM_SOLUTIONS=str(root / "solutions"))
    program = Path(sys.executable).parent / words[0]
    command = [str(program), *words[1:]]
    if words[0] == "scomm":  # this copy of the kit, whichever is installed
        command = [sys.executable, "-c", "from scomm.cli import app; app()", *words[1:]]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def points_of_each(root: Path, submissions: int) -> float:
    """The automatic points that every one of the submissions got."""
    query = "select sum(auto_score) from grade join submitted_notebook b on b.id = grade.notebook_id group by b.id"
    with sqlite3.connect(root / "gradebook.db") as book:
        found = [row[0] for row in book.execute(query)]
    assert len(found) == submissions
    return _one(set(found))


def _one(points: set[float]) -> float:
    (same,) = points
    return float(same)


def write(rows: Sequence[Timed], runs: int, without_otter: str, memory: int, load: float) -> None:
    """Write the report, and print it."""
    stock, few, many, most = rows[-4:]
    day = datetime.now(ZoneInfo("UTC")).date()
    machine = f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    lines = [
        "# How fast a class is graded",
        "",
        f"Written by `make bench-grading` on {day}: {machine}; load of the machine before {load:.1f}, at the end {os.getloadavg()[0]:.1f}. "
        f"Medians of {runs}, with the fastest and the slowest; the two that take longest ran once. Submissions of lesson 4 with every answer right, each with a deal and a chart of its own; `scomm grade` on "
        f"{WORKERS} workers in a fence, gradebook and graded notebooks included. Each run starts its programs anew.",
        "",
        "| Graded with | submissions | all together | each | a minute |",
        "|:--|--:|--:|--:|--:|",
        *(row.line for row in rows),
        "",
        f"On the same {many.submissions} submissions `scomm grade` has {many.a_minute / stock.a_minute:.1f} times the throughput of stock nbgrader; in a class of {few.submissions}, where starting up weighs "
        f"more, {few.a_minute / stock.a_minute:.1f} times, in one of {most.submissions:,} {most.a_minute / stock.a_minute:.1f} times. All give each submission {few.points:g} points. With {most.submissions:,} "
        f"submissions all processes of the command together had at most {memory / 2**30:.1f} GB of memory.",
        "",
        f"otter-grader could not be installed here: {without_otter}"
        if without_otter
        else "`otter run` needs no Docker and no gradebook: it grades one notebook a time, here with tests that call the lesson's checks, in the process of "
        "the notebook and without a fence. `otter grade`, which grades a class, needs Docker and was not tried.",
        "",
    ]
    REPORT.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))


def write_model(running: int, judging: float) -> None:
    """Write the two measured numbers, and the sum that follows from them, into the table of docs/clusters.md."""
    rows = "".join(
        f"| {workers} | {workers * running:,} | {judging:,.0f} | {min(workers * running, judging):,.0f} |\n"
        for workers in (1, 2, 10, 100)
    )
    page = CLUSTERS.read_text(encoding="utf-8")
    found = re.sub(r"(?<=\|--:\|--:\|--:\|--:\|\n)(?:\| [\d,]+ \| .*\n)+", rows, page)
    CLUSTERS.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
