"""A terminal for the commands of docs/instructors.md, one that has nbgrader loaded already.

Starting nbgrader takes two seconds and its work often less. So one process loads it, and forks for each command: what
a command loads or sets is gone with it, as in a real terminal.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.grading.course import KIT, LESSON, SMALL_LESSON

DOCS = KIT / "docs" / "instructors.md"
BLOCK = re.compile(r"^```(?:bash|python)\n# (?P<title>.+)\n(?P<text>(?:.+\n|\n)+?)```$", re.MULTILINE)
BLOCKS = {found["title"]: found["text"] for found in BLOCK.finditer(DOCS.read_text(encoding="utf-8"))}


class Terminal:
    """Runs commands in a folder; each sees the folder alone."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.grading.terminal"],
            cwd=KIT,
            env=dict(os.environ, PATH=path, JUPYTER_PLATFORM_DIRS="1", COLUMNS="80"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def block(self, title: str, folder: Path, **instead: str) -> str:
        """Run a block of the docs, for the small lesson; `instead` has other words for some of the docs' words."""
        return "".join(self.run(line, folder) for line in block(title, **instead).splitlines())

    def run(self, line: str, folder: Path, *, fails: bool = False) -> str:
        """Run one command; what it printed. Fails the test if the command fails, or should and does not."""
        words = shlex.split(line)
        if words[0] not in ("nbgrader", "scomm", "python"):
            return subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True).stdout
        with tempfile.NamedTemporaryFile(suffix=".log") as log:
            assert self.server.stdin is not None
            assert self.server.stdout is not None
            self.server.stdin.write(
                json.dumps({"words": words, "folder": str(folder), "log": log.name}) + "\n"
            )
            self.server.stdin.flush()
            failed = self.server.stdout.readline() != "0\n"
            said = Path(log.name).read_text(encoding="utf-8")
        assert failed is fails, f"{line}\n{said[-4000:]}"
        return said

    def close(self) -> None:
        """End the process."""
        assert self.server.stdin is not None
        self.server.stdin.close()
        self.server.wait(10)


def block(title: str, **instead: str) -> str:
    """A block of docs/instructors.md, for the small lesson."""
    text = BLOCKS[title].replace(LESSON, SMALL_LESSON)
    for old, new in instead.items():
        assert old in text, f"{old} is not in the block {title!r}"
        text = text.replace(old, new)
    return text


def _serve() -> None:
    import nbgrader.apps.api  # noqa: F401
    from nbgrader.apps.nbgraderapp import NbGraderApp

    import scomm.nbgrader_setup  # noqa: F401
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
                code = 0 if not end.code else 1
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
    """Stand in the folder, print to the log, have the command's words."""
    os.chdir(job["folder"])
    os.environ["PWD"] = job["folder"]
    log = os.open(job["log"], os.O_WRONLY)
    for number in (1, 2):
        os.dup2(log, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = job["words"]


if __name__ == "__main__":
    _serve()
