"""How the suite is shared between two processes: a file at a time, the longest first, one browser at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
GROUPS = {
    "browser": (
        "browser",
        "explorers/frame/test_in_jupyterlab.py",
    ),  # two browsers on two cores would wait for each other
    "readme": ("test_readme.py",),
    "cases": ("grading/test_cases.py",),
    "nbgrader": ("grading/test_plain_nbgrader.py",),
    "running": ("grading/test_running.py",),
    "pages": ("grading/test_feedback_page.py",),
}
"""Files and folders that stay in one process. They take minutes, so they begin first."""


@pytest.hookimpl(optionalhook=True)  # only pytest-xdist asks
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    # Marks and `--dist loadgroup` would be the usual way; pytest-xdist 3.8 does not see such marks under pytest 9.2.
    from xdist.scheduler import LoadScopeScheduling

    class ByGroup(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _group(config.rootpath / nodeid.split("::")[0])

    config.option.loadscopereorder = False  # keep the order below
    return ByGroup(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.pluginmanager.hasplugin("xdist"):
        turns = list(GROUPS)
        items.sort(
            key=lambda item: turns.index(found) if (found := _group(item.path)) in turns else len(turns)
        )


def _group(path: Path) -> str:
    inside = path.relative_to(TESTS)
    for name, members in GROUPS.items():
        if any(inside.is_relative_to(member) for member in members):
            return name
    return str(inside)
