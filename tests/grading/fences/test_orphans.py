"""bubblewrap's inner process, whose outer one was killed as it began, is ended by the next batch; one at work is left."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from lessonkit.grading.fences import bubblewrap, orphans
from lessonkit.grading.fences.fence import Fence
from lessonkit.grading.fences.orphans import OURS, end_orphans
from lessonkit.grading.fences.proving import prove
from tests.system import absent

GRADING = Path(orphans.__file__).parents[1]
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def begun(*words: str) -> tuple[subprocess.Popen[bytes], psutil.Process]:
    """The outer and the inner process of a bubblewrap that does not end with its outer one.

    The inner one has begun its command: before that it ends by itself where its outer one is gone.
    """
    bare = [bubblewrap.PROGRAM, "--unshare-pid", "--ro-bind", "/", "/", "--proc", "/proc", *SLEEP, *words]
    outer = subprocess.Popen(bare)
    until = time.monotonic() + 20
    while not (inner := _with_its_command(outer.pid)) and time.monotonic() < until:
        time.sleep(0.02)
    assert inner, "bubblewrap did not begin its command"
    return outer, inner


def _with_its_command(outer: int) -> psutil.Process | None:
    """bubblewrap's inner process, once it has become who it is to be and has a child that has become `SLEEP`."""
    for inner in psutil.Process(outer).children():
        if any(bubblewrap.PROGRAM not in command.name() for command in inner.children()):
            return inner
    return None


@pytest.fixture
def ended() -> Iterator[list[psutil.Process]]:
    """Whatever a test begins is ended."""
    if not prove(Fence("bubblewrap")).stands:
        absent("bubblewrap does not stand here")
    found: list[psutil.Process] = []
    yield found
    for process in found:
        if process.is_running():
            process.kill()


def is_gone(process: psutil.Process) -> bool:
    return bool(psutil.wait_procs([process], timeout=5)[0])


@pytest.mark.parametrize("module", OURS)
def test_what_is_looked_for_is_a_program_of_the_kits(module: str) -> None:
    assert importlib.util.find_spec(module)


def test_every_server_that_the_kit_starts_is_looked_for() -> None:
    files = (path for path in GRADING.rglob("*.py") if path.name != "orphans.py")
    started = re.findall(
        r'"(lessonkit\.grading\.[\w.]*server)"', "".join(path.read_text("utf-8") for path in files)
    )
    assert sorted(started) == sorted(OURS)


def test_one_whose_outer_process_is_gone_is_ended(
    ended: list[psutil.Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = f"server.of.this.test.{os.getpid()}"  # a batch of another test ends the kit's own
    monkeypatch.setattr(orphans, "OURS", (module,))
    outer, inner = begun(module)
    ended.append(inner)
    end_orphans()
    assert inner.is_running(), "while it has its outer process it may be at work"
    outer.kill()
    outer.wait()
    assert not is_gone(inner), "else there would be nothing to end"
    end_orphans()
    assert is_gone(inner)


def test_one_that_is_not_the_kits_is_left(ended: list[psutil.Process]) -> None:
    outer, inner = begun("somebody.elses.server")
    ended.append(inner)
    outer.kill()
    outer.wait()
    end_orphans()
    assert not is_gone(inner)
