"""What is imported is declared, in the part that needs it, and what is declared is used."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[1]
ENGINE, COURSE = (
    tomllib.loads((REPOSITORY / place / "pyproject.toml").read_text())["project"] for place in ("engine", ".")
)
EXTRAS = {**ENGINE["optional-dependencies"], **COURSE["optional-dependencies"]}
PARTS = {
    "learn": [*ENGINE["dependencies"], *COURSE["dependencies"]],
    **{part: EXTRAS[part] for part in ("prints", "teach", "tables", "cluster", "hub", "test")},
}
"""What each part declares; one builds on those before it."""
TEACHING = (
    "engine/src/lessonkit/authoring",
    "engine/src/lessonkit/grading",
    "engine/src/lessonkit/pages",
    "engine/src/lessonkit/site",
    "engine/src/lessonkit/teaching",
    "engine/src/lessonkit/nbgrader_setup.py",
    "src/scomm/nbgrader_setup.py",
    "engine/src/lessonkit/cli.py",
    "src/scomm/cli.py",
)
"""Rooms that learners never open."""
BUILDS = ("engine/hatch_build.py", "engine/src/lessonkit/jupyterlab/stills.py")
"""What runs where a wheel is built, with what `[build-system]` asks for; `make test` runs it too."""
PRINTS = ("src/scomm/fingerprints", "src/scomm/explorers/grow_and_capture")
"""Artificial prints, and their pictures."""
CLUSTER = ("engine/src/lessonkit/grading/cluster.py",)
"""The one file that speaks to a cluster."""
BUILDING = (
    "engine/src/lessonkit/data/building.py",
    "engine/src/lessonkit/data/checking.py",
    *(
        f"engine/src/lessonkit/claims/{name}.py"
        for name in ("markdown", "cite", "disputes", "effects", "last_dates", "linter")
    ),
)
"""Files of a learner's room that only building and linting load: tables, and the prose of lessons."""
OWNERS = packages_distributions()
"""The distributions that a module comes from; asked once, since it reads every installed package."""
USED_UNIMPORTED = {
    "learn": {"ipykernel", "jupyterlab"},  # what a notebook runs in
    "prints": set(),
    "teach": set(),
    "tables": set(),
    "cluster": set(),
    "hub": {
        "jupyterhub",
        "jupyterhub-idle-culler",
        "psycopg",
    },  # programs, and what SQLAlchemy loads by its name
    # programs, and what the tests ask other libraries for by name
    "test": {"mypy", "pandas-stubs", "pyarrow", "ruff"},
}


def declared(part: str) -> set[str]:
    return {re.split(r"[^a-z0-9-]", line)[0] for line in PARTS[part]}


def part_of(path: Path) -> str:
    inside = path.relative_to(REPOSITORY).as_posix()
    if inside.startswith(("tests/", *BUILDS)):
        return "test"
    if inside in CLUSTER:
        return "cluster"
    if inside.startswith(PRINTS):
        return "prints"
    if inside.startswith("datasets"):
        return "tables"
    return "teach" if inside.startswith((*TEACHING, *BUILDING)) else "learn"


def allowed(part: str) -> set[str]:
    """What a file of this part may import: its own libraries and those of the parts that it builds on."""
    return set().union(*map(declared, list(PARTS)[: list(PARTS).index(part) + 1]))


@cache
def imported(path: Path) -> frozenset[str]:
    """The distributions that a file imports from, without Python's own and the kit."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        modules = [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for top in (module.split(".")[0] for module in modules):
            if top not in sys.stdlib_module_names and top not in ("lessonkit", "scomm", "tests"):
                yield re.sub(r"[-_.]+", "-", OWNERS.get(top, [top])[0]).lower()


FILES = sorted(
    path
    for room in ("engine", "src", "datasets", "solutions", "tests")
    for path in (REPOSITORY / room).rglob("*.py")
)


def test_the_parts_are_those_that_an_instructor_knows() -> None:
    assert sorted(PARTS) == sorted(["learn", *EXTRAS])


@pytest.mark.parametrize("part", PARTS)
def test_what_is_imported_is_declared(part: str) -> None:
    may = allowed(part)
    strange = {
        f"{path.relative_to(REPOSITORY)} imports {name}"
        for path in FILES
        if part_of(path) == part
        for name in imported(path)
        if name not in may
    }
    assert not strange


@pytest.mark.parametrize("part", PARTS)
def test_what_is_declared_is_used(part: str) -> None:
    used = {name for path in FILES if part_of(path) == part for name in imported(path)}
    assert declared(part) - used == USED_UNIMPORTED[part]


IN_TWO_PARTS = {"pillow"}
"""Prints and grading both draw pixels, and either part is installed without the other."""


def test_nothing_is_declared_twice() -> None:
    names = [name for part in PARTS for name in declared(part)]
    assert {name for name in names if names.count(name) > 1} == IN_TWO_PARTS


def test_statsmodels_is_for_the_tests_alone_and_scipy_for_prints() -> None:
    assert "statsmodels" in declared("test")
    assert "scipy" in declared("prints")


A_LEARNER = """
import sys
from importlib import import_module

without, modules = {absent!r}, {modules!r}

class Absent:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in without:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent)
for module in modules:
    import_module(module)
from scomm import explore
from lessonkit.explorers.registry import ids
for id in ids():
    explore(id)
"""


def test_what_a_learner_opens_needs_only_what_a_learner_installs() -> None:
    """A file may import one of a learner's room that imports one for teaching: only loading them finds that."""
    modules = [
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for root in (REPOSITORY / "engine" / "src", REPOSITORY / "src")
        for path in FILES
        if path.is_relative_to(root) and part_of(path) in ("learn", "prints")
    ]
    program = A_LEARNER.format(absent=only_for_others(), modules=[one for one in modules if "-" not in one])
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True)
    assert not done.returncode, done.stderr[-2000:]


def only_for_others() -> set[str]:
    """The modules of every installed library that no line of a learner's parts asks for, directly or through another."""
    wanted, queue = set[str](), [*declared("learn"), *declared("prints")]
    while queue:
        name = queue.pop()
        if name in wanted:
            continue
        wanted.add(name)
        with suppress(PackageNotFoundError):
            asked = map(Requirement, requires(name) or [])
            queue += [
                canonicalize_name(one.name)
                for one in asked
                if one.marker is None or one.marker.evaluate({"extra": ""})
            ]
    return {
        module
        for module, owners in OWNERS.items()
        if module not in ("lessonkit", "scomm")
        and not wanted & {canonicalize_name(owner) for owner in owners}
    }
