"""Each description holds size and hash of its files, and a changed file is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lessonkit.data import root
from lessonkit.data.stamping import stamped, unstamped
from lessonkit.errors import KitError

PACKAGE = """{
  "resources": [
    {
      "name": "cats",
      "path": "cats.csv",
      "title": "Cats"
    }
  ]
}
"""


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in root().glob("*/datapackage.json")))
def test_every_file_has_its_size_and_hash(folder: str) -> None:
    assert list(unstamped(root() / folder / "datapackage.json")) == []


def test_the_stamp_is_written_once_and_renewed() -> None:
    first = stamped(PACKAGE, {"cats.csv": b"town,cats\n"})
    assert json.loads(first)["resources"][0]["bytes"] == 10
    again = stamped(first, {"cats.csv": b"town\n"})
    assert json.loads(again)["resources"][0]["bytes"] == 5
    assert again.count('"bytes"') == again.count('"hash"') == 1
    assert stamped(again, {"cats.csv": b"town\n"}) == again


def test_nothing_else_of_the_description_changes() -> None:
    stamp = stamped(PACKAGE, {"cats.csv": b""})
    assert [
        line for line in stamp.splitlines() if "bytes" not in line and "hash" not in line
    ] == PACKAGE.splitlines()


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "cats.csv").write_bytes(b"town,cats\n")
    path = tmp_path / "datapackage.json"
    path.write_text(stamped(PACKAGE, {"cats.csv": b"town,cats\n"}))
    assert list(unstamped(path)) == []
    (tmp_path / "cats.csv").write_bytes(b"town,dogs\n")
    assert "cats.csv: datapackage.json holds another size or hash" in next(iter(unstamped(path)))


def test_a_file_that_the_description_does_not_name_is_refused() -> None:
    with pytest.raises(KitError, match=r"names dogs\.csv 0 times"):
        stamped(PACKAGE, {"dogs.csv": b""})
