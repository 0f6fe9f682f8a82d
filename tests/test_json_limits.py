"""What a JSON text holds is counted before it is read, the same in every Python, in a time that grows with the text alone."""

from __future__ import annotations

import ast
import contextlib
import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.errors import KitError
from lessonkit.exercises.key.practice import read_practice
from lessonkit.exercises.learner.passport_file import LARGEST, Damaged, from_json, to_json
from lessonkit.grading.collecting.ledger import read_ledger
from lessonkit.grading.not_a_notebook import Unreadable
from lessonkit.grading.reading import parse_submission
from lessonkit.json_limits import NOTEBOOK, Limits, TooMuch, check, read_json, write_json
from tests.exercises.learner.a_passport import FULL
from tests.packages import PACKAGES

DEEP = 2 * NOTEBOOK.depth
"""Levels that every Python reads without a word."""
AT_ONCE = Limits(10_000_000)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(
    ["[[{", '"', "\\", '\\"]']
)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


def depth_of(value: Any) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(depth_of, inner), default=0)


def count_of(value: Any) -> int:
    """Values and names; an empty list counts as if there were one value in it."""
    if isinstance(value, dict):
        return 1 + (sum(1 + count_of(one) for one in value.values()) or 1)
    return 1 + (sum(map(count_of, value)) or 1) if isinstance(value, list) else 1


def nested(levels: int) -> str:
    return "[" * levels + "]" * levels


@given(VALUE, st.booleans(), st.sampled_from([None, 1]))
def test_depth_size_and_count_are_those_of_the_value(
    value: Any, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    size, depth, count = len(text.encode()), depth_of(value), count_of(value)
    assert read_json(text, Limits(size, depth, count)) == value
    assert write_json(value, Limits(len(json.dumps(value)), depth, count))
    less = {"size": Limits(size - 1, depth, count), "values": Limits(size, depth, count - 1)}
    for what, limits in (less | ({"depth": Limits(size, depth - 1, count)} if depth else {})).items():
        with pytest.raises(TooMuch) as refused:
            check(text, limits)
        assert refused.value.what == what


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("text", ['["\u2200", ' + "[" * 200_000, '["\u2200"' + ", 0" * 200_000 + "]"])
def test_another_encoding_hides_neither_depth_nor_values(text: str, encoding: str) -> None:
    """Half of a letter can be a quotation mark, behind which nothing would be counted."""
    with pytest.raises(ValueError, match=r"codec can't decode|Expecting value|more than"):
        read_json(text.encode(encoding), Limits(2_000_000, depth=10, values=1_000))


@given(st.text(st.sampled_from('[]{},:"\\ a1'), max_size=60) | st.binary(max_size=60))
def test_what_is_no_json_is_left_for_its_reader_to_say(text: str | bytes) -> None:
    check(text, AT_ONCE)


HOSTILE = {
    "texts that never close": b'"\\' * 1_000_000,
    "nothing but marks": b'\\"' * 1_000_000,
    "empty texts": b'""' * 1_000_000,
    "one text of marks": b'["' + b'\\"' * 1_000_000 + b'"]',
    "closing brackets": b"]" * 2_000_000,
    "pairs of brackets": b"[]," * 700_000,
    "opening brackets": b"[" * 2_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_two_million_bytes_of_anything_take_no_time_to_speak_of(text: bytes) -> None:
    """A count that looked at a byte more than a few times would take hours."""
    began = time.perf_counter()
    with contextlib.suppress(TooMuch):
        check(text, AT_ONCE)
    assert time.perf_counter() - began < 20


@pytest.fixture(params=["Python's own", "raised"])
def recursion_limit(request: pytest.FixtureRequest) -> Any:
    """What is refused does not hang on how deep this Python goes."""
    was = sys.getrecursionlimit()
    sys.setrecursionlimit(was if request.param == "Python's own" else 20_000)
    yield
    sys.setrecursionlimit(was)


@pytest.mark.usefixtures("recursion_limit")
class TestWhatComesFromElsewhere:
    """A few levels too many are refused, at each door by its own line."""

    def test_a_passport(self) -> None:
        given = to_json(FULL).replace('"value": 30.0', f'"value": {nested(DEEP)}')
        with pytest.raises(Damaged, match="more than a passport"):
            from_json(given)

    def test_a_passport_of_too_many_bytes(self) -> None:
        with pytest.raises(Damaged, match="too large"):
            from_json(to_json(FULL) + " " * LARGEST)

    def test_a_notebook(self) -> None:
        with pytest.raises(Unreadable, match=f"nested more than {NOTEBOOK.depth} deep"):
            parse_submission(f'{{"cells": [], "metadata": {{"a": {nested(DEEP)}}}}}'.encode())

    def test_a_notebook_of_too_many_values(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("lessonkit.grading.reading.NOTEBOOK", Limits(1000, values=10))
        with pytest.raises(Unreadable, match="more than 10 numbers, texts and lists"):
            parse_submission(b'{"cells": [], "metadata": {"a": [1,2,3,4,5,6,7,8,9]}}')

    def test_a_bundle_for_practice(self, tmp_path: Path) -> None:
        path = tmp_path / "practice.json"
        path.write_text(nested(DEEP))
        with pytest.raises(KitError, match="TooMuch"):
            read_practice(path)

    def test_the_list_of_what_was_received(self, tmp_path: Path) -> None:
        (tmp_path / "collected.json").write_text(nested(DEEP))
        with pytest.raises(KitError, match="depth"):
            read_ledger(tmp_path, "04-who-is-deported")


def handlers(path: Path) -> list[set[str]]:
    """The names of what each `except` of a file catches."""
    return [
        {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)}
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and node.type is not None
    ]


def test_no_depth_of_data_is_found_by_going_too_deep() -> None:
    """Python's parser of code alone says so by errors of its own: it has no other way."""
    for path in (path for source in PACKAGES for path in source.rglob("*.py")):
        found = [caught for caught in handlers(path) if "RecursionError" in caught]
        if path.name == "json_limits.py":
            assert found == [{"RecursionError"}]
        else:
            assert all("MemoryError" in caught for caught in found), path
