"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from lessonkit.wholefile import disk_error, place_file, write_whole


def test_a_file_holds_what_was_written_and_everybody_may_read_it(tmp_path: Path) -> None:
    path = write_whole(tmp_path / "a.csv", b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o644


def test_a_file_can_be_for_its_owner_alone(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "a.csv", b"new", mode=0o600).stat().st_mode & 0o777 == 0o600


def test_the_folders_above_a_file_are_made_and_nothing_else_is_left_in_them(tmp_path: Path) -> None:
    path = tmp_path / "for" / "all" / "a.txt"
    place_file(path, b"one")
    place_file(path, b"two", mode=0o600)
    assert {inside.name: inside.read_bytes() for inside in path.parent.iterdir()} == {"a.txt": b"two"}
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("inside", ["", "not/there.csv"])
def test_a_place_that_cannot_be_written_is_named_as_it_was_given(tmp_path: Path, inside: str) -> None:
    with pytest.raises((IsADirectoryError, FileNotFoundError)) as told:
        write_whole(tmp_path / inside, b"new")
    assert told.value.filename == str(tmp_path / inside)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("moment", ["os.fsync", "os.replace"])
def test_a_write_that_breaks_off_leaves_the_old_file_and_no_litter(
    moment: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(moment, fail)
    with pytest.raises(OSError, match="disk full"):
        write_whole(tmp_path / "a.csv", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_a_disk_without_room_is_told_by_the_file_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: .*a\.csv") as told:
        write_whole(tmp_path / "a.csv", b"new")
    assert disk_error(told.value) is told.value
    assert not list(tmp_path.iterdir())


def test_a_database_without_room_is_the_disks_error_whoever_wraps_it(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "book.db") as book:
        book.execute("pragma max_page_count = 3")
        try:
            book.execute("create table long (text)")
            book.executemany("insert into long values (?)", [("x" * 5_000,)] * 10)
        except sqlite3.OperationalError as error:
            wrapped = RuntimeError("no")
            wrapped.__cause__ = error
    found = disk_error(wrapped)
    assert found is not None
    assert found.errno == errno.ENOSPC
    assert disk_error(RuntimeError("no")) is None
