"""Fixtures for the browser tests: JupyterLab on a copy of the lessons, and Debian's Chromium with no network.

Where Chromium is missing the tests are skipped with a line that says so; in CI a missing Chromium fails.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from tests.browser.chromium import Network, launched, require_chromium
from tests.browser.lab_page import LabPage
from tests.browser.lab_server import REPOSITORY, LabServer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def a_chromium_is_there() -> None:
    require_chromium()


@pytest.fixture(scope="session")
def jupyterlab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """One JupyterLab for every module of this process."""
    lab = LabServer(tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("lab")).start()
    yield lab
    lab.stop()


@pytest.fixture(scope="module")
def course(jupyterlab: LabServer) -> Path:
    """An empty folder to be laid out like the repository; see `copy_lesson`."""
    jupyterlab.forget()
    return jupyterlab.course


@pytest.fixture(scope="module")
def server(jupyterlab: LabServer, course: Path) -> LabServer:
    """A running JupyterLab on `course`, as if it had just been started there."""
    return jupyterlab


@pytest.fixture(scope="module")
def network() -> Network:
    """What the browser asked for beyond loopback; every such request was refused."""
    return Network()


@pytest.fixture(scope="module")
def lab(server: LabServer, network: Network) -> Iterator[LabPage]:
    """A browser window on the server, with no network but loopback."""
    # One module at a time: while Playwright runs, no other test of this process could run an event loop.
    with launched(network) as page:
        yield LabPage(page, server.url)


def copy_lesson(slug: str, course: Path) -> None:
    """Copy a lesson into `course` as the public repository has it: the lesson, and its key beside it."""
    for room in ("lessons", "solutions"):
        shutil.copytree(
            REPOSITORY / room / slug,
            course / room / slug,
            ignore=shutil.ignore_patterns("passport-*", ".ipynb_checkpoints"),
            dirs_exist_ok=True,
        )


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, lab: LabPage, course: Path) -> LabPage:
    """The module's `LESSON` as it is handed out, open and run from top to bottom."""
    lesson: str = request.module.LESSON
    copy_lesson(lesson, course)
    lab.open(f"{lesson}/{lesson}.ipynb")
    lab.run_all()
    return lab


def run_solved(lesson: str, code: str, course: Path, page: LabPage) -> list[str]:
    """Run a lesson's key from top to bottom under a learner's code; the replies of its checks, all of them right."""
    solved = nbformat.read(course / "solutions" / lesson / f"{lesson}.ipynb", 4)
    for cell in solved.cells:
        cell.source = cell.source.replace('learner_code = ""', f'learner_code = "{code}"')
    nbformat.write(solved, course / "lessons" / lesson / "solved.ipynb")
    page.open(f"{lesson}/solved.ipynb")
    page.run_all()
    assert page.errors() == []
    replies = page.replies()
    assert len(replies) == sum(cell.source.startswith("check(") for cell in solved.cells) > 0
    assert all("Right" in reply or "Recorded" in reply for reply in replies)
    return replies
