"""The house on one page: every room is on it, and every function that it names is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.packages import KIT, PACKAGES

PAGE = (KIT / "docs" / "house.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)::([\w.]+)`", PAGE)))


def defined(path: Path) -> set[str]:
    """Every function and class of a module, and of its classes by `Class.name`."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return found


def test_the_page_names_functions() -> None:
    assert len(NAMED) > 20


@pytest.mark.parametrize(("file", "name"), NAMED, ids=lambda value: value)
def test_a_function_that_the_page_names_is_there(file: str, name: str) -> None:
    (path,) = [source / file for source in PACKAGES if (source / file).is_file()]
    assert name in defined(path)


def test_every_room_is_on_the_page() -> None:
    rooms = {
        path.stem
        for source in PACKAGES
        for path in source.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    rooms -= {"__init__", "__pycache__"}
    assert {room for room in rooms if f"`{room}" not in PAGE} == set()


def test_every_file_that_the_page_links_to_is_there() -> None:
    for link in re.findall(r"\]\(([\w.-]+\.md)\)", PAGE):
        assert (KIT / "docs" / link).is_file(), link


def test_the_page_stays_one_page() -> None:
    assert len(PAGE.split()) < 1000
