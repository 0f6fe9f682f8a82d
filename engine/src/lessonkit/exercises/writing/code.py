"""The code of an answer cell, taken from the real function in `exercises.py` that stands for it."""

from __future__ import annotations

import ast
import linecache
import re
from collections.abc import Callable
from textwrap import dedent
from types import FunctionType
from typing import Any

from lessonkit.errors import KitError

_NOTE = re.compile(r"  # (?:fmt: skip|noqa\b.*)$", re.MULTILINE)


def whole_code(function: Callable[..., Any]) -> str:
    """A function as its author wrote it: the reference code of a function exercise."""
    return _without_notes("".join(_lines(function))).rstrip()


def body_code(function: Callable[..., Any], variable: str) -> str:
    """The body of a function that ends with `return variable`, without that line: the code of an answer cell.

    Its parameters are the tables and names that the lesson's given code sets, and `deal`. A `KitError` if it ends
    in another way.
    """
    source = "".join(_lines(function))
    tree = ast.parse(source).body[0]
    assert isinstance(tree, ast.FunctionDef)
    statements = tree.body[1:] if ast.get_docstring(tree, clean=False) is not None else tree.body
    last = tree.body[-1]
    if not (isinstance(last, ast.Return) and isinstance(last.value, ast.Name) and last.value.id == variable):
        raise KitError(
            f"The solution {tree.name}() in exercises.py does not end with its answer.",
            do=f"Let it set {variable}, and end with return {variable}.",
        )
    lines = source.splitlines()
    first = statements[0].lineno - 1
    while not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return _without_notes(dedent("\n".join(lines[first : last.lineno - 1]))).strip("\n").rstrip()


def _without_notes(code: str) -> str:
    """The code without notes to ruff: a cell has no indent, so its lines may be longer, and a loop may call its rows
    `table`."""
    return _NOTE.sub("", code)


def _lines(function: Callable[..., Any]) -> list[str]:
    """The lines of a function at the top level of its file, up to the next line that is not indented.

    `inspect.getsource` would do it too, but looks at every module that is loaded: longer than a first check may take.
    """
    if not isinstance(function, FunctionType) or not function.__qualname__.isidentifier():
        raise KitError(
            f"A solution can't be {getattr(function, '__qualname__', function)!s}.",
            allowed="a function that is written with def at the top level of exercises.py",
        )
    path = function.__code__.co_filename
    linecache.checkcache(path)
    lines = linecache.getlines(path)[function.__code__.co_firstlineno - 1 :]
    ends = (at for at, line in enumerate(lines) if at and line.strip() and line[0] not in " )")
    return lines[: next(ends, len(lines))]
