"""otter-grader beside the kit, for `make bench-grading`: its `otter run`, which needs no Docker, on the same notebooks.

It is installed into an environment of its own, which goes afterwards. Its tests call the lesson's own checks, so it does the same work;
it runs them in the process of the submission and writes no gradebook.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import nbformat

from tests.grading.course import KIT

TEST = """OK_FORMAT = True
test = {{"name": {name!r}, "points": {points}, "suites": [{{"type": "doctest", "scored": True, "setup": "", "teardown": "",
"cases": [{{"code": ">>> assert float(repr(check({id!r}))) == {points}", "hidden": False, "locked": False}}]}}]}}
"""


class Otter:
    """otter-grader in a folder of its own; `missing` says why it is not to be had, if it is not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.program = folder / "bin" / "otter"
        self.missing = ""
        python = folder / "bin" / "python"
        for command in (
            [sys.executable, "-m", "venv", str(folder)],
            [str(python), "-m", "pip", "install", "--quiet", "otter-grader"],
        ):
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                self.missing = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
                return
        (packages,) = folder.glob("lib/python*/site-packages")
        paths = [
            str(KIT / "src"),
            str(KIT / "engine" / "src"),
            sysconfig.get_path("purelib"),
        ]  # the kit and what it needs, behind otter's own
        (packages / "zz_kit.pth").write_text("\n".join(paths) + "\n", encoding="utf-8")

    def prepare(self, notebook: Path) -> None:
        """Write otter's tests, one for each graded check of a notebook."""
        with zipfile.ZipFile(self.folder / "autograder.zip", "w") as archive:
            archive.writestr("otter_config.json", json.dumps({"lang": "python"}))
            for cell in nbformat.read(notebook, 4).cells:
                marks = cell.metadata.get("nbgrader", {})
                if marks.get("grade") and not marks.get("solution"):
                    name = marks["grade_id"].replace("-", "_")
                    text = TEST.format(name=name, points=marks["points"], id=marks["grade_id"])
                    archive.writestr(f"tests/{name}.py", text)

    def grade(self, root: Path) -> None:
        """Grade each submission of a course, one after the other, as `otter run` does."""
        for notebook in sorted((root / "submitted").glob("*/*/*.ipynb")):
            out = notebook.parent / "otter"
            out.mkdir()
            command = [str(self.program), "run", "--no-logo", "-a", str(self.folder / "autograder.zip"), "-o", str(out)]  # fmt: skip
            env = {**os.environ, "SCOMM_SOLUTIONS": str(root / "solutions")}
            done = subprocess.run(
                [*command, str(notebook)], cwd=notebook.parent, env=env, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stderr[-3000:]

    def points(self, root: Path) -> set[float]:
        """The points that the submissions got."""
        found = set()
        for path in (root / "submitted").glob("*/*/otter/results.json"):
            tests = json.loads(path.read_text(encoding="utf-8"))["tests"]
            found.add(sum(one["score"] for one in tests if "score" in one))
        return found

    def remove(self) -> None:
        """Take the environment away."""
        shutil.rmtree(self.folder, ignore_errors=True)
