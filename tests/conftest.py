"""How the suite is shared between two processes: a file at a time, the longest first."""

from __future__ import annotations

from pathlib import Path

import pytest

LONGEST = ("test_readme.py", "grading")
"""Files and folders that take minutes. They begin first, or one process would wait for the other at the end."""
TOGETHER = ("grading",)
"""Folders whose files share a graded course, which takes a minute to make."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item.path)))
    items.sort(key=lambda item: _turn(item.path))


def _room(path: Path) -> str:
    """The folder or file right below tests."""
    return path.relative_to(Path(__file__).parent).parts[0]


def _group(path: Path) -> str:
    return _room(path) if _room(path) in TOGETHER else str(path)


def _turn(path: Path) -> int:
    room = _room(path)
    return LONGEST.index(room) if room in LONGEST else len(LONGEST)
