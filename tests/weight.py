"""What the house weighs: `python -m tests.weight` prints lines and files by kind, small modules with one importer, and circles of files."""

from __future__ import annotations

import ast
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.packages import PACKAGES

REPOSITORY = Path(__file__).resolve().parents[1]
SMALL = 60
"""Lines below which a module that one other imports could be part of it."""
LENT = ("reveal/", "vendor/")
"""Folders of scripts that others wrote."""


def tracked(*patterns: str) -> list[Path]:
    """The files in git that fit one of the patterns."""
    found = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=REPOSITORY, capture_output=True, check=True
    )
    return [REPOSITORY / name for name in found.stdout.decode().split("\0") if name]


def lines(paths: Iterable[Path]) -> int:
    """The lines of these files together."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths)


@cache
def importers() -> Mapping[str, frozenset[str]]:
    """Which modules of the two packages import each module, by name; imports for type checkers alone are left out."""
    modules = {name_of(path): path for package in PACKAGES for path in package.rglob("*.py")}
    found: dict[str, set[str]] = defaultdict(set)
    for name, path in modules.items():
        for imported in _imported(ast.parse(path.read_text("utf-8"))):
            for wanted in (imported, imported.rpartition(".")[0]):
                if wanted in modules:
                    if wanted != name:
                        found[wanted].add(name)
                    break
    return {name: frozenset(found[name]) for name in modules}


def name_of(path: Path) -> str:
    """The name by which a file of the two packages is imported."""
    package = next(package for package in PACKAGES if path.is_relative_to(package))
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(tree: ast.AST) -> Iterable[str]:
    skipped = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def circles() -> list[list[str]]:
    """Circles of files that import one another, one at a time: each is opened where it was found, until none is left."""
    graph = {name: set(by) for name, by in importers().items()}
    found = []
    while True:
        try:
            list(TopologicalSorter(graph).static_order())
        except CycleError as error:
            circle = error.args[1]
            found.append(circle)
            graph[circle[1]].discard(circle[0])
        else:
            return found


def small() -> list[str]:
    """The small modules that one other module imports."""
    paths = {name_of(path): path for package in PACKAGES for path in package.rglob("*.py")}
    return sorted(
        name
        for name, by in importers().items()
        if len(by) == 1 and lines([paths[name]]) < SMALL and paths[name].stem != "__init__"
    )


def table() -> str:
    """The numbers as a table in Markdown."""
    rows = []
    for package in PACKAGES:
        here = package.relative_to(REPOSITORY).as_posix()
        code = tracked(f"{here}/*.py")
        rows.append((f"Python in {package.name}", lines(code), len(code)))
    scripts = [path for path in tracked("*.js") if not any(lent in path.as_posix() for lent in LENT)]
    tests = tracked("tests/*.py", "tests/*.js")
    written = [path for path in scripts if path not in tests]
    for what, paths in (("scripts written by hand", written), ("tests", tests)):
        rows.append((what, lines(paths), len(paths)))
    return "\n".join(
        [
            "| What | Lines | Files |",
            "|:--|--:|--:|",
            *(f"| {what} | {n:,} | {files:,} |" for what, n, files in rows),
            f"| modules under {SMALL} lines that one module imports | | {len(small())} |",
            f"| circles of files | | {len(circles())} |",
        ]
    )


if __name__ == "__main__":
    print(table())
