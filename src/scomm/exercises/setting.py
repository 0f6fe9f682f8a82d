"""Which lines of a cell set a name, and whether they had run when the cell ended in an error."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

_OWN_SPACE = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
"""What binds names of its own inside."""


def sets(source: str, name: str) -> bool:
    """True if a cell has a line that sets a name, or tries to: a line that forgot its equals sign, a broken `def`.

    >>> sets("a, share = 1, 2", "share"), sets("share 77", "share"), sets("print(share)", "share")
    (True, True, False)
    """
    tree = _parsed(source)
    if tree is None:
        return bool(_tries_to_set(re.escape(name)).search(source))
    return any(name in _names_set(statement) for statement in _of_the_notebook(tree.body))


def had_set(source: str, name: str, failing_line: int) -> bool:
    """True if a statement that surely sets a name had run through before the line that failed.

    >>> had_set("share = 5\\nshare / 0", "share", 2), had_set("share = 5 / 0", "share", 1)
    (True, False)
    """
    tree = _parsed(source)
    return tree is not None and _had_set(tree.body, name, failing_line)


def _had_set(block: list[ast.stmt], name: str, line: int) -> bool:
    """Of the statements before the failing one in its block, each has run; inside it, ask again."""
    for statement in block:
        if (statement.end_lineno or statement.lineno) < line:
            if _surely_sets(statement, name):
                return True
        elif statement.lineno <= line:
            return any(
                _had_set(inner, name, line)
                for inner in _blocks(statement)
                if inner[0].lineno <= line <= (inner[-1].end_lineno or 0)
            )
    return False


def _surely_sets(statement: ast.stmt, name: str) -> bool:
    """True if a statement that ran through has set a name: one that may be passed over proves nothing."""
    if isinstance(statement, ast.With | ast.AsyncWith):
        return name in _names_set(statement) or any(_surely_sets(inner, name) for inner in statement.body)
    if isinstance(statement, ast.If):
        return all(
            any(_surely_sets(inner, name) for inner in branch)
            for branch in (statement.body, statement.orelse)
        )
    return (not list(_blocks(statement)) and name in _names_set(statement)) or _defines(statement, name)


def _defines(statement: ast.stmt, name: str) -> bool:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return isinstance(statement, kinds) and statement.name == name


def _names_set(node: ast.AST) -> set[str]:
    """The names that a node itself sets, without the statements inside it."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name.split(".")[0] for alias in node.names}
    if (isinstance(node, ast.AnnAssign) and node.value is None) or not isinstance(node, ast.stmt):
        return set()
    return set(_stored(node))


def _stored(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            yield child.id
        if not isinstance(
            child, (ast.stmt, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, *_OWN_SPACE)
        ):
            yield from _stored(child)


def _of_the_notebook(block: list[ast.stmt]) -> list[ast.stmt]:
    found = []
    for statement in block:
        found.append(statement)
        for inner in _blocks(statement):
            found += _of_the_notebook(inner)
    return found


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks inside a compound statement, but those of a function or a class."""
    if isinstance(statement, _OWN_SPACE):
        return
    for part in ("body", "orelse", "finalbody"):
        if block := getattr(statement, part, None):
            yield block
    for part in ("handlers", "cases"):
        for inner in getattr(statement, part, ()):
            yield inner.body


def _parsed(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _tries_to_set(name: str) -> re.Pattern[str]:
    """Finds a line that sets a name, also one that forgot its equals sign; not one that only uses the name."""
    sets = rf"{name}[ \t]*(?::[^=\n]+)?[-+*/|&]?=(?!=)|{name}[ \t]+[\w\"']|def\s+{name}\b"
    return re.compile(rf"^(?:{sets})", re.MULTILINE)
