"""A sentence that a learner reads stands in a `words.toml`, with an id, and not in the code that says it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.packages import KIT, PACKAGES

ROOMS = ("charts", "county", "data", "exercises", "explorers", "grading", "models")
FOR_AUTHORS = {
    "data/building.py",
    "data/checking.py",
    "data/commands.py",
    "data/small_cells.py",
    "data/misspelt.py",
    "data/stamping.py",
    "exercises/key/proof.py",
    "exercises/key/proof_of_form.py",
    "exercises/kinds/chart_proof.py",
    "exercises/kinds/table_proof.py",
    "exercises/key/proof_of_mistakes.py",
    "exercises/writing/block_reader.py",
    "exercises/writing/joining.py",
}
"""Files that speak to those who write datasets and exercises, or to a browser, and to no learner."""

FOR_INSTRUCTORS = {
    "county/commands.py": "the help of a command",
    "grading/collecting/collect.py": "`scomm collect`",
    "grading/collecting/plan.py": "`scomm collect`",
    "grading/collecting/table.py": "`scomm collect`",
    "grading/collecting/unpacking.py": "`scomm collect`",
    "grading/commands.py": "the help of the commands",
    "grading/settings.py": "help on nbgrader's settings",
    "grading/folders.py": "warnings before a batch, on the terminal",
    "grading/platforms/commands.py": "the help of the commands",
    "grading/standings.py": "`scomm status` and grades.csv",
    "grading/status.py": "`scomm status`",
}
"""Files that speak to instructors alone, on the terminal or in a table, with the place where."""

TO_AUTHORS = frozenset({"faults", "faults_of_form"})
"""Functions that say what is wrong with an exercise, to its author."""

KEPT_IN_CODE = {
    "exercises/deal.py": "the words that learner codes are made of, the same in every language",
    "exercises/things.py": "names of things that travel in passports and hand-overs, so a translation must map them",
    "grading/safe_html.py": "names of HTML's tags",
    "grading/platforms/moodle.py": "headings of Moodle's own files",
    "exercises/learner/coach/calls.py": "patterns that find what Python and pandas say in an error",
    "exercises/learner/coach/columns.py": "a pattern that finds what pandas says in an error",
    "exercises/learner/coach/syntax.py": "patterns that find what Python says of a cell that it can't read",
}
"""Files whose texts look like sentences, with the reason why they stay."""

PASSED_OVER = {*FOR_AUTHORS, *FOR_INSTRUCTORS, *KEPT_IN_CODE}

FIELD = "\N{BLACK SQUARE}"
"""What stands for a field of a text."""

SENTENCE = re.compile(rf"(?:[A-Za-z][\w’'-]*|{FIELD})(?:[,;:]? (?:[\w’'“”-]+|{FIELD})){{3,}}")
"""Four words or fields or more, one blank apart."""

TAG = re.compile(r"<[^>]*>")


def sentences(source: str, names_in_errors: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """The line and the text of each sentence in a module, but for docstrings, logs and what a `KitError` says."""
    tree = ast.parse(source)
    passed = {id(node) for node in _docstrings(tree)}
    for node in ast.walk(tree):
        if (
            _is_error(node)
            or _is_log(node)
            or (isinstance(node, ast.Assign) and _names(node) & names_in_errors)
        ):
            passed |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.FunctionDef) and node.name in TO_AUTHORS:
            passed |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and id(node) not in passed:
            passed |= {id(part) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(
                str(part.value) if isinstance(part, ast.Constant) else FIELD for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if _is_import(text):
            continue
        if any(len(re.findall(r"[A-Za-z]+", one)) > 2 for one in SENTENCE.findall(TAG.sub("\n", text))):
            yield node.lineno, text


def _is_import(text: str) -> bool:
    """Whether a text is a line of Python that a learner may copy, and no sentence that begins like one."""
    try:
        body = ast.parse(text.replace(FIELD, "x")).body
    except SyntaxError:
        return False
    return bool(body) and all(isinstance(one, ast.Import | ast.ImportFrom) for one in body)


def _docstrings(tree: ast.AST) -> Iterator[ast.AST]:
    """Texts that stand alone: docstrings, of modules, classes and functions, and below a constant."""
    return (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _is_error(node: ast.AST) -> bool:
    """Whether a node makes an error, or hands a check of `models.inputs` what its error is about."""
    made = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return made and (node.func.id in ("KitError", "ValueError") or node.func.id.startswith("check_"))  # type: ignore[attr-defined]


def _is_log(node: ast.AST) -> bool:
    """Whether a node writes a line to nbgrader's log, as `self.log.error(...)` does: an instructor's terminal shows it."""
    called = node.func if isinstance(node, ast.Call) else None
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Attribute)
        and called.value.attr == "log"
    )


def _names(assignment: ast.Assign) -> set[str]:
    return {target.id for target in assignment.targets if isinstance(target, ast.Name)}


def _said_in_errors() -> frozenset[str]:
    """The constants that an error somewhere says, such as RESTORE."""
    return frozenset(
        inner.id
        for package in PACKAGES
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _is_error(node)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Name) and inner.id.isupper()
    )


IN_ERRORS = _said_in_errors()


def files_of(room: str) -> list[Path]:
    return [
        path
        for package in PACKAGES
        for path in sorted((package / room).rglob("*.py"))
        if path.relative_to(package).as_posix() not in PASSED_OVER
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_no_sentence_in_its_code(room: str) -> None:
    found = [
        f"{path.relative_to(KIT)}:{line}: {text[:60]!r}"
        for path in files_of(room)
        for line, text in sentences(path.read_text("utf-8"), IN_ERRORS)
    ]
    assert found == [], f"write them into {room}/words.toml"


@pytest.mark.parametrize("file", sorted(PASSED_OVER))
def test_a_file_that_is_passed_over_has_a_sentence(file: str) -> None:
    (path,) = [package / file for package in PACKAGES if (package / file).is_file()]
    assert any(sentences(path.read_text("utf-8"), IN_ERRORS))


def test_the_test_itself_finds_a_sentence_and_nothing_else() -> None:
    code = '''
"""A docstring of many more words than four."""
KEPT = "Restore the file with this one command."
def told(n):
    """Another docstring of many more words."""
    if n < 0:
        raise KitError(f"There are {n} of the people.", do="Give a number of people.")
    self.log.warning("%s was handed in again", n)
    look = "<div class='a b c d' style='padding:.2em 1em 1em 1em'>"
    return f"In {n} people were removed." + look
'''
    assert [text for _, text in sentences(code, frozenset({"KEPT"}))] == [f"In {FIELD} people were removed."]
    assert [line for line, _ in sentences(code)] == [3, 10]
