"""The logic of exercises reads well: real functions, no code in strings, nothing read while it is imported."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessonkit.data import loading
from lessonkit.errors import KitError
from lessonkit.exercises.writing.files import logic_files, run_files

FOLDERS = sorted(path.parent for path in (Path(__file__).parents[2] / "solutions").glob("*/exercises.py"))
FILES = [path for folder in FOLDERS for path in logic_files(folder)]
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
each_lesson = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def ignores(function: ast.Lambda) -> set[str]:
    """The arguments of a lambda that it does not use."""
    used = {node.id for node in ast.walk(function.body) if isinstance(node, ast.Name)}
    return {argument.arg for argument in function.args.args} - used


@each_file
def test_no_lambda_ignores_an_argument(path: Path) -> None:
    assert [
        f"line {node.lineno}: {', '.join(ignored)}"
        for node in nodes(path)
        if isinstance(node, ast.Lambda) and (ignored := ignores(node))
    ] == []


def test_a_lambda_that_ignores_an_argument_is_found() -> None:
    (found,) = (
        node for node in ast.walk(ast.parse("lambda load, deal: load('a')")) if isinstance(node, ast.Lambda)
    )
    assert ignores(found) == {"deal"}


@each_file
def test_no_code_stands_in_a_string(path: Path) -> None:
    """A text of two lines or more is a docstring."""
    found = list(nodes(path))
    docstrings = {id(node.value) for node in found if isinstance(node, ast.Expr)}
    for node in found:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "slip":
            docstrings |= {id(text) for text in ast.walk(node)}  # what a slip puts in may be a line more
    assert [
        node.lineno
        for node in found
        if isinstance(node, ast.Constant) and "\n" in str(node.value) and id(node) not in docstrings
    ] == []


def _is_a_piece_of_code(node: ast.Assign) -> bool:
    """True for a private constant, such as `_HERE`, which slips share."""
    names = [name for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    return all(name.id.startswith("_") and name.id.isupper() for name in names)


@each_file
def test_no_words_for_learners_stand_in_the_logic(path: Path) -> None:
    """Titles and units of the charts that a learner's is compared with are the only texts of four words or more.

    Beside pieces of code, those of mutants, slips and queries, and beside why a tolerance is wide, which authors read.
    """
    found = list(nodes(path))
    no_words = {id(node.value) for node in found if isinstance(node, ast.Expr)}
    for node in found:
        if isinstance(node, ast.keyword) and (node.arg or "").endswith("title_text"):
            no_words |= {id(text) for text in ast.walk(node.value)}
        if isinstance(node, ast.keyword) and node.arg in ("mutants", "wide"):
            no_words |= {id(text) for text in ast.walk(node.value)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "query":
            no_words |= {id(text) for text in ast.walk(node)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "slip":
            no_words |= {id(text) for text in ast.walk(node)}  # pieces of code
        if isinstance(node, ast.Assign) and _is_a_piece_of_code(node):
            no_words |= {id(text) for text in ast.walk(node)}
    assert [
        node.value
        for node in found
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and len(node.value.split()) > 3
        and id(node) not in no_words
    ] == []


@pytest.fixture
def no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading any dataset is an error."""

    def refuse(*_: object) -> None:
        raise AssertionError("a table is read")

    monkeypatch.setattr(loading, "_table", refuse)


@each_lesson
@pytest.mark.usefixtures("no_table")
def test_no_table_is_read_while_the_files_are_imported(folder: Path) -> None:
    assert "LESSON" in run_files(folder)[0]


@pytest.mark.usefixtures("no_table")
def test_a_table_that_is_read_while_a_file_is_imported_is_found(tmp_path: Path) -> None:
    path = tmp_path / "exercises.py"
    path.write_text('from lessonkit.data import load\n\nCOUNTIES = load("deal-counties")\n', encoding="utf-8")
    with pytest.raises(KitError, match=r"a table is read\. Mend line 3"):
        run_files(tmp_path)


@each_lesson
def test_opening_a_lesson_loads_no_figure(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from lessonkit.exercises.locate import load_lesson\n"
        f"load_lesson(Path({str(folder)!r})); print('plotly.basedatatypes' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
