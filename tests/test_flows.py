"""The table of broken flows names tests that are there, and leaves out none that was written for it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
TABLE = (TESTS / "browser" / "README.md").read_text("utf-8")
ROWS = [line for line in TABLE.splitlines() if line.startswith("| ") and not line.startswith("| What")]
NAMED = re.findall(r"`tests/([\w/]+\.py)::(test_\w+)`", "\n".join(ROWS))


def names_in(path: str) -> list[str]:
    return re.findall(r"^def (test_\w+)\(", (TESTS / path).read_text("utf-8"), re.MULTILINE)


def test_each_flow_has_one_test_of_its_own() -> None:
    assert len(NAMED) == len(ROWS) == len(set(NAMED)) > 30


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _, name in NAMED])
def test_the_test_of_a_flow_is_there(path: str, name: str) -> None:
    assert name in names_in(path)


def test_each_test_of_a_flow_stands_in_the_table() -> None:
    listed = {name for path, name in NAMED if path == "browser/test_flows.py"}
    assert set(names_in("browser/test_flows.py")) - {"test_nothing_was_asked_of_the_network"} == listed
