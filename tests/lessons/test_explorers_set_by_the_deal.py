"""An explorer that a lesson sets, to a value of its own or to what is dealt, can be set so for every deal."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from scomm.authoring.source import read_text
from scomm.exercises.locate import load_lesson
from scomm.explorers import explorer

LESSONS = {path.parent.name: path for path in sorted(Path(__file__).parents[2].glob("solutions/*/lesson.md"))}


def calls(path: Path) -> Iterator[ast.Call]:
    for block in read_text(path).blocks:
        if "explore(" in block.text and block.kind != "exercise":
            with_code = ast.walk(ast.parse(block.text)) if block.kind == "code" else ()
            yield from (
                one
                for one in with_code
                if isinstance(one, ast.Call) and getattr(one.func, "id", "") == "explore"
            )


@pytest.mark.parametrize("lesson", LESSONS)
def test_each_setting_of_an_explorer_is_one_that_it_has(lesson: str) -> None:
    pools = load_lesson(LESSONS[lesson].parent).pools
    for call in calls(LESSONS[lesson]):
        (id,) = [one.value for one in call.args if isinstance(one, ast.Constant)]
        for keyword in call.keywords:
            if keyword.arg == "after":
                continue
            assert keyword.arg
            dealt = isinstance(keyword.value, ast.Attribute)
            values = pools[keyword.value.attr] if dealt else [ast.literal_eval(keyword.value)]
            allowed = set(map(str, explorer(str(id)).control(keyword.arg).values))
            assert set(map(str, values)) <= allowed, f"{id}: {keyword.arg}"


def test_a_lesson_sets_an_explorer_to_what_is_dealt() -> None:
    found = [keyword for path in LESSONS.values() for call in calls(path) for keyword in call.keywords]
    assert [one for one in found if isinstance(one.value, ast.Attribute)]
