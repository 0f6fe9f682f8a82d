"""Files are put in place whole, or the old ones stay."""

from __future__ import annotations

from pathlib import Path

from scomm.authoring.placing import place_file


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    place_file(tmp_path / "a.txt", b"one")
    place_file(tmp_path / "a.txt", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.txt": b"two"}
