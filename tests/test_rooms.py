"""The rooms of the package: a room imports only rooms below it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "scomm"
FLOORS = {
    "errors": 0,
    "course": 1,
    "json_limits": 0,
    "wholefile": 0,
    "console": 0,
    "quick_start": 0,
    "language": 2,
    "tokens": 2,
    "pages": 3,
    "sources": 3,
    "data": 4,
    "exercises": 5,
    "models": 5,
    "fingerprints": 5,
    "claims": 6,
    "charts": 6,
    "calibration": 7,
    "explorers": 7,
    "county": 8,
    "__init__": 8,  # the learner's door: it opens on the rooms below and is imported by nobody
    "authoring": 10,
    "grading": 9,
    "jupyterlab": 9,
    "doctor": 9,
    "lesson_kernel": 9,
    "site": 11,  # it draws pages of what authoring makes
    "nbgrader_setup": 11,
    "teaching": 12,
    "cli": 13,
}
HEAVY = (
    "nbgrader",
    "sqlalchemy",
    "jupytext",
    "frictionless",
    "typer",
    "nbconvert",
    "matplotlib",
    "nh3",
    "scipy",
    "skimage",
    "statsmodels",
    "mdit_py_plugins",
)


def room_of(path: Path) -> str:
    inside = path.relative_to(SOURCE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


FILES = sorted(SOURCE.rglob("*.py"))


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in FILES} <= set(FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_room_imports_only_rooms_below_it(path: Path) -> None:
    room = room_of(path)
    for module in imports(path):
        if module.split(".")[0] == "scomm":
            other = [*module.split("."), "__init__"][1]
            assert other == room or FLOORS[other] < FLOORS[room], f"{path.name} imports {module}"


def test_grading_does_not_lean_on_authoring() -> None:
    for path in SOURCE.joinpath("grading").rglob("*.py"):
        assert not [module for module in imports(path) if module.startswith("lessonkit.authoring")]


def test_a_learners_notebook_never_loads_what_only_teachers_need() -> None:
    code = (
        "import sys, scomm, lessonkit.explorers, lessonkit.charts, lessonkit.exercises.learner.session\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_files_stay_short_enough_to_have_one_subject() -> None:
    long = {path.name: count for path in FILES if (count := len(path.read_text().splitlines())) > 300}
    assert not long
