"""Files and folders are put in place whole, or the old ones stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scomm.authoring.placing import files_in, place_file, place_folder


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    place_file(tmp_path / "a.txt", b"one")
    place_file(tmp_path / "a.txt", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"two"}


def test_a_folder_is_replaced_and_what_is_kept_comes_along(tmp_path: Path) -> None:
    new, target = tmp_path / "new", tmp_path / "target"
    for folder, name in ((new, "b.txt"), (target, "a.txt"), (target, "passport-x.json")):
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(name)
    place_folder(new, target, keep=("passport-*.json",))
    assert list(files_in(target)) == ["b.txt", "passport-x.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "target"]


def test_a_copy_that_fails_leaves_the_old_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "a.txt").write_text("old")

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(shutil, "copytree", fail)
    with pytest.raises(OSError, match="disk full"):
        place_folder(tmp_path, target)
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_a_rename_that_fails_brings_the_old_folder_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, target = tmp_path / "new", tmp_path / "target"
    for folder in (new, target):
        folder.mkdir()
        (folder / "a.txt").write_text(folder.name)
    rename = Path.rename

    def fail_for_the_new(self: Path, to: Path) -> Path:
        if self.name == "new" and self.parent != tmp_path:
            raise OSError("busy")
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", fail_for_the_new)
    with pytest.raises(OSError, match="busy"):
        place_folder(new, target)
    assert (target / "a.txt").read_text() == "target"
