"""`make check`: style, types, and the tests of what changed since the last commit on main. For the inner loop.

A changed file's tests are those that mirror it: `tests/models/test_lab.py` for `src/scomm/models/lab.py`, else the whole
folder `tests/models`; the examples in the file itself; and always `tests/test_rooms.py`. A dataset's are in `tests/datasets`,
a lesson's those that `--lesson` chooses. Browsers, walks and whole courses are left to `make test`, `make walks` and `make prove`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGES = ("engine/src/lessonkit", "src/scomm")
ALWAYS = "tests/test_rooms.py"
QUICK = "not proof and not walk and not slow and not browser"
FOR_FILES = {
    "pyproject.toml": ["tests/test_dependencies.py", "tests/test_environment.py"],
    "environment.yml": ["tests/test_environment.py"],
    "binder/environment.yml": ["tests/test_environment.py"],
    "binder/postBuild": ["tests/test_environment.py"],
    "Makefile": ["tests/test_makefile.py", "tests/test_docs.py"],
    "README.md": ["tests/test_docs.py"],
    "CONTRIBUTING.md": ["tests/test_docs.py"],
    "docs": ["tests/test_docs.py"],
    "datasets": ["tests/datasets", "tests/data"],
}
"""Files and folders outside the package and the tests, and what proves them."""


def main() -> int:
    """Run the linters, then the tests of what changed; stops at the first that fails."""
    changed = changed_files()
    tests, lessons = what_proves(changed)
    pytest = [sys.executable, "-m", "pytest", "--quiet", "-x", "-m", QUICK]
    runs = [
        program("ruff", "check", "."),
        program("ruff", "format", "--check", "."),
        program("mypy"),
        [*pytest, *tests],
        *([*pytest, "--lesson", lesson, "tests/lessons", "tests/authoring"] for lesson in lessons),
    ]
    for run in runs:
        print("$", Path(run[0]).name, *run[1:], flush=True)
        if subprocess.run(run, cwd=REPOSITORY).returncode:
            return 1
    return 0


def program(name: str, *words: str) -> list[str]:
    """A program of the environment that runs this."""
    return [str(Path(sys.executable).with_name(name)), *words]


def changed_files() -> list[str]:
    """What differs from where this branch left main, committed or not, and what is new."""
    base = git("merge-base", "HEAD", "main") or git("rev-parse", "HEAD")
    differs = git("diff", "--name-only", "--relative", *base[:1])
    return sorted({*differs, *git("ls-files", "--others", "--exclude-standard")})


def git(*words: str) -> list[str]:
    done = subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, text=True)
    return done.stdout.splitlines() if done.returncode == 0 else []


def what_proves(changed: Iterable[str], root: Path = REPOSITORY) -> tuple[list[str], list[str]]:
    """The test files and folders that prove these files, and the lessons among them.

    What is given up for a whole folder that is chosen too is left out.
    """
    found, lessons = {ALWAYS}, set()
    for name in changed:
        path = PurePosixPath(name)
        if path.parts[0] == "solutions" and len(path.parts) > 2:
            lessons.add(path.parts[1])
        elif package := next(filter(path.is_relative_to, PACKAGES), None):
            found.update(_mirrors(path, package, root))
        elif path.parts[0] == "tests":
            found.add(name if path.name.startswith("test_") and path.suffix == ".py" else str(path.parent))
        else:
            found.update(FOR_FILES.get(name, FOR_FILES.get(path.parts[0], [])))
    there = sorted(name for name in found - {"tests"} if (root / name).exists())
    folders = [PurePosixPath(name) for name in there if (root / name).is_dir()]
    covered = [name for name in there if any(folder in PurePosixPath(name).parents for folder in folders)]
    return [name for name in there if name not in covered], sorted(lessons)


def _mirrors(path: PurePosixPath, package: str, root: Path) -> list[str]:
    """The tests of a file of the package, and the file itself for its examples."""
    own = [str(path)] if path.suffix == ".py" else []
    inside = path.relative_to(package)
    if len(inside.parts) == 1:
        return [*own, f"tests/test_{inside.stem}.py"]
    tests = PurePosixPath("tests", inside.parts[0])
    mirror = [found.relative_to(root).as_posix() for found in (root / tests).rglob(f"test_{inside.stem}.py")]
    return [*own, *(mirror or [str(tests)])]


if __name__ == "__main__":
    sys.exit(main())
