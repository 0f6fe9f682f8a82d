"""The files of a lesson's logic: its `exercises.py`, and each `exercises_PART.py` beside it.

Together they are one package while they run, so one takes from another: `from .exercises import YEARS`.
"""

from __future__ import annotations

import importlib
import re
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from lessonkit.errors import KitError

FIRST, FURTHER = "exercises.py", "exercises_*.py"


def logic_files(folder: Path) -> tuple[Path, ...]:
    """The files of the logic of the lesson in a folder: `exercises.py`, then the others in the order of their names."""
    return (folder / FIRST, *sorted(folder.glob(FURTHER)))


def run_files(folder: Path) -> tuple[dict[str, Any], ...]:
    """The names that each file of a lesson's logic sets; a `KitError` with file and line if one can't be run."""
    files = logic_files(folder)
    with _package(folder) as name:
        return tuple(_run(path, f"{name}.{path.stem}", files) for path in files)


def at_exercise(folder: Path, id: str) -> str:
    """The file and line of a lesson's logic where an exercise's id stands first, as errors name it."""
    written = re.compile(rf"""["']{re.escape(id)}["']""")
    for path in logic_files(folder):
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        for number, text in enumerate(lines, 1):
            if written.search(text):
                return f"{folder.name}/{path.name}:{number}"
    return f"{folder.name}/{FIRST}:1"


@contextmanager
def _package(folder: Path) -> Iterator[str]:
    """The name of a package of the files in a folder, for as long as they run: the next time they run anew."""
    name = f"scomm_lesson_{folder.name.replace('-', '_')}"
    package = ModuleType(name)
    package.__path__ = [str(folder)]
    importlib.invalidate_caches()
    sys.modules[name] = package
    try:
        yield name
    finally:
        for known in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
            del sys.modules[known]


def _run(path: Path, name: str, files: Sequence[Path]) -> dict[str, Any]:
    try:
        return vars(importlib.import_module(name))
    except KitError:
        raise
    except Exception as error:
        where, line = _place_of(error, files)
        raise KitError(
            f"{path.parent.name}/{(where or path).name} cannot be read: {type(error).__name__}: {error}.",
            do=f"Mend line {line}." if line else "Mend that file.",
        ) from error


def _place_of(error: Exception, files: Sequence[Path]) -> tuple[Path | None, int]:
    """The file and the last line in it that led to an error; None and 0 if none is known."""
    known = {str(path): path for path in files}
    if isinstance(error, SyntaxError) and error.filename in known:
        return known[error.filename], error.lineno or 0
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in known]
    return (known[frames[-1].filename], frames[-1].lineno or 0) if frames else (None, 0)
