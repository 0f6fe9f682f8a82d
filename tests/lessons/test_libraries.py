"""What a lesson's code calls its libraries is known before the first answer, so that whoever writes Python may use them there."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from lessonkit.authoring.build import lesson_ids

KIT = Path(__file__).parents[2]


@pytest.mark.parametrize("lesson_id", lesson_ids(KIT))
def test_each_library_that_a_lesson_loads_is_loaded_above_its_first_answer(lesson_id: str) -> None:
    cells = json.loads(Path(KIT, "lessons", lesson_id, f"{lesson_id}.ipynb").read_text(encoding="utf-8"))[
        "cells"
    ]
    code = [(cell["id"], "".join(cell["source"])) for cell in cells if cell["cell_type"] == "code"]
    first = next(at for at, (id, _) in enumerate(code) if "-answer-" in id)
    assert libraries(source for _, source in code) == libraries(source for _, source in code[:first])


def libraries(sources: Iterable[str]) -> set[str]:
    """The names under which cells load whole libraries, such as pd."""
    return {
        alias.asname
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.asname
    }
