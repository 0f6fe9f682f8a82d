"""The code of a cell is that of a real function, byte for byte."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises.writing.code import body_code, whole_code

FILE = '''\
def plain(a):
    plain = a
    return plain


def wrapped(
    a, b
):
    """What it does."""
    # why

    if a:
        b = (
            1
        )
    wrapped = f(a)  # fmt: skip
    for b in a:  # noqa: F402
        pass  # a comment of the cell

    return wrapped
NEXT = 1


def other(a):
    return a


class Inside:
    def plain(a):
        return a
'''


@pytest.fixture
def module(tmp_path: Path) -> ModuleType:
    path = tmp_path / "exercises.py"
    path.write_text(FILE, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("exercises_of_a_test", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_body_ends_before_its_return(module: ModuleType) -> None:
    assert body_code(module.plain, "plain") == "plain = a"


def test_comments_and_empty_lines_stay_and_notes_to_ruff_and_the_docstring_go(module: ModuleType) -> None:
    assert body_code(module.wrapped, "wrapped") == (
        "# why\n\nif a:\n    b = (\n        1\n    )\nwrapped = f(a)\nfor b in a:\n    pass  # a comment of the cell"
    )


def test_a_whole_function_stands_as_it_is_written(module: ModuleType) -> None:
    assert whole_code(module.other) == "def other(a):\n    return a"
    assert whole_code(module.wrapped).startswith("def wrapped(\n    a, b\n):\n")
    assert whole_code(module.wrapped).endswith("return wrapped")


def test_a_function_that_returns_something_else_is_refused(module: ModuleType) -> None:
    with pytest.raises(
        KitError, match=r"other\(\) .* does not end with its answer\. Let it set x, and end with return x"
    ):
        body_code(module.other, "x")


def test_only_a_function_of_the_files_top_level_can_be_a_solution(module: ModuleType) -> None:
    for refused in (module.Inside.plain, lambda: 1, 2008, len):
        with pytest.raises(KitError, match="A solution can't be"):
            whole_code(refused)  # type: ignore[arg-type]
