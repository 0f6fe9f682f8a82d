"""The kinds are those whose files lie in the folder, and nothing else asks for one by its name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from lessonkit.errors import KitError
from lessonkit.exercises import kinds
from lessonkit.exercises.kinds.registry import every_kind, kind_of

FOLDER = Path(kinds.__file__).parent
PACKAGE = FOLDER.parents[1]


def test_each_kind_has_a_file_of_its_name() -> None:
    assert all((FOLDER / f"{name}.py").is_file() for name in every_kind())
    assert len(every_kind()) >= 7


def test_no_rule_is_brought_by_two_kinds() -> None:
    ids = [id for kind in every_kind().values() for id in kind.rules]
    assert len(set(ids)) == len(ids)


def test_an_unknown_kind_is_answered_with_those_there_are() -> None:
    with pytest.raises(KitError, match="Allowed: chart, choice"):
        kind_of("essay")


@pytest.mark.parametrize("room", ["learner", "key", "writing", ""])
def test_nothing_in_the_room_compares_a_kind_by_its_name(room: str) -> None:
    for path in sorted((PACKAGE / "exercises" / room).glob("*.py")):
        asked = [
            node.lineno
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Compare)
            and any(isinstance(one, ast.Constant) and one.value in every_kind() for one in node.comparators)
        ]
        assert asked == [], path.name
