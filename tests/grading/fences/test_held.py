"""A folder that is held stays; one whose process was killed is cleared by whoever comes next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from lessonkit.grading.fences.held import PREFIX, Held, clear_abandoned, held

HOLD = """
import time
from lessonkit.grading.fences.held import Held
folder = Held()
(folder.path / "inside").mkdir()
print(folder.path, flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def among(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine's temporary folders."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_there_while_it_is_held_and_gone_afterwards(among: Path) -> None:
    with held() as folder:
        (folder / "file").write_text("x")
        assert list(among.iterdir()) == [folder]
    assert list(among.iterdir()) == []


def test_what_this_process_or_another_holds_is_left_until_the_other_is_killed(among: Path) -> None:
    mine = Held()
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD], env={**os.environ, "TMPDIR": str(among)}, stdout=subprocess.PIPE, text=True
    )  # fmt: skip
    assert other.stdout is not None
    theirs = Path(other.stdout.readline().strip())
    clear_abandoned()
    assert {mine.path, theirs} == set(among.iterdir())
    other.send_signal(signal.SIGKILL)
    other.communicate()
    assert theirs.is_dir()
    clear_abandoned()
    assert list(among.iterdir()) == [mine.path]
    mine.let_go()
    assert list(among.iterdir()) == []


def test_a_link_that_somebody_put_there_is_not_followed(among: Path) -> None:
    (among / "kept").mkdir()
    (among / f"{PREFIX}link").symlink_to(among / "kept")
    clear_abandoned()
    assert (among / "kept").is_dir()
