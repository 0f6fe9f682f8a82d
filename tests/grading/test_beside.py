"""What lies beside a submission's notebook comes along; what can't costs nothing but itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lessonkit.grading.beside import files_beside, put_beside
from lessonkit.grading.not_graded import NotGraded
from lessonkit.grading.stamp import TIMESTAMP, read_stamp


def test_a_file_that_cannot_be_copied_is_counted_and_the_others_come_along(tmp_path: Path) -> None:
    folder, target = tmp_path / "in", tmp_path / "out"
    authors = {"taken": b"an author's file where a folder should be", "theirs/d.csv": b"y", "e.csv": b"y"}
    (folder / "data").mkdir(parents=True)
    for name in (
        "a.csv",
        "data/b.csv",
        "exercises.py",
        "scomm.py",
        "scomm/x.py",
        "README.md",
        "other.ipynb",
        ".hidden",
        "taken/c.csv",
        "theirs",
        "e.csv",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "linked").symlink_to("/etc")
    files, missed = files_beside(folder, authors)
    assert missed == 5
    put_beside(files, target)
    found = {
        path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()
    }
    assert found == {**authors, "a.csv": b"x", "data/b.csv": b"x", "e.csv": b"x"}


def test_the_files_beside_a_notebook_are_read_and_no_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.csv").write_text("1")
    (tmp_path / "key.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe")
    assert files_beside(tmp_path) == ({"data/mine.csv": b"1"}, 2)


@pytest.mark.parametrize("content", [b"yesterday evening", b"\xff\xfe\x00", b"2026-13-40 25:00:00 UTC", b"99999999999999"])  # fmt: skip
def test_a_file_of_time_without_a_time_is_told_with_the_cure(tmp_path: Path, content: bytes) -> None:
    (tmp_path / TIMESTAMP).write_bytes(content)
    with pytest.raises(NotGraded) as caught:
        read_stamp(tmp_path)
    assert "holds no time" in caught.value.reason
    assert "UTC" in caught.value.cure


@pytest.mark.parametrize(
    "content", [b"2026-11-12 09:00:00 UTC\n", b"\xef\xbb\xbf2026-11-12 09:00:00 UTC\r\n", b""]
)
def test_a_time_is_taken_along(tmp_path: Path, content: bytes) -> None:
    (tmp_path / TIMESTAMP).write_bytes(content)
    assert read_stamp(tmp_path) == content.decode("utf-8-sig").strip()
