"""A private folder goes, whatever a submission made of it, and nothing else goes with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lessonkit.grading.fences.clearing import clear
from tests.grading.fences.machines import ordinary_user

DEEP = """
import os
for _ in range({depth}):
    os.mkdir("in"); os.chdir("in")
"""
CLEAR = "import sys; from pathlib import Path; from lessonkit.grading.fences.clearing import clear; clear(Path(sys.argv[1]))"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "private"
    made.mkdir()
    return made


def test_a_folder_with_files_and_folders_goes(folder: Path) -> None:
    (folder / "a" / "b").mkdir(parents=True)
    (folder / "a" / "b" / "file").write_text("x", encoding="utf-8")
    os.mkfifo(folder / "fifo")
    clear(folder)
    assert not folder.exists()


def test_links_go_and_what_they_lead_to_stays(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "work").write_text("x", encoding="utf-8")
    (folder / "to-a-folder").symlink_to(tmp_path / "others")
    (folder / "to-a-file").symlink_to(tmp_path / "others" / "work")
    (folder / "to-nothing").symlink_to("nowhere")
    (folder / "in").mkdir()
    (folder / "in" / "up").symlink_to("..")
    clear(folder)
    assert not folder.exists()
    assert (tmp_path / "others" / "work").read_text(encoding="utf-8") == "x"


def test_a_folder_deeper_than_any_path_goes(folder: Path) -> None:
    subprocess.run([sys.executable, "-c", DEEP.format(depth=3000)], cwd=folder, check=True)
    clear(folder)
    assert not folder.exists()


def test_closed_folders_go_also_for_an_ordinary_user(folder: Path) -> None:
    (folder / "closed" / "inner").mkdir(parents=True)
    (folder / "closed" / "inner" / "file").write_text("x", encoding="utf-8")
    (folder / "closed" / "inner").chmod(0)
    (folder / "closed").chmod(0)
    subprocess.run([*ordinary_user(), sys.executable, "-c", CLEAR, str(folder)], check=True)
    assert not folder.exists()
