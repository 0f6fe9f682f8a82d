"""Grades a whole folder of submissions as one batch, and sees what it left behind. The way of grading is one function."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lessonkit.grading import judged
from tests.adversarial.workshop import Workshop
from tests.grading.course import KIT
from tests.grading.loaded import environment, loaded

SHARED = tuple(map(Path, ("/tmp", "/var/tmp", "/dev/shm", "/run", "/")))
"""Where everybody might write."""
CELL_SECONDS = 4
"""What a cell may take."""
LONGEST = 1200


@dataclass
class Graded:
    """What came of a batch: what was said, the journal, the marks, the export, and what was left behind."""

    log: str
    seconds: float
    status: str = ""
    entries: dict[str, list[judged.Entry]] = field(default_factory=dict)
    scores: dict[str, dict[str, tuple[float | None, float]]] = field(default_factory=dict)
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=dict)
    """By kind (processes, files, mounts, memory): what was there afterwards and not before."""


WAYS = {
    "scomm grade": ("-c", "from scomm.cli import app; app()", "grade"),
    "nbgrader autograde": ("-m", "nbgrader", "autograde"),
}
"""How instructors grade a class: the words behind the Python, before the lesson."""


@dataclass(frozen=True)
class Machine:
    """What a batch is graded on: words before the command, which act another machine, words behind it, and whether an ordinary user grades."""

    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    ordinary: bool = os.geteuid() != 0


HERE = Machine()


def grade(shop: Workshop, fence: str, way: str = "scomm grade", machine: Machine = HERE) -> Graded:
    """Grade everything that was handed in, in this fence, in one of the `WAYS`."""
    before = _surroundings(shop)
    temporary = shop.root.parent / "temporary"
    temporary.mkdir()
    temporary.chmod(0o755)
    began = time.monotonic()
    log, running = _batch(shop, fence, way, temporary, machine)
    graded = Graded(log, time.monotonic() - began)
    graded.left = {
        "processes": running,
        "temporary files": sorted(path.name for path in temporary.iterdir()),
        **{kind: sorted(after - before[kind]) for kind, after in _surroundings(shop).items()},
    }
    _read(shop, graded)
    return graded


def environment_of(shop: Workshop, temporary: Path) -> dict[str, str]:
    """An instructor's environment, which holds a secret and has a folder for temporary files of its own."""
    return environment(
        TMPDIR=str(temporary),
        COURSE_TOKEN=shop.secrets["of-the-environment"],
        PYTHONPATH=os.pathsep.join(
            filter(None, [str(KIT), str(KIT / "src"), os.environ.get("PYTHONPATH", "")])
        ),
    )


def _batch(shop: Workshop, fence: str, way: str, temporary: Path, machine: Machine) -> tuple[str, list[str]]:
    """The batch as instructors start it; what it printed, and which processes it left."""
    config = shop.root / "nbgrader_config.py"
    lines = [
        "",
        f"c.ExecuteAndJudge.timeout = {CELL_SECONDS}",
        f"c.ExecuteAndJudge.fence_name = {fence!r}",
    ]
    config.write_text(config.read_text(encoding="utf-8") + "\n".join(lines), encoding="utf-8")
    report, said = temporary.parent / "left.json", temporary.parent / "said.log"
    command = [*machine.before, sys.executable, *WAYS[way], shop.lesson, *machine.behind]
    with said.open("wb") as log:
        subprocess.run(
            [sys.executable, "-m", "tests.adversarial.watched", str(report), *command],
            cwd=shop.root, env=environment_of(shop, temporary), stdout=log, stderr=log, stdin=subprocess.DEVNULL, timeout=LONGEST, check=True,
        )  # fmt: skip
    return said.read_text(encoding="utf-8"), json.loads(report.read_text(encoding="utf-8"))["left"]


def _read(shop: Workshop, graded: Graded) -> None:
    """Everything that an instructor sees afterwards."""
    shop.course.nbgrader("generate_feedback", shop.lesson, "--force")
    shop.course.nbgrader("export")
    graded.status = told(shop, "status", shop.lesson)
    graded.entries = judged.read(shop.root, shop.lesson)
    graded.scores = shop.course.scores()
    with (shop.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        graded.rows = {row["student_id"]: row for row in csv.DictReader(file)}


def told(shop: Workshop, *words: str) -> str:
    """What one of the kit's commands says on a terminal so wide that no line is broken."""
    well, said = loaded().run(("scomm", *words), shop.root, environment(COLUMNS="20000"))
    assert well, said
    return " ".join(said.split())


def _surroundings(shop: Workshop) -> dict[str, set[str]]:
    """What a submission might leave on the machine."""
    written = {str(path) for folder in SHARED for path in folder.glob(f"*{shop.mark}*")}
    written |= {str(path) for path in Path.home().glob(f"*{shop.mark}*")}
    for folder, _, files in os.walk(shop.root):
        written |= {os.path.join(folder, file) for file in files if shop.mark in file}
    # nbgrader's own work lies in a folder that begins with a dot
    written |= {str(path) for path in shop.root.glob(".grading-*")}
    mounts = {line.split(" - ")[0].split(" ", 3)[3] for line in _lines("/proc/self/mountinfo")}
    shared = {" ".join(line.split()[:2]) for line in _lines("/proc/sysvipc/shm")[1:]}
    return {"files": written, "mounts": mounts, "shared memory": shared}


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def outputs_of(shop: Workshop, learner: str) -> str:
    """All that grading a submission wrote that somebody may read: the notebook, the page, the journal."""
    folders = [shop.root / name / learner for name in ("autograded", "feedback")]
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    ]
    entries: Any = judged.read(shop.root, shop.lesson).get(learner, [])
    return "\n".join([*texts, *map(str, entries)])
