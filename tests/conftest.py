"""How the suite is shared between two processes, and how a part of it is chosen.

Shared: a file at a time, the longest first, one browser at a time. Chosen: `--lesson 06` keeps what proves that lesson; walks
are left to `make walks`.
Here too are the folders of data that the tests of several rooms use.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from _pytest.doctest import DoctestModule

# Two test processes share two cores: threads of their own for every small matrix would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from lessonkit.data import building, root
from tests.system import absent, missing_here

TESTS = Path(__file__).parent
# `make test VENV=…` hands its settings on to whatever it starts; what a test types is typed in a fresh shell.
for handed_on in re.findall(r"^([A-Z]+) +\?=", (TESTS.parent / "Makefile").read_text(), re.MULTILINE):
    os.environ.pop(handed_on, None)
for handed_on in [name for name in os.environ if name.startswith(("MAKE", "MFLAGS"))]:
    del os.environ[handed_on]
# What tests start starts sooner, and so does this process.
QUICK_START = str(TESTS / "quick_start")
if QUICK_START not in os.environ.get("PYTHONPATH", "").split(os.pathsep):
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [QUICK_START, os.environ.get("PYTHONPATH")]))
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
LESSONS = sorted(path.parent.name for path in TESTS.parent.glob("solutions/*/lesson.md"))
GROUPS = {
    "browser": (
        "browser",
        "explorers/frame/test_in_jupyterlab.py",
        "site/practice",
    ),  # two browsers on two cores would wait for each other
    "stick": ("teaching/stick",),
    "guides": ("guides",),
    "readme": ("test_readme.py",),
    "cases": ("grading/test_cases.py",),
    "nbgrader": ("grading/test_plain_nbgrader.py",),
    "running": ("grading/sealed", "grading/fences"),
    "pages": ("grading/test_feedback_page.py",),
    "site": ("site",),  # each lesson's page is made once
    "states": (
        "explorers/test_announcements.py",
        "explorers/test_every_state.py",
        "explorers/test_parts_of_a_whole.py",
        "explorers/test_words_and_picture.py",
    ),  # each state of an explorer is drawn once
    "workshop": ("teaching/workshop",),
}
"""Files and folders that stay in one process: they take minutes, so they begin first, or need what is costly to make."""
WALKS = (
    "adversarial/test_thefts.py",
    "grading/batch/test_grading_a_class.py",
    "grading/batch/test_regrading_kept_runs.py",
    "grading/cluster",
    "grading/forgetting/test_forgetting.py",
    "grading/judge/test_could_not_be_judged.py",
    "grading/judge/test_pages.py",
    "grading/marking/test_from_grading_to_the_page.py",
    "grading/test_cases.py",
    "grading/test_class_of_sixty.py",
    "grading/test_plain_nbgrader.py",
    "lessons/test_proofs.py",
    "test_readme.py",
)
"""Files and folders whose tests do what a person does, from end to end, as does every test in a browser; and the proofs of lessons."""


def pytest_report_header() -> list[str]:
    """What is missing on this machine is said before the first test, and not only after the last."""
    return missing_here()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--lesson",
        metavar="NUMBER",
        help="run only what proves one lesson, such as 06: the tests that have its name or its number in theirs",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Iterator[None]:
    """Examples are run where learners and authors read them, in src; a test file holds none."""
    found = yield
    if file_path.is_relative_to(TESTS):
        return [one for one in found if not isinstance(one, DoctestModule)]
    return found


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
    if number := config.getoption("--lesson"):
        choose(items, lesson_called(number), config)
    for item in items:
        if item.get_closest_marker("browser") or _is_in(WALKS, item.path):
            item.add_marker(pytest.mark.walk)
    if config.pluginmanager.hasplugin("xdist"):
        turns = list(GROUPS)
        items.sort(
            key=lambda item: turns.index(found) if (found := _group(item.path)) in turns else len(turns)
        )


def lesson_called(number: str) -> str:
    """The lesson with this number or name."""
    found = [lesson for lesson in LESSONS if lesson == number or lesson.split("-")[0] == number]
    if not found:
        raise pytest.UsageError(f"There is no lesson {number!r}. Choose one of {', '.join(LESSONS)}.")
    return found[0]


def choose(items: list[pytest.Item], lesson: str, config: pytest.Config) -> None:
    """Keep the tests of a lesson: its name among their parameters, or `lesson_06` in the name of their file."""
    signs = (lesson, f"test_lesson_{lesson.split('-')[0]}.py")
    proves = [any(sign in item.nodeid for sign in signs) for item in items]
    config.hook.pytest_deselected(items=[item for item, kept in zip(items, proves, strict=True) if not kept])
    items[:] = [item for item, kept in zip(items, proves, strict=True) if kept]


def _group(path: Path) -> str:
    if not path.is_relative_to(TESTS):
        return "examples"
    found = (name for name, members in GROUPS.items() if _is_in(members, path))
    return next(found, str(path.relative_to(TESTS)))


def _is_in(members: tuple[str, ...], path: Path) -> bool:
    return any(path.is_relative_to(TESTS / member) for member in members)


@pytest.fixture(scope="session")
def raw() -> Path:
    """The folder of raw files: in CI a missing one fails, for readers it is a visible skip."""
    folder = building.raw_folder()
    if not folder.is_dir():
        said = f"no raw files at {folder}: set SCOMM_RAW to compare the tables with what they were built from"
        absent(said)
    return folder


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the datasets that `load` reads and a test may damage."""
    copy = tmp_path / "datasets"
    shutil.copytree(root(), copy)
    monkeypatch.setenv("SCOMM_DATASETS", str(copy))
    return copy
