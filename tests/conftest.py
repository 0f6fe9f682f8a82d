"""How the suite is shared between two processes: a file at a time, the longest first, one browser at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
GROUPS = {
    "browser": (
        "browser",
        "explorers/test_in_jupyterlab.py",
    ),  # two browsers on two cores would wait for each other
    "readme": ("test_readme.py",),
    "grading": ("grading",),  # its files share a graded course, which takes a minute to make
}
"""Files and folders that stay in one process. They take minutes, so they begin first."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.pluginmanager.hasplugin("xdist"):
        return
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item.path)))
    turns = list(GROUPS)
    items.sort(key=lambda item: turns.index(found) if (found := _group(item.path)) in turns else len(turns))


def _group(path: Path) -> str:
    inside = path.relative_to(TESTS)
    for name, members in GROUPS.items():
        if any(inside.is_relative_to(member) for member in members):
            return name
    return str(inside)
