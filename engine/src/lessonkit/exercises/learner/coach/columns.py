"""A column that was named without quotes: Python takes its name for that of something else, such as a table."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from lessonkit.exercises.learner.coach.scene import Scene

Found = tuple[str, dict[str, Any]]
Brackets = ast.Subscript | ast.Call

_TABLE_AS_KEY = re.compile(
    r"Boolean array expected for the condition|unhashable type: 'DataFrame'|multidimensional key"
)
_TAKE_COLUMNS = frozenset(
    [
        "groupby",
        "sort_values",
        "set_index",
        "merge",
        "pivot",
        "pivot_table",
        "melt",
        "drop",
        "dropna",
        "drop_duplicates",
        "nlargest",
        "nsmallest",
    ]
)
"""Tools of a table that take names of its columns."""


def on_column(name: str, scene: Scene) -> Found | None:
    """A name that nothing has and that is a column: alone in brackets it wants quotes, elsewhere its table too."""
    known = _table_with(name, scene)
    for brackets, alone in _around(name, scene):
        base = _base(brackets)
        held = scene.names.get(base)
        own = base if isinstance(held, pd.DataFrame) and name in held.columns else ""
        if alone and (own or (known and not isinstance(held, pd.DataFrame))):
            return "column-without-quotes", {"name": name, "code": _code(own, name)}
        known = own or known
    if not known or re.search(rf"[=!<>]=\s*\(?{re.escape(name)}\b", scene.failing or scene.source):
        return None
    return "column-without-table", {"name": name, "table": known}


def on_table_as_key(error: Exception, scene: Scene) -> Found | None:
    """A whole table in square brackets where a column of its name is meant."""
    if not _TABLE_AS_KEY.search(str(error)):
        return None
    for own in scene.own_names():
        if isinstance(scene.names[own], pd.DataFrame) and _table_with(own, scene):
            for brackets, alone in _around(own, scene):
                if alone and isinstance(brackets, ast.Subscript):
                    return "table-for-column", {"name": own, "code": _code(_base(brackets), own)}
    return None


def _code(base: str, name: str) -> str:
    return f'{base}["{name}"]' if base else f'"{name}"'


def _base(brackets: Brackets) -> str:
    """The name behind which square brackets stand; empty if it is no plain name."""
    held = brackets.value if isinstance(brackets, ast.Subscript) else None
    return held.id if isinstance(held, ast.Name) else ""


def _around(name: str, scene: Scene) -> Iterator[tuple[Brackets, bool]]:
    """The brackets around a name in the failing line, the nearest first, and if the name stands in them alone or in a list."""
    try:
        tree = ast.parse(scene.source)
    except (SyntaxError, ValueError):
        return
    above = {inner: outer for outer in ast.walk(tree) for inner in ast.iter_child_nodes(outer)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Name) or node.id != name or scene.line not in (0, node.lineno):
            continue
        inner: ast.AST = node
        alone = True
        while isinstance(outer := above.get(inner), ast.expr | ast.keyword):
            if isinstance(outer, ast.Subscript | ast.Call) and _takes_columns(outer, inner):
                yield outer, alone
            alone = alone and isinstance(outer, ast.List | ast.Tuple | ast.keyword)
            inner = outer


def _takes_columns(outer: Brackets, inner: ast.AST) -> bool:
    """True if columns are named between these brackets, and something stands between them."""
    if isinstance(outer, ast.Subscript):
        return inner is outer.slice
    return (
        inner is not outer.func and isinstance(outer.func, ast.Attribute) and outer.func.attr in _TAKE_COLUMNS
    )


def _table_with(column: str, scene: Scene) -> str:
    """The name of a table in the notebook that has this column."""
    for own in scene.own_names():
        value = scene.names[own]
        if type(value) is pd.DataFrame and column in value.columns:
            return own
    return ""
