"""The cases of each lesson, tried in one process a lesson: `python -m tests.trials.running LESSON CASES FILE` is that process."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from tests.trials.cases import BLIND, BlindCase, cases_of
from tests.trials.counting import Trial
from tests.trials.notebook import KIT, SECONDS, LearnersNotebook
from tests.trials.tried import Tried


def run_lesson(lesson: str, where: Path = BLIND) -> list[Trial]:
    """Every case of a lesson with what came of it, from a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        found = Path(name, "tried.json")
        command = [sys.executable, "-m", "tests.trials.running", lesson, str(where), str(found)]
        subprocess.run(command, cwd=KIT, stdin=subprocess.DEVNULL, check=True)
        tried = msgspec.json.decode(found.read_bytes(), type=list[Tried])
    return list(zip(cases_of(lesson, where), tried, strict=True))


def try_cases(lesson: str, cases: Sequence[BlindCase], folder: Path, seconds: float = SECONDS) -> list[Tried]:
    """What comes of each case, tried in an empty folder."""
    found: dict[BlindCase, Tried] = {}
    with contextlib.chdir(folder):
        notebook = LearnersNotebook(lesson, folder)
        for exercise in notebook.exercises:
            of_it = [case for case in cases if case.exercise == exercise]
            if of_it:
                notebook.up_to(exercise)
                found |= zip(of_it, notebook.tried(of_it, seconds), strict=True)
    return [found[case] for case in cases]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as empty:
        results = try_cases(sys.argv[1], cases_of(sys.argv[1], Path(sys.argv[2])), Path(empty))
    Path(sys.argv[3]).write_bytes(msgspec.json.encode(results))
