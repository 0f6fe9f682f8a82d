"""A copy of the kit with an environment of its own, where a command runs exactly as a reader types it.

The copy's `.venv` is real, but lends its packages from the environment that runs the tests, so nothing is
installed twice and no network is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PACKAGES = sysconfig.get_path("purelib")
MADE = {
    ".venv",
    "__pycache__",
    "build",
    "artefacts",
    ".pytest_cache",
    ".mypy_cache",
    ".ruff_cache",
    ".hypothesis",
}
"""Folders that a program makes, and nobody copies."""
PROGRAMS = ("jupyter", "jupyter-lab", "nbgrader", "lessonkit", "scomm", "alembic", "pytest", "ruff", "mypy")


def _lend(source: Path, place: Path) -> None:
    """Link a folder, or what is missing in one that an install has made already."""
    if not place.exists():
        place.symlink_to(source)
    elif source.is_dir() and not place.is_symlink():
        for inside in source.iterdir():
            _lend(inside, place / inside.name)


def lend_program(name: str, environment: Path) -> None:
    """Put a program of the packages into another environment, whose Python runs it."""
    source, program = Path(sys.executable).with_name(name), environment / "bin" / name
    if source.read_bytes()[:2] == b"#!":
        program.write_text(f'#!/bin/sh\nexec "{environment}/bin/python" "{source}" "$@"\n')
        program.chmod(0o755)
    else:
        program.symlink_to(source)


def _files() -> list[str]:
    """The kit's files, as git knows them; in a copy without git all but what a program made."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not listed.returncode:
        return [name for name in listed.stdout.split("\0") if name]
    return [
        path.relative_to(REPOSITORY).as_posix()
        for path in REPOSITORY.rglob("*")
        if not MADE.intersection(path.relative_to(REPOSITORY).parts)
    ]


class KitCopy:
    """The repository as a clone would have it, in `root`, with whatever is not yet committed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in _files():
            if (source := REPOSITORY / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, root / name)

    def make_environment(self) -> None:
        """Make `.venv` as `make env` would leave it, its Python seeing this one's packages and the copy's source."""
        venv.create(self.root / ".venv", symlinks=True)
        packages = sysconfig.get_path("purelib", vars={"base": str(self.root / ".venv")})
        own = f"import sys; sys.path[:0] = {[str(self.root / 'engine' / 'src'), str(self.root / 'src')]!r}"
        lent = f"import site; site.addsitedir({PACKAGES!r}); sys.modules['rfc3987_syntax'] = None"  # see quick_start
        Path(packages, "lent.pth").write_text(f"{own}\n{lent}\n")
        self.lend_programs()
        self.run(".venv/bin/python -m lessonkit.jupyterlab.stills")  # as an install does: hatch_build.py
        for marker in (".learn", ".ready"):
            (self.root / ".venv" / marker).touch()

    def lend_programs(self) -> None:
        """Put the programs of the packages into `.venv`, and what Jupyter looks for beside them."""
        for name in PROGRAMS:
            lend_program(name, self.root / ".venv")
        for name in ("share", "etc"):
            _lend(Path(sys.prefix) / name, self.root / ".venv" / name)

    def run(self, script: str, timeout: float = 300, **env: str) -> str:
        """Run lines of bash in the copy; what they printed. Fails the test if one of them fails."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script], cwd=self.root, env=self.environment(**env),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=timeout,
        )  # fmt: skip
        assert done.returncode == 0, f"{script}\nended with {done.returncode}:\n{done.stdout[-4000:]}"
        return done.stdout

    def environment(self, **env: str) -> dict[str, str]:
        """A reader's environment: no make of the tests' own, and this Python as `python3`."""
        strange = ("MAKE", "MFLAGS", "PYTHONPATH", "VIRTUAL_ENV", "SCOMM_", "JUPYTER")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
        python = self.root / ".python3"
        python.mkdir(exist_ok=True)
        for name in ("python3", "python"):
            if not (python / name).exists():
                (python / name).symlink_to(sys._base_executable)  # type: ignore[attr-defined]
        raw = os.environ.get("SCOMM_RAW", REPOSITORY.parent / "shared" / "raw")
        return kept | {"PATH": f"{python}:{kept['PATH']}", "SCOMM_RAW": str(raw)} | env
