"""A tiny kit in a temporary folder, and notebooks opened in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from lessonkit.exercises.learner import session
from lessonkit.exercises.locate import GRADING

settings.register_profile("exercises", deadline=None, max_examples=60)
settings.load_profile("exercises")

LESSON_FILE = "from tests.exercises.tiny import LESSON\n"


class Notebook:
    """Cells run one after the other in one namespace, as a kernel runs them."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.run("from scomm import begin, check, explore, hint, load")

    def run(self, cell: str) -> Any:
        """Run a cell and give back the value of its last line, if that is an expression."""
        tree = ast.parse(cell)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, "<cell>", "exec"), self.names)
        if last is None:
            return None
        return eval(compile(ast.Expression(last.value), "<cell>", "eval"), self.names)

    def begin(self, code: str = "otter-maple-river", lesson: str = "90-tiny") -> Any:
        """Run the first cell of the tiny lesson."""
        return self.run(f"learner_code = {code!r}\ndeal = begin({lesson!r}, learner_code)\ndeal")


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a kit with the tiny lesson in `solutions/`; the working folder is its notebook's."""
    (tmp_path / "solutions" / "90-tiny").mkdir(parents=True)
    (tmp_path / "solutions" / "90-tiny" / "exercises.py").write_text(LESSON_FILE)
    (tmp_path / "lessons" / "90-tiny").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "lessons" / "90-tiny")
    monkeypatch.delenv("SCOMM_SOLUTIONS", raising=False)
    monkeypatch.delenv(GRADING, raising=False)
    return tmp_path


@pytest.fixture
def here(kit: Path) -> Path:
    """The folder of the notebook."""
    return kit / "lessons" / "90-tiny"


@pytest.fixture
def notebook(kit: Path) -> Iterator[Notebook]:
    """A notebook of the tiny lesson in which no cell has run yet but the import."""
    session.close()
    yield Notebook()
    session.close()


@pytest.fixture
def restart(notebook: Notebook) -> Any:
    """Restart the kernel: all names and the open lesson are gone, the files stay."""

    def again() -> Notebook:
        session.close()
        return Notebook()

    return again
