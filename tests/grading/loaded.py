"""nbgrader and the kit's own commands, loaded once: a process that forks for each command that a test runs.

Starting nbgrader takes a second or two and its work often less. What a command loads or sets is gone with its fork,
as in a shell; tests/test_readme.py starts both as a reader does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

KIT = Path(__file__).parents[2]


class Loaded:
    """The process; it ends with the one that started it."""

    def __init__(self) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.grading.loaded"],
            cwd=KIT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def run(self, words: Sequence[str], folder: Path, env: Mapping[str, str]) -> tuple[bool, str]:
        """Run a command in a folder; whether it ended well, and all that it printed."""
        with tempfile.NamedTemporaryFile(suffix=".log") as log:
            code = self._ask(words, folder, env, log.name, log.name)
            return code == 0, Path(log.name).read_text(encoding="utf-8")

    def done(self, words: Sequence[str], folder: Path) -> tuple[int, str, str]:
        """Run a command in a folder: how it ended, and what it printed, errors apart."""
        with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as errors:
            code = self._ask(words, folder, environment(), out.name, errors.name)
            return code, *(Path(file.name).read_text(encoding="utf-8") for file in (out, errors))

    def _ask(self, words: Sequence[str], folder: Path, env: Mapping[str, str], out: str, errors: str) -> int:
        job = {
            "words": list(words),
            "folder": str(folder),
            "env": dict(env),
            "out": out,
            "errors": errors,
        }
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(json.dumps(job) + "\n")
        self.server.stdin.flush()
        return int(self.server.stdout.readline())


@cache
def loaded() -> Loaded:
    """One process for all tests of this one."""
    return Loaded()


def environment(**more: str) -> dict[str, str]:
    """The environment as it is now, as an activated one: nbgrader calls alembic by name."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return dict(os.environ, PATH=path, JUPYTER_PLATFORM_DIRS="1") | more


def _serve() -> None:
    import nbgrader.apps.api  # noqa: F401
    import plotly.graph_objects  # noqa: F401
    from nbgrader.apps.nbgraderapp import NbGraderApp

    import lessonkit.data
    import lessonkit.exercises.locate
    import lessonkit.nbgrader_setup  # noqa: F401
    from scomm.cli import app

    started = {"nbgrader": NbGraderApp.launch_instance, "scomm": app, "python": lambda: exec(sys.argv[2], {})}
    answers = os.fdopen(os.dup(1), "w")
    for line in sys.stdin:
        job = json.loads(line)
        child = os.fork()
        if not child:
            _become(job)
            code = 1
            try:
                started[job["words"][0]]()
                code = 0
            except SystemExit as end:
                code = end.code if isinstance(end.code, int) else int(end.code is not None)
            except BaseException:
                import traceback

                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        answers.write(f"{os.waitstatus_to_exitcode(status)}\n")
        answers.flush()


def _become(job: dict) -> None:
    """Stand in the folder, print to the files, have the command's words and surroundings."""
    os.chdir(job["folder"])
    os.environ.clear()
    os.environ.update(job["env"], PWD=job["folder"])
    for number, name in ((1, job["out"]), (2, job["errors"])):
        os.dup2(os.open(name, os.O_WRONLY | os.O_APPEND), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = job["words"]


if __name__ == "__main__":
    _serve()
