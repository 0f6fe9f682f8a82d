"""A whole course in a temporary folder, with one tiny lesson."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

TINY = Path(__file__).parent / "tiny"
ID = "90-tiny-lesson"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The root of a course with the tiny lesson in `solutions/`."""
    root = tmp_path / "course"
    shutil.copytree(TINY / ID, root / "solutions" / ID, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TINY / "nbgrader_config.py", root)
    return root


@pytest.fixture
def folder(course: Path) -> Path:
    """The folder of the tiny lesson."""
    return course / "solutions" / ID


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], None]:
    """Change one passage of one of the tiny lesson's files; fails if the passage is not there."""

    def apply(name: str, old: str, new: str) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply
