"""The rooms of the package: a room imports only rooms below it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.packages import COURSE, ENGINE
from tests.weight import circles

OF_THE_ENGINE = {
    "errors": 0,
    "course_file": 0,
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
    "claims": 6,
    "charts": 6,
    "calibration": 7,
    "explorers": 7,
    "__init__": 8,  # the learner's door: it opens on the rooms below and is imported by nobody
    "authoring": 10,
    "grading": 9,
    "jupyterlab": 9,
    "doctor": 10,
    "lesson_kernel": 9,
    "site": 11,  # it draws pages of what authoring makes
    "nbgrader_setup": 11,
    "teaching": 12,
    "cli": 13,
}
OF_THE_COURSE = {
    "models": 1,
    "fingerprints": 1,
    "truths": 1,
    "shapes": 1,
    "pools": 1,
    "open_questions": 1,
    "measures": 2,
    "claims": 3,
    "claim_rules": 3,
    "explorers": 3,
    "county": 4,
    "charts": 5,
    "calibration": 5,
    "nbgrader_setup": 5,
    "__init__": 5,
    "cli": 6,
}
FLOORS = {ENGINE: OF_THE_ENGINE, COURSE: OF_THE_COURSE}
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


def package_of(path: Path) -> Path:
    return ENGINE if path.is_relative_to(ENGINE) else COURSE


def room_of(path: Path) -> str:
    inside = path.relative_to(package_of(path))
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


FILES = sorted(path for package in FLOORS for path in package.rglob("*.py"))


def test_every_room_has_a_floor() -> None:
    for package, floors in FLOORS.items():
        assert {room_of(path) for path in FILES if package_of(path) == package} == set(floors)


def test_a_room_imports_only_rooms_below_it() -> None:
    assert [line for path in FILES for line in upward(path)] == []


def upward(path: Path) -> Iterator[str]:
    """Imports of a file from rooms that are not below its own."""
    package, room = package_of(path), room_of(path)
    floors = FLOORS[package]
    for module in imports(path):
        if module.split(".")[0] == package.name:
            other = [*module.split("."), "__init__"][1]
            if other != room and floors[other] >= floors[room]:
                yield f"{path.relative_to(package.parent)} imports {module}"


def test_no_files_import_one_another_in_a_circle() -> None:
    assert circles() == []


def test_the_engine_imports_no_course() -> None:
    named = [
        path.name for path in ENGINE.rglob("*.py") if "scomm" in {one.split(".")[0] for one in imports(path)}
    ]
    assert not named


SUBJECT = re.compile(
    r"secure communities|immigra|detainer|deport|fingerprint|sheriff|noncitizen|\bICE\b|\bFBI\b|287\(g\)|\bcount(?:y|ies)\b|\bpolice\b|\bjails?\b"
    r"|\bremovals?\b|\barrests?\b|condado|órdenes de retención|scomm (?:build|grade|data|doctor)",
    re.IGNORECASE,
)


def names_the_subject(path: Path) -> bool:
    """Whether a file names the subject outside of the examples in its docstrings."""
    in_example = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith(">>>"):
            in_example = True
        elif not line.strip() or line.strip().startswith('"""'):
            in_example = False
        if not in_example and SUBJECT.search(line):
            return True
    return False


def test_the_engine_names_the_subject_nowhere() -> None:
    kinds = (".py", ".toml", ".j2", ".js", ".css", ".json", ".md", ".html")
    files = [path for path in ENGINE.rglob("*") if path.suffix in kinds]
    assert len(files) > 500
    assert not [path.relative_to(ENGINE).as_posix() for path in files if names_the_subject(path)]


def test_grading_does_not_lean_on_authoring() -> None:
    for path in ENGINE.joinpath("grading").rglob("*.py"):
        assert not [module for module in imports(path) if module.startswith("lessonkit.authoring")]


def test_a_learners_notebook_never_loads_what_only_teachers_need() -> None:
    code = (
        "import sys, scomm, lessonkit.explorers, lessonkit.charts, lessonkit.exercises.learner.session\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_first_reply_draws_nothing_and_loads_no_mark() -> None:
    code = (
        "import sys, lessonkit.charts.of_learners, lessonkit.exercises.learner.session\n"
        "print([name for name in sys.modules if name.startswith('lessonkit.charts.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['lessonkit.charts.of_learners']"


def test_files_stay_short_enough_to_have_one_subject() -> None:
    long = {path.name: count for path in FILES if (count := len(path.read_text().splitlines())) > 300}
    assert not long
