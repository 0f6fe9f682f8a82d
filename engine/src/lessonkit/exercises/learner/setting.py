"""Which lines of a cell set a name, and whether they had run when the cell ended in an error."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_OWN_SPACE = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
    ast.Lambda,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)
"""What binds names of its own inside."""


def sets(source: str, name: str) -> bool:
    """True if a cell has a line that sets a name, or tries to: a line that forgot its equals sign, a broken `def`.

    >>> sets("a, share = 1, 2", "share"), sets("share 77", "share"), sets("print(share)", "share")
    (True, True, False)
    """
    if parsed(source) is None:
        return bool(_tries_to_set(re.escape(name)).search(source))
    return name in top_names(source)


def had_set(source: str, name: str, failing_at: tuple[int, int]) -> bool:
    """True if a statement that surely sets a name had run through before the place that failed.

    `failing_at` is the line, from 1, and the column, from 0; (0, 0) if no line ran.

    >>> had_set("share = 5\\nshare / 0", "share", (2, 0)), had_set("share = 5 / 0", "share", (1, 8))
    (True, False)
    """
    tree = parsed(source)
    block: Sequence[ast.stmt] = tree.body if tree is not None else ()
    while block:
        # of the statements before the failing one in its block each has run; then look inside that one
        if any(_surely_sets(statement, name) for statement in block if _end(statement) <= failing_at):
            return True
        inside = (inner for statement in block for inner in _blocks(statement))
        block = next((inner for inner in inside if _start(inner[0]) <= failing_at < _end(inner[-1])), ())
    return False


@lru_cache(maxsize=8)  # asked for each exercise of a lesson, several times a cell
def top_names(source: str) -> frozenset[str]:
    """The names that a cell sets, also in its blocks, but not inside its functions.

    >>> sorted(top_names("a, b = 1, 2\\ndef c():\\n    d = 3"))
    ['a', 'b', 'c']
    """
    tree = parsed(source)
    if tree is None:
        return frozenset()
    return frozenset(name for one in _of_the_notebook(tree.body) for name in _names_set(one))


def _start(statement: ast.stmt) -> tuple[int, int]:
    return statement.lineno, statement.col_offset


def _end(statement: ast.stmt) -> tuple[int, int]:
    return statement.end_lineno or statement.lineno, statement.end_col_offset or 0


def _surely_sets(statement: ast.stmt, name: str) -> bool:
    """True if a statement that ran through has set a name: one that may be passed over proves nothing."""
    if isinstance(statement, ast.With | ast.AsyncWith) and any(
        _surely_sets(inner, name) for inner in statement.body
    ):
        return True
    may_be_passed_over = isinstance(
        statement, ast.If | ast.For | ast.AsyncFor | ast.While | ast.Try | ast.TryStar | ast.Match
    )
    return not may_be_passed_over and name in _names_set(statement)


def _names_set(statement: ast.stmt) -> set[str]:
    """The names that a statement itself sets, without the statements inside it."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {statement.name}
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return {alias.asname or alias.name.split(".")[0] for alias in statement.names}
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return set()
    found, waiting = set(), list(ast.iter_child_nodes(statement))
    while waiting:  # no recursion: a sum of a thousand terms is a thousand levels deep
        node = waiting.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        if not isinstance(node, (ast.stmt, *_OWN_SPACE)):
            waiting += ast.iter_child_nodes(node)
    return found


def _of_the_notebook(block: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a cell and of the blocks in it, but those in a function or a class."""
    waiting = list(block)
    while waiting:
        statement = waiting.pop()
        yield statement
        for inner in _blocks(statement):
            waiting += inner


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks inside a compound statement; a function or a class keeps its own to itself."""
    if isinstance(statement, _OWN_SPACE):
        return
    for part in ("body", "orelse", "finalbody"):
        if block := getattr(statement, part, None):
            yield block
    for part in ("handlers", "cases"):
        for inner in getattr(statement, part, ()):
            yield inner.body


@lru_cache(maxsize=8)
def parsed(source: str) -> ast.Module | None:
    """The tree of a cell; None if it is no Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _tries_to_set(name: str) -> re.Pattern[str]:
    """Finds a line that sets a name, also one that forgot its equals sign; not one that only uses the name."""
    sets = rf"{name}[ \t]*(?::[^=\n]+)?[-+*/|&]?=(?!=)|{name}[ \t]+[\w\"']|def\s+{name}\b"
    return re.compile(rf"^(?:{sets})", re.MULTILINE)
